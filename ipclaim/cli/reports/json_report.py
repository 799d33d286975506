"""The machine-readable assessment: an object for one case, an array for several."""

import json
from collections.abc import Sequence

from pydantic import JsonValue

from ipclaim.check.jsonform import assessment_json
from ipclaim.model.text import Lang
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


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return the JSON text; the language is not asked for, because both are in it."""
    del lang
    cases = [case_json(result) for result in results]
    return json.dumps(cases[0] if len(cases) == 1 else cases, ensure_ascii=False, indent=2)
