"""What may be shown of an anonymous filing: everything but who files it.

The complainant's name and contact give way to a plain "anonymous"; papers that prove an identity,
or on which the complainant is read, are no exhibits. Whether the reason or a note names somebody is
the check's to say, and is not repaired here.
"""

from dataclasses import replace

from ipclaim.check.report_checks import papers_naming
from ipclaim.model.case import CaseFile, Complainant
from ipclaim.model.finding import Assessment

NOBODY = "匿名举报人 / anonymous"
ANONYMOUS_NAME = "anonymous-report"
"""In place of the case's folder name, which may be a client's."""


def without_complainant(case: CaseFile) -> CaseFile:
    """Return the case with nobody's name and no contact."""
    nobody = Complainant(role=case.complainant.role, name=NOBODY)
    return case.model_copy(update={"complainant": nobody})


def without_papers_naming(case: CaseFile, assessment: Assessment) -> Assessment:
    """Return the assessment without the papers that name the complainant, nor who approved it."""
    naming = papers_naming(case, assessment.documents)
    files = {paper.file for paper in naming}
    return replace(
        assessment,
        documents=tuple(paper for paper in assessment.documents if paper not in naming),
        findings=tuple(
            replace(each, sources=tuple(one for one in each.sources if one.file not in files))
            for each in assessment.findings
        ),
        approved_by=NOBODY if assessment.approved_by else None,
    )
