"""Checks on the captured listings: each shown, the right page, recent, not a stand-in (EVD-*)."""

from datetime import UTC

from ipclaim.check import looking
from ipclaim.check.link_checks import last_captures, told_link
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.listing import Capture, CaptureKind, LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Written
from ipclaim.rules.links import understand_address


def _listings(matter: Matter) -> list[Listing]:
    return [each for each in matter.facts.listings if each.kind is LinkKind.LISTING]


def _looked(captures: dict[str, Capture]) -> tuple[str, ...]:
    return tuple(
        f"{key}={capture.outcome}:{'+'.join(each.sha256 for each in capture.artefacts)}"
        for key, capture in captures.items()
    )


@check("listings_are_captured", NoArgs, captured="count", none="count", missing="links",
       walls="links", gone="links", unusable="links")  # fmt: skip
def listings_are_captured(matter: Matter, _: NoArgs) -> Verdict:
    """Check that every listing has a capture that may stand as evidence.

    Only complete and partial captures count; a listing that is gone proves nothing any more.
    """
    listings = _listings(matter)
    if not listings:
        return not_applicable()
    last = last_captures(matter)
    asked = tuple(f"{each.id}={each.canonical}" for each in listings)
    if not last:
        return fails("none", *asked, count=len(listings))
    looked = (*asked, *_looked(last))
    missing = [each for each in listings if each.id not in last]
    if missing:
        return fails("missing", *looked, links=_told(missing))
    for says, kinds in (
        ("walls", {CaptureKind.WALL}),
        ("gone", {CaptureKind.GONE}),
        ("unusable", {CaptureKind.TECHNICAL, CaptureKind.POLICY}),
    ):
        bad = [each for each in listings if last[each.id].kind in kinds]
        if bad:
            return fails(says, *looked, links=_told_outcomes(bad, last))
    empty = [each for each in listings if not last[each.id].artefacts]
    if empty:
        return fails("unusable", *looked, links=_told_outcomes(empty, last))
    return passes("captured", *looked, count=len(listings))


def _told(listings: list[Listing]) -> Text:
    return looking.listed([told_link(listing) for listing in listings], most=3)


def _told_outcomes(listings: list[Listing], last: dict[str, Capture]) -> Text:
    return looking.listed(
        [
            Text(f"{told_link(each).zh}：{last[each.id].outcome}",
                 f"{told_link(each).en}: {last[each.id].outcome}")
            for each in listings
        ],
        most=3,
    )  # fmt: skip


@check("captures_show_their_listing", NoArgs, same="count", other="links", unsaid="links",
       none="")  # fmt: skip
def captures_show_their_listing(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the page that was reached, and the item that it shows, are the link's item.

    An imported file that only its name ties to the link does not show it: a person must look.
    """
    last = {key: capture for key, capture in last_captures(matter).items() if capture.is_evidence}
    listings = [each for each in _listings(matter) if each.id in last]
    if not listings:
        return not_applicable("none")
    wrong = [each for each in listings if not _shows(matter, each, last[each.id])]
    looked = tuple(
        f"{each.id}={each.item_id}:{last[each.id].reached}:{last[each.id].shown.item_id}"
        for each in listings
    )
    if wrong:
        told = [
            Text(f"{told_link(each).zh} → {last[each.id].reached}",
                 f"{told_link(each).en} → {last[each.id].reached}")
            for each in wrong
        ]  # fmt: skip
        return fails("other", *looked, links=looking.listed(told, most=3))
    unsaid = [each for each in listings if _is_silent(last[each.id])]
    if unsaid:
        return needs_a_look("unsaid", *looked, links=_told(unsaid))
    return passes("same", *looked, count=len(listings))


def _is_silent(capture: Capture) -> bool:
    return capture.brought is not None and not capture.brought.names_item


def _shows(matter: Matter, listing: Listing, capture: Capture) -> bool:
    shown = capture.shown.item_id
    if shown is not None and shown != listing.item_id:
        return False
    reached = understand_address(capture.reached or capture.url, [matter.pack])
    return reached.item_id == listing.item_id


class AgeArgs(Written):
    """The oldest a screenshot may be, in days."""

    days: int = Setting(ge=1)


@check("captures_are_recent", AgeArgs, recent="count days", old="links days", undated="links",
       none="")  # fmt: skip
def captures_are_recent(matter: Matter, args: AgeArgs) -> Verdict:
    """Tell captures that are older than so many days on the day of filing.

    An imported file is as old as it claims; for one that claims nothing a person must look.
    """
    last = {key: capture for key, capture in last_captures(matter).items() if capture.is_evidence}
    listings = [each for each in _listings(matter) if each.id in last]
    if not listings:
        return not_applicable("none")
    old = [
        each
        for each in listings
        if (matter.day - last[each.id].seen_at.astimezone(UTC).date()).days > args.days
    ]
    looked = tuple(f"{each.id}={last[each.id].seen_at.date()}" for each in listings)
    if old:
        return fails("old", *looked, links=_told(old), days=args.days)
    undated = [each for each in listings if _is_undated(last[each.id])]
    if undated:
        return needs_a_look("undated", *looked, links=_told(undated))
    return passes("recent", *looked, count=len(listings), days=args.days)


def _is_undated(capture: Capture) -> bool:
    return capture.brought is not None and capture.brought.claimed_at is None


@check("captures_are_of_the_site", NoArgs, own="count", stand_in="server", none="")
def captures_are_of_the_site(matter: Matter, _: NoArgs) -> Verdict:
    """Tell captures that were answered by a stand-in server: they prove nothing of the site.

    What the user brought was not visited; another rule tells it.
    """
    captures = [each for each in matter.facts.captures if each.brought is None]
    if not captures:
        return not_applicable("none")
    servers = sorted({each.answered_by for each in captures if each.answered_by})
    if servers:
        return fails("stand-in", *servers, server=looking.listed(servers))
    return passes("own", f"captures={len(captures)}", count=len(captures))


@check("captures_are_own_visits", NoArgs, imported="links", none="")
def captures_are_own_visits(matter: Matter, _: NoArgs) -> Verdict:
    """Tell evidence that the user captured and brought: nobody recorded how it was made."""
    last = last_captures(matter)
    brought = [
        each for each in _listings(matter) if each.id in last and last[each.id].brought is not None
    ]
    if not brought:
        return not_applicable("none")
    looked = tuple(
        f"{each.id}={'+'.join(one.sha256 for one in last[each.id].artefacts)}" for each in brought
    )
    return needs_a_look("imported", *looked, links=_told(brought))
