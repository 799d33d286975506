"""The judge: complete cases are ready, and each changed fact moves the rules that look at it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ipclaim.check.judge import assessment_digest, judge
from ipclaim.check.matter import Facts
from ipclaim.errors import RulesError
from ipclaim.model.case import Claim, Complainant, Contact, Event, Link, Role
from ipclaim.model.document import CheckDigit, Document, Problem
from ipclaim.model.filing import Filed
from ipclaim.model.finding import Assessment, Finding, Outcome, Severity
from ipclaim.model.listing import Brought, Shown
from ipclaim.model.text import Text
from ipclaim.rules.pack import Statement
from tests import building as made

CERT, LICENCE, LETTER = "trademark_certificate", "business_licence", "authorization_letter"
Change = Callable[[Facts], Facts]


def finding(assessment: Assessment, rule: str) -> Finding:
    return next(each for each in assessment.findings if each.rule == rule)


def reacting(facts: Facts, baseline: Facts) -> dict[str, Outcome]:
    """Return the rules whose outcome is worse than in the case that passes."""
    before = {each.rule: each.outcome for each in judge(baseline).findings}
    return {
        each.rule: each.outcome
        for each in judge(facts).findings
        if each.outcome in {Outcome.FAIL, Outcome.REVIEW} and before.get(each.rule) != each.outcome
    }


def paper(doc_type: str, nth: int = 0, **values: object) -> Change:
    def change(document: Document) -> Document:
        for name, value in values.items():
            document = made.with_value(document, name, value)  # type: ignore[arg-type]
        return document

    return lambda facts: made.changing(facts, doc_type, change, nth)


def case(**changes: object) -> Change:
    return lambda facts: replace(facts, case=facts.case.model_copy(update=changes))


def links(*urls: str) -> Change:
    def change(facts: Facts) -> Facts:
        listings = made.listings(*urls)
        captures = tuple(
            made.a_capture(each) for each in {each.item_id: each for each in listings}.values()
        )
        named = {each.listing_id for each in captures}
        rest = tuple(made.a_capture(each) for each in listings if each.id not in named)
        return replace(facts, listings=listings, captures=(*captures, *rest))

    return change


def captured(**changes: object) -> Change:
    return lambda facts: replace(
        facts,
        captures=(replace(facts.captures[0], **changes), *facts.captures[1:]),  # type: ignore[arg-type]
    )


def drop(doc_type: str, nth: int = 0) -> Change:
    def change(facts: Facts) -> Facts:
        same = [each for each in facts.documents if each.doc_type == doc_type]
        return replace(
            facts, documents=tuple(each for each in facts.documents if each is not same[nth])
        )

    return change


def add(*documents: Document) -> Change:
    return lambda facts: replace(facts, documents=(*facts.documents, *documents))


BROKEN = replace(
    made.a_document("unreadable", "materials/locked.pdf"),
    problems=(
        Problem("encrypted", Text("文件已加密。", "The file is encrypted."),
                Text("请先去除密码。", "Remove the password."), fatal=True),
    ),
)  # fmt: skip
GREY = Problem("black-and-white", Text("黑白件", "black and white"), Text("换彩色件", "use colour"))
BLURRED = Problem(
    "low-resolution", Text("分辨率低", "low resolution"), Text("重新扫描", "scan again")
)


def with_problem(problem: Problem) -> Change:
    return lambda facts: made.changing(
        facts, CERT, lambda document: replace(document, problems=(problem,))
    )


def wrong_digit(facts: Facts) -> Facts:
    def change(document: Document) -> Document:
        fields = tuple(
            replace(each, check_digit=CheckDigit.INVALID)
            if each.name == "unified_social_credit_code"
            else each
            for each in document.fields
        )
        return replace(document, fields=fields)

    return made.changing(facts, LICENCE, change)


def ordered(**changes: object) -> Change:
    return lambda facts: case(order=facts.case.order.model_copy(update=changes))(facts)  # type: ignore[union-attr]


def seal(**changes: object) -> Change:
    return lambda facts: replace(facts, seal=replace(facts.seal, **changes))  # type: ignore[type-var]


def event(what: str, day: int) -> Event:
    return Event(what=what, on=date(2026, 11, day))


FILED = Filed(2, "aliexpress", "1005009000000001", made.address(1), "another-case", "2026-10-01")
OTHER_RIGHT = replace(made.certificate(registration_number="11112222"), sha256="3" * 64)
OTHER_STATEMENT = Statement("other", Text("其他", "other"), Text("其他", "other"), ())
CONTACT = Contact(person="林晓", email="ip@example.com", phone="+86 571 0000 0000")
FAIL, REVIEW = Outcome.FAIL, Outcome.REVIEW

HOLDER_CHANGES: list[tuple[str, Change, dict[str, Outcome]]] = [
    ("no papers", lambda facts: replace(facts, documents=()),
     {"REQ-papers": FAIL, "REQ-identity": FAIL, "REQ-right": FAIL}),
    ("no licence", drop(LICENCE), {"REQ-identity": FAIL}),
    ("no certificate", drop(CERT), {"REQ-right": FAIL}),
    ("an encrypted file", add(BROKEN), {"FILE-encrypted": FAIL}),
    ("grey certificate", with_problem(GREY), {"DOC-01": FAIL}),
    ("blurred certificate", with_problem(BLURRED), {"DOC-02": REVIEW}),
    ("complainant named otherwise",
     case(complainant=Complainant(role=Role.HOLDER, name="别家商贸有限公司",
                                  contact=made.a_case().complainant.contact)),
     {"NAM-01": FAIL}),
    ("look-alike holder", paper(CERT, holder_name=made.HOLDER.replace("禾", "木")),
     {"NAM-02": FAIL}),
    ("wrong credit code", wrong_digit, {"NAM-07": FAIL, "DOC-05": REVIEW}),
    ("other address", paper(LICENCE, address="别省别市别路1号"), {"NAM-08": REVIEW}),
    ("licence ended", paper(LICENCE, valid_to="2026-11-22"), {"NAM-10": FAIL}),
    ("right ended long ago",
     paper(CERT, valid_from="2015-05-14", registration_date="2015-05-14", valid_to="2025-05-13"),
     {"RGT-01": FAIL}),
    ("right in its grace period",
     paper(CERT, valid_from="2016-10-01", registration_date="2016-10-01", valid_to="2026-09-30"),
     {"RGT-01": FAIL, "RGT-03": FAIL}),
    ("right ends soon",
     paper(CERT, valid_from="2016-12-02", registration_date="2016-12-02", valid_to="2026-12-01"),
     {"RGT-02": FAIL}),
    ("term of nine years", paper(CERT, valid_to="2031-05-13"), {"RGT-04": FAIL}),
    ("ill-formed number",
     lambda facts: case(right="12")(paper(CERT, registration_number="12")(facts)),
     {"RGT-05": FAIL}),
    ("another number than the case's", case(right="11112222"), {"RGT-05": FAIL}),
    ("goods of another class", paper(CERT, nice_classes=(9,), goods_services="耳机"),
     {"RGT-09": FAIL}),
    ("same class, goods not listed", paper(CERT, goods_services="服装；帽"), {"RGT-09": REVIEW}),
    ("goods only within another item", paper(CERT, goods_services="运动鞋用鞋带"),
     {"RGT-09": REVIEW}),
    ("no goods named", case(goods=None), {"RGT-09": REVIEW}),
    ("class 35 only", paper(CERT, nice_classes=(35,)), {"RGT-10": FAIL}),
    ("a claim that no trademark carries", case(claim=Claim.COPYRIGHT),
     {"EVD-11": FAIL, "REQ-right": FAIL}),
    ("no links", lambda facts: replace(facts, listings=(), captures=()), {"REQ-links": FAIL}),
    ("foreign link", links(made.address(1), "https://www.example.com/item/1005.html"),
     {"LNK-01": FAIL}),
    ("no address at all", links(made.address(1), "去看看这个鞋"), {"LNK-01": FAIL}),
    ("the same item twice", links(made.address(1), made.address(1) + "?spm=x"), {"LNK-02": FAIL}),
    ("a shop", links(made.address(1), "https://www.aliexpress.com/store/912345678"),
     {"LNK-04": FAIL}),
    ("a short link", links(made.address(1), "https://a.aliexpress.com/_mKq1abc"),
     {"LNK-04": FAIL}),
    ("too many links", links(*(made.address(number) for number in range(1, 302))),
     {"LNK-05": FAIL}),
    ("a permitted seller", case(whitelist=("某某鞋店",)), {"LNK-06": FAIL}),
    ("one's own shop", captured(shown=Shown("澜屿青禾跑步鞋", f"{made.HOLDER}旗舰店", "US $9",
                                            "1005009000000001")),
     {"LNK-06": FAIL, "EVD-08": FAIL}),
    ("a listing that is gone", captured(outcome="gone_http"), {"LNK-08": FAIL, "EVD-01": FAIL}),
    ("a login wall", captured(outcome="wall_login"), {"EVD-01": FAIL}),
    ("an empty capture", captured(artefacts=()), {"EVD-01": FAIL}),
    ("nothing captured", lambda facts: replace(facts, captures=()),
     {"EVD-01": FAIL, "EVD-08": REVIEW}),
    ("an old capture", captured(captured_at=datetime(2026, 11, 1, tzinfo=UTC)),
     {"EVD-02": FAIL}),
    ("another page reached", captured(reached=made.address(9)), {"EVD-03": FAIL}),
    ("another item shown", captured(shown=Shown("鞋", "某某鞋店", "US $9", "1005009000000009")),
     {"EVD-03": FAIL}),
    ("altered evidence", seal(altered=("data/L0001/page.jpg",)), {"EVD-04": FAIL}),
    ("no price on the page", captured(shown=Shown("鞋", "某某鞋店", None, "1005009000000001")),
     {"EVD-05": REVIEW}),
    ("one picture for two links", captured(artefacts=made.a_capture(made.listings()[1]).artefacts),
     {"EVD-06": FAIL}),
    ("two pictures alike", captured(page_hash=made.a_capture(made.listings()[1]).page_hash),
     {"EVD-06": REVIEW}),
    ("no purchase", case(order=None), {"EVD-07": FAIL}),
    ("a purchase from another shop", ordered(shop="别家鞋行"), {"EVD-08": FAIL}),
    ("no time stamp", seal(stamped_at=None), {"EVD-09": FAIL}),
    ("a wrong clock", captured(clock_offset=-7200), {"EVD-10": FAIL}),
    ("goods that fit others",
     captured(shown=Shown("适用于澜屿青禾的鞋带", "某某鞋店", "US $9", "1005009000000001")),
     {"EVD-13": REVIEW}),
    ("filed before", lambda facts: replace(facts, filed=(FILED,)), {"LNK-03": FAIL}),
    ("two rights in one reason",
     lambda facts: add(OTHER_RIGHT)(case(
         reason="标题和鞋舌使用第65432109号、第11112222号两枚商标，从未许可。")(facts)),
     {"LNK-07": FAIL}),
    ("one item on two sites",
     links(made.address(1), f"https://www.aliexpress.us/item/{1005009000000001 + 2**51}.html"),
     {"LNK-02": FAIL, "LNK-09": FAIL}),
    ("no statement of truth",
     lambda facts: replace(facts, pack=replace(facts.pack, statements=(OTHER_STATEMENT,))),
     {"STM-01": FAIL}),
    ("evidence after filing",
     captured(captured_at=datetime(2026, 11, 24, tzinfo=UTC)), {"STM-03": FAIL}),
    ("a telephone in the reason",
     case(reason=f"{made.a_case().reason}请联系 13800000000。"), {"PRV-01": FAIL}),
    ("a counter-notice of long ago", case(events=(event("counter_notice_received", 1),)),
     {"CLK-01": REVIEW, "CLK-02": FAIL}),
    ("a stand-in server", captured(answered_by="https://127.0.0.1:8780"), {"EVD-SAMPLE": FAIL}),
    ("the user's own capture", captured(brought=Brought(
        datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC), (), True)),
     {"EVD-IMPORTED": REVIEW}),
    ("the user's own capture, known by its name alone", captured(brought=Brought(
        datetime(2026, 11, 22, tzinfo=UTC), None, (), False)),
     {"EVD-IMPORTED": REVIEW, "EVD-02": REVIEW, "EVD-03": REVIEW}),
    ("the user's own capture of long ago", captured(brought=Brought(
        datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC), (), True)),
     {"EVD-IMPORTED": REVIEW, "EVD-02": FAIL}),
    ("no reason", case(reason=None), {"REQ-reason": FAIL}),
    ("a thin reason", case(reason="假货"), {"EVD-12": REVIEW}),
    ("no contact", case(complainant=Complainant(role=Role.HOLDER, name=made.HOLDER)),
     {"STM-02": FAIL}),
    ("a bad e-mail", case(complainant=Complainant(
        role=Role.HOLDER, name=made.HOLDER,
        contact=CONTACT.model_copy(update={"email": "ip at example"}))), {"STM-02": FAIL}),
    ("a year without a calendar",
     lambda facts: replace(facts, as_of=date(2026, 12, 20), captures=tuple(
         replace(each, captured_at=datetime(2026, 12, 19, tzinfo=UTC)) for each in facts.captures)),
     {"CLK-03": REVIEW}),
]  # fmt: skip

AGENT_CHANGES: list[tuple[str, Change, dict[str, Outcome]]] = [
    ("no letter", drop(LETTER), {"REQ-authorization": FAIL}),
    ("no licence of the holder", drop(LICENCE, 0), {"REQ-holder-identity": FAIL}),
    ("no licence of the agent", drop(LICENCE, 1), {"REQ-identity": FAIL}),
    ("letter of somebody else", paper(LETTER, grantor="别家商贸有限公司"),
     {"NAM-03": FAIL, "AUT-07": FAIL}),
    ("letter to somebody else", paper(LETTER, grantee="别家商贸有限公司"), {"NAM-04": FAIL}),
    ("letter with another code", paper(LETTER, grantor_credit_code="91990100MA0ABCDE2X"),
     {"NAM-07": FAIL}),
    ("letter ended", paper(LETTER, period_to="2026-11-22"), {"AUT-01": FAIL}),
    ("letter not begun", paper(LETTER, period_from="2026-11-24"), {"AUT-01": FAIL}),
    ("letter ends in the review", paper(LETTER, period_to="2026-11-30"), {"AUT-01-soon": FAIL}),
    ("letter for another platform", paper(LETTER, platforms=("jd",)), {"AUT-02": FAIL}),
    ("letter for another right", paper(LETTER, rights_numbers=("11112222",)), {"AUT-03": FAIL}),
    ("letter to sell", paper(LETTER, scope="在线上渠道经销上述品牌商品"), {"AUT-04": FAIL}),
    ("letter without a word of enforcement", paper(LETTER, scope="办理一切相关事宜"),
     {"AUT-04": REVIEW}),
    ("sub-delegation without a head letter", paper(LETTER, sub_delegation=True),
     {"AUT-05": FAIL}),
    ("letter not signed", paper(LETTER, signed=False, sealed=False), {"AUT-06": FAIL}),
    ("another seal", paper(LETTER, seal_text="别家商贸有限公司"), {"AUT-07": FAIL}),
    ("contract seal", paper(LETTER, seal_text=f"{made.HOLDER}合同专用章"), {"AUT-07": FAIL}),
    ("another territory", paper(LETTER, territory="仅限浙江省"), {"AUT-08": REVIEW}),
    ("signed after filing", paper(LETTER, signed_date="2026-12-01"), {"AUT-09": FAIL}),
    ("signed before the right", paper(LETTER, signed_date="2020-01-01"), {"AUT-09": REVIEW}),
]  # fmt: skip


@pytest.mark.parametrize("facts", [made.holder_facts(), made.agent_facts()], ids=lambda f: f.name)
def test_a_complete_case_is_ready(facts: Facts) -> None:
    assessment = judge(facts)
    assert assessment.ready
    assert all(step.ready for step in assessment.steps)
    open_rules = {each.rule for each in assessment.findings if each.outcome in {FAIL, REVIEW}}
    assert open_rules == {"REQ-statement", "RGT-11-market", "RGT-14"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [row[1:] for row in HOLDER_CHANGES],
    ids=[row[0] for row in HOLDER_CHANGES],
)
def test_one_changed_fact_of_a_holder(change: Change, expected: dict[str, Outcome]) -> None:
    baseline = made.holder_facts()
    assert reacting(change(baseline), baseline) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [row[1:] for row in AGENT_CHANGES],
    ids=[row[0] for row in AGENT_CHANGES],
)
def test_one_changed_fact_of_an_agent(change: Change, expected: dict[str, Outcome]) -> None:
    baseline = made.agent_facts()
    assert reacting(change(baseline), baseline) == expected


def test_every_rule_has_been_seen_to_react() -> None:
    """A rule that nothing here moves might be one that cannot fail."""
    moved = {rule for _, _, expected in [*HOLDER_CHANGES, *AGENT_CHANGES] for rule in expected}
    elsewhere = {
        "NAM-05", "NAM-06", "NAM-09", "RGT-06", "RGT-08", "RGT-12", "RGT-16", "RGT-18", "CLK-04",
        "DEC-01", "LTR-01", "REQ-statement", "CLK-02",
        "NAM-11", "RGT-07", "RGT-11", "RGT-11-market", "RGT-13", "RGT-14", "RGT-15", "RGT-17",
        "RGT-19", "RGT-20", "AUT-10", "AUT-11", "DOC-03", "DOC-04", "DOC-06",
    }  # fmt: skip
    pack = made.pack()
    known = {rule.id for rule in pack.rules}
    assert {found.id for rule in moved if (found := pack.rule(rule))} | elsewhere == known


@pytest.mark.parametrize(
    ("doc_type", "name", "rules"),
    [
        (CERT, "holder_name", {"NAM-02", "NAM-11", "DOC-05"}),
        (CERT, "valid_to", {"RGT-01", "RGT-02", "RGT-03", "RGT-04", "DOC-05"}),
        (CERT, "registration_number", {"RGT-05", "DOC-05"}),
        (CERT, "nice_classes", {"RGT-10", "DOC-05"}),
        (CERT, "goods_services", {"RGT-09"}),
        (CERT, "mark_text", {"EVD-13"}),
        (LICENCE, "company_name", {"NAM-01", "NAM-02", "DOC-05"}),
        (LICENCE, "unified_social_credit_code", {"NAM-07", "DOC-05"}),
        (LICENCE, "established_date", set()),
    ],
)
@pytest.mark.parametrize("make", [made.doubted, made.unread], ids=["doubtful", "unread"])
def test_a_doubt_goes_to_a_person_where_it_matters(
    make: Callable[..., Document], doc_type: str, name: str, rules: set[str]
) -> None:
    baseline = made.holder_facts()
    facts = made.changing(baseline, doc_type, lambda document: make(document, name))
    reacted = reacting(facts, baseline)
    assert reacted == dict.fromkeys(rules, REVIEW)


def test_a_doubt_is_told_with_field_value_and_reason() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda document: made.doubted(document, "holder_name")
    )
    found = finding(judge(facts), "NAM-02")
    assert found.outcome is REVIEW
    for piece in ("权利人名称", made.HOLDER, "materials/cert.jpg", "两个识别引擎读法不同"):
        assert piece in found.message.zh
    assert "holder's name" in found.message.en
    assert "two engines read it differently" in found.message.en
    assert found.sources


def test_a_doubtful_difference_is_no_failure_yet() -> None:
    facts = paper(LETTER, grantor="别家商贸有限公司")(made.agent_facts())
    facts = made.changing(facts, LETTER, lambda document: made.doubted(document, "grantor"))
    assert finding(judge(facts), "NAM-03").outcome is REVIEW


def test_a_look_alike_is_told_by_its_characters() -> None:
    facts = paper(CERT, holder_name="未来服饰有限公司")(made.holder_facts())
    facts = paper(LICENCE, company_name="末来服饰有限公司")(facts)
    assessment = judge(facts)
    assert "未 / 末" in finding(assessment, "NAM-02").message.zh
    assert finding(assessment, "NAM-05").outcome is REVIEW


def test_names_in_two_scripts_need_a_paper_that_links_them() -> None:
    latin = "Lanyu Apparel Co., Ltd."
    facts = paper(CERT, holder_name=latin)(made.holder_facts())
    assert finding(judge(facts), "NAM-02").outcome is REVIEW
    assert finding(judge(facts), "NAM-06").outcome is REVIEW
    linked = paper(LICENCE, company_name_en=latin)(facts)
    assert finding(judge(linked), "NAM-02").outcome is Outcome.PASS
    assert finding(judge(linked), "NAM-06").outcome is Outcome.PASS


def test_an_assignment_makes_the_assignee_the_holder() -> None:
    assignment = made.a_document(
        "trademark_assignment", "materials/assignment.jpg",
        registration_number=made.NUMBER, assignor_name="旧主服饰有限公司",
        assignee_name=made.HOLDER,
    )  # fmt: skip
    facts = add(assignment)(paper(CERT, holder_name="旧主服饰有限公司")(made.holder_facts()))
    assessment = judge(facts)
    assert finding(assessment, "NAM-02").outcome is Outcome.PASS
    assert finding(assessment, "RGT-06").outcome is Outcome.PASS
    broken = judge(add(assignment)(made.holder_facts()))
    assert finding(broken, "RGT-06").outcome is FAIL


def test_an_application_is_no_right() -> None:
    application = made.a_document("trademark_application", "materials/notice.jpg")
    facts = add(application)(drop(CERT)(made.holder_facts()))
    assert finding(judge(facts), "RGT-08").outcome is FAIL


def test_a_renewal_extends_the_right() -> None:
    old = paper(CERT, valid_from="2015-05-14", registration_date="2015-05-14",
                valid_to="2025-05-13")(made.holder_facts())  # fmt: skip
    renewal = made.a_document("trademark_renewal", "materials/renewal.jpg",
                              registration_number=made.NUMBER, valid_to="2035-05-13")  # fmt: skip
    assert finding(judge(add(renewal)(old)), "RGT-01").outcome is Outcome.PASS
    other = made.with_value(renewal, "registration_number", "11112222")
    assert finding(judge(add(other)(old)), "RGT-01").outcome is FAIL


@pytest.mark.parametrize(
    ("digit", "valid_to", "expected"),
    [
        (CheckDigit.VALID, "2030-01-01", Outcome.PASS),
        (CheckDigit.VALID, "2020-01-01", FAIL),
        (CheckDigit.VALID, "long-term", Outcome.PASS),
        (CheckDigit.INVALID, "2030-01-01", FAIL),
    ],
)
def test_an_identity_card(digit: CheckDigit, valid_to: str, expected: Outcome) -> None:
    card = made.a_document("id_card", "materials/id.jpg", name="林青禾", valid_to=valid_to)
    number = made.a_field("id_number", "990101199001010010", check_digit=digit)
    card = replace(card, fields=(*card.fields, number))
    person = Complainant(role=Role.HOLDER, name="林青禾", contact=CONTACT)
    facts = replace(
        made.holder_facts(case=made.a_case(complainant=person)),
        documents=(made.certificate(holder_name="林青禾"), card),
    )
    assert finding(judge(facts), "NAM-09").outcome is expected


def test_rules_grow_old() -> None:
    later = replace(made.holder_facts(), as_of=date(2027, 6, 30))
    assert finding(judge(later), "CLK-04").outcome is REVIEW


def test_parts_are_cast_by_content_not_by_order() -> None:
    facts = made.agent_facts()
    turned = replace(facts, documents=tuple(reversed(facts.documents)))
    assert judge(turned).ready


def test_two_rights_need_a_choice() -> None:
    second = replace(made.certificate(registration_number="11112222"), sha256="2" * 64)
    undecided = add(second)(case(right=None)(made.holder_facts()))
    found = finding(judge(undecided), "REQ-right")
    assert found.outcome is REVIEW
    assert "case.yaml" in found.advice.zh
    assert finding(judge(add(second)(made.holder_facts())), "REQ-right").outcome is Outcome.PASS


def test_an_uncertain_kind_of_paper_is_no_proof() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda document: replace(document, doc_type_certain=False)
    )
    assert finding(judge(facts), "REQ-right").outcome is REVIEW


def test_a_missing_paper_may_be_in_the_file_that_does_not_open() -> None:
    found = finding(judge(add(BROKEN)(drop(LICENCE)(made.holder_facts()))), "REQ-identity")
    assert "materials/locked.pdf" in found.message.zh
    broken = finding(judge(add(BROKEN)(made.holder_facts())), "FILE-encrypted")
    assert broken.severity is Severity.BLOCK
    assert broken.advice.en == "Remove the password."


def test_incompleteness_does_not_unsay_a_find() -> None:
    doubt = replace(made.DOUBT, code="may-go-on")

    def more_may_follow(document: Document) -> Document:
        fields = tuple(
            each.doubted(doubt) if each.name == "goods_services" else each
            for each in document.fields
        )
        return replace(document, fields=fields)

    facts = made.changing(made.holder_facts(), CERT, more_may_follow)
    assert finding(judge(facts), "RGT-09").outcome is Outcome.PASS
    missing = paper(CERT, goods_services="服装；帽")(made.holder_facts())
    missing = made.changing(missing, CERT, more_may_follow)
    assert finding(judge(missing), "RGT-09").outcome is REVIEW


def test_every_finding_speaks_both_languages_and_cites() -> None:
    for facts in (
        made.holder_facts(),
        made.agent_facts(),
        replace(made.agent_facts(), documents=()),
    ):
        for each in judge(facts).findings:
            assert each.message.zh
            assert each.message.en
            assert "{" not in each.message.zh + each.message.en + each.advice.zh + each.advice.en
            assert each.cites
            if each.outcome in {FAIL, REVIEW}:
                assert each.advice.zh
                assert each.advice.en
                assert each.message.zh != each.message.en


def test_the_same_facts_give_the_same_answer() -> None:
    assert judge(made.agent_facts()) == judge(made.agent_facts())


def test_fingerprints_are_distinct_and_stable_over_days_and_names() -> None:
    facts = made.agent_facts()
    first = [each.fingerprint for each in judge(facts).findings]
    assert len(set(first)) == len(first)
    renamed = replace(facts, name="other", as_of=facts.as_of + timedelta(days=1))
    assert [each.fingerprint for each in judge(renamed).findings] == first


def test_a_changed_paper_changes_the_digest() -> None:
    facts = made.holder_facts()
    changed = made.changing(facts, CERT, lambda document: replace(document, sha256="0" * 64))
    assert assessment_digest(judge(facts)) != assessment_digest(judge(changed))


def test_an_unknown_check_is_no_silent_pass() -> None:
    pack = made.pack()
    odd = replace(pack, rules=(replace(pack.rules[0], check="no_such_check"),))
    with pytest.raises(RulesError, match="no_such_check"):
        judge(replace(made.holder_facts(), pack=odd))


def test_a_link_row_is_named_in_the_message() -> None:
    facts = made.holder_facts()
    rows = [Link(row=7, url="https://www.example.com/x")]
    from ipclaim.rules.links import understand

    found = finding(judge(replace(facts, listings=understand(rows, [facts.pack]))), "LNK-01")
    assert "第7行" in found.message.zh
    assert "row 7" in found.message.en


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (None, REVIEW),
        (("CN", "JP"), Outcome.PASS),
        (("US", "JP"), FAIL),
    ],
)
def test_an_international_registration_must_reach_china(
    states: tuple[str, ...] | None, expected: Outcome
) -> None:
    facts = case(right="G1234567")(paper(CERT, registration_number="G1234567")(made.holder_facts()))
    if states is not None:
        facts = paper(CERT, designated_states=states)(facts)
    assert finding(judge(facts), "RGT-12").outcome is expected


def of_a_patent(digit: CheckDigit | None) -> Facts:
    patent = made.a_document(
        "design_patent_certificate", "materials/patent.jpg", holder_name=made.HOLDER,
        jurisdiction="CN",
    )  # fmt: skip
    number = made.a_field("patent_number", "ZL2017106018623", check_digit=digit)
    patent = replace(patent, fields=(*patent.fields, number))
    base = case(claim=Claim.DESIGN_PATENT, right=None)(made.holder_facts())
    return replace(base, documents=(patent, made.licence()))


@pytest.mark.parametrize(
    ("digit", "expected"),
    [
        (CheckDigit.VALID, Outcome.PASS),
        (CheckDigit.INVALID, FAIL),
        (None, Outcome.NOT_APPLICABLE),
    ],
)
def test_a_patent_number_carries_a_check_digit(digit: CheckDigit | None, expected: Outcome) -> None:
    assert finding(judge(of_a_patent(digit)), "RGT-16").outcome is expected


def test_a_complete_patent_case_is_ready() -> None:
    assessment = judge(of_a_patent(CheckDigit.VALID))
    assert [each.rule for each in assessment.blockers] == []
    assert finding(assessment, "RGT-09").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("created", "registered", "expected"),
    [
        ("2021-01-05", "2022-03-01", Outcome.PASS),
        ("2022-03-02", "2022-03-01", FAIL),
        ("", "2022-03-01", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_work_is_created_before_it_is_registered(
    created: str, registered: str, expected: Outcome
) -> None:
    work = made.a_document(
        "copyright_certificate", "materials/work.jpg", holder_name=made.HOLDER,
        registration_number="国作登字2022F00000001", creation_date=created,
        registration_date=registered,
    )  # fmt: skip
    base = case(claim=Claim.COPYRIGHT, right=None)(made.holder_facts())
    facts = replace(base, documents=(work, made.licence()))
    assert finding(judge(facts), "RGT-18").outcome is expected


def test_each_of_several_goods_must_be_covered() -> None:
    both = case(goods="运动鞋、帽")(made.holder_facts())
    assert finding(judge(both), "RGT-09").outcome is Outcome.PASS
    other = case(goods="运动鞋、耳机")(made.holder_facts())
    found = finding(judge(other), "RGT-09")
    assert found.outcome is FAIL
    assert "耳机" in found.message.zh


def test_a_renewal_that_cannot_be_read_settles_nothing() -> None:
    old = paper(CERT, valid_from="2015-05-14", registration_date="2015-05-14",
                valid_to="2025-05-13")(made.holder_facts())  # fmt: skip
    renewal = made.a_document("trademark_renewal", "materials/renewal.jpg",
                              registration_number=made.NUMBER, valid_to="2035-05-13")  # fmt: skip
    for odd in (
        made.unread(renewal, "valid_to"),
        made.doubted(renewal, "registration_number"),
        replace(renewal, doc_type_certain=False),
    ):
        assert finding(judge(add(odd)(old)), "RGT-01").outcome is REVIEW


def test_an_assignment_of_another_right_is_not_in_the_chain() -> None:
    other = made.a_document("trademark_assignment", "materials/other.jpg",
                            registration_number="11112222", assignor_name=made.HOLDER,
                            assignee_name="别家商贸有限公司")  # fmt: skip
    assert finding(judge(add(other)(made.holder_facts())), "NAM-02").outcome is Outcome.PASS
    doubtful = made.doubted(other, "registration_number")
    assert finding(judge(add(doubtful)(made.holder_facts())), "NAM-02").outcome is FAIL


def test_a_sub_delegation_is_followed_to_the_holder() -> None:
    middle = "云中介知识产权有限公司"
    head = replace(made.letter(grantee=middle, may_delegate=True), file="materials/head.pdf",
                   sha256="9" * 64)  # fmt: skip
    facts = paper(LETTER, grantor=middle, sub_delegation=True, grantor_credit_code="",
                  seal_text=middle)(made.agent_facts())  # fmt: skip
    facts = made.changing(facts, LETTER, lambda each: made.without(each, "grantor_credit_code"))
    assessment = judge(add(head)(facts))
    assert finding(assessment, "NAM-03").outcome is Outcome.PASS
    permitted = finding(assessment, "AUT-05")
    assert permitted.outcome is Outcome.PASS
    assert "materials/head.pdf" in permitted.message.zh
    forbidding = made.with_value(head, "may_delegate", value=False)
    assert finding(judge(add(forbidding)(facts)), "AUT-05").outcome is FAIL


def test_two_copies_of_one_letter_are_no_rivals() -> None:
    copy = replace(made.letter(), file="materials/copy.pdf", sha256="9" * 64)
    assert (
        finding(judge(add(copy)(made.agent_facts())), "REQ-authorization").outcome is Outcome.PASS
    )
    other = made.with_value(copy, "period_to", "2028-12-31")
    found = finding(judge(add(other)(made.agent_facts())), "REQ-authorization")
    assert found.outcome is REVIEW


def test_a_shop_that_is_nearly_permitted_goes_to_a_person() -> None:
    near = case(whitelist=("某某鞋店旗舰店",))(made.holder_facts())
    assert finding(judge(near), "LNK-06").outcome is REVIEW


def test_sellers_that_nobody_knows_are_no_pass() -> None:
    hidden = captured(shown=Shown())(made.holder_facts())
    assert finding(judge(hidden), "LNK-06").outcome is REVIEW
    nothing = replace(made.holder_facts(), captures=())
    assert finding(judge(nothing), "LNK-06").outcome is Outcome.NOT_APPLICABLE
    listed = case(whitelist=("别家",))(nothing)
    assert finding(judge(listed), "LNK-06").outcome is REVIEW
