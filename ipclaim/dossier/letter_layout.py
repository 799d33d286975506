"""Sets a filled letter: its paragraphs, headings, lists and references as blocks.

Layout of a template: paragraphs between blank lines; ``# `` opens a heading, ``> `` a line set
flush right, ``- `` an indented item; a first line like ``@request`` says that the paragraph asserts
no fact (``claims``) and is not printed. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ipclaim.dossier.blocks import Block, Paragraph, Span
from ipclaim.dossier.claims import PieceKind, Sentence, paragraphs, sentences
from ipclaim.dossier.style import BODY, BODY_EN, CARE, HEAD, HEAD_EN, Align
from ipclaim.model.text import Lang


def letter_blocks(text: str, lang: Lang) -> tuple[Block, ...]:
    """Return the blocks of a filled template."""
    zh = lang is Lang.ZH
    body, head = (BODY, HEAD) if zh else (BODY_EN, HEAD_EN)
    blocks: list[Paragraph] = []
    for _, lines in paragraphs(text):
        for opens, run in groupby(lines, key=_opening):
            shown = [line[len(opens) :] for line in run]
            if opens == "# ":
                blocks += [Paragraph(tuple(_spans(line, lang)), head) for line in shown]
            elif opens == "> ":
                right = replace(body, align=Align.RIGHT, keeps_next=True)
                blocks += [Paragraph(tuple(_spans(line, lang)), right) for line in shown]
            elif opens == "- ":
                item = replace(body, indent=16, first=-12, after=3)
                bullet = "·　" if zh else "–  "
                blocks += [Paragraph(tuple(_spans(bullet + line, lang)), item) for line in shown]
            else:
                joined = ("" if zh else " ").join(shown)
                blocks.append(Paragraph(tuple(_spans(joined, lang)), body))
    return _signed_together(blocks)


def _opening(line: str) -> str:
    """Return the mark that says how a line is set; empty for plain text."""
    return line[:2] if line.startswith(("# ", "> ", "- ")) else ""


def _signed_together(blocks: Sequence[Paragraph]) -> tuple[Block, ...]:
    """Keep the last two paragraphs on the page of the signature: none stands alone on a page."""
    signature = next(
        (at for at, block in enumerate(blocks) if block.style.align is Align.RIGHT), len(blocks)
    )
    first = signature - 2 if signature < len(blocks) else signature
    return tuple(
        replace(block, style=replace(block.style, keeps_next=True))
        if first <= at < signature
        else block
        for at, block in enumerate(blocks)
    )


def _spans(text: str, lang: Lang) -> Iterator[Span]:
    """Yield the words of one paragraph."""
    for sentence in sentences(text, lang):
        yield from _said(sentence, lang)


def _said(sentence: Sentence, lang: Lang) -> Iterator[Span]:
    """Yield a sentence's words, each exhibit named once, behind its last fact."""
    last = {
        piece.text: at for at, piece in enumerate(sentence.pieces) if piece.kind is PieceKind.CITED
    }
    for at, piece in enumerate(sentence.pieces):
        match piece.kind:
            case PieceKind.TEXT | PieceKind.SAID:
                yield Span(piece.text)
            case PieceKind.GAP:
                yield Span(piece.text, colour=CARE)
            case PieceKind.SECTION:
                name, title = piece.text.split("|", 1)
                yield Span(title, link=f"section:{name}")
            case PieceKind.CITED if last[piece.text] == at:
                told = f"（证据{piece.text}）" if lang is Lang.ZH else f" (Exhibit {piece.text})"
                yield Span(told, link=f"exhibit:{piece.text}", is_whole=True)
