"""Letters from reviewed clauses: Jinja2 templates filled with facts that carry their exhibits.

A template writes ``{{ right.registration_number }}`` and nothing about exhibits. The value brings
its own reference, set as a link behind the last fact from that exhibit in the paragraph, so no fact
from a paper stands in a letter without the paper. A fact that no paper gives is printed as a
visible gap to fill, a doubtful one is marked; a misspelt name is an error, never an empty string.

Layout of a template: paragraphs between blank lines; ``# `` opens a heading, ``> `` a line set
flush right, ``- `` an indented item.
"""

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ipclaim.dossier.blocks import Block, Paragraph, Span
from ipclaim.dossier.book import Book, Words, worded
from ipclaim.dossier.style import BODY, BODY_EN, CARE, HEAD, HEAD_EN, Align
from ipclaim.errors import RulesError
from ipclaim.model.case import CLAIM_NAMES, Claim
from ipclaim.model.document import Document
from ipclaim.model.text import Lang, Text

_CITED, _GAP, _END = "\ue000", "\ue001", "\ue002"
"""Private-use marks around references and gaps; taken out of every value that comes in."""
_TOKEN = re.compile(f"([{_CITED}{_GAP}])(.*?){_END}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

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
    """Text that carries our own marks: a fact with its exhibit, or a gap."""

    __slots__ = ()


def _printed(value: object) -> object:
    """Return what a template may print: anything but our own marks from strangers' text."""
    return value if isinstance(value, Anchored) else _PRIVATE.sub("", str(value))


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
        label = self._words.field(name).said_in(self._lang)
        kind = self._kind.said_in(self._lang)
        if field is None or field.value is None:
            told = f"〔待补：{kind}的{label}〕" if self._lang is Lang.ZH else f"[{kind}: {label}]"
            return Anchored(f"{_GAP}{told}{_END}")
        value = _PRIVATE.sub("", _dated(worded(field.value).said_in(self._lang), self._lang))
        doubt = ""
        if not field.is_certain:
            doubt = f"{_GAP}{'〔待核对〕' if self._lang is Lang.ZH else ' [to be checked]'}{_END}"
        return Anchored(f"{value}{doubt}{_CITED}{self._exhibit}{_END}")

    def has(self, name: str) -> bool:
        """Return whether the paper gives a value for that field."""
        return self._document is not None and self._document.value(name) is not None

    def is_short(self, name: str) -> bool:
        """Return whether a value is there and short enough to be quoted in a sentence."""
        value = self._document.value(name) if self._document else None
        return value is not None and len(worded(value).said_in(self._lang)) <= _QUOTABLE

    @property
    def cited(self) -> Anchored:
        """The paper's own reference, for a sentence about the paper as such."""
        if self._exhibit is not None:
            return Anchored(f"{_CITED}{self._exhibit}{_END}")
        told = "〔待补：证明文件〕" if self._lang is Lang.ZH else "[paper missing]"
        return Anchored(f"{_GAP}{told}{_END}")


def _dated(value: str, lang: Lang) -> str:
    """Return an ISO date as a letter writes it, anything else as it is."""
    if not _ISO_DATE.fullmatch(value):
        return value
    day = date.fromisoformat(value)
    if lang is Lang.ZH:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def complaint(book: Book, template: Path, lang: Lang) -> tuple[Block, ...]:
    """Return the complaint letter's blocks; raises ``RulesError`` when the template is wrong."""
    return letter_blocks(_filled(template, _facts(book, lang)), lang)


def _facts(book: Book, lang: Lang) -> dict[str, object]:
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
        "reason": case.reason,
        "right": _paper(book, book.parts.right, Text("权利证明", "proof of the right"), lang),
        "identity": _paper(
            book, book.parts.complainant_identity, Text("身份证明", "proof of identity"), lang
        ),
        "authorization": _paper(
            book, book.parts.letter, Text("授权委托书", "letter of authorisation"), lang
        ),
        "listings": len(book.captured),
        "captured": sum(one.is_evidence for one in book.captured),
        "shops": len(shops),
        "on": _dated(book.assessment.as_of.isoformat(), lang),
    }


def _paper(book: Book, document: Document | None, kind: Text, lang: Lang) -> Paper:
    exhibit = book.exhibit_of(document.file) if document else None
    return Paper(document, exhibit.id if exhibit else None, book.words, lang, kind)


def _filled(template: Path, facts: Mapping[str, object]) -> str:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the outcome is typeset, not HTML
    )
    try:
        return environment.from_string(template.read_text("utf-8")).render(facts)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
        where = f"{template}:{_line_of(fault)}"
        raise RulesError(
            Text(f"{where}：信函模板有误：{fault}", f"{where}: the letter is wrong: {fault}"),
            Text(
                "请更正模板；可用的字段名见 docs/reference。",
                "Correct the template; field names are listed in docs/reference.",
            ),
        ) from fault


def _line_of(fault: Exception) -> int:
    """Return the template's line: of the mistake itself, or the last that ran."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    ran = traceback.extract_tb(fault.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(ran) if frame.filename == "<template>"), 1)


def letter_blocks(text: str, lang: Lang) -> tuple[Block, ...]:
    """Return the blocks of a filled template."""
    zh = lang is Lang.ZH
    body, head = (BODY, HEAD) if zh else (BODY_EN, HEAD_EN)
    blocks: list[Paragraph] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.strip().splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("# "):
            blocks.append(Paragraph(tuple(_spans(lines[0][2:], lang)), head))
            lines = lines[1:]
        plain: list[str] = []
        for line in lines:
            if line.startswith("> "):
                right = replace(body, align=Align.RIGHT, keeps_next=True)
                blocks.append(Paragraph(tuple(_spans(line[2:], lang)), right))
            elif line.startswith("- "):
                item = replace(body, indent=16, first=-12, after=3)
                bullet = "·　" if zh else "–  "
                blocks.append(Paragraph(tuple(_spans(bullet + line[2:], lang)), item))
            else:
                plain.append(line)
        if plain:
            joined = ("" if zh else " ").join(plain)
            blocks.append(Paragraph(tuple(_spans(joined, lang)), body))
    return _signed_together(blocks)


def _signed_together(blocks: Sequence[Paragraph]) -> tuple[Block, ...]:
    """Keep the last headed part on the page of the signature: none stands alone on a page."""
    signature = next(
        (at for at, block in enumerate(blocks) if block.style.align is Align.RIGHT), len(blocks)
    )
    heads = [at for at in range(signature) if blocks[at].style.size > BODY.size]
    first = heads[-1] if heads and signature < len(blocks) else signature
    return tuple(
        replace(block, style=replace(block.style, keeps_next=True))
        if first <= at < signature
        else block
        for at, block in enumerate(blocks)
    )


def _spans(text: str, lang: Lang) -> Iterator[Span]:
    """Yield the words of one paragraph, each exhibit named once, behind its last fact."""
    last = {match[2]: match.start() for match in _TOKEN.finditer(text) if match[1] == _CITED}
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()]:
            yield Span(text[at : match.start()])
        at = match.end()
        if match[1] == _GAP:
            yield Span(match[2], colour=CARE)
        elif last[match[2]] == match.start():
            told = f"（证据{match[2]}）" if lang is Lang.ZH else f" (Exhibit {match[2]})"
            yield Span(told, link=f"exhibit:{match[2]}", is_whole=True)
    if text[at:]:
        yield Span(text[at:])
