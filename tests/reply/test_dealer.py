"""Defence D01, test by test: what the papers show, do not show, and cannot tell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import EllipsisType

import pytest

from ipclaim.model.document import Document, Value
from ipclaim.reply.answer import Verdict
from ipclaim.reply.book import Suggestion
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.outcome import TestAnswer as Answered
from tests.reply.building import (
    DISTRIBUTOR,
    GRANT,
    HOLDER,
    NUMBER,
    SELLER,
    Dispute,
    paper,
    with_text,
)

MET, NOT_MET, CANNOT_TELL = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL
Change = Callable[[Dispute], Dispute]


def answer(dispute: Dispute, test: str) -> Answered:
    [defence] = draft_reply(dispute.given).answers
    return next(each for each in defence.tests if each.test.id == test)


def letter(number: int, **facts: Value | EllipsisType) -> Document:
    known: dict[str, Value] = {
        name: value for name, value in {**GRANT, **facts}.items() if value is not ...
    }
    return paper(f"counter-notices/extra-{number}.jpg", "authorization_letter", known)


def distributor_chain(**upper: Value | EllipsisType) -> Change:
    """The seller's letter comes from a distributor; above it stands the distributor's own."""
    grant: dict[str, Value | EllipsisType] = {"grantee": DISTRIBUTOR, "may_delegate": True, **upper}
    return lambda d: replace(
        d.granting(grantor=DISTRIBUTOR, seal_text=DISTRIBUTOR), other_papers=(letter(2, **grant),)
    )


def last_year(**facts: Value) -> Document:
    return letter(3, **{"period_from": "2025-01-01", "period_to": "2025-12-31", **facts})


def with_licence(company: str) -> Change:
    licence = paper("counter-notices/licence.jpg", "business_licence", {"company_name": company})
    return lambda d: replace(d, other_papers=(*d.other_papers, licence))


CASES: list[tuple[str, str, Change, Verdict, str]] = [
    ("paper", "shown", lambda d: d, MET, "1份"),
    ("paper", "none", lambda d: replace(d, grants=()), NOT_MET, "没有授权书"),
    (
        "paper",
        "unrecognised",
        lambda d: replace(
            d, grants=(), other_papers=(paper("counter-notices/a.png", "other", {}),)
        ),
        CANNOT_TELL,
        "对方材料2",
    ),
    ("chain", "direct", lambda d: d, MET, HOLDER),
    ("chain", "broken", lambda d: d.granting(grantor=DISTRIBUTOR), NOT_MET, DISTRIBUTOR),
    ("chain", "through", distributor_chain(), MET, HOLDER),
    ("chain", "no_delegation", distributor_chain(may_delegate=False), NOT_MET, HOLDER),
    ("chain", "delegation_silent", distributor_chain(may_delegate=...), CANNOT_TELL, "转授权"),
    ("chain", "broken", distributor_chain(grantor="上海样张实业有限公司"), NOT_MET, "上海"),
    (
        "chain",
        "look_alike",
        lambda d: d.granting(grantor=HOLDER.replace("有限公司", "有限责任公司")),
        CANNOT_TELL,
        "有限责任公司",
    ),
    ("chain", "look_alike", lambda d: d.granting(grantor="Specimen Ltd"), CANNOT_TELL, "Specimen"),
    ("chain", "unclear", lambda d: d.without("grantor"), CANNOT_TELL, "未能从授权书中读出授权人"),
    ("chain", "unclear", lambda d: replace(d, grant_doubtful=("grantor",)), CANNOT_TELL, "存疑"),
    ("chain", "our_side", lambda d: replace(d, certificate=None), CANNOT_TELL, "我方"),
    ("chain", "no_paper", lambda d: replace(d, grants=()), CANNOT_TELL, "没有"),
    (
        "chain",
        "former_holder",
        lambda d: replace(
            d.granting(grantor=DISTRIBUTOR),
            own_papers=(
                paper("materials/a.jpg", "trademark_assignment", {"assignor_name": DISTRIBUTOR}),
            ),
        ),
        CANNOT_TELL,
        "前权利人",
    ),
    # Each letter of a chain is asked the same: it is as good as its worst one.
    (
        "period",
        "ended",
        distributor_chain(period_to="2026-06-30"),
        NOT_MET,
        f"“{HOLDER}”致“{DISTRIBUTOR}”",
    ),
    ("period", "covers", distributor_chain(), MET, "对方材料3："),
    (
        "period",
        "before_head",
        lambda d: distributor_chain(period_from="2026-03-01")(d.granting(signed_date="2026-02-01")),
        CANNOT_TELL,
        "2026年3月1日",
    ),
    ("rights", "other_right", distributor_chain(rights_numbers=("87654321",)), NOT_MET, "87654321"),
    ("rights", "silent", distributor_chain(rights_numbers=...), CANNOT_TELL, f"“{HOLDER}”致"),
    ("channel", "not_named", distributor_chain(platforms=("jd",)), NOT_MET, "京东"),
    ("seal", "seal_other", distributor_chain(seal_text="上海样张实业有限公司"), NOT_MET, "上海"),
    ("seal", "neither", distributor_chain(sealed=False, signed=False), NOT_MET, f"“{HOLDER}”致"),
    # An old letter beside this year's harms nobody, at whichever link it stands.
    ("period", "covers", lambda d: replace(d, other_papers=(last_year(),)), MET, "2026年12月31日"),
    (
        "period",
        "covers",
        lambda d: replace(
            d.granting(period_from="2025-01-01", period_to="2025-12-31"), other_papers=(letter(2),)
        ),
        MET,
        "2026年12月31日",
    ),
    # The shop signs with its display name; the licence that it sent along says who runs it.
    (
        "chain",
        "through",
        lambda d: with_licence(SELLER)(distributor_chain()(d)).changed(seller_name="样张运动店"),
        MET,
        HOLDER,
    ),
    ("rights", "covered", lambda d: d, MET, NUMBER),
    (
        "rights",
        "other_right",
        lambda d: d.granting(rights_numbers=("87654321",)),
        NOT_MET,
        "87654321",
    ),
    ("rights", "silent", lambda d: d.without("rights_numbers"), CANNOT_TELL, "未从授权书中读到"),
    (
        "rights",
        "unclear",
        lambda d: replace(d, grant_doubtful=("rights_numbers",)),
        CANNOT_TELL,
        "存疑",
    ),
    ("grantee", "same", lambda d: d, MET, SELLER),
    ("grantee", "different", lambda d: d.granting(grantee=DISTRIBUTOR), NOT_MET, DISTRIBUTOR),
    (
        "grantee",
        "shop_or_company",
        lambda d: d.changed(seller_name="样张运动旗舰店"),
        CANNOT_TELL,
        "旗舰店",
    ),
    (
        "grantee",
        "look_alike",
        lambda d: d.granting(grantee=SELLER.replace("义乌", "义鸟")),
        CANNOT_TELL,
        "义鸟",
    ),
    (
        "grantee",
        "seller_unclear",
        lambda d: replace(d, notice_doubtful=("seller_name",)),
        CANNOT_TELL,
        "存疑",
    ),
    ("period", "covers", lambda d: d, MET, "2026年12月31日"),
    ("period", "ended", lambda d: d.granting(period_to="2026-11-09"), NOT_MET, "2026年11月10日"),
    ("period", "covers", lambda d: d.granting(period_to="2026-11-10"), MET, "2026年11月10日"),
    ("period", "covers", lambda d: d.granting(period_to="long-term"), MET, "长期"),
    ("period", "not_begun", lambda d: d.granting(period_from="2026-11-11"), NOT_MET, "尚未开始"),
    ("period", "open_start", lambda d: d.without("period_from"), CANNOT_TELL, "起始日"),
    (
        "period",
        "ended",
        lambda d: d.without("period_from").granting(period_to="2020-01-01"),
        NOT_MET,
        "届满",
    ),
    ("period", "unclear", lambda d: d.without("period_to"), CANNOT_TELL, "未能从授权书中读出"),
    ("period", "unclear", lambda d: replace(d, grant_doubtful=("period_to",)), CANNOT_TELL, "存疑"),
    ("period", "no_day", lambda d: replace(d, captured=False), CANNOT_TELL, "取证"),
    ("period", "signed_later", lambda d: d.granting(signed_date="2026-11-15"), CANNOT_TELL, "落款"),
    (
        "period",
        "ended",
        # 17:00 UTC is already the next day in China: the last day of the letter is over.
        lambda d: replace(
            d.granting(period_to="2026-11-10"),
            captured_at=datetime(2026, 11, 10, 17, tzinfo=UTC),
        ),
        NOT_MET,
        "2026年11月11日",
    ),
    ("channel", "named", lambda d: d, MET, "速卖通"),
    ("channel", "named", lambda d: d.granting(platforms=("alibaba_group",)), MET, "阿里巴巴集团"),
    ("channel", "named", lambda d: d.granting(platforms=("all",)), MET, "全部"),
    ("channel", "not_named", lambda d: d.granting(platforms=("jd",)), NOT_MET, "京东"),
    ("channel", "offline", lambda d: d.granting(scope="仅限线下实体店销售"), NOT_MET, "线下"),
    ("channel", "named", lambda d: d.granting(scope="线上及线下销售"), MET, "速卖通"),
    (
        "channel",
        "silent",
        lambda d: d.without("platforms", "scope"),
        CANNOT_TELL,
        "未从授权书中读到",
    ),
    ("seal", "seal_same", lambda d: d, MET, "真伪须由权利人核对"),
    ("seal", "seal_other", lambda d: d.granting(seal_text=DISTRIBUTOR), NOT_MET, DISTRIBUTOR),
    ("seal", "seal_unread", lambda d: d.granting(seal_text=None), CANNOT_TELL, "印文"),
    ("seal", "neither", lambda d: d.granting(sealed=False, signed=False), NOT_MET, "既无印章"),
    ("seal", "no_seal", lambda d: d.granting(sealed=False), CANNOT_TELL, "签字"),
    (
        "seal",
        "unclear",
        lambda d: replace(d, grant_doubtful=("sealed",)),
        CANNOT_TELL,
        "尚不能确认",
    ),
    ("dealer_list", "no_list", lambda d: d, CANNOT_TELL, "没有权利人的授权名单"),
    ("dealer_list", "is_listed", lambda d: replace(d, whitelist=(SELLER,)), MET, SELLER),
    (
        "dealer_list",
        "is_listed",
        lambda d: replace(d, whitelist=("Specimen Sports Store",)),
        MET,
        "Specimen Sports Store",
    ),
    ("dealer_list", "not_listed", lambda d: replace(d, whitelist=("别家店",)), NOT_MET, SELLER),
    ("territory", "worldwide", lambda d: d.granting(territory="全球"), MET, "全球"),
    ("territory", "limited", lambda d: d.granting(territory="福建省"), CANNOT_TELL, "福建省"),
    ("goods", "named", lambda d: d, MET, "运动鞋"),
    ("goods", "other", lambda d: d.granting(scope="销售服装"), CANNOT_TELL, "服装"),
    ("genuine", "person", lambda d: d, CANNOT_TELL, "由权利人核对"),
]


@pytest.mark.parametrize(
    ("test", "code", "change", "verdict", "says"),
    CASES,
    ids=[f"{number}-{test}-{code}" for number, (test, code, *_) in enumerate(CASES)],
)
def test_each_point(test: str, code: str, change: Change, verdict: Verdict, says: str) -> None:
    answered = answer(change(Dispute()), test)
    assert (answered.code, answered.verdict) == (code, verdict)
    assert says in answered.sentence.zh
    assert answered.sentence.en.strip()


@pytest.mark.parametrize("name", sorted(GRANT))
def test_a_doubtful_value_decides_nothing(name: str) -> None:
    before = {each.test.id: each for each in draft_reply(Dispute().given).answers[0].tests}
    after = draft_reply(replace(Dispute(), grant_doubtful=(name,)).given).answers[0]
    for each in after.tests:
        # A doubt may turn an answer into "cannot tell", never into its opposite.
        assert each.verdict in {before[each.test.id].verdict, CANNOT_TELL}


def test_offline_words_in_the_text_are_quoted_not_decided() -> None:
    dispute = Dispute().without("platforms", "scope")
    given = dispute.given
    text = "兹授权义乌样张商贸有限公司为我司品牌线下经销商。"
    [grant] = given.seller_papers
    [defence] = draft_reply(replace(given, seller_papers=(with_text(grant, text),))).answers
    channel = next(each for each in defence.tests if each.test.id == "channel")
    assert (channel.code, channel.verdict) == ("offline_seen", CANNOT_TELL)
    assert "线下经销商" in channel.sentence.zh
    assert channel.theirs[0].source is not None


SUGGESTIONS: list[tuple[str, Change, Suggestion]] = [
    ("all agrees", lambda d: d, Suggestion.WITHDRAW_IF_CONFIRMED),
    ("ended", lambda d: d.granting(period_to="2026-06-30"), Suggestion.MAINTAIN),
    ("no letter", lambda d: replace(d, grants=()), Suggestion.MAINTAIN),
    ("seal unread", lambda d: d.granting(seal_text=None), Suggestion.PERSON_MUST_DECIDE),
    (
        "on our list, though the letter ended",
        lambda d: replace(d.granting(period_to="2026-06-30"), whitelist=(SELLER,)),
        Suggestion.WITHDRAW_IF_CONFIRMED,
    ),
    (
        "no certificate of ours",
        lambda d: replace(d, certificate=None),
        Suggestion.PERSON_MUST_DECIDE,
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "suggestion"), SUGGESTIONS, ids=[name for name, _, _ in SUGGESTIONS]
)
def test_what_follows(name: str, change: Change, suggestion: Suggestion) -> None:
    assert draft_reply(change(Dispute()).given).suggestion is suggestion, name
