"""Rules that many others ask of one view of a case, answered once: the view never changes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from generator.progress.asof import AsOf

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")
_UNASKED = object()  # a rule may answer nothing


def once(rule: Callable[[AsOf, *Asked], Answer]) -> Callable[[AsOf, *Asked], Answer]:
    """Keep what a rule answers of a view, by what else it is asked with, which is hashable."""

    @wraps(rule)
    def answered(seen: AsOf, *asked: *Asked) -> Answer:
        question = (rule, *asked)
        known = seen.reponses.get(question, _UNASKED)  # one look: limits asked with take long to hash
        if known is _UNASKED:
            known = seen.reponses[question] = rule(seen, *asked)
        return cast("Answer", known)

    return answered
