"""Each marketplace beyond the Alibaba group: a case that passes, one with its exact blockers."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import Claim, Complainant, Contact, Link, Order, Role
from ipclaim.model.document import Document, Value
from ipclaim.model.finding import Outcome
from ipclaim.model.listing import Shown
from ipclaim.rules.links import understand
from tests import building as made

Change = Callable[[Facts], Facts]
FIRM = "Lanyu Qinghe Apparel Co., Ltd."

CHINA = {
    "jd": "https://item.jd.com/10001204{:04}.html",
    "pinduoduo": "https://mobile.yangkeduo.com/goods.html?goods_id=41234567{:04}",
    "douyin": "https://haohuo.jinritemai.com/views/product/item2?id=351234567890123{:04}",
    "made_in_china": "https://acme.en.made-in-china.com/product/fZxTqPUv{}/x.html",
}
ABROAD = {
    "lazada": ("SG", "https://www.lazada.sg/products/i12345{:04}.html"),
    "amazon": ("US", "https://www.amazon.com/dp/B08N5W{:04}"),
    "amazon_eu": ("EU", "https://www.amazon.de/dp/B08N5W{:04}"),
    "ebay": ("US", "https://www.ebay.com/itm/12345678{:04}"),
    "ebay_eu": ("EU", "https://www.ebay.de/itm/12345678{:04}"),
    "walmart": ("US", "https://www.walmart.com/ip/123456{:04}"),
    "etsy": ("US", "https://www.etsy.com/listing/123456{:04}"),
    "etsy_eu": ("EU", "https://www.etsy.com/de/listing/123456{:04}"),
    "shopify": ("US", "https://shop.example.com/products/some-shoe-{:04}"),
    "temu": ("US", "https://www.temu.com/goods.html?goods_id=60109952046{:04}"),
    "temu_eu": ("EU", "https://www.temu.com/de/some-name-g-60109952046{:04}.html"),
    "shein": ("EU", "https://de.shein.com/Some-Dress-p-1234{:04}.html"),
    "tiktok_shop": ("US", "https://shop.tiktok.com/view/product/172954320296382{:04}"),
    "shopee": ("SG", "https://shopee.sg/product/2739654/280035{:04}"),
    "mercado_libre": ("MX", "https://www.mercadolibre.com.mx/p/MLM1234{:04}"),
}
NUMBERS = {"US": "5432109", "EU": "018765432", "SG": "40202012345X", "MX": "2123456"}
ADDRESSES = {**CHINA, **{pack_id: url for pack_id, (_, url) in ABROAD.items()}}


def address(pack_id: str, number: int) -> str:
    """Return the address of an invented item."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return ADDRESSES[pack_id].format(letters if pack_id == "made_in_china" else number)


def foreign_certificate(office: str, **changes: Value) -> Document:
    """Return a registration of another office, with Latin names."""
    values: dict[str, Value] = {
        "registration_number": NUMBERS[office],
        "mark_text": "QINGHE",
        "nice_classes": (25,),
        "goods_services": "Shoes; sneakers; clothing",
        "holder_name": FIRM,
        "registration_date": "2022-05-17",
        "valid_from": "2022-05-17",
        "valid_to": "2032-05-17",
    }
    paper = made.a_document("trademark_certificate", "materials/cert.pdf", **(values | changes))
    said = "Principal Register" if office == "US" else "Certificate of Registration"
    return replace(made.with_lines(paper, said), jurisdiction=office)


def with_links(facts: Facts, *urls: str) -> Facts:
    """Return facts with other links, each captured."""
    written = [Link(row=number, url=url) for number, url in enumerate(urls, 2)]
    found = understand(written, [facts.pack])
    return replace(facts, listings=found, captures=tuple(map(made.a_capture, found)))


def complete(pack_id: str) -> Facts:
    """Return a complete case of a holder on that platform."""
    pack = made.pack(pack_id)
    if pack_id in CHINA:
        facts = made.holder_facts(pack=pack, case=made.a_case(platform=pack_id))
    else:
        office = ABROAD[pack_id][0]
        case = made.a_case(
            platform=pack_id,
            right=NUMBERS[office],
            goods="sneakers",
            reason=f"The title and the tongue of the shoe show QINGHE, {NUMBERS[office]}.",
        )
        case = case.model_copy(
            update={"complainant": case.complainant.model_copy(update={"name": FIRM})}
        )
        company = made.a_document(
            "business_licence", "materials/firm.pdf", jurisdiction=office, company_name=FIRM,
            registration_number="202012345K", valid_to="long-term",
        )  # fmt: skip
        papers = (foreign_certificate(office), company)
        facts = made.holder_facts(pack=pack, case=case, documents=papers)
    order = Order(number="114-1234567-1234567")
    facts = replace(facts, case=facts.case.model_copy(update={"order": order}))
    facts = replace(facts, sizes={each.file: 300_000 for each in facts.documents})
    return with_links(facts, address(pack_id, 1), address(pack_id, 2))


def case(**changes: object) -> Change:
    return lambda facts: replace(facts, case=facts.case.model_copy(update=changes))


def links(*urls: str) -> Change:
    return lambda facts: with_links(facts, *urls)


def many(pack_id: str, count: int) -> Change:
    return links(*(address(pack_id, number) for number in range(1, count + 1)))


def value(name: str, new: Value) -> Change:
    def change(facts: Facts) -> Facts:
        right, *rest = facts.documents
        return replace(facts, documents=(made.with_value(right, name, new), *rest))

    return change


def papers(keep: int) -> Change:
    return lambda facts: replace(facts, documents=facts.documents[:keep])


def by_an_agent(facts: Facts) -> Facts:
    agent = facts.case.complainant.model_copy(update={"role": Role.AGENT, "name": made.AGENT})
    own = case(complainant=agent)(facts)
    return replace(own, documents=(*facts.documents, made.agent_licence()))


def nobody_names_the_seller(facts: Facts) -> Facts:
    unnamed = tuple(replace(each, shown=Shown()) for each in facts.captures)
    return replace(facts, captures=unnamed)


def without_an_address(facts: Facts) -> Facts:
    contact = Contact(person="林晓", email="ip@example.com", phone="+86 571 0000 0000")
    holder = Complainant(role=Role.HOLDER, name=FIRM, contact=contact)
    return case(complainant=holder)(facts)


UNDER_THE_DMCA = "Notice under the DMCA, 17 U.S.C. 512(c): QINGHE, 5432109, on the shoe's tongue."
FAILING: list[tuple[str, str, Change, set[str]]] = [
    ("jd", "foreign-link", links("https://www.ebay.com/itm/123456789012"), {"LNK-01"}),
    ("pinduoduo", "no-identity", papers(1), {"REQ-identity"}),
    ("douyin", "short-link", links("https://v.douyin.com/iAbCdEf/"), {"LNK-04"}),
    ("made_in_china", "801-links", many("made_in_china", 801), {"LNK-05"}),
    ("lazada", "shop", links("https://www.lazada.sg/shop/some-shop/"), {"LNK-04"}),
    ("amazon", "51-links", many("amazon", 51), {"LNK-05"}),
    ("amazon", "no-test-purchase", case(order=None), {"REQ-order"}),
    ("amazon", "dmca-for-a-mark", case(reason=UNDER_THE_DMCA), {"LAW-DMCA"}),
    ("amazon_eu", "expired", value("valid_to", "2026-11-22"), {"RGT-01"}),
    ("ebay", "long-reason", case(reason="QINGHE 5432109 " * 70), {"REQ-reason-length"}),
    ("ebay", "other-market", links("https://www.ebay.de/itm/123456789012"), {"RGT-11"}),
    ("amazon", "two-markets", links("https://www.amazon.com/dp/B08N5W0001",
                                    "https://www.amazon.co.jp/dp/B08N5W0002"), {"RGT-11"}),
    ("ebay_eu", "search", links("https://www.ebay.de/sch/i.html?_nkw=shoes"), {"LNK-04"}),
    ("walmart", "no-seller", nobody_names_the_seller, {"LNK-06", "REQ-sellers"}),
    ("walmart", "serial-number", lambda facts: case(right="97123456")(
        value("registration_number", "97123456")(facts)), {"RGT-05"}),
    ("etsy", "no-address", without_an_address, {"STM-02"}),
    ("etsy_eu", "shop", links("https://www.etsy.com/shop/SomeShop"), {"LNK-04"}),
    ("shopify", "no-product", links("https://shop.example.com/pages/about"), {"LNK-01"}),
    ("temu", "201-links", many("temu", 201), {"LNK-05"}),
    ("temu_eu", "no-right", lambda facts: replace(facts, documents=facts.documents[1:]),
     {"REQ-right"}),
    ("shein", "other-holder", value("holder_name", "Yunting Trading Ltd."), {"NAM-02"}),
    ("tiktok_shop", "agent-without-letter", by_an_agent, {"REQ-authorization"}),
    ("shopee", "short-link", links("https://shp.ee/abcdefg"), {"LNK-04"}),
    ("mercado_libre", "not-captured", lambda facts: replace(facts, captures=()), {"EVD-01"}),
]  # fmt: skip


@pytest.mark.parametrize("pack_id", sorted(ADDRESSES))
def test_a_complete_case_is_ready(pack_id: str) -> None:
    assessment = judge(complete(pack_id))
    assert [(each.rule, each.message.en) for each in assessment.blockers] == []
    assert assessment.ready


@pytest.mark.parametrize(
    ("pack_id", "change", "blocking"),
    [
        pytest.param(pack, change, rules, id=f"{pack}-{name}")
        for pack, name, change, rules in FAILING
    ],
)
def test_what_is_wrong_blocks_by_exactly_its_rules(
    pack_id: str, change: Change, blocking: set[str]
) -> None:
    assessment = judge(change(complete(pack_id)))
    assert {each.rule for each in assessment.blockers} == blocking


def test_every_marketplace_has_a_case_that_fails() -> None:
    assert {pack_id for pack_id, *_ in FAILING} == set(ADDRESSES)


def test_an_unknown_limit_is_asked_and_never_refuses() -> None:
    assessment = judge(complete("etsy"))
    limit = next(each for each in assessment.findings if each.rule == "LNK-05")
    assert limit.outcome is Outcome.REVIEW
    assert not limit.blocks


@pytest.mark.parametrize("pack_id", ["amazon", "ebay", "etsy", "shopify", "temu", "walmart"])
def test_a_trademark_complaint_is_no_dmca_notice(pack_id: str) -> None:
    assessment = judge(case(reason=UNDER_THE_DMCA)(complete(pack_id)))
    assert [each.rule for each in assessment.blockers] == ["LAW-DMCA"]
    assert {each.outcome for each in assessment.elements} == {Outcome.NOT_APPLICABLE}


def work(facts: Facts) -> Facts:
    paper = made.a_document(
        "copyright_certificate", "materials/work.pdf", registration_number="2024F00181372",
        work_title="QINGHE", holder_name=facts.case.complainant.name,
        creation_date="2023-01-05", registration_date="2024-03-01",
    )  # fmt: skip
    reason = "The pictures of the work QINGHE are copied on the page, 2024F00181372."
    changed = case(claim=Claim.COPYRIGHT, right="2024F00181372", reason=reason)
    return changed(replace(facts, documents=(paper, *facts.documents[1:])))


LAWS = [
    ("amazon", work, {"us_dmca_512": {Outcome.PASS, Outcome.REVIEW}}),
    ("amazon_eu", work, {"eu_dsa": {Outcome.PASS, Outcome.REVIEW}}),
    ("shein", case(), {"eu_dsa": {Outcome.PASS, Outcome.REVIEW}}),
    ("jd", case(), {"cn_ecommerce_law": set(Outcome) - {Outcome.FAIL},
                    "cn_information_network": {Outcome.NOT_APPLICABLE}}),
    ("jd", work, {"cn_ecommerce_law": set(Outcome) - {Outcome.FAIL},
                  "cn_information_network": {Outcome.PASS, Outcome.REVIEW}}),
    ("lazada", case(), {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pack_id", "change", "laws"), LAWS, ids=[f"{one[0]}-{i}" for i, one in enumerate(LAWS)]
)
def test_a_filing_is_held_against_its_laws(
    pack_id: str, change: Change, laws: dict[str, set[Outcome]]
) -> None:
    elements = judge(change(complete(pack_id))).elements
    said = {law: {each.outcome for each in elements if each.regime == law} for law in laws}
    assert said == laws
    assert {each.regime for each in elements} == set(laws)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [(Claim.INVENTION_PATENT, Outcome.REVIEW), (Claim.DESIGN_PATENT, Outcome.PASS)],
)
def test_tiktok_takes_patents_in_some_markets_only(claim: Claim, outcome: Outcome) -> None:
    assessment = judge(case(claim=claim)(complete("tiktok_shop")))
    taken = next(each for each in assessment.findings if each.rule == "REQ-claim")
    assert taken.outcome is outcome


def as_printed(registered: str) -> Change:
    """Return a change to a certificate that prints no end of its term, as those of the US."""

    def change(facts: Facts) -> Facts:
        right, *rest = facts.documents
        plain = made.without(made.without(right, "valid_to"), "valid_from")
        dated = made.with_value(plain, "registration_date", registered)
        return replace(facts, documents=(dated, *rest))

    return change


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        ("2022-05-17", {}),
        ("2020-11-23", {}),
        ("2020-11-22", {"RGT-14-declaration": Outcome.REVIEW}),
        ("2016-11-23", {"RGT-02": Outcome.FAIL, "RGT-14-declaration": Outcome.REVIEW}),
        ("2016-11-22", {"RGT-01": Outcome.FAIL, "RGT-03": Outcome.FAIL,
                        "RGT-14-declaration": Outcome.REVIEW}),
    ],
)  # fmt: skip
def test_a_term_that_is_not_printed_is_counted(registered: str, said: dict[str, Outcome]) -> None:
    findings = judge(as_printed(registered)(complete("walmart"))).findings
    terms = {"RGT-01", "RGT-02", "RGT-03", "RGT-14-declaration"}
    worse = {Outcome.FAIL, Outcome.REVIEW}
    told = {one.rule: one.outcome for one in findings if one.rule in terms and one.outcome in worse}
    assert told == said


def test_a_counted_term_is_as_doubtful_as_its_start() -> None:
    facts = as_printed("2022-05-17")(complete("walmart"))
    right, *rest = facts.documents
    unsure = replace(facts, documents=(made.doubted(right, "registration_date"), *rest))
    in_force = next(one for one in judge(unsure).findings if one.rule == "RGT-01")
    assert in_force.outcome is Outcome.REVIEW


def test_a_renewed_mark_has_declared_its_use() -> None:
    facts = as_printed("2014-05-17")(complete("walmart"))
    renewal = made.a_document(
        "trademark_renewal", "materials/renewal.pdf", jurisdiction="US",
        registration_number=NUMBERS["US"], valid_to="2034-05-17",
    )  # fmt: skip
    assert judge(replace(facts, documents=(*facts.documents, renewal))).ready


@pytest.mark.parametrize(
    ("claim", "end"), [(Claim.TRADEMARK, "2026-11-25"), (Claim.COPYRIGHT, "2026-11-23")]
)
def test_a_term_for_other_claims_prolongs_no_review(claim: Claim, end: str) -> None:
    facts = case(claim=claim)(complete("shopify"))
    calendar = next(one for one in judge(facts).findings if one.rule == "CLK-03")
    assert end in calendar.message.en
