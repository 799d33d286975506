"""From a seller's counter-notices to drafted answers: the letter, a working note, and its data.

The letter goes to the platform once a person has approved it; the note (what is suggested, by
when, what is missing) stays with the complainant. Nothing is sent.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from ipclaim.dossier.letter import (
    FormalLetter,
    LetterExhibit,
    LetterParagraph,
    LetterSection,
    write_letter,
)
from ipclaim.errors import CaseError
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.reply.draft import ReplyDraft, draft_reply
from ipclaim.reply.jsonform import reply_json
from ipclaim.reply.letter import Section
from ipclaim.reply.loading import load_letter, load_reply_book
from ipclaim.reply.matter import ReplyInput
from ipclaim.reply.pairing import CounterNotice, pair_counter_notices
from ipclaim.rules.written_calendar import load_calendar
from ipclaim.run.evidence import trusted_captures
from ipclaim.run.steps import Bench, OpenCase, judge_case, open_case, read_papers

REPLIES = "replies"

_SECONDS_PER_LETTER = 300.0


@dataclass(frozen=True, slots=True)
class Replied:
    """One drafted answer and the files that hold it."""

    draft: ReplyDraft
    letter: Path
    note: Path
    data: Path


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
    theirs = bench.readers.read(folder.counter_notices, folder.name_of, folder.out / "readings")
    captures = trusted_captures(folder.evidence)
    assessment = judge_case(opened, ours, captures)
    drafts = [
        draft_reply(_input(bench, opened, assessment, captures, pair, received))
        for pair in pair_counter_notices(theirs)
    ]
    return tuple(
        _written(bench, opened, stem, draft, (*ours, *theirs))
        for stem, draft in zip(_stems(drafts), drafts, strict=True)
    )


def _input(
    bench: Bench,
    opened: OpenCase,
    assessment: Assessment,
    captures: tuple[Capture, ...],
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
    )


def _written(
    bench: Bench,
    opened: OpenCase,
    stem: str,
    draft: ReplyDraft,
    documents: Sequence[Document],
) -> Replied:
    private_folder(opened.folder.out)
    replies = private_folder(opened.folder.out / REPLIES)
    letter = FormalLetter(
        title=draft.title,
        parties=draft.parties,
        sections=_sections(draft.letter),
        exhibits=_exhibits(draft, documents),
        signer=draft.signer,
        on=draft.as_of,
        folder=opened.folder.path,
        notice=draft.notice,
        lists_exhibits=False,  # the reply's own last section lists them
    )
    note = FormalLetter(
        title=draft.note_title,
        parties=draft.parties,
        sections=_sections(draft.note),
        exhibits=(),
        signer=draft.signer,
        on=draft.as_of,
        folder=opened.folder.path,
        is_draft=False,
        is_signed=False,
    )
    made = Replied(
        draft=draft,
        letter=replies / f"{stem}-reply.pdf",
        note=replies / f"{stem}-note.pdf",
        data=replies / f"{stem}.json",
    )
    workers = bench.readers.workers
    workers.run(write_letter, letter, made.letter, seconds=_SECONDS_PER_LETTER)
    workers.run(write_letter, note, made.note, seconds=_SECONDS_PER_LETTER)
    data = json.dumps(reply_json(draft), ensure_ascii=False, indent=2)
    write_private(made.data, data.encode())
    return made


def _stems(drafts: Sequence[ReplyDraft]) -> tuple[str, ...]:
    """Return file names that tell which counter-notice is answered, no two the same."""
    stems: list[str] = []
    for draft in drafts:
        name = PurePosixPath(draft.counter_notice)
        stem = re.sub(r"[^\w.-]+", "-", "-".join((*name.parts[1:-1], name.stem)))
        count = sum(other == stem or other.startswith(f"{stem}~") for other in stems)
        stems.append(f"{stem}~{count + 1}" if count else stem)
    return tuple(stems)


def _sections(sections: Iterable[Section]) -> tuple[LetterSection, ...]:
    return tuple(
        LetterSection(
            section.heading,
            tuple(
                LetterParagraph(one.text, one.exhibits, is_heading=one.is_heading)
                for one in section.paragraphs
            ),
        )
        for section in sections
    )


def _exhibits(draft: ReplyDraft, documents: Sequence[Document]) -> tuple[LetterExhibit, ...]:
    turned = {
        document.file: {image.page: image.turned for image in document.page_images}
        for document in documents
    }
    return tuple(
        LetterExhibit(
            id=exhibit.id,
            label=exhibit.label,
            title=exhibit.title,
            file=exhibit.file,
            pages=exhibit.pages,
            turned=turned.get(exhibit.file),
        )
        for exhibit in draft.exhibits
    )
