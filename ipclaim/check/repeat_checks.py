"""Checks on a link against others: filed before, the same item on a sister site, one right a case.

Which platforms share one space of item ids is a rule's setting; elsewhere one item is what has one
canonical address.
"""

from collections import defaultdict
from urllib.parse import urlsplit

from ipclaim.check.link_checks import told_link
from ipclaim.check.looking import doubt, listed, paper_at, seen
from ipclaim.check.matter import Matter
from ipclaim.check.parts import number_key, right_number
from ipclaim.check.verdict import (
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.document import Document
from ipclaim.model.filing import Filed
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written
from ipclaim.rules.links import address_in

Key = tuple[str, str]


class SpaceArgs(Written):
    """Groups of platforms that count their items in one space."""

    one_space: tuple[tuple[Filled, ...], ...] = ()

    def key(self, platform: str | None, item_id: str | None, address: str | None) -> Key | None:
        """Return what two links to one item have in common; ``None`` for what is no item."""
        for group in self.one_space:
            if platform in group and item_id:
                return "+".join(group), item_id
        return (platform or "", address) if address else None


def _key(args: SpaceArgs, listing: Listing) -> Key | None:
    return args.key(listing.platform, listing.item_id, listing.canonical)


@check("links_were_not_filed_before", SpaceArgs, new="count", before="filings", no_list="")
def links_were_not_filed_before(matter: Matter, args: SpaceArgs) -> Verdict:
    """Tell links whose item stands in an earlier filing of another case.

    Rows of this case itself do not count: filing it is what it is for.
    """
    items = {key: each for each in matter.facts.listings if (key := _key(args, each))}
    if not items:
        return not_applicable()
    if matter.facts.filed is None:
        return not_applicable("no-list")
    before = [
        (items[key], row)
        for row in matter.facts.filed
        if row.case != matter.facts.name
        and (key := args.key(row.platform, row.item_id, row.address)) in items
    ]
    looked = (
        *(f"{each.id}={'+'.join(key)}" for key, each in items.items()),
        *(f"filed={row.case}:{row.filed_on}:{row.outcome}:{row.address}" for _, row in before),
    )
    if before:
        told = [_told_filing(listing, row) for listing, row in before]
        return fails("before", *looked, filings=listed(told, most=3))
    return passes("new", *looked, count=len(items))


def _told_filing(listing: Listing, row: Filed) -> Text:
    link = told_link(listing)
    zh = [f"filed.csv 第{row.row}行", row.case, row.filed_on, row.outcome]
    en = [f"filed.csv row {row.row}", row.case, row.filed_on, row.outcome]
    return Text(f"{link.zh}：{'，'.join(filter(None, zh))}",
                f"{link.en}: {', '.join(filter(None, en))}")  # fmt: skip


@check("items_are_not_on_sister_sites", SpaceArgs, apart="count", same="items")
def items_are_not_on_sister_sites(matter: Matter, args: SpaceArgs) -> Verdict:
    """Tell one item that is named on two sites of one space of ids: Taobao and Tmall, .com, .us."""
    sites: dict[Key, dict[str, Listing]] = defaultdict(dict)
    for listing in matter.facts.listings:
        key = _key(args, listing)
        if key:
            sites[key].setdefault(_site(listing.link.url), listing)
    if not sites:
        return not_applicable()
    hidden = [found for found in sites.values() if len(found) > 1]
    looked = tuple(f"{each.id}={each.platform}:{each.item_id}" for each in matter.facts.listings)
    if hidden:
        told = [_told_same(found) for found in hidden]
        return fails("same", *looked, items=listed(told, most=3))
    return passes("apart", *looked, count=len(sites))


def _told_same(found: dict[str, Listing]) -> Text:
    listings = list(found.values())
    places = [f"{each.id} {site}" for site, each in found.items()]
    item = listings[0].item_id or ""
    return Text(f"{item}（{'、'.join(places)}）", f"{item} ({', '.join(places)})")


_SECOND_LEVEL = frozenset({"co", "com", "net", "org"})


def _site(url: str) -> str:
    """Return the site of an address that is known to be one: ``aliexpress.us``."""
    labels = (urlsplit(address_in(url) or "").hostname or "").split(".")
    keep = 3 if labels[-2:-1] and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


class RightsArgs(Written):
    """Whether several rights in one filing are refused where the pack's limit is unknown."""

    most: int | None = Setting(default=None, ge=1)


@check("complaint_is_about_one_right", RightsArgs, one="", rights="papers limit",
       platforms="platforms", unchosen="count", unknown="count")  # fmt: skip
def complaint_is_about_one_right(matter: Matter, args: RightsArgs) -> Verdict:
    """Tell a complaint that rests on more rights, or goes to more platforms, than one form takes.

    Another certificate among the papers is no fault; one that the reason rests on is.
    """
    platforms = sorted(
        {each.platform for each in matter.facts.listings
         if each.platform and each.kind in {LinkKind.LISTING, LinkKind.FOREIGN}}
    )  # fmt: skip
    right, others = matter.parts.right, _other_rights(matter)
    looked = (
        f"platforms={'+'.join(platforms)}",
        f"reasons={' '.join(_reasons(matter))}",
        *((right,) if right else ()),
        *others,
    )
    if len(platforms) > 1:
        return fails("platforms", *looked, platforms=listed(platforms))
    if not others:
        return passes("one", *looked)
    limit = matter.pack.rights_per_complaint or args.most
    if right is None or matter.parts.right_is_ambiguous:
        return needs_a_look("unchosen", *looked, count=len(others) + 1)
    numbers = (seen(paper, "registration_number", "patent_number") for paper in others)
    asked = doubt(matter, *(number for number in numbers if number))
    if asked:
        return asked
    used = [paper for paper in others if _is_named(matter, paper)]
    if not used:
        return passes("one", *looked)
    if limit is None:
        return needs_a_look("unknown", *looked, count=len(used) + 1)
    if len(used) + 1 > limit:
        told = listed([paper_at(matter, paper) for paper in (right, *used)])
        return fails("rights", *looked, papers=told, limit=limit)
    return passes("one", *looked)


def _other_rights(matter: Matter) -> list[Document]:
    """Return the certificates of other rights, each once; one number is one right."""
    own = right_number(matter.parts.right) if matter.parts.right else ""
    others = {
        right_number(paper) or paper.sha256: paper
        for paper in matter.parts.rights
        if paper is not matter.parts.right
    }
    return [paper for number, paper in others.items() if number != own]


def _reasons(matter: Matter) -> list[str]:
    links = (each.link.reason for each in matter.facts.listings)
    return list(dict.fromkeys(said for said in (matter.case.reason, *links) if said))


def _is_named(matter: Matter, paper: Document) -> bool:
    number = right_number(paper)
    return bool(number) and any(number in number_key(said) for said in _reasons(matter))
