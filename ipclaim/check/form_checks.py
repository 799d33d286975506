"""Checks on what one platform's form takes: kinds of claim, lengths, sellers' names, its law.

Each is asked only by a pack whose source says so; the limits themselves are the rule's settings.
"""

from ipclaim.check.link_checks import told_link
from ipclaim.check.looking import listed
from ipclaim.check.matter import Matter
from ipclaim.check.names import holds
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import CLAIM_NAMES, Claim
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written


class ClaimArgs(Written):
    """Kinds of claim that the form never takes, or takes in some of its markets only."""

    refused: tuple[Claim, ...] = ()
    in_some_markets: tuple[Claim, ...] = ()


@check("claim_is_taken", ClaimArgs, taken="claim platform", refused="claim platform",
       in_some_markets="claim platform")  # fmt: skip
def claim_is_taken(matter: Matter, args: ClaimArgs) -> Verdict:
    """Check that the platform's form takes the kind of claim at all."""
    claim = matter.case.claim
    facts = {"claim": CLAIM_NAMES[claim], "platform": matter.pack.name}
    looked = f"case.claim={claim}"
    if claim in args.refused:
        return fails("refused", looked, **facts)
    if claim in args.in_some_markets:
        return needs_a_look("in-some-markets", looked, **facts)
    return passes("taken", looked, **facts)


class LengthArgs(Written):
    """The most that the form's field takes, in characters."""

    characters: int = Setting(ge=1)


@check("reason_fits_the_form", LengthArgs, fits="count most", too_long="count most")
def reason_fits_the_form(matter: Matter, args: LengthArgs) -> Verdict:
    """Check that the reason is not longer than the form's field."""
    reason = matter.case.reason
    if reason is None:
        return not_applicable()
    count, most = len(reason), args.characters
    answer = fails if count > most else passes
    return answer("too-long" if count > most else "fits", f"case.reason={reason}",
                  count=count, most=most)  # fmt: skip


@check("sellers_are_named", NoArgs, named="count", nameless="links")
def sellers_are_named(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the links file, or the captured page, names the seller of each listing."""
    listings = matter.facts.listings
    if not listings:
        return not_applicable()
    shown = {each.listing_id for each in matter.facts.captures if each.shown.shop}
    nameless = [each for each in listings if not each.link.seller and each.id not in shown]
    looked = tuple(f"{each.id}.seller={each.link.seller or each.id in shown}" for each in listings)
    if nameless:
        told = listed([told_link(listing) for listing in nameless], most=3)
        return fails("nameless", *looked, links=told)
    return passes("named", *looked, count=len(listings))


@check("order_number_is_given", NoArgs, given="count", none="")
def order_number_is_given(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the case, or one of its links, names the order of a test purchase."""
    order = matter.case.order
    links = (listing.link.order_number for listing in matter.facts.listings)
    numbers = [number for number in (order.number if order else None, *links) if number]
    looked = (f"orders={'+'.join(numbers)}",)
    return passes("given", *looked, count=len(numbers)) if numbers else fails("none", *looked)


class LawArgs(Written):
    """Words by which a reason names a law, and the claims that the law is about."""

    words: tuple[Filled, ...] = Setting(min_length=1)
    claims: tuple[Claim, ...] = Setting(min_length=1)


@check("notice_names_its_own_law", LawArgs, own="", other="law claim")
def notice_names_its_own_law(matter: Matter, args: LawArgs) -> Verdict:
    """Tell a reason that invokes a law which is not about this kind of claim.

    A law may be named to say that it does not apply, so a person must look.
    """
    claim = matter.case.claim
    links = (listing.link.reason for listing in matter.facts.listings)
    reasons = [reason for reason in (matter.case.reason, *links) if reason]
    if claim in args.claims or not reasons:
        return not_applicable()
    said = [word for word in args.words for text in reasons if holds(text, word)]
    looked = tuple(f"reason={reason}" for reason in dict.fromkeys(reasons))
    if said:
        return needs_a_look("other", *looked, law=said[0], claim=CLAIM_NAMES[claim])
    return passes("own", *looked)
