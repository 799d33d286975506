"""What starts and answers a case's clocks, from ``case.yaml``, ``docket.jsonl`` and outcomes. Pure.

The outcome of a link is a decision of the platform. Once every link of a complaint has one, the
last of them answers what waited for the decision; until then each starts clocks, as one's own time
to object does, and answers none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ipclaim.docket.facts import Complaint, Line
from ipclaim.docket.standing import is_same_event
from ipclaim.model.case import CaseFile
from ipclaim.model.docket import DOCKET_FILE, EventEntry, ExtensionEntry
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.rules.agenda import Extension, Happening, written_happenings

DECISION = "decision_received"
FROM_OUTCOMES = Text("链接处理结果", "outcomes of links")
"""The ground of a decision that nobody wrote down as an event."""
_BY_PLATFORM = {Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REINSTATED}


def happenings_of(
    case: CaseFile, lines: Sequence[Line], complaints: Sequence[Complaint]
) -> tuple[Happening, ...]:
    """Return all that happened, each thing once."""
    valid = [line for line in lines if not line.is_cancelled]
    events = [line.entry for line in valid if isinstance(line.entry, EventEntry)]
    twice = {
        (event.what, event.on)
        for event in case.events
        if any(is_same_event(event, entry) for entry in events)
    }
    by_hand = tuple(each for each in written_happenings(case) if (each.what, each.on) not in twice)
    kept = tuple(_with_number(each, complaints) for each in (*by_hand, *_told(valid)))
    return (*kept, *_decided(kept, complaints))


def extensions_of(lines: Sequence[Line]) -> tuple[Extension, ...]:
    """Return each time that a clock was given more time, in the order written down."""
    return tuple(
        Extension(
            line.entry.clock,
            line.entry.on,
            line.entry.until,
            ground_of(line),
            line.entry.number,
            line.entry.by,
        )
        for line in lines
        if isinstance(line.entry, ExtensionEntry) and not line.is_cancelled
    )


def ground_of(line: Line) -> Text:
    """Return where an entry stands and what its writer says of it."""
    said = "; ".join(filter(None, (line.entry.note, line.entry.source)))
    place = f"{DOCKET_FILE}:{line.number}"
    return Text(f"{said}（{place}）", f"{said} ({place})") if said else Text(place, place)


def _told(lines: Sequence[Line]) -> Iterator[Happening]:
    for line in lines:
        if isinstance(line.entry, EventEntry):
            entry = line.entry
            yield Happening(
                entry.what,
                entry.on,
                ground_of(line),
                entry.clock,
                number=entry.number,
                by=entry.by,
            )


def _with_number(happening: Happening, complaints: Sequence[Complaint]) -> Happening:
    """Return a filing with the number that its complaint got later."""
    if happening.what != "filed" or happening.number is not None:
        return happening
    filed = [each for each in complaints if each.day == happening.day and each.number]
    return replace(happening, number=filed[0].number) if len(filed) == 1 else happening


def _decided(told: Sequence[Happening], complaints: Sequence[Complaint]) -> Iterator[Happening]:
    """Yield the platform's decisions that the outcomes show and nobody wrote down as events."""
    for complaint in complaints:
        if any(_is_decision_on(each, complaint) for each in told):
            continue
        days = sorted(
            {
                link.outcome_on
                for link in complaint.links
                if link.outcome in _BY_PLATFORM and link.outcome_on is not None
            }
        )
        waits = any(
            link.outcome in {Outcome.FILED, Outcome.COUNTER_NOTICED} for link in complaint.links
        )
        for day in days:
            yield Happening(
                DECISION,
                day,
                FROM_OUTCOMES,
                is_proposed=waits or day != days[-1],
                number=complaint.number,
            )


def _is_decision_on(happening: Happening, complaint: Complaint) -> bool:
    return happening.what == DECISION and happening.number in {None, complaint.number}
