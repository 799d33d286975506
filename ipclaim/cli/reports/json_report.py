"""The machine-readable assessment: an object for one case, an array for several."""

import json
from collections.abc import Sequence

from ipclaim.check.jsonform import assessment_json
from ipclaim.model.text import Lang
from ipclaim.model.written import JsonValue
from ipclaim.read.jsonform import document_json
from ipclaim.run.batch import CaseResult


def case_json(result: CaseResult) -> dict[str, JsonValue]:
    """Return one case as JSON data; a case that could not be judged carries its error."""
    if result.assessment is None:
        error = result.error
        return {
            "case": result.name,
            "ready": False,
            "error": {"zh": error.message.zh, "en": error.message.en} if error else None,
        }
    documents: list[JsonValue] = [
        document_json(document) for document in result.assessment.documents
    ]
    return assessment_json(result.assessment, documents)


def case(result: CaseResult, lang: Lang) -> str:
    """Return the JSON text of a case; the language is not asked for, because both are in it."""
    del lang
    return json.dumps(case_json(result), ensure_ascii=False, indent=2)


def whole(cases: Sequence[str]) -> str:
    """Return the JSON text of one case, or of an array of several."""
    if len(cases) == 1:
        return cases[0]
    # JSON has no line breaks within its texts, so each one here begins a line of the layout.
    inside = ",\n".join(cases).replace("\n", "\n  ")
    return f"[\n  {inside}\n]"
