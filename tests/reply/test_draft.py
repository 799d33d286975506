"""Whole drafts: complete, honest about doubts, the same every time."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipclaim.model.document import Problem, Value
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.reply.answer import Verdict
from ipclaim.reply.book import Suggestion
from ipclaim.reply.draft import ReplyDraft, draft_reply
from ipclaim.reply.exhibits import Exhibit, Exhibits, Side
from ipclaim.reply.json_models import ReplyJson
from ipclaim.reply.jsonform import reply_json
from ipclaim.reply.received import Unread
from ipclaim.reply.references import reference
from tests.reply.building import (
    GRANT,
    HOLDER,
    NOTICE,
    SELLER,
    URL,
    Dispute,
    book,
    finding,
    paper,
    with_text,
)
from tests.reply.golden import FOLDER, golden_draft, told

UNFILLED = re.compile(r"\{\{|\}\}|\bNone\b(?! of)|“”|‘’|Undefined|\[\]|\(\)|（）")
LABEL = re.compile(r"证据\d+|对方材料\d+")


def texts(draft: ReplyDraft) -> Iterator[Text]:
    yield from (draft.title, draft.notice, draft.note_title, *draft.parties, *draft.reasons)
    for section in (*draft.letter, *draft.note):
        yield section.heading
        yield from (each.text for each in section.paragraphs)


def assert_sound(draft: ReplyDraft) -> None:
    """Check what holds for every draft: nothing unfilled, every exhibit named is listed."""
    listed = {exhibit.id for exhibit in draft.exhibits}
    labels = {exhibit.label.zh for exhibit in draft.exhibits}
    for text in texts(draft):
        assert text.zh.strip()
        assert text.en.strip()
        assert not UNFILLED.search(text.zh), text.zh
        assert not UNFILLED.search(text.en), text.en
        assert set(LABEL.findall(text.zh)) <= labels, text.zh
    for section in draft.letter:
        assert section.paragraphs
        for paragraph in section.paragraphs:
            assert {id_ for id_, _ in paragraph.exhibits} <= listed
    files: dict[str, object] = {
        "submission": {"file": "x", "texts": [], "attachments": []},
        "further": [],
    }
    ReplyJson.model_validate({**reply_json(draft), **files})


@pytest.mark.parametrize("lang", list(Lang))
def test_the_kept_draft(lang: Lang) -> None:
    kept = (FOLDER / f"permission-ended.{lang}.txt").read_text(encoding="utf-8")
    assert told(golden_draft(), lang) == kept


@pytest.mark.parametrize("id_", [each.id for each in book().defences])
def test_every_defence_gives_a_sound_draft(id_: str) -> None:
    draft = draft_reply(Dispute().changed(defence=(id_,)).given)
    assert_sound(draft)
    assert [answer.defence.id for answer in draft.answers] == [id_]


VALUES: dict[str, st.SearchStrategy[Value]] = {
    "seller_name": st.sampled_from([SELLER, "样张店", "Specimen Store", None, ""]),
    "platform": st.sampled_from(["aliexpress", "taobao", "alibaba_group", "elsewhere", None]),
    "complaint_number": st.sampled_from(["CN1", None]),
    "listing_urls": st.sampled_from(
        [(), None, (URL.format("1005001000000001"),), ("https://example.com/x",), ("not a link",)]
    ),
    "defence": st.sampled_from(
        [("D01",), ("D02", "D06"), ("D99",), (), None, "D08", ("D07", "D12")]
    ),
    "notice_date": st.sampled_from(["2026-11-18", "2026-02-30", "soon", None]),
}
GRANTED: dict[str, st.SearchStrategy[Value]] = {
    "grantor": st.sampled_from([HOLDER, SELLER, "Specimen Ltd", None, ""]),
    "grantee": st.sampled_from([HOLDER, SELLER, None]),
    "rights_numbers": st.sampled_from([("12345678",), ("1",), (), None]),
    "platforms": st.sampled_from([("all",), ("jd",), (), None]),
    "period_from": st.sampled_from(["2026-01-01", "x", None]),
    "period_to": st.sampled_from(["2026-12-31", "2020-01-01", "long-term", "x", None]),
    "sealed": st.sampled_from([True, False, None]),
    "may_delegate": st.sampled_from([True, False, None]),
    "seal_text": st.sampled_from([HOLDER, SELLER, None, ""]),
}


@st.composite
def disputes(draw: st.DrawFn) -> Dispute:
    def some(values: dict[str, st.SearchStrategy[Value]]) -> dict[str, Value]:
        return {name: draw(value) for name, value in values.items() if draw(st.booleans())}

    grants = draw(st.integers(0, 2))
    return replace(
        Dispute(),
        notice=some(VALUES),
        notice_doubtful=tuple(draw(st.sets(st.sampled_from(sorted(NOTICE))))),
        grants=tuple(some(GRANTED) for _ in range(grants)),
        grant_doubtful=tuple(draw(st.sets(st.sampled_from(sorted(GRANT))))),
        certificate=draw(st.sampled_from([None, {}, Dispute().certificate])),
        captured=draw(st.booleans()),
        received=draw(st.sampled_from([None, date(2026, 11, 19)])),
        as_of=draw(st.sampled_from([date(2026, 11, 22), date(2027, 3, 1)])),
        whitelist=draw(st.sampled_from([(), (SELLER,)])),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(disputes())
def test_no_draft_has_gaps_or_unlisted_exhibits(dispute: Dispute) -> None:
    assert_sound(draft_reply(dispute.given))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(disputes())
def test_whatever_is_doubtful_stands_before_a_person(dispute: Dispute) -> None:
    draft = draft_reply(dispute.given)
    looked = {(look.source.file, look.source.box) for look in draft.needs_person if look.source}
    for answer in draft.answers:
        for test in answer.tests:
            for stated in test.theirs:
                if not stated.certain and stated.source is not None and stated.field != "text":
                    assert (stated.source.file, stated.source.box) in looked


def test_the_same_input_gives_the_same_draft() -> None:
    first, again = draft_reply(Dispute().given), draft_reply(Dispute().given)
    assert first == again
    assert json.dumps(reply_json(first)) == json.dumps(reply_json(again))


def test_the_seven_sections_stand_in_order() -> None:
    headings = [section.heading.zh[0] for section in draft_reply(Dispute().given).letter]
    assert headings == list("一二三四五六七")


def test_what_is_not_shown_comes_first() -> None:
    draft = draft_reply(Dispute().granting(period_to="2026-06-30").given)
    answers = next(section for section in draft.letter if section.id == "answers")
    assert "授权期限：不符" in answers.paragraphs[1].text.zh
    assert "第五十七条" in answers.paragraphs[2].text.zh


def test_what_only_our_own_file_lacks_stays_out_of_the_letter() -> None:
    draft = draft_reply(Dispute().given)
    said = "".join(each.text.zh for section in draft.letter for each in section.paragraphs)
    assert "授权名单" not in said
    assert any("经销商名单" in need.what.zh for need in draft.missing)


def test_a_doubtful_name_is_called_doubtful() -> None:
    draft = draft_reply(replace(Dispute(), notice_doubtful=("seller_name",)).given)
    assert "存疑" in draft.parties[1].zh
    assert any("申诉人名称" in look.text.zh and look.source for look in draft.needs_person)


def test_a_missing_name_is_left_for_a_person() -> None:
    dispute = Dispute()
    notice = {name: value for name, value in NOTICE.items() if name != "seller_name"}
    draft = draft_reply(replace(dispute, notice=notice).given)
    assert "待人工填写" in draft.parties[1].zh


def test_an_unknown_defence_is_for_a_person() -> None:
    draft = draft_reply(Dispute().changed(defence=("D99",)).given)
    assert draft.unknown_defences == ("D99",)
    assert draft.suggestion is Suggestion.PERSON_MUST_DECIDE
    assert any("D99" in look.text.zh for look in draft.needs_person)


def test_no_defence_is_no_reason_to_maintain() -> None:
    draft = draft_reply(Dispute().changed(defence=()).given)
    assert draft.suggestion is Suggestion.PERSON_MUST_DECIDE


def test_our_own_trouble_keeps_us_from_maintaining() -> None:
    ended = Dispute().granting(period_to="2026-06-30")
    assert draft_reply(ended.given).suggestion is Suggestion.MAINTAIN
    troubled = replace(ended, findings=(finding("RGT-01", Outcome.FAIL),))
    draft = draft_reply(troubled.given)
    assert draft.suggestion is Suggestion.PERSON_MUST_DECIDE
    assert any("RGT-01" in reason.zh for reason in draft.reasons)


def test_a_good_defence_prevails_over_bad_ones() -> None:
    draft = draft_reply(Dispute().changed(defence=("D11", "D01", "D13")).given)
    assert draft.suggestion is Suggestion.WITHDRAW_IF_CONFIRMED


def test_links_of_another_case_are_told() -> None:
    elsewhere = URL.format("1005009999999999")
    draft = draft_reply(Dispute().changed(listing_urls=(elsewhere,), defence=("D07",)).given)
    assert draft.suggestion is Suggestion.WITHDRAW_IF_CONFIRMED
    assert any(elsewhere in look.text.zh for look in draft.needs_person)


def test_a_tracked_link_is_still_ours() -> None:
    tracked = URL.format("1005001000000002") + "?spm=a2g0o.productlist.1&algo=2"
    draft = draft_reply(Dispute().changed(listing_urls=(tracked,)).given)
    case = draft.letter[0]
    assert any("L0002" in each.text.zh and "L0001" not in each.text.zh for each in case.paragraphs)


def test_a_later_law_is_marked_for_counsel() -> None:
    dispute = replace(Dispute(), as_of=date(2027, 3, 1))
    looks = [look.text.zh for look in draft_reply(dispute.given).needs_person]
    assert any("版本不同" in look and "商标法" in look for look in looks)
    captured = replace(dispute, captured_at=datetime(2027, 2, 1, tzinfo=UTC))
    looks = [look.text.zh for look in draft_reply(captured.given).needs_person]
    assert any("条号待核实" in look for look in looks)


def test_another_platform_is_pointed_out() -> None:
    draft = draft_reply(Dispute().changed(platform="jd").given)
    assert any("京东" in look.text.zh for look in draft.needs_person)


def test_many_captures_are_told_by_their_ends() -> None:
    exhibits = Exhibits(
        tuple(
            Exhibit(str(number), Side.OURS, Text("页", "page"), f"{number}.jpg", (1,), "0" * 64)
            for number in range(1, 301)
        )
    )
    refs = [("1", 1), *((str(number), 1) for number in range(3, 301))]
    told_as = reference(exhibits, refs)
    assert told_as.zh == "证据1第1页、证据3第1页至证据300第1页"
    assert told_as.en == "Exhibit 1, p. 1; Exhibit 3, p. 1 to Exhibit 300, p. 1"


def test_the_sentence_that_raises_the_defence_is_quoted() -> None:
    points = draft_reply(Dispute().given).letter[1]
    assert (
        "“本店已取得‘样张’品牌授权（授权书见附件一），属于正品经销。”"
        in points.paragraphs[0].text.zh
    )


def test_identity_papers_do_not_go_to_the_other_side() -> None:
    card = paper("materials/id.jpg", "id_card", {"name": "样张"})
    draft = draft_reply(replace(Dispute(), own_papers=(card,)).given)
    assert "materials/id.jpg" not in {exhibit.file for exhibit in draft.exhibits}


def test_an_expired_right_of_ours_is_a_reason_to_withdraw() -> None:
    expired = {**(Dispute().certificate or {}), "valid_to": "2026-10-01"}
    draft = draft_reply(replace(Dispute(), certificate=expired).changed(defence=("D06",)).given)
    assert draft.suggestion is Suggestion.WITHDRAW


def test_a_renewal_carries_the_right_on() -> None:
    expired = {**(Dispute().certificate or {}), "valid_to": "2026-10-01"}
    facts: dict[str, Value] = {"registration_number": "12345678", "valid_to": "2036-10-01"}
    renewed = (paper("materials/renewal.jpg", "trademark_renewal", facts),)
    dispute = replace(Dispute(), certificate=expired, own_papers=renewed)
    [answer] = draft_reply(dispute.changed(defence=("D06",)).given).answers
    assert answer.tests[0].verdict is Verdict.NOT_MET
    assert answer.suggestion is Suggestion.PERSON_MUST_DECIDE


def test_goods_named_in_the_registration_answer_the_class_defence() -> None:
    named = {**(Dispute().certificate or {}), "goods_services": "服装；运动鞋；帽"}
    draft = draft_reply(replace(Dispute(), certificate=named).changed(defence=("D04",)).given)
    assert draft.suggestion is Suggestion.MAINTAIN


@pytest.mark.parametrize(
    ("said", "seen", "suggested"),
    [
        ("涉案商品已下架。", 20, Suggestion.MAINTAIN),
        ("We have taken down the listings.", 20, Suggestion.MAINTAIN),
        # A page that was changed is still there: a person holds it against the capture.
        ("主图和标题已修改，不再使用该标识。", 20, Suggestion.PERSON_MUST_DECIDE),
        ("涉案商品已下架。", 10, Suggestion.PERSON_MUST_DECIDE),
    ],
    ids=["gone", "gone-en", "changed", "seen-before"],
)
def test_a_capture_after_the_notice_shows_what_was_not_removed(
    said: str, seen: int, suggested: Suggestion
) -> None:
    dispute = replace(Dispute(), captured_at=datetime(2026, 11, seen, tzinfo=UTC))
    given = dispute.changed(defence=("D12",)).given
    notice = with_text(given.counter_notice, said)
    draft = draft_reply(replace(given, counter_notice=notice))
    assert [answer.defence.id for answer in draft.answers] == ["D12"]
    assert draft.suggestion is suggested


def test_an_invoice_made_out_to_the_seller_is_never_proof_that_goods_are_genuine() -> None:
    facts: dict[str, Value] = {"issuer": HOLDER, "buyer": SELLER, "invoice_date": "2026-05-01"}
    invoice = paper("counter-notices/invoice.pdf", "invoice", facts)
    dispute = replace(Dispute(), other_papers=(invoice,)).changed(defence=("D02",))
    [answer] = draft_reply(dispute.given).answers
    assert answer.tests[0].verdict is Verdict.MET
    assert answer.suggestion is Suggestion.PERSON_MUST_DECIDE


def test_a_registration_of_the_sellers_own_goes_to_a_person() -> None:
    facts: dict[str, Value] = {
        "registration_number": "22334455",
        "holder_name": SELLER,
        "nice_classes": ("25",),
        "valid_to": "2030-01-01",
    }
    own = paper("counter-notices/own.jpg", "trademark_certificate", facts)
    dispute = replace(Dispute(), other_papers=(own,)).changed(defence=("D08",))
    draft = draft_reply(dispute.given)
    [answer] = draft.answers
    assert [test.verdict for test in answer.tests[:3]] == [Verdict.MET] * 3
    assert draft.suggestion is Suggestion.PERSON_MUST_DECIDE


def test_a_patent_case_cites_no_trademark_law() -> None:
    given_input = Dispute().given
    case = given_input.case.model_copy(update={"claim": "invention_patent"})
    draft = draft_reply(replace(given_input, case=case))
    said = "".join(each.text.zh for section in draft.letter for each in section.paragraphs)
    assert "商标法" not in said


def test_papers_of_several_notices_are_pointed_out() -> None:
    draft = draft_reply(replace(Dispute().given, shared_papers=True))
    assert any("多份申诉书" in look.text.zh for look in draft.needs_person)


def test_the_json_keeps_the_spot_of_each_statement() -> None:
    form = json.loads(json.dumps(reply_json(draft_reply(Dispute().given))))
    [defence] = form["defences"]
    period = next(test for test in defence["tests"] if test["id"] == "period")
    assert period["seller_states"][0]["source"]["box"] == [10, 10, 90, 30]
    assert form["deadlines"][0]["safe"] == "2026-12-04"
    assert form["status"] == "draft"


def test_what_cannot_be_read_for_one_reason_is_told_once() -> None:
    trouble = Problem("kind", Text("不支持。", "Not supported."), Text("转换。", "Convert."))
    unread = tuple(Unread("counter-notices/a.eml", f"{n}.bin", trouble) for n in range(60))
    draft = draft_reply(replace(Dispute().given, unread=unread))
    texts = [look.text for look in draft.needs_person]
    (line,) = (each for each in texts if "Not supported." in each.en)
    assert "2.bin and 57 more" in line.en
    assert "等60份" in line.zh
