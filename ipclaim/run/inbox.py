"""An inbox of answers to many cases: each one read, matched, and copied into its case.

An arrival is a file, or a folder whose files came together. The inbox itself is never changed but
for ``.ipclaim/``, where what was read is kept beside the papers; nothing is overwritten in a case,
and what fits no case, or two, stays where it is and is told.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ipclaim.docket.standing import standing_of
from ipclaim.errors import CaseError, IpclaimError
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.private import open_private, private_folder
from ipclaim.reply.matching import (
    AnswerMarks,
    CaseMarks,
    Fit,
    Matched,
    complaint_numbers,
    match,
)
from ipclaim.reply.received import Unread
from ipclaim.run.batch import side_by_side, unexpected
from ipclaim.run.counting import Count
from ipclaim.run.decided import lines_of
from ipclaim.run.folder import COUNTER_NOTICES, files_under
from ipclaim.run.kept_papers import digest_of
from ipclaim.run.platform_letters import proposed
from ipclaim.run.post import NOTICE, Place, Post, read_files
from ipclaim.run.steps import Bench, OpenCase, open_case

WORK = ".ipclaim"
_READING = Text("识读来件", "reading what came")


class Became(StrEnum):
    """What became of an arrival."""

    PLACED = "placed"
    """Copied into its case now."""
    ALREADY = "already"
    """In its case since an earlier run."""
    WAITS = "waits"
    """Left in the inbox: a person must say where it belongs."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One arrival, and what became of it."""

    name: str
    became: Became
    fit: Fit | None
    """``None`` where it was in its case before and was not matched again."""
    case: Path | None
    candidates: tuple[str, ...]
    """The cases that may be meant where a person must say."""
    why: tuple[Text, ...]
    copied_to: str | None
    """Relative to the case."""
    unread: tuple[Unread, ...] = ()
    proposes: str | None = None
    """For a platform's decision: the line that writes it down, once a person has compared it."""


@dataclass(frozen=True, slots=True)
class _Case:
    opened: OpenCase
    marks: CaseMarks
    held: frozenset[str]
    """Digests of what lies in its ``counter-notices/``."""

    @property
    def path(self) -> Path:
        return self.opened.folder.path


def sort_inbox(
    bench: Bench, cases: Sequence[Path], inbox: Path
) -> tuple[tuple[Arrived, ...], tuple[Path, ...]]:
    """Match what lies in an inbox to cases and copy it there; also the cases that took no part.

    Those cannot be opened, and answering them tells why. Raises ``CaseError`` for an inbox that is
    none, or is empty.
    """
    arrivals = _arrivals(inbox)
    work = _work_in(inbox)
    known = _known(bench, cases)
    closed = tuple(path for path in cases if path not in {case.path for case in known})
    bench.progress.begin(inbox)
    count = Count(bench.progress, inbox, _READING, len(arrivals))

    def one(path: Path) -> Arrived:
        arrived = _attempted(path, lambda: _sorted(bench, path, Place(inbox, work), known))
        count.one()
        return arrived

    return side_by_side(arrivals, one, at_once=bench.readers.workers.count), closed


def _known(bench: Bench, cases: Sequence[Path]) -> tuple[_Case, ...]:
    known: list[_Case] = []
    names = Counter(path.resolve().name for path in cases)
    for path in cases:
        name = path.resolve().name
        with suppress(IpclaimError):
            known.append(_marked(bench, path, name if names[name] == 1 else str(path)))
    return tuple(known)


def _marked(bench: Bench, path: Path, name: str) -> _Case:
    opened = open_case(bench, path)
    folder = opened.folder
    marks = CaseMarks(
        name=name,
        numbers=_numbers_noted(opened),
        items={each.item_id: each.id for each in opened.listings if each.item_id},
        rights=(folder.file.right,) if folder.file.right else (),
        sellers=tuple(dict.fromkeys(each.seller for each in folder.links if each.seller)),
    )
    return _Case(opened, marks, frozenset(map(_digest, folder.counter_notices)))


def _numbers_noted(opened: OpenCase) -> tuple[str, ...]:
    """Return the complaint numbers noted in a case, in its docket or in ``case.yaml``."""
    standing = standing_of(opened.folder.file, opened.listings, lines_of(opened))
    filed = (complaint.number for complaint in standing.complaints)
    written = (event.number for event in opened.folder.file.events)
    return tuple(dict.fromkeys(number for number in (*filed, *written) if number))


def _arrivals(inbox: Path) -> tuple[Path, ...]:
    if not inbox.is_dir():
        raise CaseError(
            Text(f"没有这个收件文件夹：{inbox}", f"There is no inbox folder at {inbox}"),
            Text(
                "请检查路径；把卖家的申诉邮件、文件放入一个文件夹。",
                "Check the path; put the sellers' mails and papers into one folder.",
            ),
        )
    found = tuple(
        path
        for path in sorted(inbox.iterdir())
        if not path.name.startswith(".") and not _is_empty_folder(path)
    )
    if not found:
        raise CaseError(
            Text(f"收件文件夹是空的：{inbox}", f"The inbox is empty: {inbox}"),
            Text("请放入卖家的申诉后再运行。", "Put the sellers' answers into it and run again."),
        )
    return found


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(not each.is_dir() for each in path.rglob("*"))


def _work_in(inbox: Path) -> Path:
    try:
        return private_folder(inbox / WORK)
    except OSError as fault:
        raise CaseError(
            Text(
                f"{inbox}：无法写入：{fault.strerror}",
                f"{inbox}: cannot be written: {fault.strerror}",
            ),
            Text(
                "识读结果保存在收件文件夹的 .ipclaim/ 中；请把它复制到可写的位置。",
                "What is read is kept in the inbox's .ipclaim/; copy it to where you may write.",
            ),
        ) from fault


def _attempted(path: Path, job: Callable[[], Arrived]) -> Arrived:
    """Return what became of an arrival; one that finds a bug costs itself alone."""
    try:
        return job()
    except IpclaimError:
        raise
    except Exception as fault:
        told = unexpected(fault, path)
        return Arrived(
            path.name, Became.WAITS, Fit.NONE, None, (), (told.message, told.advice), None
        )


def _sorted(bench: Bench, path: Path, place: Place, cases: Sequence[_Case]) -> Arrived:
    try:
        files = files_under(path) if path.is_dir() else (path,)
    except CaseError as fault:
        # One answer with a link that leads away must not keep the others waiting.
        return Arrived(path.name, Became.WAITS, Fit.NONE, None, (), (fault.message,), None, ())
    digests = [_digest(file) for file in files]
    for case in cases:
        if digests and case.held.issuperset(digests):
            return Arrived(path.name, Became.ALREADY, None, case.path, (), (), None)
    post = read_files(bench.readers, files, place)
    is_notice = any(paper.doc_type == NOTICE for paper in post.papers)
    if not is_notice and not post.decisions:
        return Arrived(path.name, Became.WAITS, Fit.NONE, None, (), (_no_notice(post),), None,
                       post.unread)  # fmt: skip
    matched = match(_marks(post), [case.marks for case in cases])
    if matched.fit is not Fit.ONE:
        why = matched.why
        return Arrived(path.name, Became.WAITS, matched.fit, None, matched.cases, why, None,
                       post.unread)  # fmt: skip
    (case,) = (each for each in cases if each.marks.name == matched.cases[0])
    arrived = _placed(path, matched, case, post)
    if is_notice:
        return arrived
    first, *_ = proposed(case.opened, post, bench.templates)
    return replace(arrived, proposes=first.command(case.path))


def _placed(path: Path, matched: Matched, case: _Case, post: Post) -> Arrived:
    target = _copied(path, case.path / COUNTER_NOTICES)
    name = target.relative_to(case.path).as_posix()
    return Arrived(path.name, Became.PLACED, Fit.ONE, case.path, (), matched.why, name, post.unread)


def _marks(post: Post) -> AnswerMarks:
    notices = [paper for paper in post.papers if paper.doc_type == NOTICE]
    papers = (*post.papers, *post.decisions)
    words = "\n".join((*post.said.values(), *(paper.text for paper in papers)))
    read = [value for paper in notices for value in _values(paper, "complaint_number")]
    return AnswerMarks(
        numbers=tuple(dict.fromkeys((*read, *complaint_numbers(words)))),
        rights=tuple(value for paper in notices for value in _values(paper, "rights_numbers")),
        sellers=tuple(
            value
            for paper in notices
            for name in ("seller_name", "shop_name")
            for value in _values(paper, name)
        ),
        words=words,
    )


def _values(paper: Document, name: str) -> tuple[str, ...]:
    value = paper.value(name)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (value,) if isinstance(value, str) and value else ()


def _no_notice(post: Post) -> Text:
    kinds = "、".join(dict.fromkeys(paper.doc_type for paper in post.papers))
    return Text(
        f"没有读到申诉书（读到：{kinds or '无'}）",
        f"no counter-notice was read in it (read: {kinds or 'nothing'})",
    )


def _copied(path: Path, folder: Path) -> Path:
    """Copy a file or folder into a case under a name that is free there."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder, path)
    if path.is_dir():
        # Whole or not at all, as a file is: a folder half copied would pass for all that came.
        unfinished = folder / f".{target.name}.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(path, unfinished, ignore=_not_papers)
        return unfinished.rename(target)
    with path.open("rb") as source, open_private(target) as copy:
        shutil.copyfileobj(source, copy)
    return target


def _not_papers(folder: str, names: list[str]) -> set[str]:
    """Return what is not copied: hidden names, and links and pipes, which lead out or never end."""
    places = {name: Path(folder, name) for name in names}
    return {
        name
        for name, place in places.items()
        if name.startswith(".") or place.is_symlink() or not (place.is_file() or place.is_dir())
    }


def _free(folder: Path, path: Path) -> Path:
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}~{number}{path.suffix}"
    return target


def _digest(file: Path) -> str:
    """Return a file's digest; one that cannot be opened, or is a pipe, is like no other."""
    try:
        return digest_of(file) if file.is_file() else f"unreadable:{file}"
    except OSError:
        return f"unreadable:{file}"
