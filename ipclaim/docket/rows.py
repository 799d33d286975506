"""A case's docket as rows of the tables, and rows as facts again."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ipclaim.docket.facts import CaseDocket, Step
from ipclaim.docket.tables import CLOCK_HISTORY, CLOCKS, COMPLAINTS, ENTRIES, LINKS
from ipclaim.docket.timeline import clock_history
from ipclaim.model.case import Claim
from ipclaim.model.docket import DocketLine, number_key
from ipclaim.model.outcome_record import LinkOutcome, Outcome
from ipclaim.rules.agenda import DueItem

Row = dict[str, str | int | bool | None]
Rows = Mapping[str, Sequence[Row]]
"""By the name of the table."""


def case_row(docket: CaseDocket, rows: Rows) -> Row:
    """Return the row of the case itself, with the digest of all of its rows."""
    row: Row = {
        "name": docket.case,
        "folder": docket.folder,
        "account": docket.account,
        "platform": docket.platform,
        "claim": docket.claim.value,
    }
    told = json.dumps([row, rows], ensure_ascii=False, sort_keys=True)
    return {**row, "digest": hashlib.sha256(told.encode()).hexdigest()}


def rows_of(docket: CaseDocket, now: datetime) -> Rows:
    """Return a case's rows, by table. What depends on the time of asking is not among them."""
    made: dict[str, list[Row]] = {
        ENTRIES.name: list(_entries(docket)),
        COMPLAINTS.name: list(_complaints(docket)),
        LINKS.name: list(_links(docket)),
        CLOCKS.name: [_clock(place, clock) for place, clock in enumerate(docket.clocks, 1)],
        CLOCK_HISTORY.name: [
            row
            for place, clock in enumerate(docket.clocks, 1)
            for row in _history(place, clock, now)
        ],
    }
    for rows in made.values():
        for row in rows:
            row["case_name"] = docket.case
    return made


def outcome_of(row: Mapping[str, Any]) -> LinkOutcome:
    """Return a link's outcome from a row of links joined with its complaint and its case."""
    return LinkOutcome(
        case=row["name"],
        account=row["account"],
        platform=row["platform"],
        claim=Claim(row["claim"]),
        reason=row["reason"],
        number=row["number"],
        round=row["round"],
        link=row["link"],
        address=row["address"],
        item_id=row["item_id"],
        seller=row["seller"],
        filed_on=_day(row["filed_on"][:10]),
        outcome=Outcome(row["outcome"]),
        outcome_on=_day(row["outcome_on"]) if row["outcome_on"] else None,
        counter_noticed_on=_day(row["counter_noticed_on"]) if row["counter_noticed_on"] else None,
    )


def _entries(docket: CaseDocket) -> Iterator[Row]:
    for line in docket.lines:
        entry = DocketLine(line.entry).model_dump_json(exclude_none=True)
        yield {"line": line.number, "entry": entry, "cancelled": line.is_cancelled}


def _complaints(docket: CaseDocket) -> Iterator[Row]:
    for each in docket.complaints:
        yield {
            "round": each.round,
            "number": each.number,
            "number_key": number_key(each.number) if each.number else None,
            "filed_on": each.filed_on.isoformat(),
            "state": each.state.value,
        }


def _links(docket: CaseDocket) -> Iterator[Row]:
    for complaint in docket.complaints:
        for place, link in enumerate(complaint.links, start=1):
            yield {
                "round": complaint.round,
                "place": place,
                "link": link.link,
                "address": link.address,
                "item_id": link.item_id,
                "seller": link.seller,
                "reason": link.reason,
                "outcome": link.outcome.value,
                "outcome_on": _told(link.outcome_on),
                "counter_noticed_on": _told(link.counter_noticed_on),
            }


def _clock(place: int, clock: DueItem) -> Row:
    term = clock.term
    cites = [
        {"ref": each.ref, "verified_on": each.verified_on.isoformat(), "sure": each.confidence}
        for each in clock.cites
    ]
    return {
        "place": place,
        "clock": clock.id,
        "title_zh": clock.title.zh,
        "title_en": clock.title.en,
        "who": clock.who,
        "is_own": clock.is_own,
        "started_by": clock.started.what,
        "started_on": clock.started.on.isoformat(),
        "number": clock.started.number,
        "is_proposed": clock.started.is_proposed,
        "earliest": _told(term.earliest) if term else None,
        "latest": _told(term.latest) if term else None,
        "to_the_minute": term is not None and term.to_the_minute,
        "provisional": term is not None and term.provisional,
        "met_on": _told(clock.met.on) if clock.met else None,
        "cites": json.dumps(cites, ensure_ascii=False),
    }


def _history(place: int, clock: DueItem, now: datetime) -> Iterator[Row]:
    kept = [
        moment
        for moment in clock_history(clock, now)
        if moment.step is not Step.CLOCK_MISSED or clock.is_met_late
    ]
    for step, moment in enumerate(kept, start=1):
        yield {
            "place": place,
            "step": step,
            "what": moment.step.value,
            "on_day": moment.on.isoformat(),
            "told_zh": moment.told.zh,
            "told_en": moment.told.en,
            "why_zh": moment.why.zh,
            "why_en": moment.why.en,
            "written_by": moment.by,
        }


def _told(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str) -> date:
    return date.fromisoformat(text)
