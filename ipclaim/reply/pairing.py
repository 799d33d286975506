"""Which paper is the counter-notice, and which papers came with it.

Papers in one file or one sub-folder with a single counter-notice belong to it. Papers beside
several counter-notices go with each of them and are marked as shared: a person must say whose they
are. A mail counts as a folder: what was attached to it belongs to its own counter-notice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ipclaim.errors import CaseError
from ipclaim.model.document import Document
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class CounterNotice:
    """One counter-notice with the papers that the seller sent along."""

    notice: Document
    papers: tuple[Document, ...]
    shared: bool
    """True when some of the papers lie beside other counter-notices too."""


_FROM_NOWHERE: Mapping[str, str] = {}


def pair_counter_notices(
    documents: Iterable[Document], came_in: Mapping[str, str] = _FROM_NOWHERE
) -> tuple[CounterNotice, ...]:
    """Return each counter-notice with its papers, in the order read.

    ``came_in`` names, for a paper that was taken out of a mail, the file that it came in.

    Raises ``CaseError`` naming what was found instead when none is a counter-notice.
    """
    every = tuple(documents)
    notices = [paper for paper in every if paper.doc_type == "counter_notice"]
    if not notices:
        raise no_counter_notice(every)
    papers = [paper for paper in every if paper.doc_type != "counter_notice"]
    return tuple(_paired(notice, notices, papers, came_in) for notice in notices)


def _paired(
    notice: Document,
    notices: list[Document],
    papers: list[Document],
    came_in: Mapping[str, str],
) -> CounterNotice:
    owners = {id(paper): _owners(paper, notices, came_in) for paper in papers}
    mine = tuple(paper for paper in papers if any(notice is owner for owner in owners[id(paper)]))
    return CounterNotice(notice, mine, any(len(owners[id(paper)]) > 1 for paper in mine))


def _owners(paper: Document, notices: list[Document], came_in: Mapping[str, str]) -> list[Document]:
    """Return the counter-notices nearest to a paper: same file, else same folder, else all."""

    def place(document: Document) -> PurePosixPath:
        outer = came_in.get(document.file)
        name = PurePosixPath(document.file)
        return PurePosixPath(outer) / name.name if outer else name

    same_file = [notice for notice in notices if notice.file == paper.file]
    if same_file:
        return same_file
    folder = place(paper).parent
    for near in (folder, *folder.parents):
        beside = [notice for notice in notices if place(notice).parent == near]
        if beside:
            return beside
    return notices


def no_counter_notice(documents: tuple[Document, ...]) -> CaseError:
    """Return the error for papers among which no counter-notice was recognised."""
    if not documents:
        return CaseError(
            Text("counter-notices/ 中没有任何材料。", "There is no paper in counter-notices/."),
            Text(
                "请把平台转来的申诉书及附件放入案件的 counter-notices/ 文件夹。",
                "Put the seller's appeal and its attachments into the case's counter-notices/.",
            ),
        )
    zh = "；".join(f"{paper.file}（{paper.doc_type}）" for paper in documents)
    en = "; ".join(f"{paper.file} ({paper.doc_type})" for paper in documents)
    return CaseError(
        Text(f"未识别出申诉书。读到的材料：{zh}", f"No counter-notice was recognised among {en}"),
        Text(
            "请确认申诉书在 counter-notices/ 中且影像清晰；也可用 ipclaim read 查看识别结果。",
            "Check that the counter-notice is in counter-notices/ and legible; see `ipclaim read`.",
        ),
    )
