"""Checks on terms: is the right in force, and will it stay so (RGT-01 to RGT-04)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from ipclaim.check import looking
from ipclaim.check.dates import after_months, after_years
from ipclaim.check.looking import (
    day_of,
    doubt,
    doubt_kind,
    no_field,
    no_paper,
    seen,
    told,
    where,
    words,
)
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.parts import right_number
from ipclaim.check.verdict import (
    Fact,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import Claim
from ipclaim.model.document import Document, FieldState, Origin
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written
from ipclaim.rules.pack import RulePack

TRADEMARK = "trademark_certificate"


def _term_end(matter: Matter, right: Document) -> Seen | None:
    """Return the field with the last end of the right's term: the newest renewal's, if any.

    A renewal whose end could not be read comes first: the answer hangs on it.
    """
    same = [paper for paper in matter.parts.renewals if right_number(paper) == right_number(right)]
    ends = [end for paper in (right, *same) if (end := seen(paper, "valid_to")) is not None]
    unread = [end for end in ends if end.field.state is FieldState.UNREAD]
    return next(iter(unread), None) or max(ends, key=words, default=None)


class TermArgs(Written):
    """Offices whose certificates print no end, with the years from registration to it."""

    years_from_registration: dict[Filled, int] = Setting(default_factory=dict)


def _computed_end(right: Document, args: TermArgs) -> Seen | None:
    """Return the end of a term that its office counts and does not print, as sure as its start."""
    years = args.years_from_registration.get(right.jurisdiction or "")
    start = seen(right, "registration_date")
    first = day_of(start)
    if right.doc_type != TRADEMARK or years is None or start is None or first is None:
        return None
    last = after_years(first, years).isoformat()
    return Seen(right, replace(start.field, name="valid_to", value=last, origin=Origin.COMPUTED))


def _term(matter: Matter, args: TermArgs) -> Seen | Verdict:
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    end = _term_end(matter, right) or _computed_end(right, args)
    if end is None:
        if right.doc_type != TRADEMARK:
            return not_applicable()
        return no_field(matter, right, "valid_to")
    if end.document is right:
        return doubt(matter, end) or end
    number = seen(end.document, "registration_number")
    return doubt_kind(matter, end) or doubt(matter, end, *((number,) if number else ())) or end


@check("right_is_in_force", TermArgs, in_force="valid_to at day", expired="valid_to at day",
       no_date="value at")  # fmt: skip
def right_is_in_force(matter: Matter, args: TermArgs) -> Verdict:
    """Check that the term of the right, renewals included, has not ended on the day of filing."""
    end = _term(matter, args)
    if isinstance(end, Verdict):
        return end
    if looking.is_long_term(end):
        return passes("in-force", end, valid_to=told(end.field.value), at=where(matter, end),
                      day=matter.day)  # fmt: skip
    last = day_of(end)
    if last is None:
        return needs_a_look("no-date", end, value=told(end.field.value), at=where(matter, end))
    answer = fails if last < matter.day else passes
    says = "expired" if last < matter.day else "in-force"
    return answer(says, end, valid_to=last, at=where(matter, end), day=matter.day)


class OutlastArgs(TermArgs):
    """How long the right must still be in force."""

    days: int = Setting(ge=0)


@check("right_outlasts_review", OutlastArgs, outlasts="valid_to until", lapses="valid_to until at")
def right_outlasts_review(matter: Matter, args: OutlastArgs) -> Verdict:
    """Check that the right does not end within the review, or within so many days."""
    end = _term(matter, args)
    if isinstance(end, Verdict):
        return end
    last = day_of(end)
    if last is None or last < matter.day:
        return not_applicable()
    until = max(matter.day + timedelta(days=args.days), review_end(matter))
    if last < until:
        return fails("lapses", end, valid_to=last, until=until, at=where(matter, end))
    return passes("outlasts", end, valid_to=last, until=until)


def review_end(matter: Matter) -> date:
    """Return the latest day on which the platform's reviews and the seller's answer may end."""
    return _review_end(matter.pack, matter.case.claim, matter.day)


@lru_cache(maxsize=128)
def _review_end(pack: RulePack, claim: Claim, day: date) -> date:
    for clock in (*(step.review for step in pack.steps), pack.clock("seller-answer")):
        if clock is None or clock.length is None or claim not in clock.claims:
            continue
        calendar = pack.calendars[clock.length.calendar or "cn"]
        if clock.length.unit == "working_day":
            day = calendar.after_working_days(day, clock.length.longest).latest
        elif clock.length.unit == "calendar_day":
            day = calendar.after_calendar_days(day, clock.length.longest).latest
    return day


class GraceArgs(TermArgs):
    """The months after the term in which a renewal may still be filed."""

    months: int = Setting(ge=1)


@check("right_is_not_in_grace", GraceArgs, in_term="valid_to", in_grace="valid_to at until")
def right_is_not_in_grace(matter: Matter, args: GraceArgs) -> Verdict:
    """Tell when an expired mark is still within its grace period and can be renewed."""
    right = matter.parts.right
    if right is not None and right.doc_type != TRADEMARK:
        return not_applicable()
    end = _term(matter, args)
    if isinstance(end, Verdict):
        return end
    last = day_of(end)
    if last is None:
        return not_applicable()
    until = after_months(last, args.months)
    if last < matter.day <= until:
        return fails("in-grace", end, valid_to=last, at=where(matter, end), until=until)
    return passes("in-term", end, valid_to=last) if last >= matter.day else not_applicable()


class SpanArgs(Written):
    """The term of a registration."""

    years: int = Setting(ge=1)
    jurisdictions: tuple[Filled, ...]


@check("term_has_its_length", SpanArgs, fits="start end years", odd="start end years at")
def term_has_its_length(matter: Matter, args: SpanArgs) -> Verdict:
    """Check that a mark's term is its legal length, so that neither date was misread or altered.

    A term that a renewal paper states is measured from the renewal's own start.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != TRADEMARK or (right.jurisdiction or "CN") not in args.jurisdictions:
        return not_applicable()
    end = seen(right, "valid_to")
    start = seen(right, "valid_from", "registration_date")
    if end is None or start is None:
        return no_field(matter, right, "valid_to" if end is None else "registration_date")
    unsure = doubt(matter, start, end)
    if unsure:
        return unsure
    first, last = day_of(start), day_of(end)
    if first is None or last is None:
        return needs_a_look("odd", start, end, start=told(start.field.value),
                            end=told(end.field.value), years=args.years,
                            at=where(matter, end))  # fmt: skip
    facts: dict[str, Fact] = {"start": first, "end": last, "years": args.years}
    full = after_years(first, args.years)
    if last in {full, full - timedelta(days=1)}:
        return passes("fits", start, end, **facts)
    return fails("odd", start, end, **facts, at=where(matter, end))


class DeclarationArgs(Written):
    """Offices that cancel a mark unless its use is declared, and by which year."""

    years: int = Setting(ge=1)
    jurisdictions: tuple[Filled, ...] = Setting(min_length=1)


@check("use_is_declared", DeclarationArgs, not_yet="until", renewed="at", open="since at")
def use_is_declared(matter: Matter, args: DeclarationArgs) -> Verdict:
    """Tell a mark so old that its office wanted a declaration of use, which no paper shows."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != TRADEMARK or right.jurisdiction not in args.jurisdictions:
        return not_applicable()
    start = seen(right, "registration_date")
    first = day_of(start)
    if start is None or first is None:
        return no_field(matter, right, "registration_date")
    unsure = doubt(matter, start)
    if unsure:
        return unsure
    until = after_years(first, args.years)
    if matter.day <= until:
        return passes("not-yet", start, until=until)
    end = _term_end(matter, right)
    if end is not None and end.document is not right:
        return doubt(matter, end) or passes("renewed", start, end, at=where(matter, end))
    return needs_a_look("open", start, since=until, at=where(matter, start))
