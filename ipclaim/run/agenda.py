"""The agendas of many cases, soonest first. One broken case never hides the others' duties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.agenda import DueItem, by_urgency
from ipclaim.run.docketed import docket_of


@dataclass(frozen=True, slots=True)
class CaseTrouble:
    """A case whose agenda could not be made."""

    case: str
    error: IpclaimError


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due in many cases, soonest first."""

    items: tuple[DueItem, ...]
    notes: tuple[tuple[str, Text], ...]
    """By case, what a person should know though it has no date."""
    troubles: tuple[CaseTrouble, ...]


def agenda_of(cases: Sequence[Path], templates: Templates, now: datetime) -> Agenda:
    """Return the agenda of some case folders at an aware time."""
    items: list[DueItem] = []
    notes: list[tuple[str, Text]] = []
    troubles = []
    for path in cases:
        name = path.resolve().name
        try:
            docket = docket_of(path, templates, now)
        except IpclaimError as fault:
            troubles.append(CaseTrouble(name, fault))
        else:
            items.extend(docket.clocks)
            notes.extend((name, note) for note in docket.notes)
    return Agenda(tuple(by_urgency(items)), tuple(notes), tuple(troubles))
