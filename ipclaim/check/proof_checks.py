"""Checks on what captures prove: unaltered, showing the infringement, each its own, when (EVD-*).

A perceptual hash only points at pictures that look alike; a person decides whether they are one.
"""

from itertools import combinations

from ipclaim.check.link_checks import last_captures, told_link
from ipclaim.check.looking import doubt, listed, seen, words
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
from ipclaim.model.case import Claim
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written

_MARK_CLAIMS = frozenset({Claim.COUNTERFEIT, Claim.TRADEMARK})
_PICTURE = "page.jpg"


def _captured(matter: Matter) -> list[tuple[Listing, Capture]]:
    """Return each listing with its capture, where it has one that may stand as evidence."""
    last = last_captures(matter)
    pairs = ((each, last.get(each.id)) for each in matter.facts.listings)
    return [(each, shot) for each, shot in pairs if shot is not None and shot.is_evidence]


@check("evidence_is_unaltered", NoArgs, unaltered="count", altered="files", none="")
def evidence_is_unaltered(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the files of the evidence have the digests that were recorded of them."""
    seal = matter.facts.seal
    if seal is None or (seal.compared == 0 and not seal.altered):
        return not_applicable("none")
    if seal.altered:
        return fails("altered", *seal.altered, files=listed(list(seal.altered)))
    return passes("unaltered", "altered=0", count=seal.compared)


class ShowArgs(Written):
    """Words by which a reason says where on the page or on the goods the sign stands."""

    places: tuple[Filled, ...] = Setting(min_length=1)


@check("captures_show_the_infringement", ShowArgs, shown="count", incomplete="links",
       unplaced="links", none="")  # fmt: skip
def captures_show_the_infringement(matter: Matter, args: ShowArgs) -> Verdict:
    """Tell pages on which shop or price was not found, or where nobody says where the sign is.

    A mark in the page's title is enough; so is a reason that names the place. What a picture shows
    nobody here can see, so a person must look.
    """
    pairs = _captured(matter)
    if not pairs:
        return not_applicable("none")
    looked = tuple(f"{each.id}={shot.shown.title};{shot.shown.shop};{shot.shown.price};"
                   f"{each.link.reason}" for each, shot in pairs)  # fmt: skip
    lacking = [(each, what) for each, shot in pairs if (what := _lacking(shot))]
    if lacking:
        told = [Text(f"{told_link(each).zh}：{what.zh}", f"{told_link(each).en}: {what.en}")
                for each, what in lacking]  # fmt: skip
        return needs_a_look("incomplete", *looked, links=listed(told, most=3))
    looked = (*looked, f"case.reason={matter.case.reason}")
    open_pairs = [(each, shot) for each, shot in pairs if not _is_placed(matter, args, each)]
    if not open_pairs:
        return passes("shown", *looked, count=len(pairs))
    mark = seen(matter.parts.right, "mark_text") if matter.case.claim in _MARK_CLAIMS else None
    asked = doubt(matter, mark) if mark else None
    if asked:
        return asked
    unplaced = [each for each, shot in open_pairs if not _in_title(shot, words(mark))]
    if unplaced:
        told = [told_link(each) for each in unplaced]
        return needs_a_look("unplaced", *looked, links=listed(told, most=3))
    return passes("shown", *looked, *((mark,) if mark else ()), count=len(pairs))


def _lacking(shot: Capture) -> Text | None:
    missing = [
        name
        for name, value in (
            (Text("标题", "title"), shot.shown.title),
            (Text("店铺", "shop"), shot.shown.shop),
            (Text("价格", "price"), shot.shown.price),
        )
        if not value
    ]
    return listed(missing) if missing else None


def _is_placed(matter: Matter, args: ShowArgs, listing: Listing) -> bool:
    said = f"{matter.case.reason or ''} {listing.link.reason or ''} {listing.link.note or ''}"
    return any(place.casefold() in said.casefold() for place in args.places)


def _in_title(shot: Capture, mark: str) -> bool:
    return bool(mark) and any(holds(shot.shown.title or "", part) for part in (mark, *mark.split()))


class NearArgs(Written):
    """How few bits of 1,024 two hashes of pictures may differ by and still be told."""

    bits: int = Setting(ge=0, le=512)


@check("captures_are_each_their_own", NearArgs, own="count", same="pairs", alike="pairs",
       unknown="count", none="")  # fmt: skip
def captures_are_each_their_own(matter: Matter, args: NearArgs) -> Verdict:
    """Tell screenshots of different listings that are one file, or look nearly the same."""
    pairs = _captured(matter)
    if len(pairs) < 2:
        return not_applicable("none")
    looked = tuple(f"{each.id}={shot.page_hash or _picture(shot)}" for each, shot in pairs)
    both = list(combinations(pairs, 2))
    pictures = {each.id: _picture(shot) for each, shot in pairs}
    same = [
        _ids(left, right)
        for (left, _), (right, _) in both
        if pictures[left.id] and pictures[left.id] == pictures[right.id]
    ]
    if same:
        return fails("same", *looked, pairs=listed(same))
    hashes = {each.id: int(shot.page_hash, 16) for each, shot in pairs if shot.page_hash}
    alike = [
        _ids(left, right)
        for (left, _), (right, _) in both
        if left.id in hashes
        and right.id in hashes
        and (hashes[left.id] ^ hashes[right.id]).bit_count() <= args.bits
    ]
    if alike:
        return needs_a_look("alike", *looked, pairs=listed(alike))
    if len(hashes) < len(pairs):
        return needs_a_look("unknown", *looked, count=len(pairs) - len(hashes))
    return passes("own", *looked, count=len(pairs))


def _picture(shot: Capture) -> str | None:
    return next((each.sha256 for each in shot.artefacts if each.name == _PICTURE), None)


def _ids(left: Listing, right: Listing) -> str:
    return f"{left.id} = {right.id}"


@check("evidence_has_a_time_proof", NoArgs, stamped="day", none="", not_sealed="")
def evidence_has_a_time_proof(matter: Matter, _: NoArgs) -> Verdict:
    """Tell sealed evidence without a time stamp of a third party (RFC 3161)."""
    seal = matter.facts.seal
    if seal is None or not seal.sealed:
        return not_applicable("not-sealed")
    if seal.stamped_at is None:
        return fails("none", "stamped=")
    return passes("stamped", f"stamped={seal.stamped_at}", day=seal.stamped_at.date())


class ClockArgs(Written):
    """How far the own clock may be from the site's, in seconds."""

    seconds: int = Setting(ge=1)


@check("capture_clock_is_right", ClockArgs, right="count seconds", off="links seconds",
       no_zone="links", unknown="links", none="")  # fmt: skip
def capture_clock_is_right(matter: Matter, args: ClockArgs) -> Verdict:
    """Compare the capturing machine's clock with the time that the site itself sent.

    What the user brought has no clock to compare; another rule says so.
    """
    pairs = [(each, shot) for each, shot in _captured(matter) if shot.brought is None]
    if not pairs:
        return not_applicable("none")
    looked = tuple(f"{each.id}={shot.clock_offset}" for each, shot in pairs)
    bare = [told_link(each) for each, shot in pairs if shot.captured_at.utcoffset() is None]
    if bare:
        return fails("no-zone", *looked, links=listed(bare, most=3))
    off = [
        Text(f"{told_link(each).zh}：{shot.clock_offset} 秒",
             f"{told_link(each).en}: {shot.clock_offset} s")
        for each, shot in pairs
        if shot.clock_offset is not None and abs(shot.clock_offset) > args.seconds
    ]  # fmt: skip
    if off:
        return fails("off", *looked, links=listed(off, most=3), seconds=args.seconds)
    unknown = [told_link(each) for each, shot in pairs if shot.clock_offset is None]
    if unknown:
        return needs_a_look("unknown", *looked, links=listed(unknown, most=3))
    return passes("right", *looked, count=len(pairs), seconds=args.seconds)
