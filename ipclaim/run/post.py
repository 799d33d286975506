"""What a seller sent, file by file or mail by mail, as papers: read, taken apart, accounted for.

Mails, pages, typed text and archives are taken apart into ``out/received/``, one folder each; the
files as they came are never touched. What could not be read is told for the file that it came in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ipclaim.intake.decisions import CODE as DECISION
from ipclaim.intake.decisions import decided_in, decision_problem
from ipclaim.intake.files import is_message
from ipclaim.intake.troubles import trouble
from ipclaim.intake.words import MailSigns, without_quotations
from ipclaim.model.document import Document
from ipclaim.private import private_folder
from ipclaim.reply.passages import sentences
from ipclaim.reply.received import Unread
from ipclaim.resources import Templates
from ipclaim.rules.reading import read_once
from ipclaim.run.folder import READINGS, CaseFolder
from ipclaim.run.kept_papers import RECEIVED, digest_of, keep_papers, message_folder
from ipclaim.run.reading import Readers
from ipclaim.run.unreadable import unreadable
from ipclaim.run.workers import WorkerDiedError, WorkerTimeoutError

if TYPE_CHECKING:
    from ipclaim.intake.opening import Opened

NOTICE = "counter_notice"
_SET = "00-message"
"""What the sheets are called on which a message's words are set."""
_TOLD = {DECISION, "words-cut", "pages-unread", "page-damaged"}
"""Problems of a paper that are told although it was read."""
_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Post:
    """Everything that the seller sent, as papers."""

    papers: tuple[Document, ...]
    came_in: Mapping[str, str]
    """For a paper taken out of a message: the file that it came in."""
    unread: tuple[Unread, ...]
    said: Mapping[str, str]
    """All words of each message, quoted ones too: they tell which complaint it answers."""
    decisions: tuple[Document, ...] = ()
    """Letters of the platform itself; they are told among what is unread, and are no papers."""

    def unread_with(self, notice: Document) -> tuple[Unread, ...]:
        """Return what came with a counter-notice unread, or lies where it cannot be told apart.

        A platform's decision is told with every one: it changes what may be answered.
        """
        mails = set(self.came_in.values())
        own = self.came_in.get(notice.file)
        return tuple(
            each
            for each in self.unread
            if each.file == own or each.file not in mails or each.problem.code == DECISION
        )


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
    opened: "Opened"
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
    signs = mail_signs(readers.templates)
    papers: list[Document] = []
    came_in: dict[str, str] = {}
    for file in files:
        if file not in messages:
            papers.extend(
                without_quotations(document, signs) if document.doc_type == NOTICE else document
                for document in by_file.get(place.name_of(file), ())
            )
            continue
        one = messages[file]
        whole = [*_letters(readers, one, _has_notice(one, by_file, place), place), *one.inside]
        keep_papers(one.folder, whole)
        papers.extend(whole)
        came_in |= {document.file: one.name for document in whole}
    names = {
        place.name_of(each.path): each.name
        for one in messages.values()
        for each in one.opened.enclosed
    }
    unread = [each for one in messages.values() for each in _left_out(one)]
    papers = [told_decision(paper, signs) for paper in papers]
    unread += [each for paper in papers for each in _unread(paper, came_in, names)]
    decisions = tuple(paper for paper in papers if is_decision(paper))
    rest = tuple(paper for paper in papers if not is_decision(paper))
    return Post(rest, came_in, tuple(unread), _said(messages.values()), decisions)


def is_set_letter(name: str) -> bool:
    """Whether a paper taken out of a message is its words, set on sheets."""
    return PurePosixPath(name).name.startswith(_SET)


def is_decision(paper: Document) -> bool:
    """Whether a paper was told for a platform's decision."""
    return any(problem.code == DECISION for problem in paper.problems)


def told_decision(paper: Document, signs: MailSigns) -> Document:
    """Return a paper with what a platform decided in it; a sure counter-notice is the seller's."""
    is_notice = paper.doc_type == NOTICE and paper.doc_type_certain
    if is_notice or is_decision(paper):
        return paper
    decided = decided_in((each.text for each in sentences(paper)), signs)
    if decided is None:
        return paper
    problems = (*paper.problems, decision_problem(decided))
    return replace(paper, doc_type="other", doc_type_certain=True, problems=problems)


def mail_signs(templates: Templates) -> MailSigns:
    """Read the signs of mail programs; raises ``RulesError`` naming each wrong line."""
    return read_once(templates.path("replies/mail.yaml"), MailSigns)


def _said(messages: Iterable[_Message]) -> dict[str, str]:
    return {
        one.name: "\n".join(f"{letter.subject}\n{letter.text}" for letter in one.opened.letters)
        for one in messages
    }


def _taken_apart(file: Path, place: Place) -> _Message:
    from ipclaim.intake.opening import open_message  # noqa: PLC0415 - as below

    digest = digest_of(file)
    folder = message_folder(file, digest, place.work)
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
    # Fonts and layouts load in a worker, for whoever has a letter to set.
    from ipclaim.run.letters import typed_letter  # noqa: PLC0415

    typed: list[Document] = []
    for number, letter in enumerate(one.opened.letters):
        if not letter.text.strip():
            continue
        path = one.folder / (f"{_SET}.pdf" if number == 0 else f"{_SET}-{number + 1}.pdf")
        name = place.name_of(path)
        task = (typed_letter, readers.templates, letter, one.file.name, one.digest, path, name)
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
        if problem.fatal or problem.code in _TOLD
    ]
