"""Checks on the right itself: number, ownership, registration, claim (RGT-05 to RGT-18)."""

import re

from ipclaim.check import looking
from ipclaim.check.chain import current_holder, dated_out_of_order, names_on
from ipclaim.check.looking import day_of, doubt, no_field, no_paper, seen, told, where, words
from ipclaim.check.matter import Matter
from ipclaim.check.parts import RIGHT_NUMBERS, number_key, right_number
from ipclaim.check.term_checks import TRADEMARK
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
from ipclaim.model.case import CLAIM_NAMES, Claim
from ipclaim.model.document import CheckDigit, Document
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written
from ipclaim.rules.written_sources import Pattern


class FormatArgs(Written):
    """The format of a number, by ``doc_type`` and office: ``trademark_certificate/CN``."""

    formats: dict[Filled, Pattern] = Setting(min_length=1)


@check("right_number_agrees", FormatArgs, agrees="number at", bad_format="number at",
       not_the_case="number at wanted", other_renewal="number at papers")  # fmt: skip
def right_number_agrees(matter: Matter, args: FormatArgs) -> Verdict:
    """Check the right's number: the office's format, the case's own, and that of renewals.

    A renewal of a number that no certificate of the case has was probably misread, so a person
    looks; the numbers of the authorization letter are AUT-03's.
    """
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
    strays = _renewals_of_no_right(matter)
    if strays:
        papers = looking.listed([looking.paper_at(matter, each) for each in strays])
        return needs_a_look("other-renewal", number, *strays, **facts, papers=papers)
    return passes("agrees", number, **facts)


def _renewals_of_no_right(matter: Matter) -> tuple[Document, ...]:
    held = {right_number(each) for each in matter.parts.rights}
    return tuple(
        each
        for each in matter.parts.renewals
        if right_number(each) and right_number(each) not in held
    )


@check("ownership_chain_holds", NoArgs, holds="holder count", broken="papers holder",
       backwards="first first_at then then_at")  # fmt: skip
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
    unsure = looking.doubt_kind(matter, *holder.steps[1:]) or doubt(
        matter, *holder.steps, *names_on(holder.left_over)
    )
    if unsure:
        return unsure
    if holder.left_over:
        papers = [looking.paper_at(matter, paper) for paper in holder.left_over]
        return fails("broken", *holder.steps, *holder.left_over, papers=looking.listed(papers),
                     holder=words(holder.last))  # fmt: skip
    backwards = dated_out_of_order(holder)
    if backwards:
        first, then = backwards
        return needs_a_look("backwards", *holder.steps, *backwards, first=words(first),
                            first_at=where(matter, first), then=words(then),
                            then_at=where(matter, then))  # fmt: skip
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


@check("patent_number_is_valid", NoArgs, valid="number at", invalid="number at")
def patent_number_is_valid(matter: Matter, _: NoArgs) -> Verdict:
    """Check the check digit of a Chinese patent's number."""
    right = matter.parts.right
    number = seen(right, "patent_number")
    if right is None or number is None or number.field.check_digit is None:
        return not_applicable()
    facts: dict[str, Fact] = {"number": words(number), "at": where(matter, number)}
    if number.field.check_digit is CheckDigit.INVALID:
        answer = fails if number.field.is_certain else needs_a_look
        return answer("invalid", number, **facts)
    return doubt(matter, number) or passes("valid", number, **facts)


@check("madrid_reaches_china", NoArgs, reaches="states at", not_designated="states at",
       no_states="number at")  # fmt: skip
def madrid_reaches_china(matter: Matter, _: NoArgs) -> Verdict:
    """Check that an international registration was extended to China."""
    right = matter.parts.right
    number = seen(right, "registration_number")
    if right is None or number is None or right.doc_type != TRADEMARK:
        return not_applicable()
    if right.jurisdiction != "WIPO" and not words(number).upper().startswith("G"):
        return not_applicable()
    states = seen(right, "designated_states")
    if states is None:
        facts: dict[str, Fact] = {"number": words(number), "at": where(matter, number)}
        return doubt(matter, number) or needs_a_look("no-states", number, **facts)
    listed = {state.upper() for state in looking.list_of(states)}
    facts = {"states": told(states.field.value), "at": where(matter, states)}
    unsure = doubt(matter, states)
    if unsure:
        return unsure
    answer, says = (passes, "reaches") if listed & _CHINA else (fails, "not-designated")
    return answer(says, number, states, **facts)


_CHINA = frozenset({"CN", "CHINA", "中国"})


@check("work_dates_are_in_order", NoArgs, in_order="dates", out_of_order="dates", one="")
def work_dates_are_in_order(matter: Matter, _: NoArgs) -> Verdict:
    """Check that a work was created, then published, then registered."""
    right = matter.parts.right
    if right is None or "copyright" not in right.doc_type:
        return not_applicable()
    names_in_order = ("creation_date", "publication_date", "registration_date")
    stated = [found for name in names_in_order if (found := seen(right, name)) is not None]
    dated = [(found, day) for found in stated if (day := day_of(found)) is not None]
    if len(dated) < 2:
        return not_applicable("one", right)
    unsure = doubt(matter, *(found for found, _ in dated))
    if unsure:
        return unsure
    days = [day for _, day in dated]
    dates = looking.listed([day.isoformat() for day in days])
    answer, says = (passes, "in-order") if days == sorted(days) else (fails, "out-of-order")
    return answer(says, *(found for found, _ in dated), dates=dates)
