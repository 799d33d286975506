"""What the case's docket says of the platform's decision and of the day on which an answer came."""

from datetime import date

from ipclaim.docket.facts import Complaint, Line
from ipclaim.docket.ledger import read_ledger
from ipclaim.docket.standing import day_of, standing_of
from ipclaim.model.docket import EventEntry, OutcomeEntry, number_key
from ipclaim.model.outcome_record import Outcome
from ipclaim.reply.standing import Refusal
from ipclaim.rules.agenda import COUNTER_NOTICE
from ipclaim.run.steps import OpenCase

_AGAINST = frozenset({Outcome.REFUSED, Outcome.REINSTATED})


def lines_of(opened: OpenCase) -> tuple[Line, ...]:
    """Return what was noted in the case's docket and not taken back."""
    return tuple(line for line in read_ledger(opened.folder.path) if not line.is_cancelled)


def last_complaint(opened: OpenCase, lines: tuple[Line, ...]) -> Complaint | None:
    """Return the case's last filing, as far as one was noted."""
    complaints = standing_of(opened.folder.file, opened.listings, lines).complaints
    return complaints[-1] if complaints else None


def refusal_noted(complaint: Complaint | None, lines: tuple[Line, ...]) -> Refusal | None:
    """Return the decision against the links of the last filing; ``None`` where none is against."""
    links = [link for link in complaint.links if link.outcome in _AGAINST] if complaint else []
    if not links:
        return None
    notes = [
        line.entry.note
        for line in lines
        if isinstance(line.entry, OutcomeEntry)
        and line.entry.outcome in _AGAINST
        and line.entry.note
    ]
    days = [link.outcome_on for link in links if link.outcome_on]
    return Refusal(
        reason="；".join(dict.fromkeys(notes)) or None,
        on=max(days, default=None),
        links=tuple(link.link for link in links),
    )


def arrival_noted(opened: OpenCase, lines: tuple[Line, ...], number: str | None) -> date | None:
    """Return the day on which a counter-notice came, as noted; ``None`` where several could be it.

    ``number`` is the complaint's, as the counter-notice has it.
    """
    told = [
        (event.on, event.number) for event in opened.folder.file.events if _is_arrival(event.what)
    ]
    told += [
        (line.entry.on, line.entry.number)
        for line in lines
        if isinstance(line.entry, EventEntry) and _is_arrival(line.entry.what)
    ]
    if number is not None:
        own = [each for each in told if each[1] and number_key(each[1]) == number_key(number)]
        told = own or [each for each in told if each[1] is None]
    days = {day_of(on) for on, _ in told}
    return days.pop() if len(days) == 1 else None


def _is_arrival(what: str) -> bool:
    return what == COUNTER_NOTICE
