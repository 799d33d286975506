"""What a person tells of a complaint on the page: an outcome, or what was sent, as a docket entry.

The page offers what is told of an answer day by day. A filing, an extension or a correction is told
on the command line, which shows what it would change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs

from ipclaim.docket.words import OUTCOME_NAMES
from ipclaim.errors import EntryError
from ipclaim.intake.decisions import SUPPLEMENT
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.rules.agenda import COUNTER_NOTICE, EVENT_NAMES
from ipclaim.run.platform_letters import Proposal
from ipclaim.run.recording import ALL, Telling

FORM_BYTES = 16_384
"""A form that is longer is refused before it is read."""
_OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.FILED)
_EVENTS = (COUNTER_NOTICE, "replied", "decision_received", SUPPLEMENT, "re_review_filed")
_FIELDS = ("what", "links", "on", "by", "number", "note", "check")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be told, as the form names it."""

    value: str
    name: Text


def choices() -> tuple[Choice, ...]:
    """Return what may be told on the page."""
    outcomes = (Choice(f"outcome:{each.value}", OUTCOME_NAMES[each]) for each in _OUTCOMES)
    events = (Choice(f"event:{each}", EVENT_NAMES[each]) for each in _EVENTS)
    return (*outcomes, *events)


def told_by(proposal: Proposal) -> str:
    """Return the choice that writes down what a platform's letter says."""
    outcome = proposal.decided.outcome
    return f"outcome:{outcome}" if outcome else f"event:{SUPPLEMENT}"


def fields_of(body: bytes) -> Mapping[str, str]:
    """Return the fields of a form, each once; raises ``EntryError`` for what is no such form."""
    try:
        told = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=len(_FIELDS))
    except ValueError as fault:
        raise _not_our_form() from fault
    if any(name not in _FIELDS or len(values) != 1 for name, values in told.items()):
        raise _not_our_form()
    return {name: values[0].strip()[:_LONGEST] for name, values in told.items()}


def telling_of(fields: Mapping[str, str]) -> Telling:
    """Return what a form tells; raises ``EntryError`` naming what is missing or wrong."""
    what = fields.get("what", "")
    if what not in {choice.value for choice in choices()}:
        raise _not_our_form()
    by, day = fields.get("by", ""), _day(fields.get("on", ""))
    if not by:
        raise EntryError(
            Text("没有写明记录人。", "Who writes it down is missing."),
            Text("请填写姓名。", "Fill in a name."),
        )
    links = fields.get("links", "") or ALL
    told = Telling(by=by, note=fields.get("note") or None, number=fields.get("number") or None)
    kind, _, name = what.partition(":")
    if kind == "event":
        return replace(told, events=((name, day),), links=tuple(links.split(",")))
    return replace(told, outcomes=((links, name),), on=day)


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as fault:
        raise EntryError(
            Text(f"“{told}”不是日期。", f"'{told}' is no day."),
            Text("请写作 2026-11-22。", "Write it as 2026-11-22."),
        ) from fault


def _not_our_form() -> EntryError:
    return EntryError(
        Text("提交的内容不是本页的表单。", "What was sent is not this page's form."),
        Text("请重新打开案件页再填写。", "Open the case again and fill in its form."),
    )
