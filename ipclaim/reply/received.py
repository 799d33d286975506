"""What came from the seller and could not be read: told with each answer, so that nothing is lost.

A counter-notice is answered on what was read of it. Whoever signs the answer must know what was
not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipclaim.model.document import Problem
from ipclaim.model.text import Text

_NAMED = 3
"""Files with one trouble that are named; a mail may have two hundred."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that came and could not be read."""

    file: str
    """The file as it came, relative to where it was looked for."""
    name: str
    """What within it, as its sender called it; empty for the file itself."""
    problem: Problem

    @property
    def called(self) -> str:
        """How sentences name it."""
        return f"{self.file} › {self.name}" if self.name else self.file


def told_together(unread: Iterable[Unread]) -> Iterator[tuple[Text, Problem]]:
    """Yield each trouble once for each file that it came in, with what has it."""
    groups: dict[tuple[str, str, Text], list[Unread]] = {}
    for each in unread:
        groups.setdefault((each.file, each.problem.code, each.problem.message), []).append(each)
    for every in groups.values():
        names = [each.called for each in every]
        more = len(names) - _NAMED
        zh, en = "、".join(names[:_NAMED]), ", ".join(names[:_NAMED])
        told = Text(f"{zh}等{len(names)}份", f"{en} and {more} more") if more > 0 else Text(zh, en)
        yield told, every[0].problem
