"""Listings answered apart: what covers one says nothing of another."""

import json
from dataclasses import replace

from ipclaim.model.listing import Shown
from ipclaim.model.text import Lang
from ipclaim.reply.book import Suggestion
from ipclaim.reply.draft import ReplyDraft, draft_reply
from ipclaim.reply.jsonform import reply_json
from ipclaim.reply.matter import ReplyInput
from ipclaim.reply.references import ids_told
from ipclaim.rules.kept import kept_pack
from tests.reply.building import Dispute, paper, templates, with_text


def two_shops() -> ReplyInput:
    """The first listing is sold by a shop on our list of dealers, the second by another."""
    given = replace(Dispute(), whitelist=("Listed Store",)).granting(period_to="2026-06-30").given
    shops = ("Listed Store", "Unlisted Store")
    captures = tuple(
        replace(shot, shown=Shown("SPECIMEN", shop, shot.shown.item_id))
        for shot, shop in zip(given.captures, shops, strict=True)
    )
    return replace(given, captures=captures)


def request_of(draft: ReplyDraft) -> list[str]:
    section = next(each for each in draft.letter if each.id == "request")
    return [each.text.said_in(Lang.EN) for each in section.paragraphs]


def test_listings_with_other_answers_get_suggestions_of_their_own() -> None:
    draft = draft_reply(two_shops())
    ours = {share.listings[0].id: share.suggestion for share in draft.shares}
    assert ours == {
        "L0001": Suggestion.WITHDRAW_IF_CONFIRMED,
        "L0002": Suggestion.MAINTAIN,
    }
    assert draft.suggestion is Suggestion.WITHDRAW_IN_PART


def test_the_letter_asks_for_each_part_by_itself() -> None:
    first, second = request_of(draft_reply(two_shops()))
    assert "L0001" in first
    assert "withdraw" in first
    assert "L0002" in second
    assert "maintain" in second


def test_a_defence_is_told_for_the_listings_that_it_covers() -> None:
    draft = draft_reply(two_shops())
    answers = next(each for each in draft.letter if each.id == "answers")
    headings = [each.text.en for each in answers.paragraphs if each.is_heading]
    assert headings == ["On “authorised or licensed dealer”", "As to L0001", "As to L0002"]


def test_listings_with_the_same_answers_stand_together() -> None:
    draft = draft_reply(Dispute().granting(period_to="2026-06-30").given)
    (share,) = draft.shares
    assert [each.id for each in share.listings] == ["L0001", "L0002"]
    (answer,) = draft.answers
    assert answer.listings == ("L0001", "L0002")


def test_the_data_say_it_for_each_listing() -> None:
    told = json.loads(json.dumps(reply_json(draft_reply(two_shops()))))
    assert [(each["listing"], each["suggestion"]) for each in told["links"]] == [
        ("L0001", "withdraw_if_confirmed"),
        ("L0002", "maintain"),
    ]
    apart = [(each["id"], each["listings"]) for each in told["defences"]]
    assert apart == [("D01", ["L0001"]), ("D01", ["L0002"])]
    (first, _) = told["defences"]
    assert first["claimed"][0]["quote"]["zh"].startswith("“本店已取得")
    assert first["cites"][0]["verified_on"]


def test_numbers_in_a_row_are_told_by_their_ends() -> None:
    ids = ["L0001", "L0002", "L0003", "L0005", "L0007", "L0008"]
    assert ids_told(ids).zh == "L0001至L0003、L0005、L0007、L0008"
    assert ids_told(()).en == ""


def test_what_the_platform_says_of_the_defence_is_told_with_its_source() -> None:
    pack = kept_pack("amazon", templates())
    draft = draft_reply(replace(Dispute(), pack=pack).granting(period_to="2026-06-30").given)
    (answer,) = draft.answers
    assert [rule.id for rule in answer.platform_rules] == ["papers-of-sellers"]
    answers = next(each for each in draft.letter if each.id == "answers")
    assert "sellercentral" in answers.paragraphs[-1].text.en


def test_one_conclusive_point_is_not_told_as_if_all_the_others_agreed() -> None:
    covered, _ = draft_reply(two_shops()).answers
    assert "未见不符" not in covered.clause.zh
    assert "仅此一项即足以支持" in covered.clause.zh


def test_a_defence_is_tied_to_the_listings_that_its_sentences_name() -> None:
    given = Dispute().given
    first, second = (listing.item_id for listing in given.listings)
    words = (
        f"商品{first}：我店已取得品牌授权。",
        f"商品{second}：标识不近似，不会造成混淆。",
        "投诉人恶意投诉，敲诈勒索。",
    )
    notice = paper("counter-notices/n.pdf", "counter_notice", {})
    draft = draft_reply(replace(given, counter_notice=with_text(notice, *words)))
    raised = {each.defence.id: each.listings for each in draft.answers}
    assert raised == {"D01": ("L0001",), "D10": ("L0002",), "D13": ("L0001", "L0002")}
    points = next(each for each in draft.letter if each.id == "points")
    told = [each.text.en for each in points.paragraphs]
    assert ["name L0001 alone" in told[0], "name L0002 alone" in told[1]] == [True, True]
    assert "name no listing, and it is answered for all, L0001, L0002" in told[2]
