"""Values written twice in a list."""

from collections.abc import Hashable, Iterable, Iterator


def repeated(values: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Rank of each value already met, with the rank at which it was first."""
    seen: dict[Hashable, int] = {}
    for index, value in enumerate(values):
        first = seen.setdefault(value, index)
        if first != index:
            yield index, first
