"""From a seller's counter-notices to drafted answers: the letter, a working note, and its data.

The letter goes to the platform once a person has approved it; the note (what is suggested, by
when, what is missing) stays with the complainant. Nothing is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ipclaim.check.decided import settled
from ipclaim.docket.facts import Line
from ipclaim.errors import CaseError, IpclaimError
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, LinkKind
from ipclaim.model.text import Lang, Text
from ipclaim.reply.book import ReplyBook
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.further import further_drafts
from ipclaim.reply.loading import load_letter, load_reply_book, load_steps
from ipclaim.reply.matter import ReplyInput, lay_out
from ipclaim.reply.pairing import CounterNotice, pair_counter_notices
from ipclaim.reply.sales import sales_told
from ipclaim.reply.standing import (
    Refusal,
    RefusedInput,
    standing_after,
    standing_when_refused,
)
from ipclaim.run.batch import CaseResult, attempted, side_by_side
from ipclaim.run.decided import arrival_noted, last_complaint, lines_of, refusal_noted
from ipclaim.run.evidence import trusted_captures
from ipclaim.run.folder import COUNTER_NOTICES, CaseFolder, files_under
from ipclaim.run.kept_papers import digest_of
from ipclaim.run.platform_letters import decision_told, is_noted, proposed
from ipclaim.run.post import NOTICE, Post, is_set_letter, read_post
from ipclaim.run.reply_files import (
    Desk,
    Replied,
    WrittenStep,
    reply_stems,
    write_reply,
    write_steps,
)
from ipclaim.run.steps import Bench, OpenCase, judge_case, open_case, read_papers
from ipclaim.seal.layout import PAYLOAD

_PAGE_TEXT = "text.txt"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of the answers wanted."""

    received: date | None = None
    """The day on which the counter-notice arrived."""
    refusal: Refusal | None = None
    """The platform's decision against the complaint."""
    langs: tuple[Lang, ...] = tuple(Lang)
    """In which languages letters are set."""
    limit: int | None = None
    """How many characters the platform's form takes."""


@dataclass(frozen=True, slots=True)
class CaseReplies:
    """The answers drafted in one case, or why there are none."""

    path: Path
    replies: tuple[Replied, ...] = ()
    error: IpclaimError | None = None

    @property
    def name(self) -> str:
        """The case's name."""
        return self.path.resolve().name

    @property
    def is_settled(self) -> bool:
        """Whether there was nothing to answer: only a decision came, and it is written down."""
        return self.error is None and not self.replies


def reply_to_cases(
    bench: Bench, paths: Sequence[Path], job: Callable[[Bench, Path], tuple[Replied, ...]]
) -> tuple[CaseReplies, ...]:
    """Draft answers in several cases; one that cannot be answered never stops the rest."""

    def one(path: Path) -> CaseReplies:
        bench.progress.begin(path)
        drafted = attempted(path, lambda: job(bench, path))
        if isinstance(drafted, CaseResult):
            return CaseReplies(path, error=drafted.error)
        return CaseReplies(path, drafted)

    return side_by_side(paths, one)


def has_counter_notice(path: Path) -> bool:
    """Whether anything lies in a case's ``counter-notices/``."""
    return bool(files_under(path / COUNTER_NOTICES))


def reply_to_case(bench: Bench, path: Path, asked: Asked) -> tuple[Replied, ...]:
    """Draft an answer to each counter-notice of a case, and what follows beside it.

    Where nobody says when it arrived or what the platform decided, the case's docket is asked;
    deadlines say what they assume when it is not known. Nothing is drafted where only a platform's
    decision came and its outcome is noted. Raises ``CaseError`` when there is no counter-notice to
    answer.
    """
    opened = open_case(bench, path)
    folder = opened.folder
    if not folder.counter_notices:
        raise CaseError(
            Text(f"{path} 里没有反通知", f"There is no counter-notice in {path}"),
            Text(
                "请把卖家的申诉材料放入 counter-notices/ 后再运行；"
                "投诉被平台驳回的，用 --refused 写明理由。",
                "Put what the seller sent into counter-notices/ and run again; where the platform "
                "refused the complaint, give its reason with --refused.",
            ),
        )
    ours = read_papers(bench, folder)
    post = _as_decided(read_post(bench.readers, folder), folder)
    captures = trusted_captures(folder.evidence)
    assessment = judge_case(bench, opened, ours, captures)
    noted = lines_of(opened)
    refusal = asked.refusal or refusal_noted(last_complaint(opened, noted), noted)
    if post.decisions and not any(paper.doc_type == NOTICE for paper in post.papers):
        for proposal in proposed(opened, post, bench.templates):
            if not is_noted(proposal, opened):
                raise decision_told(proposal, opened)
        return ()
    pairs = pair_counter_notices(post.papers, post.came_in)
    inputs = [
        _input(
            bench, opened, assessment, captures, post, pair, _arrived(opened, noted, pair, asked)
        )
        for pair in pairs
    ]
    drafts = [draft_reply(given) for given in inputs]
    steps = load_steps(bench.templates)
    standings = [
        standing_after(lay_out(given), draft.shares, draft.deadlines, steps, refusal)
        for given, draft in zip(inputs, drafts, strict=True)
    ]
    desk = Desk(bench, opened, (*ours, *post.papers), asked.langs, asked.limit)
    return tuple(
        write_reply(desk, stem, draft, further_drafts(standing))
        for stem, draft, standing in zip(reply_stems(drafts), drafts, standings, strict=True)
    )


def _as_decided(post: Post, folder: CaseFolder) -> Post:
    """Return what came with what people corrected on it.

    A message's words are known by the file that they came in: how they are set on sheets may
    change from one ipclaim to the next.
    """
    came = {
        paper.file: digest_of(folder.path / post.came_in[paper.file])
        for paper in post.papers
        if paper.file in post.came_in and is_set_letter(paper.file)
    }
    named = [replace(each, sha256=came.get(each.file, each.sha256)) for each in post.papers]
    papers, _ = settled(named, folder.decisions.decisions)
    kept = (
        replace(each, sha256=paper.sha256) for each, paper in zip(papers, post.papers, strict=True)
    )
    return replace(post, papers=tuple(kept))


def _arrived(
    opened: OpenCase, noted: tuple[Line, ...], pair: CounterNotice, asked: Asked
) -> date | None:
    number = pair.notice.value("complaint_number")
    return asked.received or arrival_noted(
        opened, noted, number if isinstance(number, str) else None
    )


def is_refused(bench: Bench, path: Path, asked: Asked) -> bool:
    """Whether a decision against a case is told or noted."""
    if asked.refusal is not None:
        return True
    opened = open_case(bench, path)
    noted = lines_of(opened)
    return refusal_noted(last_complaint(opened, noted), noted) is not None


def answer_refusal(bench: Bench, path: Path, asked: Asked) -> tuple[WrittenStep, ...]:
    """Draft what follows a decision against a complaint to which no counter-notice came.

    Raises ``CaseError`` where nobody says that there is such a decision.
    """
    opened = open_case(bench, path)
    noted = lines_of(opened)
    complaint = last_complaint(opened, noted)
    refusal = asked.refusal or refusal_noted(complaint, noted)
    if refusal is None:
        raise CaseError(
            Text(f"{path} 没有记载平台的不利决定", f"No decision against {path} is noted"),
            Text(
                "请用 --refused 写明平台的理由，或用 ipclaim docket record 记载链接的结果。",
                "Give the platform's reason with --refused, or note the links' outcomes with "
                "`ipclaim docket record`.",
            ),
        )
    ours = read_papers(bench, opened.folder)
    captures = trusted_captures(opened.folder.evidence)
    given = RefusedInput(
        case=opened.folder.file,
        assessment=judge_case(bench, opened, ours, captures),
        listings=tuple(each for each in opened.listings if each.kind is LinkKind.LISTING),
        captures=captures,
        number=complaint.number if complaint else None,
        refusal=refusal,
        as_of=opened.as_of,
        pack=opened.pack,
        book=load_reply_book(bench.templates),
        letter=load_letter(bench.templates),
        steps=load_steps(bench.templates),
    )
    desk = Desk(bench, opened, ours, asked.langs, asked.limit)
    return write_steps(desk, "refused", further_drafts(standing_when_refused(given)))


def _input(
    bench: Bench,
    opened: OpenCase,
    assessment: Assessment,
    captures: tuple[Capture, ...],
    post: Post,
    pair: CounterNotice,
    received: date | None,
) -> ReplyInput:
    book = load_reply_book(bench.templates)
    return ReplyInput(
        name=opened.folder.name,
        case=opened.folder.file,
        assessment=assessment,
        counter_notice=pair.notice,
        seller_papers=pair.papers,
        listings=opened.listings,
        captures=captures,
        received=received,
        as_of=opened.as_of,
        pack=opened.pack,
        book=book,
        letter=load_letter(bench.templates),
        sold=_sales(opened.folder.evidence, captures, book),
        shared_papers=pair.shared,
        came_in=post.came_in.get(pair.notice.file),
        unread=post.unread_with(pair.notice),
    )


def _sales(evidence: Path, captures: Sequence[Capture], book: ReplyBook) -> dict[str, str]:
    """Return what the captured pages tell of each listing's sales, by its id."""
    pages = (
        (shot.listing_id, evidence / PAYLOAD / shot.listing_id / _PAGE_TEXT)
        for shot in captures
        if shot.is_evidence and any(each.name == _PAGE_TEXT for each in shot.artefacts)
    )
    told = (
        (id_, sales_told(page.read_text(encoding="utf-8", errors="replace"), book.vocabulary))
        for id_, page in pages
    )
    return {id_: words for id_, words in told if words}
