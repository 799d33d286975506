"""The text for each field of a platform's form, within the length that the field takes.

Only certain facts are filled in. A text that is too long gives way to another wording of the rule
pack; where none fits the field stays empty and says that a person must write it: nothing is cut.
Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ipclaim.check.matter import Parts
from ipclaim.dossier.book import worded
from ipclaim.model.case import CLAIM_NAMES, CaseFile, Role
from ipclaim.model.document import Document
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Lang, Text
from ipclaim.rules.form import FormField, facts_named
from ipclaim.rules.pack import RulePack
from ipclaim.submission.batches import handed_in

_ROLES = {Role.HOLDER: Text("权利人", "Rights holder"), Role.AGENT: Text("代理人", "Agent")}
_FILING = ("complaint", "report", "dispute", "reply")
_BETWEEN = {Lang.ZH: "；", Lang.EN: "; "}


@dataclass(frozen=True, slots=True)
class Filled:
    """One field of the form and the text to put into it."""

    field: FormField
    text: str
    """Empty where a person has to choose or write."""
    note: Text | None = None
    """What a person must know or do about it."""

    @property
    def is_open(self) -> bool:
        """Whether somebody must still fill it in."""
        return not self.text


def form_filled(
    case: CaseFile,
    pack: RulePack,
    parts: Parts,
    listings: Sequence[Listing],
    captures: Sequence[Capture] = (),
) -> tuple[Filled, ...]:
    """Return each field that the claim is asked for, in the order of the form's steps."""
    lang = pack.form.language if pack.form else Lang.ZH
    facts = facts_of(case, pack, parts, listings, captures, lang)
    order = {step.id: place for place, step in enumerate(pack.steps)}
    home = filing_step(pack)
    asked = [
        field if field.step in order else replace(field, step=home)
        for field in pack.form_fields
        if case.claim in field.claims
    ]
    asked.sort(key=lambda field: order.get(field.step, len(order)))
    return tuple(filled(field, facts, lang) for field in asked)


def filing_step(pack: RulePack) -> str:
    """Return the step in which the filing itself is handed in; inherited fields may know none."""
    known = [step.id for step in pack.steps]
    return next((name for name in _FILING if name in known), known[-1] if known else _FILING[0])


def filled(field: FormField, facts: Mapping[str, str], lang: Lang) -> Filled:
    """Return one field with the first of its wordings that fits."""
    text = facts.get(field.value, "") if field.value else ""
    if not text:
        return Filled(field, "", _why_open(field))
    most = field.max_characters
    if most is None or len(text) <= most:
        return Filled(field, text)
    for wording in field.otherwise:
        if any(not facts.get(name) for name in facts_named(wording)):
            continue
        other = wording.filled(**facts).said_in(lang)
        if len(other) <= most:
            return Filled(field, other, _told_other(len(text), most))
    return Filled(field, "", _told_too_long(len(text), most))


def _why_open(field: FormField) -> Text | None:
    if field.hint is not None or not field.value:
        return field.hint
    if field.needed:
        return Text("必填，案件中没有确定的内容", "Needed, and nothing certain is in the case")
    return None


def _told_other(count: int, most: int) -> Text:
    return Text(
        f"原文 {count} 个字符，超过 {most} 个字符的上限；已改用规则包中的简短表述，请核对",
        f"The case's own text has {count} characters, more than the {most} that the field takes; "
        "this is the rule pack's shorter wording: look at it",
    )


def _told_too_long(count: int, most: int) -> Text:
    return Text(
        f"原文 {count} 个字符，超过 {most} 个字符的上限；不作截断，请由人改写",
        f"The text has {count} characters, more than the {most} that the field takes; nothing was "
        "cut: a person must shorten it",
    )


def facts_of(
    case: CaseFile,
    pack: RulePack,
    parts: Parts,
    listings: Sequence[Listing],
    captures: Sequence[Capture],
    lang: Lang,
) -> dict[str, str]:
    """Return the facts that a field may take, empty where they are not certain.

    An ambiguous right gives nothing: whose number to enter is not for a program to choose.
    """
    contact = case.complainant.contact
    right = None if parts.right_is_ambiguous else parts.right
    filed = handed_in(listings, captures)
    orders = (case.order.number if case.order else None, *(entry.order_number for entry in filed))
    return {
        "platform": pack.name.said_in(lang),
        "claim": CLAIM_NAMES[case.claim].said_in(lang),
        "complainant": case.complainant.name,
        "role": _ROLES[case.complainant.role].said_in(lang),
        "contact_person": contact.person if contact else "",
        "email": contact.email if contact else "",
        "phone": contact.phone if contact else "",
        "address": (contact.address or "") if contact else "",
        "right_number": _certain(right, lang, "registration_number", "patent_number"),
        "right_holder": _certain(right, lang, "holder_name"),
        "right_title": _certain(right, lang, "work_title", "title", "design_title"),
        "mark": _certain(right, lang, "mark_text"),
        "classes": _certain(right, lang, "nice_classes"),
        "valid_until": _certain(right, lang, "valid_to"),
        "jurisdiction": (right.jurisdiction or "") if right else "",
        "goods": case.goods or "",
        "reason": case.reason or "",
        "links": str(len(filed)),
        "sellers": _BETWEEN[lang].join(_each_once(entry.seller for entry in filed)),
        "order_number": _BETWEEN[lang].join(_each_once(orders)),
    }


def _each_once(values: Iterator[str | None] | Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _certain(document: Document | None, lang: Lang, *names: str) -> str:
    """Return the first of the fields that is there, certain and says something."""
    for name in names:
        field = document.field(name) if document else None
        if field is not None:
            known = field.is_certain and field.value is not None
            return worded(field.value).said_in(lang) if known else ""
    return ""
