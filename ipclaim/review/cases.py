"""What the page is given: cases already judged, or the reason why one could not be.

Reading and judging happen elsewhere; this room only shows.
"""

from dataclasses import dataclass
from pathlib import Path

from ipclaim.docket.facts import Moment
from ipclaim.model.finding import Assessment
from ipclaim.model.text import Text


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
class Course:
    """What became of a case's complaints; empty where nobody has told anything."""

    standing: tuple[Text, ...] = ()
    """Each complaint in a line, and what is next."""
    timeline: tuple[Moment, ...] = ()
    notes: tuple[Text, ...] = ()
    """What does not fit together, or why the docket cannot be read."""


def no_course(folder: Path) -> Course:
    """Return nothing: for pages over cases that have no docket."""
    del folder
    return Course()
