"""Checks on the right: registered, in force, the right number, class, goods and kind (RGT-*)."""

import re
from datetime import date, timedelta

from pydantic import Field as Setting

from ipclaim.check import looking, names
from ipclaim.check.chain import current_holder
from ipclaim.check.dates import after_months, after_years
from ipclaim.check.looking import day_of, doubt, no_field, no_paper, seen, told, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.parts import RIGHT_NUMBERS, number_key, right_number
from ipclaim.check.verdict import (
    Fact,
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import CLAIM_NAMES, Claim, Filled, Written
from ipclaim.model.document import Document
from ipclaim.rules.written_pack import Pattern

_TRADEMARK = "trademark_certificate"


def _term_end(matter: Matter, right: Document) -> Seen | None:
    """Return the field with the last end of the right's term: the newest renewal's, if any."""
    same = [paper for paper in matter.parts.renewals if right_number(paper) == right_number(right)]
    ends = [seen(paper, "valid_to") for paper in (right, *same)]
    return max((end for end in ends if end is not None), key=words, default=None)


def _term(matter: Matter) -> Seen | Verdict:
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    end = _term_end(matter, right)
    if end is None:
        if right.doc_type != _TRADEMARK:
            return not_applicable()
        return no_field(matter, right, "valid_to")
    return doubt(matter, end) or end


@check("right_is_in_force", NoArgs, in_force="valid_to at day", expired="valid_to at day",
       no_date="value at")  # fmt: skip
def right_is_in_force(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the term of the right, renewals included, has not ended on the day of filing."""
    end = _term(matter)
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


class OutlastArgs(Written):
    """How long the right must still be in force."""

    days: int = Setting(ge=0)


@check("right_outlasts_review", OutlastArgs, outlasts="valid_to until", lapses="valid_to until at")
def right_outlasts_review(matter: Matter, args: OutlastArgs) -> Verdict:
    """Check that the right does not end within the review, or within so many days."""
    end = _term(matter)
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
    day = matter.day
    clocks = [step.review for step in matter.pack.steps] + [matter.pack.clock("seller-answer")]
    for clock in clocks:
        if clock is None or clock.length is None:
            continue
        calendar = matter.pack.calendars[clock.length.calendar or "cn"]
        if clock.length.unit == "working_day":
            day = calendar.after_working_days(day, clock.length.longest).latest
        elif clock.length.unit == "calendar_day":
            day = calendar.after_calendar_days(day, clock.length.longest).latest
    return day


class GraceArgs(Written):
    """The months after the term in which a renewal may still be filed."""

    months: int = Setting(ge=1)


@check("right_is_not_in_grace", GraceArgs, in_term="valid_to", in_grace="valid_to at until")
def right_is_not_in_grace(matter: Matter, args: GraceArgs) -> Verdict:
    """Tell when an expired mark is still within its grace period and can be renewed."""
    right = matter.parts.right
    if right is not None and right.doc_type != _TRADEMARK:
        return not_applicable()
    end = _term(matter)
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
    if right.doc_type != _TRADEMARK or (right.jurisdiction or "CN") not in args.jurisdictions:
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


class FormatArgs(Written):
    """The format of a number, by ``doc_type`` and office: ``trademark_certificate/CN``."""

    formats: dict[Filled, Pattern] = Setting(min_length=1)


@check("right_number_agrees", FormatArgs, agrees="number at", bad_format="number at",
       not_the_case="number at wanted")  # fmt: skip
def right_number_agrees(matter: Matter, args: FormatArgs) -> Verdict:
    """Check the right's number: the office's format, and the case's own."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    number = seen(right, *RIGHT_NUMBERS[right.doc_type])
    if number is None:
        return no_field(matter, right, RIGHT_NUMBERS[right.doc_type][0])
    unsure = doubt(matter, number)
    if unsure:
        return unsure
    facts: dict[str, Fact] = {"number": words(number), "at": where(matter, number)}
    pattern = args.formats.get(f"{right.doc_type}/{right.jurisdiction or 'CN'}")
    if pattern is not None and not re.fullmatch(pattern, words(number)):
        return fails("bad-format", number, **facts)
    wanted = matter.case.right
    if wanted is not None and number_key(wanted) != number_key(words(number)):
        return fails("not-the-case", number, f"case.right={wanted}", **facts, wanted=wanted)
    return passes("agrees", number, **facts)


@check("ownership_chain_holds", NoArgs, holds="holder count", broken="papers holder")
def ownership_chain_holds(matter: Matter, _: NoArgs) -> Verdict:
    """Check that each assignment or change of name continues the chain to today's holder."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if not matter.parts.transfers:
        return not_applicable()
    holder = current_holder(right, matter.parts.transfers)
    if holder is None:
        return no_field(matter, right, "holder_name")
    unsure = doubt(matter, *holder.steps)
    if unsure:
        return unsure
    if holder.left_over:
        papers = [looking.paper_at(matter, paper) for paper in holder.left_over]
        return fails("broken", *holder.steps, *holder.left_over, papers=looking.listed(papers),
                     holder=words(holder.last))  # fmt: skip
    return passes("holds", *holder.steps, holder=words(holder.last),
                  count=len(matter.parts.transfers))  # fmt: skip


@check("right_is_registered", NoArgs, registered="paper", only_applied="paper")
def right_is_registered(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the right rests on a registration, not on an application."""
    if matter.parts.right is not None:
        right = matter.parts.right
        return passes("registered", right, paper=looking.paper_at(matter, right))
    applications = matter.parts.applications
    if not applications:
        return no_paper(matter, "right")
    first = applications[0]
    says = fails if first.doc_type_certain else needs_a_look
    return says("only-applied", *applications, paper=looking.paper_at(matter, first))


@check(
    "goods_are_covered",
    NoArgs,
    covered="goods at item",
    class_only="goods at classes",
    near="goods at item",
    other_class="goods at classes needed",
    no_goods="",
)
def goods_are_covered(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the mark's list of goods names the accused goods, not only their class.

    A class of the Nice Classification is no proof: similar groups within a class differ. The same
    class without the goods goes to a person; another class fails.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != _TRADEMARK:
        return not_applicable()
    goods = matter.case.goods
    if goods is None:
        return needs_a_look("no-goods", "case.goods=")
    classes, listing = seen(right, "nice_classes"), seen(right, "goods_services")
    if classes is None:
        return no_field(matter, right, "nice_classes")
    unsure = doubt(matter, classes)
    if unsure:
        return unsure
    asked = f"case.goods={goods}"
    at = where(matter, classes)
    item = _item(words(listing), goods)
    if listing is not None and item is not None:
        says = "covered" if names.compare(item, goods).is_same else "near"
        answer = passes if says == "covered" else needs_a_look
        unsure = doubt(matter, listing, harmless=looking.INCOMPLETE)
        return unsure or answer(says, classes, listing, asked, goods=goods,
                                                at=where(matter, listing), item=item)  # fmt: skip
    needed = matter.pack.phrases.goods_classes.get(goods)
    facts: dict[str, Fact] = {"goods": goods, "at": at, "classes": told(classes.field.value)}
    if needed is not None and str(needed) not in looking.list_of(classes):
        return fails("other-class", classes, asked, **facts, needed=needed)
    looked = (classes, listing) if listing is not None else (classes,)
    return needs_a_look("class-only", *looked, asked, **facts)


_BETWEEN_ITEMS = re.compile(r"[；;、，,。\n]+")
_REMARK = re.compile(r"[（(][^（()）]*[)）]")


def _item(listing: str, goods: str) -> str | None:
    """Return the item of a list of goods that is the goods, or else one that contains them."""
    items = [_REMARK.sub("", item).strip() for item in _BETWEEN_ITEMS.split(listing)]
    same = [item for item in items if item and names.compare(item, goods).is_same]
    near = [item for item in items if item and names.holds(item, goods)]
    return next(iter(same + near), None)


class ServiceArgs(Written):
    """Which class is services that sellers' goods are not."""

    nice_class: int = Setting(ge=35, le=45)


@check("right_is_not_services_only", ServiceArgs, goods="classes at", services="classes at goods")
def right_is_not_services_only(matter: Matter, args: ServiceArgs) -> Verdict:
    """Tell when only a service class, such as 35, is held against goods."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    classes = seen(right, "nice_classes")
    if classes is None:
        return not_applicable()
    unsure = doubt(matter, classes)
    if unsure:
        return unsure
    facts: dict[str, Fact] = {"classes": told(classes.field.value), "at": where(matter, classes)}
    if set(looking.list_of(classes)) == {str(args.nice_class)}:
        goods = matter.case.goods or "-"
        return fails("services", classes, f"case.goods={goods}", **facts, goods=goods)
    return passes("goods", classes, **facts)


class ClaimArgs(Written):
    """Kinds of paper that carry each claim."""

    kinds: dict[Claim, tuple[Filled, ...]]


@check("claim_fits_right", ClaimArgs, fits="claim paper", misfit="claim paper")
def claim_fits_right(matter: Matter, args: ClaimArgs) -> Verdict:
    """Check that the claim is one that the right enforced can carry."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    claim = matter.case.claim
    facts: dict[str, Fact] = {"claim": CLAIM_NAMES[claim], "paper": looking.paper_at(matter, right)}
    looked = (right, f"case.claim={claim}")
    if right.doc_type not in args.kinds.get(claim, ()):
        return fails("misfit", *looked, **facts)
    if not right.doc_type_certain:
        return needs_a_look("misfit", *looked, **facts)
    return passes("fits", *looked, **facts)
