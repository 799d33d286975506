"""The case as the masked copy is set from: personal values are gone before a page is drawn. Pure.

What is drawn without a value cannot be uncovered; the papers' pictures are covered afterwards.
"""

from dataclasses import replace

from ipclaim.dossier.build import DossierInput
from ipclaim.masking.personal import hides_address, is_hidden
from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document, Field, Value
from ipclaim.rules.written_personal import Personal

COVERED = "（已遮盖 covered）"


def without_personal_values(given: DossierInput, personal: Personal) -> DossierInput:
    """Return the case with every personal value replaced by a word that says so."""
    documents = tuple(_hidden(paper, personal) for paper in given.assessment.documents)
    return replace(
        given,
        case=_without_contact(given.case, personal),
        assessment=replace(given.assessment, documents=documents),
    )


def _without_contact(case: CaseFile, personal: Personal) -> CaseFile:
    contact = case.complainant.contact
    if contact is None:
        return case
    hidden = {"email": COVERED, "phone": COVERED}
    if contact.address and hides_address(case, personal):
        hidden["address"] = COVERED
    party = case.complainant.model_copy(update={"contact": contact.model_copy(update=hidden)})
    return case.model_copy(update={"complainant": party})


def _hidden(paper: Document, personal: Personal) -> Document:
    fields = tuple(
        _covered(one) if is_hidden(paper, one, personal) else one for one in paper.fields
    )
    return replace(paper, fields=fields)


def _covered(one: Field) -> Field:
    value: Value = None if one.value is None else COVERED
    return replace(
        one,
        value=value,
        raw=COVERED,
        source=replace(one.source, text=COVERED),
        alternatives=(),
        confirmed_by=None,
    )
