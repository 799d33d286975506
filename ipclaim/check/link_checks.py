"""Checks on the links: on the platform, a listing, once, not too many, not one's own (LNK-*)."""

from collections import defaultdict

from ipclaim.check import looking, names
from ipclaim.check.matter import Matter
from ipclaim.check.names import Likeness
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


def told_link(listing: Listing) -> Text:
    """Return a link as people find it again: its id, its row, and the start of what was written."""
    written = listing.link.url.strip()
    short = written if len(written) <= 80 else f"{written[:77]}..."
    return Text(
        f"{listing.id}（第{listing.link.row}行 {short}）",
        f"{listing.id} (row {listing.link.row}, {short})",
    )


def _looked(listings: list[Listing] | tuple[Listing, ...]) -> tuple[str, ...]:
    return tuple(f"{each.id}={each.kind}:{each.canonical or each.link.url}" for each in listings)


def _told(listings: list[Listing]) -> Text:
    return looking.listed([told_link(listing) for listing in listings], most=3)


@check("links_are_given", NoArgs, given="count", none="")
def links_are_given(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the case names at least one link."""
    listings = matter.facts.listings
    if not listings:
        return fails("none")
    return passes("given", *_looked(listings), count=len(listings))


@check("links_belong_to_platform", NoArgs, belong="count platform", foreign="links platform",
       invalid="links")  # fmt: skip
def links_belong_to_platform(matter: Matter, _: NoArgs) -> Verdict:
    """Check that every link is an address of the case's platform."""
    listings = matter.facts.listings
    if not listings:
        return not_applicable()
    looked = _looked(listings)
    invalid = [listing for listing in listings if listing.kind is LinkKind.INVALID]
    if invalid:
        return fails("invalid", *looked, links=_told(invalid))
    foreign = [listing for listing in listings if listing.kind is LinkKind.FOREIGN]
    if foreign:
        return fails("foreign", *looked, links=_told(foreign), platform=matter.pack.name)
    return passes("belong", *looked, count=len(listings), platform=matter.pack.name)


@check("links_are_listings", NoArgs, listings="count", others="links", short="links")
def links_are_listings(matter: Matter, _: NoArgs) -> Verdict:
    """Check that every link is a listing: no shop, search or category page, and no short link."""
    own = [each for each in matter.facts.listings
           if each.kind not in {LinkKind.INVALID, LinkKind.FOREIGN}]  # fmt: skip
    if not own:
        return not_applicable()
    short = [listing for listing in own if listing.kind is LinkKind.SHORT]
    if short:
        return fails("short", *_looked(own), links=_told(short))
    others = [listing for listing in own if listing.kind is not LinkKind.LISTING]
    if others:
        return fails("others", *_looked(own), links=_told(others))
    return passes("listings", *_looked(own), count=len(own))


@check("links_are_distinct", NoArgs, distinct="count", repeated="items")
def links_are_distinct(matter: Matter, _: NoArgs) -> Verdict:
    """Check that no item is named twice, under whatever address."""
    by_item: dict[tuple[str, str], list[Listing]] = defaultdict(list)
    for listing in matter.facts.listings:
        if listing.kind is LinkKind.LISTING and listing.canonical:
            by_item[(listing.platform or "", listing.canonical)].append(listing)
    if not by_item:
        return not_applicable()
    looked = _looked(matter.facts.listings)
    repeated = [
        Text(
            f"{same[0].item_id}（{'、'.join(each.id for each in same)}，"
            f"第{'、'.join(str(each.link.row) for each in same)}行）",
            f"{same[0].item_id} ({', '.join(each.id for each in same)}, "
            f"rows {', '.join(str(each.link.row) for each in same)})",
        )
        for same in by_item.values()
        if len(same) > 1
    ]
    if repeated:
        return fails("repeated", *looked, items=looking.listed(repeated))
    return passes("distinct", *looked, count=len(by_item))


@check("links_are_within_limit", NoArgs, within="count limit", over="count limit batches",
       unknown="count")  # fmt: skip
def links_are_within_limit(matter: Matter, _: NoArgs) -> Verdict:
    """Check that one complaint does not hold more links than the form takes."""
    count, limit = len(matter.facts.listings), matter.pack.links_per_complaint
    if count == 0:
        return not_applicable()
    looked = f"links={count}"
    if limit is None:
        return needs_a_look("unknown", looked, count=count)
    if count > limit:
        return fails("over", looked, count=count, limit=limit, batches=-(-count // limit))
    return passes("within", looked, count=count, limit=limit)


@check(
    "sellers_are_not_permitted",
    NoArgs,
    others="count",
    permitted="links",
    own="links",
    near="links",
    unknown="count",
    not_yet="",
)
def sellers_are_not_permitted(matter: Matter, _: NoArgs) -> Verdict:
    """Check that no seller is the holder's own shop or on the case's whitelist.

    Sellers are known from the links file and from what the captured page shows; where neither says,
    a person must look. Before anything is captured there is nothing to judge.
    """
    listings = matter.facts.listings
    if not listings:
        return not_applicable()
    shops = {listing.id: shops_of(matter, listing) for listing in listings}
    looked = (
        *_looked(listings),
        *(f"{key}.shop={shop}" for key, named in shops.items() for shop in named),
        *(f"whitelist={each}" for each in matter.case.whitelist),
    )
    permitted = [each for each in listings if _is_permitted(matter, each, shops[each.id])]
    if permitted:
        return fails("permitted", *looked, links=_told(permitted))
    own = [each for each in listings if _is_own(matter, shops[each.id])]
    if own:
        return fails("own", *looked, links=_told(own))
    near = [each for each in listings if _is_near(matter, shops[each.id])]
    if near:
        return needs_a_look("near", *looked, links=_told(near))
    nameless = [each for each in listings if not shops[each.id]]
    if nameless and not matter.facts.captures and not matter.case.whitelist:
        return not_applicable("not-yet", *looked)
    if nameless:
        return needs_a_look("unknown", *looked, count=len(nameless))
    return passes("others", *looked, count=len(listings))


def shops_of(matter: Matter, listing: Listing) -> tuple[str, ...]:
    """Return the shop's names, as the links file and the captured page give them."""
    captured = [
        capture.shown.shop for capture in matter.facts.captures if capture.listing_id == listing.id
    ]
    return tuple(name for name in (listing.link.seller, *captured) if name)


def _is_permitted(matter: Matter, listing: Listing, shops: tuple[str, ...]) -> bool:
    permitted = matter.case.whitelist
    return listing.item_id in permitted or any(
        names.compare(shop, each).is_same for shop in shops for each in permitted
    )


def _is_near(matter: Matter, shops: tuple[str, ...]) -> bool:
    """Whether a shop's name is nearly one of the whitelist: a part of it, or a look-alike."""
    alike = {Likeness.LOOK_ALIKE, Likeness.OTHER_FORM}
    return any(
        names.holds(shop, each)
        or names.holds(each, shop)
        or names.compare(shop, each).likeness in alike
        for shop in shops
        for each in matter.case.whitelist
    )


def _is_own(matter: Matter, shops: tuple[str, ...]) -> bool:
    """Whether a shop bears the whole name of the complainant or of the holder."""
    holder = looking.words(looking.seen(matter.parts.right, "holder_name"))
    parties = [name for name in (matter.case.complainant.name, holder) if len(name) > 1]
    return any(names.holds(shop, each) for shop in shops for each in parties)


@check("listings_are_alive", NoArgs, alive="count", gone="links", not_captured="")
def listings_are_alive(matter: Matter, _: NoArgs) -> Verdict:
    """Tell listings that were gone when they were captured."""
    if not matter.facts.listings:
        return not_applicable()
    last = last_captures(matter)
    if not last:
        return not_applicable("not-captured")
    gone = [
        listing
        for listing in matter.facts.listings
        if listing.id in last and last[listing.id].kind is CaptureKind.GONE
    ]
    looked = tuple(f"{key}={capture.outcome}" for key, capture in last.items())
    if gone:
        return fails("gone", *looked, links=_told(gone))
    return passes("alive", *looked, count=len(last))


def last_captures(matter: Matter) -> dict[str, Capture]:
    """Return the best capture of each listing: the newest that is evidence, else the newest."""
    best: dict[str, Capture] = {}
    for capture in sorted(matter.facts.captures, key=lambda each: each.captured_at):
        known = best.get(capture.listing_id)
        if known is None or capture.is_evidence or not known.is_evidence:
            best[capture.listing_id] = capture
    return best
