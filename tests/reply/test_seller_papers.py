"""The seller's own papers: invoices, certificates, licences; what they show and what not."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from ipclaim.model.document import Document, Value
from ipclaim.reply.answer import Verdict
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.matter import lay_out
from ipclaim.reply.outcome import TestAnswer as Answered
from ipclaim.reply.sales import sales_told
from ipclaim.reply.same_rules import Standing, same_rules
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from tests.reply.building import (
    DISTRIBUTOR,
    GRANT,
    HOLDER,
    NUMBER,
    SELLER,
    Dispute,
    book,
    paper,
    with_text,
)

MET, NOT_MET, CANNOT_TELL = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL
Change = Callable[[Dispute], Dispute]
INVOICE: Mapping[str, Value] = {
    "issuer": DISTRIBUTOR, "buyer": SELLER, "invoice_date": "2026-05-01",
}  # fmt: skip
OWN: Mapping[str, Value] = {
    "registration_number": "55667788",
    "holder_name": SELLER,
    "valid_to": "2033-01-01",
    "registration_date": "2023-01-02",
    "nice_classes": (25,),
    "goods_services": ("运动鞋", "帽"),
}


def answer(dispute: Dispute, test: str) -> Answered:
    for defence in draft_reply(dispute.given).answers:
        for each in defence.tests:
            if each.test.id == test:
                return each
    raise AssertionError(f"no test is called {test}")


def invoice(*lines: str, doubtful: tuple[str, ...] = (), **facts: Value) -> Document:
    bare = paper("counter-notices/invoice.pdf", "invoice", {**INVOICE, **facts}, doubtful=doubtful)
    return with_text(bare, *lines) if lines else bare


def with_invoice(*lines: str, doubtful: tuple[str, ...] = (), **facts: Value) -> Change:
    papers = (invoice(*lines, doubtful=doubtful, **facts),)
    return lambda d: replace(d, grants=(), other_papers=papers).changed(defence=("D02",))


def with_own(doubtful: tuple[str, ...] = (), **facts: Value) -> Change:
    own = paper(
        "counter-notices/own.jpg", "trademark_certificate", {**OWN, **facts}, doubtful=doubtful
    )
    return lambda d: replace(d, grants=(), other_papers=(own,)).changed(defence=("D08",))


def with_licence(company: str, seller: str = "小样运动店铺") -> Change:
    facts: dict[str, Value] = {"company_name": company}
    licence = paper("counter-notices/licence.jpg", "business_licence", facts)
    return lambda d: replace(d, other_papers=(licence,)).changed(seller_name=seller)


def lettered(*lines: str) -> Change:
    letter = with_text(paper("counter-notices/a.jpg", "authorization_letter", GRANT), *lines)
    return lambda d: replace(d, grants=(), other_papers=(letter,))


CASES: list[tuple[str, str, Change, Verdict]] = [
    ("invoice_issuer", "holder", with_invoice(issuer=HOLDER), MET),
    ("invoice_issuer", "outside", with_invoice(), CANNOT_TELL),
    ("invoice_issuer", "unclear", with_invoice(doubtful=("issuer",)), CANNOT_TELL),
    (
        "invoice_issuer",
        "listed",
        lambda d: replace(with_invoice()(d), whitelist=(DISTRIBUTOR,)),
        MET,
    ),
    (
        "invoice_issuer",
        "in_letters",
        lambda d: replace(d.granting(grantor=DISTRIBUTOR), other_papers=(invoice(),)).changed(
            defence=("D02",)
        ),
        CANNOT_TELL,
    ),
    (
        "invoice_issuer",
        "in_chain",
        lambda d: replace(
            d.granting(grantor=DISTRIBUTOR),
            other_papers=(
                invoice(),
                paper(
                    "counter-notices/head.jpg",
                    "authorization_letter",
                    {**GRANT, "grantee": DISTRIBUTOR, "may_delegate": True},
                ),
            ),
        ).changed(defence=("D02",)),
        MET,
    ),
    ("invoice_quantity", "no_sales", with_invoice(), CANNOT_TELL),
    (
        "invoice_issuer",
        "no_invoice",
        lambda d: replace(d, grants=()).changed(defence=("D02",)),
        CANNOT_TELL,
    ),
    ("invoice_date", "before", with_invoice(), MET),
    ("invoice_date", "after", with_invoice(invoice_date="2026-11-15"), NOT_MET),
    ("invoice_date", "unclear", with_invoice(doubtful=("invoice_date",)), CANNOT_TELL),
    ("invoice_date", "no_day", lambda d: replace(with_invoice()(d), captured=False), CANNOT_TELL),
    ("invoice_goods", "seen", with_invoice("运动鞋 X100 20双"), CANNOT_TELL),
    ("invoice_goods", "silent", with_invoice("办公用品 一批"), CANNOT_TELL),
    ("own_paper", "shown", with_own(), MET),
    ("own_paper", "ours", with_own(registration_number=NUMBER), NOT_MET),
    ("own_date", "later", with_own(), NOT_MET),
    ("own_date", "earlier", with_own(registration_date="2009-01-02"), MET),
    ("own_date", "other_days", with_own(filing_date="2009-01-02"), CANNOT_TELL),
    ("own_date", "unclear", with_own(doubtful=("registration_date",)), CANNOT_TELL),
    ("own_goods", "named", with_own(), MET),
    ("own_goods", "not_named", with_own(goods_services=("箱包",)), CANNOT_TELL),
    ("own_goods", "unclear", with_own(doubtful=("goods_services",)), CANNOT_TELL),
    (
        "own_number",
        "same",
        lambda d: with_own()(d).changed(own_registration_number="55667788"),
        MET,
    ),
    (
        "own_number",
        "other",
        lambda d: with_own()(d).changed(own_registration_number="99887766"),
        NOT_MET,
    ),
    ("own_number", "unclear", with_own(), CANNOT_TELL),
    ("grantee", "licence_same", with_licence(SELLER), CANNOT_TELL),
    ("grantee", "licence_other", with_licence("温州样张鞋业有限公司"), NOT_MET),
    ("shop", "item", lettered("授权销售商品1005001000000001。"), CANNOT_TELL),
    ("shop", "shop", lettered("授权店铺 Specimen Sports Store 销售。"), CANNOT_TELL),
    ("shop", "other_shop", lettered("仅限店铺“样张旗舰店”销售。"), CANNOT_TELL),
    ("shop", "silent", lettered("授权销售运动鞋。"), CANNOT_TELL),
]


@pytest.mark.parametrize(
    ("test", "code", "change", "verdict"), CASES, ids=[f"{test}-{code}" for test, code, *_ in CASES]
)
def test_each_answer(test: str, code: str, change: Change, verdict: Verdict) -> None:
    found = answer(change(Dispute()), test)
    assert (found.code, found.verdict) == (code, verdict)
    assert found.sentence.zh
    assert found.sentence.en
    assert "{{" not in found.sentence.zh + found.sentence.en


def test_quantities_are_put_beside_what_the_pages_tell_of_sales() -> None:
    given = replace(with_invoice()(Dispute()).given, sold={"L0002": "已售 3200+件"})
    tests = [each for answer in draft_reply(given).answers for each in answer.tests]
    told = [each for each in tests if each.test.id == "invoice_quantity"]
    by_code = {each.code: each for each in told}
    assert set(by_code) == {"to_compare", "no_sales"}  # told for each listing apart
    assert "L0002 “已售 3200+件”" in by_code["to_compare"].sentence.zh
    assert [each.certain for each in by_code["to_compare"].ours] == [False]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("新款跑鞋 ¥99 月销 1000+ 件", "月销 1000+ 件"),
        ("4.8 2,341 sold\nFree shipping", "2,341 sold"),
        ("已拼10万+件 好评", "已拼10万+件"),
        ("1.2k+ vendidos", "1.2k+ vendidos"),
        ("You may also like. 5 orders, 900 sold", "5 orders"),
        ("soldier 2000, sold out", None),
        ("", None),
    ],
)
def test_a_page_tells_its_sales_in_its_own_words(page: str, told: str | None) -> None:
    assert sales_told(page, book().vocabulary) == told


def test_our_own_rules_are_asked_of_the_dealers_papers() -> None:
    pack = kept_pack("aliexpress", Templates.with_overlay())
    dispute = replace(Dispute(), pack=pack).granting(grantor="温州样张鞋业有限公司", sealed=False)
    judged = same_rules(lay_out(dispute.given))
    found = {each.finding.rule: each.finding.outcome for each in judged}
    assert {each.standing for each in judged} == {Standing.DEALER}
    assert found["NAM-03"] == "fail"
    assert found["AUT-03"] == "pass"
    assert not any(rule.startswith(("LNK", "EVD", "STM", "REQ")) for rule in found)
    looks = [look.text.en for look in draft_reply(dispute.given).needs_person]
    assert any("NAM-03" in look for look in looks)


def test_a_certificate_of_its_own_is_judged_as_a_holders_right() -> None:
    pack = kept_pack("aliexpress", Templates.with_overlay())
    judged = same_rules(lay_out(replace(with_own()(Dispute()), pack=pack).given))
    assert {each.standing for each in judged} == {Standing.HOLDER}
    assert {"RGT-05", "RGT-09"} <= {each.finding.rule for each in judged}


def test_nothing_is_asked_where_the_seller_is_not_known() -> None:
    pack = kept_pack("aliexpress", Templates.with_overlay())
    dispute = replace(Dispute(), pack=pack).changed(seller_name=None)
    assert same_rules(lay_out(dispute.given)) == ()
