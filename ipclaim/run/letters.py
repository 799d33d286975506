"""A letter that came as text, set on sheets and read as a paper; the work of one worker task.

What is printed is the whole letter with its head; what is read as the seller's are its own words.
A head's day and number stand in where the words say none, and say where they come from.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from ipclaim.dossier.typescript import DPI, TypedParagraph, Typescript, write_typescript
from ipclaim.intake.decisions import decided_in, decision_problem
from ipclaim.intake.parsing.handover import Letter
from ipclaim.intake.troubles import trouble
from ipclaim.intake.typed import HeadLine, Sheet, passed_on, typed_paper, with_head, with_problems
from ipclaim.intake.words import Divided, Whose, divide
from ipclaim.model.document import Document, Reason
from ipclaim.model.text import Text
from ipclaim.private import private_folder
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.reply.matching import complaint_numbers
from ipclaim.resources import Templates
from ipclaim.run.post import NOTICE, mail_signs

_BEIJING = timezone(timedelta(hours=8))
_IN_SUBJECT = Reason(
    "in-subject",
    Text("出自邮件主题，正文没有写明。", "It stands in the subject; the words do not say it."),
)
_IN_QUOTATION = Reason(
    "in-quotation",
    Text("出自引用的原文，并非申诉人所写。", "It stands in what was quoted, not in their words."),
)
_HEADING = "由 ipclaim 按文字原文排印 · set from the words of {name} (SHA-256 {digest}…)"


@cache
def _layouts(templates: Templates) -> tuple[Layout, ...]:
    return load_layouts(templates)


def typed_letter(
    templates: Templates,
    letter: Letter,
    came_as: str,
    digest: str,
    path: Path,
    name: str,
    is_notice: bool,
) -> Document:
    """Set a letter on sheets, and read its own words as a paper."""
    signs = mail_signs(templates)
    divided = divide(letter.text, signs)
    decided = decided_in((text for text, whose in divided.lines if whose is Whose.OWN), signs)
    is_notice = is_notice and decided is None
    heads = _head_lines(letter)
    private_folder(path.parent)
    paragraphs = [TypedParagraph(text) for _, text in heads]
    paragraphs += [
        TypedParagraph(text, is_faint=whose is not Whose.OWN) for text, whose in divided.lines
    ]
    heading = _HEADING.format(name=came_as, digest=digest[:16])
    script = write_typescript(heading, paragraphs, path)
    own = {len(heads) + at for at, (_, whose) in enumerate(divided.lines) if whose is Whose.OWN}
    paper = typed_paper(
        _layouts(templates),
        NOTICE if is_notice else None,
        name,
        hashlib.sha256(path.read_bytes()).hexdigest(),
        _sheets(script, own),
    )
    if not is_notice and paper.doc_type == NOTICE:
        # The counter-notice lies beside and came with this; or the platform wrote this itself.
        paper = replace(paper, doc_type="other", doc_type_certain=True)
    paper = with_head(paper, _said_by_head(letter, heads, divided, script))
    if letter.cut or script.cut:
        paper = with_problems(paper, [trouble("words-cut")])
    if decided is not None:
        paper = with_problems(paper, [decision_problem(decided)])
    return passed_on(paper) if divided.passed_on else paper


def _head_lines(letter: Letter) -> list[tuple[str, str]]:
    """Return the head as it is set: what each line is, and its text."""
    said = {
        "sender": f"From 发件人: {letter.sender}" if letter.sender else "",
        "to": f"To 收件人: {letter.to}" if letter.to else "",
        "sent": f"Date 时间: {letter.sent}" if letter.sent else "",
        "subject": f"Subject 主题: {letter.subject}" if letter.subject else "",
        "within": f"In 位于: {' / '.join(letter.within)}" if letter.within else "",
    }
    lines = [(name, text) for name, text in said.items() if text]
    return [*lines, ("", "")] if lines else []


def _sheets(script: Typescript, own: set[int]) -> list[Sheet]:
    return [
        Sheet(
            page,
            script.width,
            script.height,
            DPI,
            tuple(
                (line.text, line.box, line.places)
                for line in script.lines
                if line.page == page and line.paragraph in own
            ),
        )
        for page in range(1, script.pages + 1)
    ]


def _said_by_head(
    letter: Letter, heads: Sequence[tuple[str, str]], divided: Divided, script: Typescript
) -> list[HeadLine]:
    """Return what the head says for fields that the words may lack: the day, the number."""
    at = {name: number for number, (name, _) in enumerate(heads)}
    found: list[HeadLine] = []

    def add(name: str, value: str, paragraph: int, doubt: Reason | None) -> None:
        line = next((each for each in script.lines if each.paragraph == paragraph), None)
        if line is not None:
            found.append(HeadLine(name, value, line.text, line.page, line.box, doubt))

    if letter.sent:
        day = datetime.fromisoformat(letter.sent).astimezone(_BEIJING).date()
        add("notice_date", day.isoformat(), at["sent"], None)
    if number := complaint_numbers(letter.subject):
        add("complaint_number", number[0], at["subject"], _IN_SUBJECT)
        return found
    for place, (text, whose) in enumerate(divided.lines):
        if whose in {Whose.QUOTED, Whose.FORWARDED} and (number := complaint_numbers(text)):
            add("complaint_number", number[0], len(heads) + place, _IN_QUOTATION)
            break
    return found
