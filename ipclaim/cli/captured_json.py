"""What ``ipclaim capture --json`` prints: an entry for each case; its shape is published."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, RootModel

from ipclaim.model.listing import Capture
from ipclaim.model.look import Look, LookState, told_cause
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.brought_told import BroughtTold


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SaidJson(_Plain):
    """A sentence in both languages."""

    zh: str
    en: str


class ShownJson(_Plain):
    """What the page shows, as far as the platform's selectors find it."""

    title: str | None
    shop: str | None
    price: str | None
    item_id: str | None


class CaptureJson(_Plain):
    """What a listing's capture came to."""

    listing: str
    url: str
    reached: str | None
    outcome: str
    means: SaidJson
    is_evidence: bool
    captured_at: datetime
    imported: bool
    """Whether it is made of files that the user brought."""
    shown: ShownJson


class BroughtJson(_Plain):
    """What became of a file that the user brought."""

    file: str
    listings: list[str]
    is_new: bool
    code: str | None
    """Why it was not taken."""
    message: SaidJson | None
    advice: SaidJson | None


class DifferenceJson(_Plain):
    """What a page shows otherwise than at first."""

    what: str
    before: str | None
    now: str | None


class LookJson(_Plain):
    """What became of a filed listing."""

    listing: str
    url: str
    state: LookState
    cause: str
    means: SaidJson
    looked_at: datetime | None
    first_captured_at: datetime | None
    differences: list[DifferenceJson]
    proof: str | None


class CapturedJson(_Plain):
    """One case."""

    case: str
    path: str
    error: SaidJson | None
    captures: list[CaptureJson]
    brought: list[BroughtJson]
    looks: list[LookJson]
    sealed: bool
    stamped_at: datetime | None
    notes: list[SaidJson]
    made: list[str]


class CaptureReport(RootModel[list[CapturedJson]]):
    """All cases, in the order in which they were named."""


SCHEMAS: dict[str, type[BaseModel]] = {"capture": CaptureReport}
"""The shape that is published."""


def capture_report(results: Sequence[CaseResult]) -> CaptureReport:
    """Return what is printed of the cases."""
    return CaptureReport([_result(result) for result in results])


def _result(result: CaseResult) -> CapturedJson:
    seal = result.seal
    return CapturedJson(
        case=result.name,
        path=str(result.path),
        error=_said(result.error.message) if result.error else None,
        captures=[_capture(one) for one in result.captures],
        brought=[_brought(one) for one in result.brought],
        looks=[_look(one) for one in result.looks],
        sealed=seal is not None,
        stamped_at=seal.stamped_at if seal else None,
        notes=[_said(note) for note in result.notes],
        made=[str(path) for path in result.made],
    )


def _capture(capture: Capture) -> CaptureJson:
    shown = capture.shown
    return CaptureJson(
        listing=capture.listing_id,
        url=capture.url,
        reached=capture.reached,
        outcome=capture.outcome,
        means=_said(told_outcome(capture.outcome)),
        is_evidence=capture.is_evidence,
        captured_at=capture.captured_at,
        imported=capture.brought is not None,
        shown=ShownJson(
            title=shown.title, shop=shown.shop, price=shown.price, item_id=shown.item_id
        ),
    )


def _brought(told: BroughtTold) -> BroughtJson:
    return BroughtJson(
        file=told.name,
        listings=list(told.listings),
        is_new=told.is_new,
        code=told.code,
        message=_said(told.message) if told.message else None,
        advice=_said(told.advice) if told.advice else None,
    )


def _look(look: Look) -> LookJson:
    return LookJson(
        listing=look.listing_id,
        url=look.url,
        state=look.state,
        cause=look.cause,
        means=_said(told_cause(look.cause)),
        looked_at=look.looked_at,
        first_captured_at=look.first_at,
        differences=[
            DifferenceJson(what=each.what, before=each.before, now=each.now)
            for each in look.differences
        ],
        proof=f"evidence/{look.proof}" if look.proof else None,
    )


def _said(text: Text) -> SaidJson:
    return SaidJson(zh=text.zh, en=text.en)
