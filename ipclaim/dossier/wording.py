"""Letters from reviewed clauses: Jinja2 templates filled with facts that carry their exhibits.

A template writes ``{{ right.registration_number }}`` and nothing about exhibits. The value brings
its own reference, set as a link behind the last fact from that exhibit in the sentence, so no fact
from a paper stands in a letter without the paper. A fact that no paper gives is printed as a
visible gap to fill, a doubtful one is marked; a misspelt name is an error, never an empty string,
and so is a sentence that asserts a fact and names nothing behind it (``claims``).

How the filled text is set is for ``letter_layout`` to say.
"""

import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ipclaim.dossier.blocks import Block
from ipclaim.dossier.book import Book, Exhibit, Words, worded
from ipclaim.dossier.claims import (
    PieceKind,
    UnknownKindError,
    token,
    unanchored,
)
from ipclaim.dossier.later_papers import newest_renewal, transfers_in_order
from ipclaim.dossier.letter_layout import letter_blocks
from ipclaim.dossier.plan import Section
from ipclaim.errors import RulesError, UnanchoredClaimError
from ipclaim.model.case import CLAIM_NAMES, Claim
from ipclaim.model.document import Document
from ipclaim.model.text import Lang, Text

PARTS = frozenset(
    {"facts", "parties", "listings", "evidence", "capturing", "exhibits"}
    | {"statements", "digests", "report"}
)
"""What a letter may call a part of its volume."""
_QUOTABLE = 220
"""Characters of a value that a letter quotes; a longer one is referred to."""
_ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

FAMILIES: Mapping[Claim, str] = {
    Claim.COUNTERFEIT: "trademark",
    Claim.TRADEMARK: "trademark",
    Claim.COPYRIGHT: "copyright",
    Claim.DESIGN_PATENT: "patent",
    Claim.INVENTION_PATENT: "patent",
    Claim.UTILITY_MODEL: "patent",
}


class Anchored(str):
    """Text that carries our own marks: a fact with its exhibit, a part of the volume, or a gap."""

    __slots__ = ()


def _printed(value: object) -> str:
    """Return what a template may print: a value that names nothing behind it is marked as one."""
    return value if isinstance(value, Anchored) else token(PieceKind.SAID, str(value))


def _gap(zh: str, en: str, lang: Lang) -> Anchored:
    return Anchored(token(PieceKind.GAP, f"〔{zh}〕" if lang is Lang.ZH else f"[{en}]"))


class Paper:
    """The facts of one paper as a template sees them: attributes by field name."""

    def __init__(
        self, document: Document | None, exhibit: str | None, words: Words, lang: Lang, kind: Text
    ) -> None:
        self._document = document
        self._exhibit = exhibit
        self._words = words
        self._lang = lang
        self._kind = kind

    def __bool__(self) -> bool:
        return self._document is not None

    def __getitem__(self, name: str) -> Anchored:
        """Return the fact with its reference; raises ``KeyError`` for a name nobody knows."""
        field = self._document.field(name) if self._document else None
        if field is None and name not in self._words.fields:
            raise KeyError(name)
        label, kind = self._words.field(name), self._kind
        if field is None or field.value is None:
            gap = Text(f"待补：{kind.zh}的{label.zh}", f"{kind.en}: {label.en}")
            return _gap(gap.zh, gap.en, self._lang)
        value = _dated(worded(field.value).said_in(self._lang), self._lang)
        doubt = "" if field.is_certain else _doubt(self._lang)
        return Anchored(token(PieceKind.SAID, value) + doubt + self._reference)

    @property
    def _reference(self) -> str:
        return token(PieceKind.CITED, self._exhibit) if self._exhibit is not None else ""

    def has(self, name: str) -> bool:
        """Return whether the paper gives a value for that field."""
        return self._document is not None and self._document.value(name) is not None

    def is_quotable(self, name: str) -> bool:
        """Return whether a value is certain, and short enough to be quoted in a sentence."""
        field = self._document.field(name) if self._document else None
        if field is None or field.value is None or not field.is_certain:
            return False
        return len(worded(field.value).said_in(self._lang)) <= _QUOTABLE

    @property
    def cited(self) -> Anchored:
        """The paper's own reference, for a sentence about the paper as such."""
        if self._reference:
            return Anchored(self._reference)
        gap = "〔待补：证明文件〕" if self._lang is Lang.ZH else " [paper missing]"
        return Anchored(token(PieceKind.GAP, gap))


def _doubt(lang: Lang) -> str:
    return token(PieceKind.GAP, "〔待核对〕" if lang is Lang.ZH else " [to be checked]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An exhibit as a letter's list of enclosures names it."""

    cited: Anchored
    title: str
    proves: str


class VolumeParts:
    """The parts of the volume as a template sees them: each prints its title, as a link."""

    def __init__(self, sections: Iterable[Section], lang: Lang) -> None:
        self._titles = {one.id: one.title.said_in(lang) for one in sections if one.sheets}
        self._lang = lang

    def __getitem__(self, name: str) -> Anchored:
        """Return the part's title; raises ``KeyError`` for a name that no part ever has."""
        if name not in PARTS:
            raise KeyError(name)
        if name not in self._titles:
            return _gap(f"本卷没有此部分：{name}", f"no such part: {name}", self._lang)
        return Anchored(token(PieceKind.SECTION, f"{name}|{self._titles[name]}"))

    def has(self, name: str) -> bool:
        """Return whether this volume has the part."""
        return name in self._titles


def _dated(value: str, lang: Lang) -> str:
    """Return an ISO date as a letter writes it, anything else as it is."""
    if not _ISO_DATE.fullmatch(value):
        return value
    day = date.fromisoformat(value)
    if lang is Lang.ZH:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def filled_letter(book: Book, template: Path, lang: Lang, sections: Iterable[Section] = ()) -> str:
    """Return the letter's text with our marks in it; raises ``RulesError`` for a wrong template."""
    facts = _facts(book, lang, sections)
    try:
        return _compiled(template.read_text("utf-8")).render(facts)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
        raise _wrong(f"{template}:{_line_of(fault)}", fault) from fault


def complaint(
    book: Book, template: Path, lang: Lang, sections: Iterable[Section] = ()
) -> tuple[Block, ...]:
    """Return the letter's blocks; ``sections`` are the parts of the volume that it may name.

    Raises ``RulesError`` when the template is wrong and ``UnanchoredClaimError`` when a sentence
    asserts a fact behind which it names nothing.
    """
    filled = filled_letter(book, template, lang, sections)
    try:
        bare = unanchored(filled, lang)
    except UnknownKindError as fault:
        raise _wrong(f"{template}", fault) from fault
    if bare:
        raise UnanchoredClaimError(template, [sentence.text for sentence in bare])
    return letter_blocks(filled, lang)


def _facts(book: Book, lang: Lang, sections: Iterable[Section]) -> dict[str, object]:
    case = book.case
    shops = {
        shop
        for one in book.captured
        if (shop := (one.capture.shown.shop if one.capture else None) or one.listing.link.seller)
    }
    contact = case.complainant.contact
    return {
        "platform": book.platform.said_in(lang),
        "claim": CLAIM_NAMES[case.claim].said_in(lang),
        "family": FAMILIES[case.claim],
        "is_counterfeit": case.claim is Claim.COUNTERFEIT,
        "role": str(case.complainant.role),
        "complainant": case.complainant.name,
        "contact": contact,
        "goods": case.goods,
        "order": case.order,
        "order_number": _order_number(book, lang),
        "reason": case.reason,
        "right": _paper(book, book.parts.right, Text("权利证明", "proof of the right"), lang),
        "identity": _paper(
            book, book.parts.complainant_identity, Text("身份证明", "proof of identity"), lang
        ),
        "authorization": _paper(
            book, book.parts.letter, Text("授权委托书", "letter of authorisation"), lang
        ),
        "renewal": _further(book, newest_renewal(book.parts), lang),
        "transfers": [_further(book, paper, lang) for paper in transfers_in_order(book.parts)],
        "listings": len(book.captured),
        "captured": sum(one.is_evidence for one in book.captured),
        "shops": len(shops),
        "on": _dated(book.assessment.as_of.isoformat(), lang),
        "exhibits": tuple(_enclosure(exhibit, lang) for exhibit in book.exhibits),
        "sections": VolumeParts(sections, lang),
    }


def _order_number(book: Book, lang: Lang) -> str:
    """Return the numbers that the case and its links name, or a gap: no order is without one."""
    own = book.case.order.number if book.case.order else None
    named = [own, *(one.listing.link.order_number for one in book.captured)]
    numbers = dict.fromkeys(number for number in named if number)
    joined = ("、" if lang is Lang.ZH else ", ").join(numbers)
    return joined or _gap("待补：订单编号", "order number", lang)


def _enclosure(exhibit: Exhibit, lang: Lang) -> Enclosure:
    cited = Anchored(token(PieceKind.CITED, exhibit.id))
    return Enclosure(cited, exhibit.title.said_in(lang), exhibit.proves.said_in(lang))


def _further(book: Book, paper: Document | None, lang: Lang) -> Paper:
    return _paper(book, paper, book.words.paper(paper.doc_type if paper else ""), lang)


def _paper(book: Book, document: Document | None, kind: Text, lang: Lang) -> Paper:
    exhibit = book.exhibit_of(document.file) if document else None
    return Paper(document, exhibit.id if exhibit else None, book.words, lang, kind)


@lru_cache(maxsize=32)
def _compiled(template: str) -> Template:
    """Return a template ready to be filled; in a batch the same one serves every case."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the outcome is typeset, not HTML
    )
    return environment.from_string(template)


def _wrong(where: str, fault: Exception) -> RulesError:
    return RulesError(
        Text(f"{where}：信函模板有误：{fault}", f"{where}: the letter is wrong: {fault}"),
        Text(
            "请更正模板；写法和可用的名称见 docs/reference/letters.md。",
            "Correct the template; docs/reference/letters.md lists its layout and names.",
        ),
    )


def _line_of(fault: Exception) -> int:
    """Return the template's line: of the mistake itself, or the last that ran."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    ran = traceback.extract_tb(fault.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(ran) if frame.filename == "<template>"), 1)
