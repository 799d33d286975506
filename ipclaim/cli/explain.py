"""``ipclaim explain``: why a field has its value, or a finding its outcome."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import Manner, as_of_option, case_argument, engine_option, manner
from ipclaim.cli.reports.legal import told_element
from ipclaim.cli.reports.places import place
from ipclaim.cli.reports.text import MARKS
from ipclaim.cli.rules_shown import SEVERITIES, penalty_lines, shown_cite
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import CaseError, ExitCode
from ipclaim.model.document import Document, Field
from ipclaim.model.finding import Assessment, Cite, Finding
from ipclaim.model.text import Lang, Text
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.pack import RulePack
from ipclaim.run.steps import check_case
from ipclaim.written.nearest import name_meant


@click.command(
    cls=SpokenCommand,
    told=Text(
        "说明某一栏为什么是这个值，或某项检查为什么是这个结果。\n"
        "ITEM 是规则编号（如 NAM-02）或栏目名（如 holder_name）。",
        "Tells why a field has its value, or a finding its outcome.\n"
        "ITEM is a rule's id (NAM-02) or a field's name (holder_name).",
    ),
    example="ipclaim explain my-case NAM-02\nipclaim explain my-case valid_to",
)
@case_argument
@click.argument("item", metavar="ITEM")
@as_of_option
@engine_option
@manner
def explain(manner: Manner, case: Path, item: str, as_of: date | None, engine: str) -> int:
    """Explain one field or finding."""
    with open_bench(manner, [case], engine=engine, as_of=as_of) as bench:
        (result,) = bench.run(check_case)
    if result.assessment is None:
        if result.error:
            raise result.error
        return ExitCode.UNREADABLE
    judged = result.assessment
    pack = kept_pack(judged.platform, manner.templates)
    lines = [*told(judged, pack, item, manner.lang), *_fields(judged, item, manner.lang)]
    if not lines:
        raise _nothing_called(item, result.assessment)
    click.echo("\n".join(lines))
    return ExitCode.READY


def told(assessment: Assessment, pack: RulePack, item: str, lang: Lang) -> Iterator[str]:
    """Yield why a rule's findings are so, what the law wants there, and what wrongdoing costs."""
    about = [finding for finding in assessment.findings if finding.rule.lower() == item.lower()]
    for finding in about:
        yield from _finding(finding, lang)
    if not about:
        return
    law = Text("法律要件", "the law wants").said_in(lang)
    for element in assessment.elements:
        if item.lower() in map(str.lower, element.rules):
            named = f"{element.regime_name.said_in(lang)}: {element.title.said_in(lang)}"
            yield f"  {law}: {named}: {told_element(element, lang)}"
            yield from _cites(element.cites, lang, "    ")
    yield from penalty_lines(pack.penalties, lang, on=assessment.as_of)


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    severity = SEVERITIES[finding.severity].said_in(lang)
    yield f"{finding.rule} {finding.title.said_in(lang)} [{severity}]"
    yield f"  {MARKS[finding.outcome].said_in(lang)}: {finding.message.said_in(lang)}"
    for source in finding.sources:
        yield f"    {place(source)}  {source.text!r}"
    if advice := finding.advice.said_in(lang):
        yield f"  → {advice}"
    yield from _cites(finding.cites, lang, "  ")


def _cites(cites: Iterable[Cite], lang: Lang, indent: str) -> Iterator[str]:
    source = Text("依据", "source").said_in(lang)
    for cite in cites:
        yield f"{indent}{source}: {shown_cite(cite, lang)}"


def _fields(assessment: Assessment, item: str, lang: Lang) -> Iterator[str]:
    for document in assessment.documents:
        field = document.field(item)
        if field:
            yield from _field(document, field, lang)


def _field(document: Document, field: Field, lang: Lang) -> Iterator[str]:
    yield f"{document.file} ({document.doc_type}): {field.name} = {field.value!r} [{field.state}]"
    raw = Text("纸面原文", "as on the paper").said_in(lang)
    yield f"  {raw}: {field.raw!r}  {place(field.source)}"
    score = "" if field.confidence is None else f", {field.confidence:.3f}"
    yield f"  {Text('来源', 'origin').said_in(lang)}: {field.origin}{score}"
    if field.check_digit:
        yield f"  {Text('校验位', 'check digit').said_in(lang)}: {field.check_digit}"
    if field.confirmed_by is not None:
        by = field.confirmed_by
        told = Text("另一份材料写法相同", "another paper says the same").said_in(lang)
        answered = "; ".join(reason.text.said_in(lang) for reason in by.answers)
        yield f"  {told}: {by.field}  {place(by.source)} ({answered})"
    for reason in field.reasons:
        yield f"  {reason.code}: {reason.text.said_in(lang)}"
    for alternative in field.alternatives:
        yield f"  {Text('另一读法', 'another reading').said_in(lang)}: {alternative!r}"


def _nothing_called(item: str, assessment: Assessment) -> CaseError:
    rules = dict.fromkeys(finding.rule for finding in assessment.findings)
    fields = dict.fromkeys(field.name for paper in assessment.documents for field in paper.fields)
    zh = "规则：" + "、".join(rules) + ("\n  栏目：" + "、".join(fields) if fields else "")
    en = "Rules: " + ", ".join(rules) + ("\n  Fields: " + ", ".join(fields) if fields else "")
    return CaseError(
        Text(f"没有名为 {item} 的规则或栏目", f"There is no rule or field called {item}"),
        name_meant(item, [*rules, *fields], all_of_them=Text(zh, en)),
    )
