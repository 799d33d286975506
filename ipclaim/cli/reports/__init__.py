"""Report formats: assessments in, text out. One module a format, all behind one dict.

A format is loaded when it is asked for. Some say each case by itself, so that many cases can be
said where they are judged; the others need all results as a whole.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from ipclaim.frozen import dataclass
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult


@dataclass(frozen=True, slots=True)
class Report:
    """A format: writes the results of one or many cases as one text."""

    module: str
    """Has ``case(result, lang)`` and ``whole(cases)``, or ``write(results, lang)``."""
    by_case: bool

    def case(self, result: CaseResult, lang: Lang) -> str | CaseResult:
        """Return what the format says of one case, or the result itself."""
        return str(self._loaded().case(result, lang)) if self.by_case else result

    def whole(self, cases: Sequence[str | CaseResult], lang: Lang) -> str:
        """Return the whole report of what ``case`` returned."""
        loaded = self._loaded()
        return str(loaded.whole(cases) if self.by_case else loaded.write(cases, lang))

    def __call__(self, results: Sequence[CaseResult], lang: Lang) -> str:
        """Return the whole report."""
        return self.whole([self.case(result, lang) for result in results], lang)

    def _loaded(self) -> Any:
        return import_module(f"{__name__}.{self.module}")


REPORTS = {
    "text": Report("text", by_case=True),
    "json": Report("json_report", by_case=True),
    "junit": Report("junit", by_case=False),
    "sarif": Report("sarif", by_case=False),
    "github": Report("github", by_case=True),
    "html": Report("html", by_case=False),
}
"""Where ``--format`` finds them."""
