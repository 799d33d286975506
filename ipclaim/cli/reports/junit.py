"""JUnit XML: a test suite a case, a test case a finding. What needs a person is a failure.

A blocking finding that fails or needs a look is a ``failure``; a warning is told in
``system-out``; a rule that does not apply is ``skipped``; a case that cannot be read is an
``error``.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ipclaim.cli.reports.places import told_places
from ipclaim.model.finding import Finding, Outcome
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return the XML text."""
    root = ET.Element("testsuites", name="ipclaim")
    for result in results:
        _suite(root, result, lang)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(root: ET.Element, result: CaseResult, lang: Lang) -> None:
    suite = ET.SubElement(root, "testsuite", name=result.name)
    if result.error:
        broken = ET.SubElement(suite, "testcase", classname=result.name, name="case")
        error = ET.SubElement(broken, "error", message=_clean(result.error.message.said_in(lang)))
        error.text = _clean(result.error.told_in(lang))
    findings = result.assessment.findings if result.assessment else ()
    for finding in findings:
        _case(suite, result, finding, lang)
    suite.set("tests", str(len(suite)))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    if result.assessment:
        suite.set("timestamp", f"{result.assessment.as_of.isoformat()}T00:00:00")


def _case(suite: ET.Element, result: CaseResult, finding: Finding, lang: Lang) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        classname=f"{result.name}.{finding.step}",
        name=_clean(f"{finding.rule} {finding.title.said_in(lang)}"),
    )
    message = _clean(finding.message.said_in(lang))
    if finding.outcome is Outcome.NOT_APPLICABLE:
        ET.SubElement(case, "skipped", message=message)
    elif finding.blocks:
        failure = ET.SubElement(case, "failure", message=message, type=finding.outcome.value)
        told = [message, finding.advice.said_in(lang), *told_places(result, finding)]
        failure.text = _clean("\n".join(told))
    elif finding.outcome is not Outcome.PASS:
        ET.SubElement(case, "system-out").text = message


def _clean(text: str) -> str:
    """Return the text without the characters that XML 1.0 forbids."""
    return _NOT_XML.sub("�", text)
