"""What a seller sent, file by file or mail by mail, as papers: read, taken apart, accounted for.

Mails, pages, typed text and archives are taken apart into ``out/received/``, one folder each; the
files as they came are never touched. What could not be read is told for the file that it came in.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path, PurePosixPath

from ipclaim.dossier.typescript import DPI, TypedParagraph, Typescript, write_typescript
from ipclaim.errors import RulesError
from ipclaim.intake.opening import Opened, is_message, open_message, safe_name
from ipclaim.intake.parsing.handover import Letter
from ipclaim.intake.troubles import trouble
from ipclaim.intake.typed import HeadLine, Sheet, passed_on, typed_paper, with_head, with_problems
from ipclaim.intake.words import Divided, MailSigns, Whose, divide
from ipclaim.model.document import Document, Reason
from ipclaim.model.text import Text
from ipclaim.private import private_folder
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.reply.received import Unread
from ipclaim.resources import Templates
from ipclaim.run.folder import READINGS, CaseFolder
from ipclaim.run.reading import Readers
from ipclaim.run.unreadable import unreadable
from ipclaim.run.workers import WorkerDiedError, WorkerTimeoutError
from ipclaim.written import read_yaml

RECEIVED = "received"
"""In ``out/``: what mails held."""
NOTICE = "counter_notice"
_SECONDS = 300.0
_BEIJING = timezone(timedelta(hours=8))
_NUMBER = re.compile(
    r"(?:投诉|案件|通知|单|编|complaint|case|notice|report|claim|ref)[^\dA-Z\n]{0,14}"
    r"(?P<number>[A-Z]{0,6}\d[A-Z0-9-]{5,24})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""A complaint's number where a subject or a quotation names one."""
_IN_SUBJECT = Reason(
    "in-subject",
    Text("出自邮件主题，正文没有写明。", "It stands in the subject; the words do not say it."),
)
_IN_QUOTATION = Reason(
    "in-quotation",
    Text("出自引用的原文，并非申诉人所写。", "It stands in what was quoted, not in their words."),
)
_HEADING = "由 ipclaim 按文字原文排印 · set from the words of {name} (SHA-256 {digest}…)"


@dataclass(frozen=True, slots=True)
class Post:
    """Everything that the seller sent, as papers."""

    papers: tuple[Document, ...]
    came_in: Mapping[str, str]
    """For a paper taken out of a message: the file that it came in."""
    unread: tuple[Unread, ...]
    said: Mapping[str, str]
    """All words of each message, quoted ones too: they tell which complaint it answers."""

    def unread_with(self, notice: Document) -> tuple[Unread, ...]:
        """Return what came with a counter-notice unread, or lies where it cannot be told apart."""
        mails = set(self.came_in.values())
        own = self.came_in.get(notice.file)
        return tuple(each for each in self.unread if each.file == own or each.file not in mails)


@dataclass(frozen=True, slots=True)
class Place:
    """Where what came is kept while it is read."""

    root: Path
    """What names are relative to."""
    work: Path
    """Where messages are taken apart and readings kept."""

    def name_of(self, path: Path) -> str:
        """Return a file's name relative to the root."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class _Message:
    """A file that was taken apart."""

    file: Path
    name: str
    digest: str
    opened: Opened
    folder: Path
    inside: list[Document] = field(default_factory=list)


def read_post(readers: Readers, folder: CaseFolder) -> Post:
    """Read what lies in a case's ``counter-notices/``."""
    return read_files(readers, folder.counter_notices, Place(folder.path, folder.out))


def read_files(readers: Readers, files: Sequence[Path], place: Place) -> Post:
    """Read files, messages among them; papers come back in the order of the files."""
    messages = {file: _taken_apart(file, place) for file in files if is_message(file)}
    enclosed = [each.path for one in messages.values() for each in one.opened.enclosed]
    plain = [file for file in files if file not in messages]
    by_file: dict[str, list[Document]] = {}
    for document in readers.read([*plain, *enclosed], place.name_of, place.work / READINGS):
        by_file.setdefault(document.file, []).append(document)
    for one in messages.values():
        for each in one.opened.enclosed:
            one.inside.extend(by_file.get(place.name_of(each.path), ()))
    papers: list[Document] = []
    came_in: dict[str, str] = {}
    for file in files:
        if file not in messages:
            papers.extend(by_file.get(place.name_of(file), ()))
            continue
        one = messages[file]
        whole = [*_letters(readers, one, _has_notice(one, by_file, place), place), *one.inside]
        papers.extend(whole)
        came_in |= {document.file: one.name for document in whole}
    names = {
        place.name_of(each.path): each.name
        for one in messages.values()
        for each in one.opened.enclosed
    }
    unread = [each for one in messages.values() for each in _left_out(one)]
    unread += [each for paper in papers for each in _unread(paper, came_in, names)]
    return Post(tuple(papers), came_in, tuple(unread), _said(messages.values()))


def _said(messages: Iterable[_Message]) -> dict[str, str]:
    return {
        one.name: "\n".join(f"{letter.subject}\n{letter.text}" for letter in one.opened.letters)
        for one in messages
    }


def complaint_numbers(words: str) -> tuple[str, ...]:
    """Return the numbers that some words name as a complaint's, each once."""
    return tuple(dict.fromkeys(found["number"] for found in _NUMBER.finditer(words)))


def _taken_apart(file: Path, place: Place) -> _Message:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    folder = place.work / RECEIVED / f"{PurePosixPath(safe_name(file.stem)).name}-{digest[:8]}"
    private_folder(place.work)
    private_folder(place.work / RECEIVED)
    return _Message(file, place.name_of(file), digest, open_message(file, folder), folder)


def _has_notice(one: _Message, by_file: Mapping[str, list[Document]], place: Place) -> bool:
    """Whether a paper in the message, or beside a text that has no head, is the counter-notice."""
    near = list(one.inside)
    if not any(letter.sender or letter.subject for letter in one.opened.letters):
        folder = PurePosixPath(one.name).parent
        near += [
            document
            for name, documents in by_file.items()
            if PurePosixPath(name).parent == folder
            for document in documents
        ]
    return any(document.doc_type == NOTICE for document in near)


def _letters(readers: Readers, one: _Message, has_notice: bool, place: Place) -> list[Document]:
    """Return the message's letters as papers; the first that says anything may be the notice."""
    typed: list[Document] = []
    for number, letter in enumerate(one.opened.letters):
        if not letter.text.strip():
            continue
        path = one.folder / ("00-message.pdf" if number == 0 else f"00-message-{number + 1}.pdf")
        name = place.name_of(path)
        task = (_typed_in_worker, readers.templates, letter, one.file.name, one.digest, path, name)
        is_notice = not has_notice and not typed
        try:
            typed.append(readers.workers.run(*task, is_notice, seconds=_SECONDS))
        except (WorkerDiedError, WorkerTimeoutError):
            typed.append(unreadable(name, one.digest, trouble("timeout")))
    return typed


def _left_out(one: _Message) -> list[Unread]:
    opened = one.opened
    found = [
        Unread(one.name, " / ".join(filter(None, (*each.within, each.name))),
               trouble(each.code, each.count))
        for each in opened.left_out
    ]  # fmt: skip
    if opened.trouble:
        found.append(Unread(one.name, "", trouble(opened.trouble)))
    elif not (found or opened.enclosed or any(each.text.strip() for each in opened.letters)):
        found.append(Unread(one.name, "", trouble("empty")))
    return found


def _unread(paper: Document, came_in: Mapping[str, str], names: Mapping[str, str]) -> list[Unread]:
    file = came_in.get(paper.file, paper.file)
    return [
        Unread(file, names.get(paper.file, ""), problem)
        for problem in paper.problems
        if problem.fatal or problem.code in {"words-cut", "pages-unread", "page-damaged"}
    ]


@cache
def _layouts(templates: Templates) -> tuple[Layout, ...]:
    return load_layouts(templates)


@cache
def mail_signs(templates: Templates) -> MailSigns:
    """Read the signs of mail programs; raises ``RulesError`` naming each wrong line."""
    return read_yaml(templates.path("replies/mail.yaml"), MailSigns, RulesError)


def _typed_in_worker(
    templates: Templates,
    letter: Letter,
    came_as: str,
    digest: str,
    path: Path,
    name: str,
    is_notice: bool,
) -> Document:
    """Set a letter on sheets, and read its own words as a paper."""
    divided = divide(letter.text, mail_signs(templates))
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
        # The counter-notice itself lies beside: this letter is what it was sent with.
        paper = replace(paper, doc_type="other", doc_type_certain=True)
    paper = with_head(paper, _said_by_head(letter, heads, divided, script))
    if letter.cut or script.cut:
        paper = with_problems(paper, [trouble("words-cut")])
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
    if number := _NUMBER.search(letter.subject):
        add("complaint_number", number["number"], at["subject"], _IN_SUBJECT)
        return found
    for place, (text, whose) in enumerate(divided.lines):
        if whose in {Whose.QUOTED, Whose.FORWARDED} and (number := _NUMBER.search(text)):
            add("complaint_number", number["number"], len(heads) + place, _IN_QUOTATION)
            break
    return found
