"""Report formats: assessments in, text out. One module a format, all behind one dict."""

from collections.abc import Sequence
from typing import Protocol

from ipclaim.cli.reports import github, html, json_report, junit, sarif, text
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult


class Report(Protocol):
    """A format: writes the results of one or many cases as one text."""

    def __call__(self, results: Sequence[CaseResult], lang: Lang) -> str:
        """Return the whole report."""
        ...


REPORTS: dict[str, Report] = {
    "text": text.write,
    "json": json_report.write,
    "junit": junit.write,
    "sarif": sarif.write,
    "github": github.write,
    "html": html.write,
}
