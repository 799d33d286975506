"""What the page is given: cases already judged, or the reason why one could not be.

Reading and judging happen elsewhere; this room only shows.
"""

from dataclasses import dataclass
from pathlib import Path

from ipclaim.docket.facts import Moment
from ipclaim.model.finding import Assessment
from ipclaim.model.text import Text
from ipclaim.rules.agenda import DueItem
from ipclaim.run.platform_letters import Proposal


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case to show: an assessment, or else the trouble that kept it from being assessed."""

    name: str
    folder: Path
    assessment: Assessment | None = None
    trouble: Text | None = None
    advice: Text | None = None
    """What to do about the trouble."""

    def __post_init__(self) -> None:
        """Refuse a case that says nothing, or two things at once."""
        if (self.assessment is None) == (self.trouble is None):
            raise ValueError(f"case {self.name} needs either an assessment or a trouble")


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer that ``ipclaim reply`` drafted, told in a line."""

    to: str
    """The counter-notice that it answers."""
    suggestion: Text
    looks: int
    """How many things a person must look at before it goes out."""
    file: str
    """The letter, relative to the case."""


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a case's complaints; empty where nobody has told anything."""

    standing: tuple[Text, ...] = ()
    """Each complaint in a line."""
    clocks: tuple[DueItem, ...] = ()
    """What is open, soonest first, the others' time too."""
    waiting: tuple[Proposal, ...] = ()
    """What the platform decided and nobody has confirmed."""
    drafted: tuple[Drafted, ...] = ()
    timeline: tuple[Moment, ...] = ()
    notes: tuple[Text, ...] = ()
    """What does not fit together, or why the docket cannot be read."""


def no_course(folder: Path) -> Course:
    """Return nothing: for pages over cases that have no docket."""
    del folder
    return Course()
