"""From a seller's counter-notices to drafted answers: the letter, a working note, and its data.

The letter goes to the platform once a person has approved it; the note (what is suggested, by
when, what is missing) stays with the complainant. Nothing is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ipclaim.errors import CaseError, IpclaimError
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.loading import load_letter, load_reply_book
from ipclaim.reply.matter import ReplyInput
from ipclaim.reply.pairing import CounterNotice, pair_counter_notices
from ipclaim.rules.written_calendar import load_calendar
from ipclaim.run.batch import CaseResult, attempted, side_by_side
from ipclaim.run.evidence import trusted_captures
from ipclaim.run.folder import COUNTER_NOTICES, files_under
from ipclaim.run.post import Post, read_post
from ipclaim.run.reply_files import Replied, reply_stems, write_reply
from ipclaim.run.steps import Bench, OpenCase, judge_case, open_case, read_papers


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


def reply_to_cases(
    bench: Bench, paths: Sequence[Path], job: Callable[[Bench, Path], tuple[Replied, ...]]
) -> tuple[CaseReplies, ...]:
    """Draft answers in several cases; one that cannot be answered never stops the rest."""

    def one(path: Path) -> CaseReplies:
        bench.progress.begin(path.resolve().name)
        drafted = attempted(path, lambda: job(bench, path))
        if isinstance(drafted, CaseResult):
            return CaseReplies(path, error=drafted.error)
        return CaseReplies(path, drafted)

    return side_by_side(paths, one)


def has_counter_notice(path: Path) -> bool:
    """Whether anything lies in a case's ``counter-notices/``."""
    return bool(files_under(path / COUNTER_NOTICES))


def reply_to_case(bench: Bench, path: Path, received: date | None) -> tuple[Replied, ...]:
    """Draft an answer to each counter-notice of a case.

    ``received`` is the day on which the counter-notice arrived; deadlines say what they assume when
    it is not known. Raises ``CaseError`` when there is no counter-notice to answer.
    """
    opened = open_case(bench, path)
    folder = opened.folder
    if not folder.counter_notices:
        raise CaseError(
            Text(f"{path} 里没有反通知", f"There is no counter-notice in {path}"),
            Text(
                "请把卖家的申诉材料放入 counter-notices/ 后再运行。",
                "Put what the seller sent into counter-notices/ and run again.",
            ),
        )
    ours = read_papers(bench, folder)
    post = read_post(bench.readers, folder)
    captures = trusted_captures(folder.evidence)
    assessment = judge_case(opened, ours, captures)
    drafts = [
        draft_reply(_input(bench, opened, assessment, captures, post, pair, received))
        for pair in pair_counter_notices(post.papers, post.came_in)
    ]
    return tuple(
        write_reply(bench, opened, stem, draft, (*ours, *post.papers))
        for stem, draft in zip(reply_stems(drafts), drafts, strict=True)
    )


def _input(
    bench: Bench,
    opened: OpenCase,
    assessment: Assessment,
    captures: tuple[Capture, ...],
    post: Post,
    pair: CounterNotice,
    received: date | None,
) -> ReplyInput:
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
        calendar=load_calendar("cn", bench.templates),
        book=load_reply_book(bench.templates),
        letter=load_letter(bench.templates),
        shared_papers=pair.shared,
        came_in=post.came_in.get(pair.notice.file),
        unread=post.unread_with(pair.notice),
    )
