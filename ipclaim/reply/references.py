"""How exhibits and listings are referred to: one by one, or a row of them by its ends."""

from collections.abc import Iterable, Iterator, Sequence

from ipclaim.model.text import Text
from ipclaim.reply.exhibits import Exhibits
from ipclaim.reply.wording import listed, same_in_both

Ref = tuple[str, int]
"""An exhibit's id and a page of it."""

_MANY = 6
"""From so many neighbours on, a row of exhibits is told by its ends."""
_ROW = 3
"""From so many neighbours on, a row of listings is told by its ends."""


def reference(exhibits: Exhibits, refs: Iterable[Ref]) -> Text:
    """Return exhibit labels with pages, e.g. 证据1第1页、对方材料2第1页.

    A long run of first pages, as of hundreds of captured listings, is told by its ends.
    """
    told = [_labelled(exhibits, run) for run in _runs(tuple(refs))]
    return Text("、".join(text.zh for text in told), "; ".join(text.en for text in told))


def _labelled(exhibits: Exhibits, run: tuple[Ref, ...]) -> Text:
    first, last = (_paged(exhibits, ref) for ref in (run[0], run[-1]))
    if len(run) == 1:
        return first
    return Text(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


def _paged(exhibits: Exhibits, ref: Ref) -> Text:
    label = exhibits.by_id(ref[0]).label
    return Text(f"{label.zh}第{ref[1]}页", f"{label.en}, p. {ref[1]}")


def _runs(refs: tuple[Ref, ...]) -> Iterator[tuple[Ref, ...]]:
    """Yield the references one by one, but neighbours in numbering together when they are many."""
    start = 0
    for end in range(1, len(refs) + 1):
        if end < len(refs) and _follows_on(refs[end - 1], refs[end]):
            continue
        run = refs[start:end]
        if len(run) >= _MANY:
            yield run
        else:
            yield from ((ref,) for ref in run)
        start = end


def _follows_on(ref: Ref, following: Ref) -> bool:
    numbers = ref[0], following[0]
    if not all(number.isdecimal() for number in numbers):
        return False
    return int(numbers[0]) + 1 == int(numbers[1]) and ref[1] == following[1] == 1


def ids_told(ids: Sequence[str]) -> Text:
    """Return the numbers of some listings; several in a row are told by their ends."""
    return listed(_ends(run) for run in _rows(ids))


def _ends(run: Sequence[str]) -> Text:
    if len(run) < _ROW:
        return listed(same_in_both(each) for each in run)
    return Text(f"{run[0]}至{run[-1]}", f"{run[0]} to {run[-1]}")


def _rows(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield stretches of ids whose numbers follow each other."""
    start = 0
    for end in range(1, len(ids) + 1):
        if end == len(ids) or int(ids[end][1:]) != int(ids[end - 1][1:]) + 1:
            yield ids[start:end]
            start = end
