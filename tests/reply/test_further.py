"""What follows beside the answer: offered when it applies, complete, never more than a draft."""

from dataclasses import replace
from datetime import date

import pytest

from ipclaim.model.case import Claim
from ipclaim.model.text import Lang
from ipclaim.reply.deadlines import deadlines_of
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.further import FurtherDraft, further_drafts
from ipclaim.reply.loading import load_steps
from ipclaim.reply.matter import ReplyInput, lay_out
from ipclaim.reply.standing import Refusal, standing_after
from ipclaim.rules.kept import kept_pack
from tests.reply.building import Dispute, templates
from tests.reply.test_apart import two_shops
from tests.reply.test_draft import UNFILLED

ENDED = Dispute().granting(period_to="2026-06-30")
REFUSED = Refusal("证据不足", date(2026, 11, 25))


def offered(given: ReplyInput, refusal: Refusal | None = None) -> dict[str, FurtherDraft]:
    draft = draft_reply(given)
    standing = standing_after(
        lay_out(given), draft.shares, deadlines_of(given), load_steps(templates()), refusal
    )
    drafts = further_drafts(standing)
    for each in drafts:
        for section in each.sections:
            assert section.paragraphs, (each.id, section.id)
            for paragraph in section.paragraphs:
                assert not UNFILLED.search(paragraph.text.zh), paragraph.text.zh
                assert not UNFILLED.search(paragraph.text.en), paragraph.text.en
    return {each.id: each for each in drafts}


def on(platform: str, dispute: Dispute = ENDED) -> ReplyInput:
    return replace(dispute, pack=kept_pack(platform, templates())).given


def said(draft: FurtherDraft, lang: Lang) -> str:
    return "\n".join(
        paragraph.text.said_in(lang)
        for section in draft.sections
        for paragraph in section.paragraphs
    )


def test_a_maintained_complaint_gets_no_withdrawal_and_a_checklist_for_the_suit() -> None:
    assert set(offered(ENDED.given)) == {"filing-cn"}


def test_the_seller_who_seems_right_gets_a_withdrawal_that_waits_for_the_holder() -> None:
    (withdrawal,) = offered(Dispute().given).values()
    assert withdrawal.id == "withdrawal-once-confirmed"
    assert "权利人确认之前不得提交" in withdrawal.why.zh
    assert withdrawal.notice is not None
    assert "权利人书面确认之前" in withdrawal.notice.zh
    assert withdrawal.listings == ("L0001", "L0002")


def test_a_withdrawal_that_needs_no_word_is_for_today() -> None:
    expired = {**(Dispute().certificate or {}), "valid_to": "2026-10-01"}
    dispute = replace(Dispute(), certificate=expired).changed(defence=("D06",))
    withdrawal = offered(dispute.given)["withdrawal"]
    assert "2026年11月22日" in withdrawal.why.zh
    assert "double damages" in withdrawal.why.en
    assert any("第六条" in cite.ref for cite in withdrawal.cites)


def test_only_the_listings_of_which_the_seller_is_right_are_withdrawn() -> None:
    drafts = offered(two_shops())
    assert drafts["withdrawal-once-confirmed"].listings == ("L0001",)
    assert drafts["filing-cn"].listings == ("L0002",)
    assert "L0002" not in said(drafts["withdrawal-once-confirmed"], Lang.ZH)


def test_the_checklist_counts_the_fifteen_days_from_the_arrival() -> None:
    checklist = offered(on("taobao"))["filing-cn"]
    assert checklist.deadline is not None
    assert checklist.deadline.safe == date(2026, 12, 4)
    assert "2026年12月4日" in said(checklist, Lang.ZH)
    assert checklist.is_checklist


def test_a_refusal_is_answered_with_a_re_review() -> None:
    request = offered(on("tmall"), REFUSED)["re-review"]
    assert "“证据不足”" in said(request, Lang.ZH)
    assert "25 November 2026" in said(request, Lang.EN)
    assert {each.id for each in request.exhibits} >= {"1"}


def test_in_the_union_a_refusal_is_answered_under_article_20() -> None:
    drafts = offered(on("amazon_eu"), REFUSED)
    assert set(drafts) == {"dsa-complaint"}
    complaint = drafts["dsa-complaint"]
    assert complaint.deadline is not None
    assert complaint.deadline.safe == date(2027, 5, 24)
    assert any("20(1)" in cite.ref for cite in complaint.cites)


def test_a_refusal_of_unknown_date_gets_no_date_by_guess() -> None:
    complaint = offered(on("amazon_eu"), Refusal("no reason", None))["dsa-complaint"]
    assert complaint.deadline is not None
    assert complaint.deadline.safe is None


@pytest.mark.parametrize(
    ("claim", "ids"), [(Claim.COPYRIGHT, {"filing-us"}), (Claim.TRADEMARK, set())]
)
def test_a_dmca_suit_is_for_copyright_alone(claim: Claim, ids: set[str]) -> None:
    given = on("ebay")
    given = replace(given, case=given.case.model_copy(update={"claim": claim}))
    assert set(offered(given)) == ids
