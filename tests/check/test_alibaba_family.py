"""The Alibaba family, its reports, disputes and replies: one case that passes, and its blockers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import Claim, Complainant, Contact, Link, Order, Role
from ipclaim.model.document import Document, Problem
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from ipclaim.rules.links import understand
from tests import building as made

Change = Callable[[Facts], Facts]

COMPLAINTS = {
    "taobao": "https://item.taobao.com/item.htm?id=65630869{:04}",
    "tmall": "https://detail.tmall.com/item.htm?id=65630869{:04}",
    "1688": "https://detail.1688.com/offer/71234567{:04}.html",
    "alibaba_com": "https://www.alibaba.com/product-detail/x_160012345{:04}.html",
    "aliexpress": "https://www.aliexpress.com/item/100500900000{:04}.html",
    "aliexpress_email": "https://www.aliexpress.com/item/100500900000{:04}.html",
    "aliexpress_service": "https://www.aliexpress.com/item/100500900000{:04}.html",
    "generic": "https://shop.example.com/goods/{:04}",
    "escalation_cn": "https://shop.example.com/goods/{:04}",
}
REPORTS = {
    "taobao_counterfeit_report": COMPLAINTS["taobao"],
    "taobao_prohibited_report": COMPLAINTS["taobao"],
    "tmall_item_report": COMPLAINTS["tmall"],
}
DISPUTES = (
    "taobao_order_complaint",
    "taobao_rights_centre",
    "tmall_after_sales",
    "aliexpress_buyer_dispute",
)
REPLIES = ("aliexpress_seller_case", "tmall_merchant_defence")
ADDRESSES = {**COMPLAINTS, **REPORTS}
ORDER = Order(
    number="2026110912345678",
    shop="某某鞋店",
    paid_on=date(2026, 11, 15),
    received_on=date(2026, 11, 18),
    amount="CNY 199.00",
)
PHOTOGRAPH = made.a_document("unknown", "materials/shoe.jpg")
LOCKED = replace(
    made.a_document("unreadable", "materials/chat.pdf"),
    problems=(
        Problem("encrypted", Text("文件已加密。", "The file is encrypted."),
                Text("请先去除密码。", "Remove the password."), fatal=True),
    ),
)  # fmt: skip


def with_links(facts: Facts, *urls: str) -> Facts:
    """Return facts with other links, each captured."""
    written = [Link(row=number, url=url, seller="某某鞋店") for number, url in enumerate(urls, 2)]
    found = understand(written, [facts.pack])
    return replace(facts, listings=found, captures=tuple(map(made.a_capture, found)))


def address(pack_id: str, number: int) -> str:
    return ADDRESSES[pack_id].format(number)


def complete(pack_id: str) -> Facts:
    """Return a complete case of that pack: a complaint, a report, a dispute or a reply."""
    case = made.a_case(platform=pack_id, order=None)
    facts = made.holder_facts(pack=made.pack(pack_id), case=case)
    if pack_id in COMPLAINTS:
        return with_links(facts, address(pack_id, 1), address(pack_id, 2))
    if pack_id in REPORTS:
        facts = replace(facts, documents=())
        return with_links(facts, address(pack_id, 1), address(pack_id, 2))
    ordered = case.model_copy(update={"order": ORDER})
    return replace(facts, case=ordered, documents=(PHOTOGRAPH,), listings=(), captures=())


def case(**changes: object) -> Change:
    return lambda facts: replace(facts, case=facts.case.model_copy(update=changes))


def links(*urls: str) -> Change:
    return lambda facts: with_links(facts, *urls)


def papers(*documents: Document) -> Change:
    return lambda facts: replace(facts, documents=documents)


def order(**changes: object) -> Change:
    return case(order=ORDER.model_copy(update=changes))


def by_an_agent(facts: Facts) -> Facts:
    agent = facts.case.complainant.model_copy(update={"role": Role.AGENT, "name": made.AGENT})
    return replace(
        case(complainant=agent)(facts), documents=(*facts.documents, made.agent_licence())
    )


FAILING: list[tuple[str, str, Change, set[str]]] = [
    ("taobao", "tmall-link", links(address("tmall", 1)), {"LNK-01"}),
    ("taobao", "share-link", links("https://m.tb.cn/h.5abCdEf"), {"LNK-04"}),
    ("tmall", "301-links", links(*(address("tmall", each) for each in range(301))), {"LNK-05"}),
    ("tmall", "one-item-twice",
     links(address("tmall", 1), "https://detail.tmall.hk/hk/item.htm?id=656308690001"),
     {"LNK-02"}),
    ("1688", "shop", links("https://shop1234.1688.com/page/offerlist.htm"), {"LNK-04"}),
    ("alibaba_com", "no-certificate", papers(made.licence()), {"REQ-right"}),
    ("aliexpress", "no-identity", papers(made.certificate()), {"REQ-identity"}),
    ("aliexpress_email", "no-reason", case(reason=None), {"REQ-reason"}),
    ("aliexpress_service", "agent-without-letter", by_an_agent, {"REQ-authorization"}),
    ("generic", "no-link", links(), {"REQ-links"}),
    ("escalation_cn", "other-claim", case(claim=Claim.COPYRIGHT), {"EVD-11", "REQ-right"}),
    ("taobao_counterfeit_report", "patent", case(claim=Claim.UTILITY_MODEL), {"RPT-02"}),
    ("taobao_counterfeit_report", "maybe-no-fake", case(claim=Claim.TRADEMARK), {"RPT-02"}),
    ("taobao_prohibited_report", "identity-attached", papers(made.licence()), {"PRV-anonymous"}),
    ("tmall_item_report", "named",
     case(reason=f"该商品违规，举报人：{made.HOLDER}"), {"PRV-anonymous"}),
    ("tmall_item_report", "taobao-link", links(address("taobao", 1)), {"LNK-01"}),
    ("taobao_order_complaint", "no-order", case(order=None), {"ORD-01", "ORD-02"}),
    ("taobao_order_complaint", "late", order(received_on=date(2026, 11, 7)), {"ORD-02"}),
    ("taobao_rights_centre", "no-amount", order(amount=None), {"ORD-01"}),
    ("tmall_after_sales", "no-evidence", papers(), {"REQ-papers"}),
    ("tmall_after_sales", "locked", papers(LOCKED), {"REQ-papers", "FILE-encrypted"}),
    ("aliexpress_buyer_dispute", "window-depends", order(received_on=date(2026, 11, 10)),
     {"ORD-02"}),
    ("aliexpress_buyer_dispute", "late", order(received_on=date(2026, 10, 1)), {"ORD-02"}),
    ("aliexpress_seller_case", "no-evidence", papers(), {"REQ-papers"}),
    ("tmall_merchant_defence", "no-order", case(order=None), {"ORD-01"}),
]  # fmt: skip


def blockers(facts: Facts) -> set[str]:
    return {found.rule for found in judge(facts).findings if found.blocks}


@pytest.mark.parametrize("pack_id", [*COMPLAINTS, *REPORTS, *DISPUTES, *REPLIES])
def test_a_complete_case_is_ready(pack_id: str) -> None:
    assessment = judge(complete(pack_id))
    assert {found.rule for found in assessment.findings if found.blocks} == set()
    assert assessment.ready


@pytest.mark.parametrize(
    ("pack_id", "change", "expected"),
    [(pack_id, change, expected) for pack_id, _, change, expected in FAILING],
    ids=[f"{pack_id}-{name}" for pack_id, name, _, _ in FAILING],
)
def test_a_case_fails_with_exactly_its_blockers(
    pack_id: str, change: Change, expected: set[str]
) -> None:
    assert blockers(change(complete(pack_id))) == expected


def test_every_pack_has_a_case_that_fails() -> None:
    tried = {pack_id for pack_id, *_ in FAILING}
    assert tried == {*COMPLAINTS, *REPORTS, *DISPUTES, *REPLIES}


def test_where_no_source_says_how_long_the_window_is_a_person_looks() -> None:
    """No 1688 case is ready by itself: the entry's being open is on no paper."""
    facts = complete("1688_order_dispute")
    assert blockers(facts) == {"ORD-02"}
    assert blockers(case(order=None)(facts)) == {"ORD-01", "ORD-02"}


def test_a_window_that_is_not_open_yet_is_told_with_its_day() -> None:
    facts = order(received_on=date(2026, 12, 1))(complete("tmall_after_sales"))
    found = next(each for each in judge(facts).findings if each.rule == "ORD-02")
    assert found.outcome is Outcome.FAIL
    assert "2026-12-01" in found.message.zh


def test_a_day_that_nobody_wrote_is_a_question() -> None:
    facts = order(received_on=None)(complete("tmall_after_sales"))
    found = next(each for each in judge(facts).findings if each.rule == "ORD-02")
    assert found.outcome is Outcome.REVIEW


@pytest.mark.parametrize("shown", ["林晓", "ip@example.com", "+86 571 0000 0000"])
def test_a_report_holds_no_contact(shown: str) -> None:
    facts = case(reason=f"该商品是假货，请联系 {shown}。")(complete("taobao_counterfeit_report"))
    assert blockers(facts) == {"PRV-anonymous"}


def test_the_note_of_a_link_may_name_nobody_either() -> None:
    facts = complete("taobao_counterfeit_report")
    first, *rest = facts.listings
    named = replace(first, link=first.link.model_copy(update={"note": made.HOLDER}))
    assert blockers(replace(facts, listings=(named, *rest))) == {"PRV-anonymous"}


def test_a_report_needs_no_contact_and_no_right() -> None:
    nobody = Complainant(role=Role.HOLDER, name="某消费者", contact=None)
    assert judge(case(complainant=nobody)(complete("taobao_counterfeit_report"))).ready


def test_a_dispute_may_ask_for_a_signature_without_blocking() -> None:
    contact = Contact(person="林晓", email="ip@example.com", phone="1")
    buyer = Complainant(role=Role.HOLDER, name="林晓", contact=contact)
    facts = case(complainant=buyer)(complete("taobao_order_complaint"))
    assert judge(facts).ready
    found = next(each for each in judge(facts).findings if each.rule == "ORD-04")
    assert found.outcome is Outcome.FAIL
