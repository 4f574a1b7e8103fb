"""The questions of ``noter``: a fact told answer after answer, each checked as it is given."""

from typing import Any

import click

from generator.cli.fields import ALL, DECISION, LISTES, Champ, fields, kinds_told, read, words_told
from generator.cli.printing import ASKED, say, table
from generator.cli.workshop import Mot
from generator.phrases import lower_first
from generator.vocabulary import Fait
from generator.vocabulary.faits import READ_ON

_NOT_ASKED = {"date", "par", "pieces", "remplace", "document"}
_OF_A_DECISION = {"par", "document"}  # asked all the same: who decides, of what
_USUAL = "appel, reponse, promesse, contestation, echeancier, paiement, avoir, facture, note"
KINDS = [*(fait.value for fait in Fait), *LISTES]


def asked_kind() -> str:
    """The fact somebody wants to note; « ? » tells them all, and asks again."""
    asked = f"Fait ({_USUAL}… ; « {ALL} » : tous)"
    kind: str = click.prompt(asked, type=Mot([*KINDS, ALL]), show_choices=False, prompt_suffix=ASKED)
    if kind != ALL:
        return kind
    say(table(("Fait", "Ce qu'il dit"), kinds_told()))
    return asked_kind()


def is_asked(kind: str, champ: Champ) -> bool:
    """Whether somebody is asked a key: not what a command writes, what goes without saying, what is of other acts."""
    apart = _NOT_ASKED - (_OF_A_DECISION if kind == DECISION else set())
    return not (champ.ecrite or champ.cle in apart or _of_other_acts(kind, champ))


def _of_other_acts(kind: str, champ: Champ) -> bool:
    from generator.model import FaitProcedure
    from generator.model.annotations import closed_words

    acts = closed_words(FaitProcedure.model_fields["type"].annotation)
    return kind in acts and kind not in READ_ON.get(champ.cle.replace("-", "_"), (kind,))


def needs_asking(kind: str) -> bool:
    """A fact named without keys is written as it is when it can be: « solde », « signification »."""
    return any(one.obligatoire and one.cle not in _NOT_ASKED for one in fields(kind))


def asked(kind: str) -> dict[str, Any]:
    """What the answers to the questions of a fact say."""
    said: dict[str, Any] = {}
    say(f"Entrée : rien à en dire ; « {ALL} » : le sens des mots.")
    for champ in _first_what_it_is(kind):
        if champ.sous and not champ.liste:
            _ask_block(kind, said, champ)
        elif (answer := _answer(kind, champ, obligatory=champ.obligatoire)) is not None:
            said[champ.cle] = answer
    return said


def _first_what_it_is(kind: str) -> list[Champ]:
    """The keys of a fact as they are asked: those it cannot do without, its own, then those every fact may have."""
    from generator.model import Evenement

    shared = set(Evenement.model_fields) - ({"note"} if kind == Fait.NOTE else set())  # of a note, what it says
    kept = (one for one in fields(kind) if is_asked(kind, one))
    return sorted(kept, key=lambda one: (not one.obligatoire, one.cle in shared))


def _ask_block(kind: str, fact: dict[str, Any], champ: Champ) -> None:
    """A block is asked whole as soon as its first answer is given."""
    block: dict[str, Any] = {}
    for one in champ.sous:
        answer = _answer(kind, one, champ, obligatory=bool(block) and one.obligatoire)
        if answer is None and not block:
            return
        if answer is not None:
            block[one.cle] = answer
    fact[champ.cle] = block


def _answer(kind: str, champ: Champ, block: Champ | None = None, *, obligatory: bool) -> Any:
    """Ask until the answer can stand: a refusal at the end would lose them all."""
    from generator.edit.answers import refusal
    from generator.load.suggest import meant

    def checked(text: str) -> Any:
        if text == ALL and champ.mots:
            return ALL
        if not text and obligatory:
            raise click.UsageError("une réponse est attendue ici.")
        if text and champ.mots and meant(text, champ.mots) not in champ.mots:
            raise click.UsageError(f"« {text} » n'est pas admis ici : {champ.forme}.")
        value = read((champ,), champ.cle, text) if text else None
        told = {champ.cle: value} if block is None else {block.cle: {champ.cle: value}}
        of = {} if kind in LISTES else {"type": kind}
        if text and (reason := refusal(LISTES.get(kind, "journal"), of | told, champ.cle)):
            raise click.UsageError(reason)
        return value

    question = f"{block.question} : {lower_first(champ.question)}" if block else champ.question
    form, key = f" ({champ.forme})" if champ.forme else "", f"{block.cle}.{champ.cle}" if block else champ.cle
    answer = click.prompt(
        f"{question}{form} [{key}]", default="", show_default=False, prompt_suffix=ASKED, value_proc=checked
    )
    if answer != ALL:
        return answer
    say(words_told(champ.mots) or f"{champ.forme}.")
    return _answer(kind, champ, block, obligatory=obligatory)
