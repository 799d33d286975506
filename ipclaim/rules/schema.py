"""JSON Schemas of what people write, for editors, and of what is printed for other programs."""

import json
from collections.abc import Mapping

from pydantic import BaseModel

from ipclaim.model.case import CaseFile
from ipclaim.model.decision import DecisionsFile
from ipclaim.model.docket import DocketLine, OutcomeSheet
from ipclaim.model.written import Written
from ipclaim.rules.agenda_json import AgendaJson
from ipclaim.rules.written_calendar import WrittenCalendar
from ipclaim.rules.written_pack import WrittenPack
from ipclaim.rules.written_personal import Personal
from ipclaim.rules.written_regime import WrittenRegime

SCHEMAS: Mapping[str, type[BaseModel | Written]] = {
    "case": CaseFile,
    "decisions": DecisionsFile,
    "rule-pack": WrittenPack,
    "regime": WrittenRegime,
    "calendar": WrittenCalendar,
    "personal": Personal,
    "due": AgendaJson,
    "docket-line": DocketLine,
    "outcome-sheet": OutcomeSheet,
}
"""By the name under which ``schema/NAME.schema.json`` is published."""


def schema_text(name: str) -> str:
    """Return one schema as the JSON text that is published; ``KeyError`` for an unknown name."""
    return published(SCHEMAS[name].model_json_schema())


def published(schema: Mapping[str, object]) -> str:
    """Return a schema as JSON text, in its dialect and with a fixed order."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
