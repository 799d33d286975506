"""What copies tell of themselves: missing pages, alteration, purpose, size."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.document import Problem
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from ipclaim.rules.procedure import Uploads
from tests import building as made

PASS, FAIL, REVIEW, NONE = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE


def with_problem(code: str, zh: str = "有问题。", doc_type: str = "business_licence") -> Facts:
    problem = Problem(code, Text(zh, "A problem."), Text("请核对。", "Check."))
    return made.changing(made.agent_facts(), doc_type,
                         lambda paper: replace(paper, problems=(problem,)))  # fmt: skip


def answer(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("missing-page", "RGT-20"),
        ("page-damaged", "RGT-20"),
        ("pages-unread", "RGT-20"),
        ("text-layer-differs", "DOC-04"),
        ("purpose-watermark", "DOC-06"),
        ("blurred", "DOC-02"),
    ],
)
@pytest.mark.parametrize("doc_type", ["trademark_certificate", "authorization_letter"])
def test_each_problem_is_told_by_exactly_one_rule(code: str, rule: str, doc_type: str) -> None:
    facts = with_problem(code, doc_type=doc_type)
    rules = ("RGT-20", "DOC-04", "DOC-06", "DOC-02")
    assert {each for each in rules if answer(facts, each) is REVIEW} == {rule}


def test_sound_copies_pass() -> None:
    for rule in ("RGT-20", "DOC-04", "DOC-06"):
        assert answer(made.agent_facts(), rule) is PASS


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("仅供知识产权维权使用", PASS),
        ("仅供向速卖通平台投诉使用", PASS),
        ("仅供办理贷款使用", REVIEW),
        ("仅供商标注册使用，用于投诉无效", REVIEW),
    ],
)
def test_a_purpose(purpose: str, expected: Outcome) -> None:
    facts = with_problem("purpose-watermark", f"文件上注明了使用限制：“{purpose}”。")
    assert answer(facts, "DOC-06") is expected


def uploading(formats: tuple[str, ...] | None, most: int | None, size: int | None) -> Facts:
    facts = made.holder_facts()
    sizes = {} if size is None else {each.file: size for each in facts.documents}
    pack = replace(facts.pack, uploads=Uploads(formats, most, ()))
    return replace(facts, pack=pack, sizes=sizes)


def renamed(facts: Facts, suffix: str) -> Facts:
    papers = tuple(replace(each, file=f"{each.file}{suffix}") for each in facts.documents)
    return replace(facts, documents=papers)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(uploading(("jpg", "pdf"), 10_000, 9_000), PASS, id="fits"),
        pytest.param(uploading(("jpeg",), None, None), PASS, id="one-format-two-endings"),
        pytest.param(uploading(("jpg", "pdf"), 10_000, 10_000), PASS, id="just-fits"),
        pytest.param(uploading(("jpg", "pdf"), 10_000, 10_001), FAIL, id="too-large"),
        pytest.param(uploading(("pdf",), None, 1), PASS, id="other-format-is-converted"),
        pytest.param(renamed(uploading(("pdf",), None, None), ".docx"), FAIL, id="no-picture"),
        pytest.param(uploading(None, 10_000, None), REVIEW, id="size-unknown"),
        pytest.param(uploading(None, None, 10**9), NONE, id="no-source"),
        pytest.param(replace(made.holder_facts(), pack=replace(made.pack(), uploads=None)), NONE,
                     id="nothing-said"),
    ],
)  # fmt: skip
def test_files_fit_the_upload(facts: Facts, expected: Outcome) -> None:
    assert answer(facts, "DOC-03") is expected


def test_a_file_that_does_not_fit_is_named_with_both_sizes() -> None:
    facts = uploading(None, 10_000_000, 12_300_000)
    found = next(each for each in judge(facts).findings if each.rule == "DOC-03")
    assert "materials/cert.jpg（12.3 MB > 10.0 MB）" in found.message.zh
    assert found.blocks
