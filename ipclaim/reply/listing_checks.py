"""What sellers say of the listings: that they are not theirs (D07), or are gone by now (D12).

Answers come from the addresses and from what the captures show. What the page shows today is not
looked up here: a capture answers for its own day only.
"""

from ipclaim.check.names import Likeness, compare
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, cannot_tell, declared, met, not_met
from ipclaim.reply.cues import clauses, first
from ipclaim.reply.dealer_terms import captures_stated
from ipclaim.reply.matter import Matter, certain_day, certain_text
from ipclaim.reply.wording import listed, same_in_both, told_day, told_days


def ask_not_ours(matter: Matter) -> Answer:
    """Ask whether the seller speaks of listings that we never complained of."""
    stated = matter.all_stated(matter.notice, "listing_urls")
    if not stated:
        return cannot_tell("none_named")
    if not all(each.certain for each in stated):
        return cannot_tell("unclear", theirs=stated)
    if matter.unmatched and matter.at_issue:
        return cannot_tell("some", _addresses(matter), theirs=stated)
    if matter.unmatched:
        return met("all_foreign", _addresses(matter), theirs=stated)
    return not_met("all_ours", theirs=stated, ours=captures_stated(matter))


def _addresses(matter: Matter) -> dict[str, Text]:
    return {"addresses": listed(same_in_both(each) for each in matter.unmatched)}


def ask_wrong_page(matter: Matter) -> Answer:
    """Ask whether a capture shows another item than its listing."""
    items = {each.id: each.item_id for each in matter.at_issue}
    shown = [shot for shot in matter.captures if shot.shown.item_id and items[shot.listing_id]]
    if not shown:
        return cannot_tell("no_item")
    wrong = [shot for shot in shown if shot.shown.item_id != items[shot.listing_id]]
    ours = captures_stated(matter)
    if wrong:
        ids = listed(same_in_both(shot.listing_id) for shot in wrong)
        return met("other_item", {"ids": ids}, ours=ours)
    if len(shown) < len(matter.at_issue):
        return cannot_tell("not_all", ours=ours)
    return not_met("same_item", ours=ours)


def ask_other_shop(matter: Matter) -> Answer:
    """Ask whether the captured shops are other ones than the seller's."""
    own = "shop_name" if matter.notice.field("shop_name") else "seller_name"
    seller = certain_text(matter.notice, own)
    shops = sorted({shot.shown.shop for shot in matter.captures if shot.shown.shop})
    if seller is None or not shops:
        return cannot_tell("unclear")
    stated, ours = matter.all_stated(matter.notice, own), captures_stated(matter)
    facts = {"seller": same_in_both(seller), "shops": listed(map(same_in_both, shops))}
    if all(compare(seller, shop).likeness is Likeness.SAME for shop in shops):
        return not_met("same_shop", facts, theirs=stated, ours=ours)
    return cannot_tell("shop_or_company", facts, theirs=stated, ours=ours)


def ask_cured(matter: Matter) -> Answer:
    """Ask whether the listings were gone when the seller said so."""
    said_on = certain_day(matter.notice, "notice_date")
    if not matter.days or said_on is None:
        return cannot_tell("no_day")
    stated, ours = matter.all_stated(matter.notice, "notice_date"), captures_stated(matter)
    facts = {"days": told_days(matter.days), "said": told_day(said_on)}
    if matter.days[0] <= said_on or len(matter.captures) < len(matter.at_issue):
        return cannot_tell("seen_before", facts, theirs=stated, ours=ours)
    if _says_gone(matter):
        return not_met("still_shown", facts, theirs=stated, ours=ours)
    return cannot_tell("still_there", facts, theirs=stated, ours=ours)


def _says_gone(matter: Matter) -> bool:
    """Whether the seller says that the listings are gone; a changed page would still be there."""
    raised = matter.pleas.of("D12")
    said = raised.said if raised else ()
    words = matter.given.book.vocabulary.gone
    return bool(said) and all(
        any(first(words, clause) is not None for clause in clauses(each)) for each in said
    )


CHECKS = {
    "listing_not_ours": Check(
        ask_not_ours,
        declared(all_foreign="addresses", some="addresses", all_ours="", none_named="", unclear=""),
    ),
    "listing_wrong_page": Check(
        ask_wrong_page, declared(other_item="ids", same_item="", not_all="", no_item="")
    ),
    "listing_other_shop": Check(
        ask_other_shop,
        declared(same_shop="seller shops", shop_or_company="seller shops", unclear=""),
    ),
    "listing_cured": Check(
        ask_cured,
        declared(
            still_shown="days said", still_there="days said", seen_before="days said", no_day=""
        ),
    ),
}
