"""What ``ipclaim docket ... --json`` prints, and its published schemas."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime

from pydantic import BaseModel, Field, TypeAdapter

from ipclaim.docket.facts import CaseDocket, ComplaintState, Moment, Step
from ipclaim.docket.parsing import RowTrouble
from ipclaim.docket.store import KnownComplaint
from ipclaim.model.case import Claim
from ipclaim.model.outcome_record import LinkOutcome, Outcome
from ipclaim.rules.agenda_json import BothJson, DueJson, NoteJson, both_json, due_json
from ipclaim.written.modelled import Modelled


class LinkJson(Modelled):
    """One link of one complaint."""

    link: str
    address: str
    item_id: str | None
    seller: str | None
    outcome: Outcome
    outcome_on: date | None
    counter_noticed_on: date | None


class ComplaintJson(Modelled):
    """One filing."""

    round: int = Field(description="Its place in the case, from 1.")
    number: str | None
    filed_on: date | datetime
    state: ComplaintState
    links: tuple[LinkJson, ...]


class MomentJson(Modelled):
    """One line of the timeline."""

    on: date | datetime
    step: Step
    told: BothJson
    why: BothJson = Field(description="The ground: where it is written down, or the rule.")
    by: str | None
    entry: int | None = Field(description="Its line in docket.jsonl.")


class CaseDocketJson(Modelled):
    """One case: ``ipclaim docket show --json`` prints an array of these."""

    case: str
    folder: str
    account: str
    platform: str
    claim: Claim
    complaints: tuple[ComplaintJson, ...]
    clocks: tuple[DueJson, ...]
    timeline: tuple[MomentJson, ...]
    notes: tuple[BothJson, ...]


class NextJson(Modelled):
    """The clock of one's own that ends first."""

    on: date
    title: BothJson


class KnownCaseJson(Modelled):
    """One case of the list."""

    case: str
    folder: str
    platform: str
    account: str
    complaints: tuple[ComplaintJson, ...] | None = Field(
        description="Null for a case that the docket has and that was not asked for."
    )
    next: NextJson | None


class ClaimedJson(Modelled):
    """A complaint whose number another case claims as well."""

    case: str
    platform: str
    round: int
    number: str


class DocketJson(Modelled):
    """One database: ``ipclaim docket list --json`` prints an array of these."""

    docket: str
    cases: tuple[KnownCaseJson, ...]
    claimed_twice: tuple[tuple[ClaimedJson, ...], ...]
    errors: tuple[NoteJson, ...]


class AddedJson(Modelled):
    """One entry that was written down."""

    case: str
    entry: int


class OutcomeJson(Modelled):
    """What became of one link: ``ipclaim docket outcomes --json`` prints an array of these."""

    case: str
    account: str
    platform: str
    claim: Claim
    reason: str | None
    number: str | None
    round: int = Field(description="The complaint's place in its case, from 1.")
    link: str
    address: str
    item_id: str | None
    seller: str | None
    filed_on: date
    outcome: Outcome
    outcome_on: date | None
    counter_noticed_on: date | None


OUTCOMES = TypeAdapter(tuple[OutcomeJson, ...])


class RowLeftJson(Modelled):
    """One row that was not taken in."""

    row: int
    why: BothJson


class RecordedJson(Modelled):
    """What ``ipclaim docket record --json`` and ``import --json`` print."""

    added: tuple[AddedJson, ...]
    taken: int | None = Field(description="Rows that fit; null where nothing was imported.")
    waiting: int | None = Field(description="Rows on which nothing was decided yet.")
    left: tuple[RowLeftJson, ...]
    unknown_columns: tuple[str, ...]
    claimed_twice: tuple[tuple[ClaimedJson, ...], ...]
    notes: tuple[NoteJson, ...]
    errors: tuple[NoteJson, ...]


SCHEMAS: Mapping[str, type[BaseModel]] = {
    "docket-show": CaseDocketJson,
    "docket-list": DocketJson,
    "docket-record": RecordedJson,
    "docket-outcomes": OutcomeJson,
}
"""By the name under which ``schema/NAME.schema.json`` is published."""


def case_json(docket: CaseDocket, timeline: Iterable[Moment]) -> CaseDocketJson:
    """Return one case."""
    return CaseDocketJson(
        case=docket.case,
        folder=docket.folder,
        account=docket.account,
        platform=docket.platform,
        claim=docket.claim,
        complaints=complaints_json(docket),
        clocks=tuple(due_json(clock) for clock in docket.clocks),
        timeline=tuple(
            MomentJson(
                on=moment.on,
                step=moment.step,
                told=both_json(moment.told),
                why=both_json(moment.why),
                by=moment.by,
                entry=moment.line,
            )
            for moment in timeline
        ),
        notes=tuple(both_json(note) for note in docket.notes),
    )


def complaints_json(docket: CaseDocket) -> tuple[ComplaintJson, ...]:
    """Return a case's complaints."""
    return tuple(
        ComplaintJson(
            round=complaint.round,
            number=complaint.number,
            filed_on=complaint.filed_on,
            state=complaint.state,
            links=tuple(
                LinkJson(
                    link=link.link,
                    address=link.address,
                    item_id=link.item_id,
                    seller=link.seller,
                    outcome=link.outcome,
                    outcome_on=link.outcome_on,
                    counter_noticed_on=link.counter_noticed_on,
                )
                for link in complaint.links
            ),
        )
        for complaint in docket.complaints
    )


def claimed_json(
    twice: Iterable[Iterable[KnownComplaint]],
) -> tuple[tuple[ClaimedJson, ...], ...]:
    """Return complaints of different cases that have one number."""
    return tuple(
        tuple(
            ClaimedJson(
                case=each.case, platform=each.platform, round=each.round, number=each.number
            )
            for each in group
        )
        for group in twice
    )


def outcome_json(row: LinkOutcome) -> OutcomeJson:
    """Return what became of one link."""
    return OutcomeJson.model_validate(asdict(row))


def left_json(left: Iterable[RowTrouble]) -> tuple[RowLeftJson, ...]:
    """Return rows that were not taken in."""
    return tuple(RowLeftJson(row=each.row, why=both_json(each.why)) for each in left)
