"""Which of several defences in one clause are pleaded, and which only lent it a word. Pure.

Where a defence stands in a part of its own, or is told by two cues, it is pleaded. The others give
way to those that are; where none is, to the one that the sentence is most like. What gives way is
told to a person as a proposal. Measured in ``docs/decisions/answers-taken-in.md``.
"""

import re
from collections.abc import Mapping

from ipclaim.reply.book import ReplyBook
from ipclaim.reply.cues import starts
from ipclaim.reply.likeness import examples_of, preferred

_JOINED = re.compile(r"\b(?:and|or|so|because)\b|且|同时|并(?![不未非没])|以及|又|也")
"""Where a further part of one clause may begin."""
_STRONG = 2
"""Cues of one defence in a clause, from which it needs no part of its own."""


def clearly_pleaded(
    book: ReplyBook, sentence: str, clause: str, cleared: Mapping[str, str]
) -> set[str]:
    """Return those defences that a clause pleads, of those whose words it has.

    ``cleared`` gives the clause as each of these defences sees it, by id: as long as the clause.
    """
    if len(cleared) < _STRONG:
        return set(cleared)
    joints = [hit.start() for hit in _JOINED.finditer(clause)]
    parts, strong = {}, set()
    for defence in book.defences:
        if defence.id in cleared:
            cues = starts(defence.words, cleared[defence.id])
            parts[defence.id] = {sum(joint <= cue for joint in joints) for cue in cues}
            strong |= {defence.id} if len(cues) >= _STRONG else set()
    clear = strong | {each for each in parts if _has_its_own(parts, each)}
    if clear:
        return clear
    likeliest = preferred(examples_of(book.examples, book.vocabulary.alike), sentence, set(cleared))
    return set(cleared) if likeliest is None else {likeliest}


def _has_its_own(parts: Mapping[str, set[int]], defence: str) -> bool:
    """Whether a defence has a part of the clause in which no other one has a cue."""
    others = (found for name, found in parts.items() if name != defence)
    return bool(parts[defence].difference(*others))
