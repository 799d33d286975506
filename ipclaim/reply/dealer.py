"""Defence D01: the seller says that it deals with the holder's permission.

The seller's letters are read as one chain, each of them by the same tests: who grants, for which
right, to whom, until when, for which channel, under whose seal. A value that is not certain never
decides anything. What no paper can show, that the seal is genuine and the letter was truly issued,
is left to the holder.
"""

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, Stated, cannot_tell, declared, met, not_met
from ipclaim.reply.dealer_chain import CHECKS as CHAIN_CHECKS
from ipclaim.reply.dealer_chain import along_the_chain, ask_whole_period, letter_at_issue
from ipclaim.reply.dealer_terms import PERIOD, TERMS, captures_stated, unclear
from ipclaim.reply.matter import (
    COVERING,
    Matter,
    certain_flag,
    certain_text,
)
from ipclaim.reply.passages import passages_with
from ipclaim.reply.wording import listed, same_in_both

_ONE_SHOP = (
    "店铺名称", "仅限店铺", "限于店铺", "旗舰店", "专卖店", "专营店", "store name", "shop name",
)  # fmt: skip
"""Words by which a letter is made out for one shop."""
_ENTITY_ENDINGS = ("公司", "厂", "商行", "经营部", "商店", "合作社", "中心", "工作室", "有限合伙")


def ask_paper(matter: Matter) -> Answer:
    """Ask whether an authorization was put forward at all."""
    if matter.letters:
        fields = tuple(
            stated
            for letter in matter.letters
            for stated in matter.all_stated(letter, "grantor", "grantee")
        )
        count = same_in_both(str(len(matter.letters)))
        return met("shown", {"count": count}, theirs=fields)
    unclear = [
        paper
        for paper in matter.given.seller_papers
        if paper.style != COVERING
        and (paper.doc_type in {"other", "unreadable"} or not paper.doc_type_certain)
    ]
    if unclear:
        labels = [exhibit.label for paper in unclear if (exhibit := matter.exhibits.of(paper))]
        return cannot_tell("unrecognised", {"papers": listed(labels)})
    return not_met("none")


def ask_grantee(matter: Matter) -> Answer:
    """Ask whether the permission was given to this seller."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    grantee = certain_text(letter, "grantee")
    if grantee is None:
        return unclear(matter, letter, "grantee")
    seller = certain_text(matter.notice, "seller_name")
    if seller is None:
        return unclear(matter, matter.notice, "seller_name", code="seller_unclear")
    stated = (
        *matter.all_stated(letter, "grantee"),
        *matter.all_stated(matter.notice, "seller_name"),
    )
    facts = {"grantee": same_in_both(grantee), "seller": same_in_both(seller)}
    alike = compare(grantee, seller).likeness
    if alike is Likeness.SAME:
        return met("same", facts, theirs=stated)
    if alike is Likeness.DIFFERENT and _is_entity(seller) and _is_entity(grantee):
        return not_met("different", facts, theirs=stated)
    if alike is Likeness.LOOK_ALIKE:
        return cannot_tell("look_alike", facts, theirs=stated)
    return _by_licence(matter, grantee, facts, stated)


def _by_licence(
    matter: Matter, grantee: str, facts: dict[str, Text], stated: tuple[Stated, ...]
) -> Answer:
    """Ask the business licence that the seller put forward who runs the shop."""
    for paper in matter.given.seller_papers:
        company = certain_text(paper, "company_name")
        if paper.doc_type != "business_licence" or company is None:
            continue
        facts = {**facts, "company": same_in_both(company)}
        stated = (*stated, *matter.all_stated(paper, "company_name"))
        alike = compare(grantee, company).likeness
        if alike is Likeness.SAME:
            return cannot_tell("licence_same", facts, theirs=stated)
        if alike is Likeness.DIFFERENT and _is_entity(grantee):
            return not_met("licence_other", facts, theirs=stated)
    return cannot_tell("shop_or_company", facts, theirs=stated)


def ask_shop(matter: Matter) -> Answer:
    """Ask whether the letter names this shop or these items."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    shops = [shot.shown.shop for shot in matter.captures if shot.shown.shop]
    named = matter.notice.value("shop_name")
    shops += [named] if isinstance(named, str) and named else []
    items = [each.item_id for each in matter.at_issue if each.item_id]
    for code, words in (("item", items), ("shop", shops)):
        seen = passages_with(letter, dict.fromkeys(words), most=1)
        if seen:
            facts = {"words": same_in_both(seen[0].inside_quotes)}
            return cannot_tell(code, facts, theirs=matter.quoted_from(letter, seen))
    limited = passages_with(letter, _ONE_SHOP, most=1)
    if limited:
        facts = {"words": same_in_both(limited[0].inside_quotes)}
        return cannot_tell("other_shop", facts, theirs=matter.quoted_from(letter, limited))
    return cannot_tell("silent")


def _is_entity(name: str) -> bool:
    """Whether a name carries a legal form; a shop's display name says nothing of its owner."""
    return name.rstrip("）)").endswith(_ENTITY_ENDINGS)


def ask_seal(matter: Matter, letter: Document) -> Answer:
    """Ask whether a letter bears its grantor's seal; if it is genuine, no picture tells."""
    sealed, signed = certain_flag(letter, "sealed"), certain_flag(letter, "signed")
    stated = matter.all_stated(letter, "sealed", "signed", "seal_text")
    if sealed is None:
        return unclear(matter, letter, "sealed")
    if not sealed:
        if signed is False:
            return not_met("neither", theirs=stated)
        return cannot_tell("no_seal", theirs=stated)
    arc, grantor = certain_text(letter, "seal_text"), certain_text(letter, "grantor")
    if arc is None or grantor is None:
        return cannot_tell("seal_unread", theirs=stated)
    facts = {"seal": same_in_both(arc), "grantor": same_in_both(grantor)}
    alike = compare(arc, grantor).likeness
    if alike is Likeness.SAME:
        return met("seal_same", facts, theirs=stated)
    if alike is Likeness.DIFFERENT:
        return not_met("seal_other", facts, theirs=stated)
    return cannot_tell("seal_alike", facts, theirs=stated)


def ask_dealer_list(matter: Matter) -> Answer:
    """Ask whether we ourselves list this seller as one that sells with permission."""
    allowed = matter.given.case.whitelist
    if not allowed:
        return cannot_tell("no_list")
    field = matter.notice.field("seller_name")
    shop_name = matter.notice.value("shop_name")
    named = [str(field.value)] if field is not None and field.value else []
    named += [str(shop_name)] if shop_name else []
    named += [shot.shown.shop for shot in matter.captures if shot.shown.shop]
    for shop in named:
        if any(compare(shop, each).likeness is Likeness.SAME for each in allowed):
            stated = matter.all_stated(matter.notice, "seller_name")
            ours = captures_stated(matter)
            return met("is_listed", {"shop": same_in_both(shop)}, theirs=stated, ours=ours)
    if not named or field is None or not field.is_certain:
        return cannot_tell("seller_unclear")
    shops = listed(same_in_both(shop) for shop in dict.fromkeys(named))
    stated = matter.all_stated(matter.notice, "seller_name")
    return not_met("not_listed", {"shops": shops}, theirs=stated)


CHECKS = {
    **CHAIN_CHECKS,
    **{name: Check(along_the_chain(ask), codes) for name, (ask, codes) in TERMS.items()},
    "dealer_period": Check(ask_whole_period, PERIOD),
    "dealer_paper": Check(ask_paper, declared(shown="count", unrecognised="papers", none="")),
    "dealer_grantee": Check(
        ask_grantee,
        declared(
            same="grantee seller",
            different="grantee seller",
            look_alike="grantee seller",
            shop_or_company="grantee seller",
            licence_same="grantee seller company",
            licence_other="grantee seller company",
            seller_unclear="what",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_seal": Check(
        along_the_chain(ask_seal),
        declared(
            seal_same="seal grantor",
            seal_other="seal grantor",
            seal_alike="seal grantor",
            seal_unread="",
            no_seal="",
            neither="",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_shop": Check(
        ask_shop, declared(item="words", shop="words", other_shop="words", silent="", no_paper="")
    ),
    "dealer_list": Check(
        ask_dealer_list,
        declared(is_listed="shop", not_listed="shops", no_list="", seller_unclear=""),
    ),
}
