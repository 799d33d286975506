"""The files of a drafted answer: the letter and the working note as PDF, and the data.

The letter goes to the platform once a person has approved it; the note stays with the complainant.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ipclaim.dossier.letter import (
    FormalLetter,
    LetterExhibit,
    LetterParagraph,
    LetterSection,
    write_letter,
)
from ipclaim.model.document import Document
from ipclaim.private import private_folder, write_private
from ipclaim.reply.draft import ReplyDraft
from ipclaim.reply.jsonform import reply_json
from ipclaim.reply.letter import Section
from ipclaim.run.steps import Bench, OpenCase

REPLIES = "replies"

_SECONDS_PER_LETTER = 300.0


@dataclass(frozen=True, slots=True)
class Replied:
    """One drafted answer and the files that hold it."""

    draft: ReplyDraft
    letter: Path
    note: Path
    data: Path


def write_reply(
    bench: Bench,
    opened: OpenCase,
    stem: str,
    draft: ReplyDraft,
    documents: Sequence[Document],
) -> Replied:
    """Write what was drafted into the case's ``out/replies/``, each file whole or not at all."""
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


def reply_stems(drafts: Sequence[ReplyDraft]) -> tuple[str, ...]:
    """Return file names that tell which counter-notice is answered, no two the same."""
    stems: list[str] = []
    for draft in drafts:
        name = PurePosixPath(draft.came_in or draft.counter_notice)
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
