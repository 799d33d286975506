"""Checks on classes and goods: does the mark cover what is accused (RGT-09, RGT-10)."""

import re

from ipclaim.check import looking, names
from ipclaim.check.looking import doubt, no_field, no_paper, seen, told, where, words
from ipclaim.check.matter import Matter
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
from ipclaim.model.document import Document
from ipclaim.model.finding import Outcome
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Written


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
    if right.doc_type != TRADEMARK:
        return not_applicable()
    goods = matter.case.goods
    if goods is None:
        return needs_a_look("no-goods", "case.goods=")
    verdicts = [_one_kind(matter, right, kind) for kind in _split(goods) or [goods]]
    return max(verdicts, key=lambda verdict: _BADNESS[verdict.outcome])


_BADNESS = {Outcome.PASS: 0, Outcome.NOT_APPLICABLE: 0, Outcome.REVIEW: 1, Outcome.FAIL: 2}


def _one_kind(matter: Matter, right: Document, goods: str) -> Verdict:
    """Judge one kind of accused goods; a case may name several."""
    classes, listing = seen(right, "nice_classes"), seen(right, "goods_services")
    asked = f"case.goods={goods}"
    item = _item(words(listing), goods)
    if listing is not None and item is not None:
        facts: dict[str, Fact] = {"goods": goods, "at": where(matter, listing), "item": item}
        unsure = doubt(matter, listing, harmless=looking.INCOMPLETE)
        if unsure:
            return unsure
        if names.compare(item, goods).is_same:
            return passes("covered", listing, asked, **facts)
        return needs_a_look("near", listing, asked, **facts)
    if classes is None:
        return no_field(matter, right, "nice_classes")
    unsure = doubt(matter, classes)
    if unsure:
        return unsure
    needed = matter.pack.phrases.goods_classes.get(goods)
    facts = {"goods": goods, "at": where(matter, classes), "classes": told(classes.field.value)}
    if needed is not None and str(needed) not in looking.list_of(classes):
        return fails("other-class", classes, asked, **facts, needed=needed)
    looked = (classes, listing) if listing is not None else (classes,)
    return needs_a_look("class-only", *looked, asked, **facts)


_BETWEEN_GROUPS = re.compile(r"[；;。\n]+")
_BETWEEN_ITEMS = re.compile(r"[、，,]+")
_REMARK = re.compile(r"[（(][^（()）]*[)）]")
_LIMITED = re.compile(
    r"namely|excluding|except|other than|not including|but not|除外|不包括|不含|仅限|以外",
    re.IGNORECASE,
)


def _split(listing: str) -> list[str]:
    """Return the items of a list, without remarks.

    What limits or takes something out stays with its item, so that the item is no longer the same
    as the goods: "clothing, namely, shirts" is one item and does not cover every clothing.
    """
    items: list[str] = []
    for group in _BETWEEN_GROUPS.split(listing):
        bare = _REMARK.sub(lambda found: found[0] if _LIMITED.search(found[0]) else "", group)
        outside = _REMARK.sub("", bare)
        items += [bare] if _LIMITED.search(outside) else _BETWEEN_ITEMS.split(bare)
    return [item.strip() for item in items if item.strip()]


def _item(listing: str, goods: str) -> str | None:
    """Return the item of a list of goods that is the goods, or else one that contains them."""
    items = _split(listing)
    same = [item for item in items if names.compare(item, goods).is_same]
    near = [item for item in items if names.holds(item, goods)]
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
