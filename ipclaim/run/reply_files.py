"""The files of a drafted answer: letter, working note, text to paste, papers that follow, data.

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
from ipclaim.model.text import Lang, Text
from ipclaim.model.written import JsonValue
from ipclaim.private import private_folder, write_private
from ipclaim.reply.draft import ReplyDraft
from ipclaim.reply.exhibits import Exhibit
from ipclaim.reply.further import FurtherDraft
from ipclaim.reply.json_models import ReplyJson
from ipclaim.reply.jsonform import further_json, pasted_json, reply_json
from ipclaim.reply.letter import Section
from ipclaim.reply.pasted import Pasted, pasted
from ipclaim.run.steps import Bench, OpenCase

REPLIES = "replies"
STEP = "step"
"""In the name of each paper that follows, after the name of the answer."""

_SECONDS_PER_LETTER = 300.0


@dataclass(frozen=True, slots=True)
class Desk:
    """With what, and for which case, the files are written."""

    bench: Bench
    opened: OpenCase
    documents: Sequence[Document]
    """Every paper read, ours and the seller's: how each page is to be turned."""
    langs: tuple[Lang, ...]
    limit: int | None
    """How many characters the platform's form takes; ``None`` where nobody said."""

    @property
    def folder(self) -> Path:
        """The folder of drafted answers, made when it is not there."""
        private_folder(self.opened.folder.out)
        return private_folder(self.opened.folder.out / REPLIES)


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """One paper that follows, and its file."""

    draft: FurtherDraft
    file: Path


@dataclass(frozen=True, slots=True)
class Replied:
    """One drafted answer and the files that hold it."""

    draft: ReplyDraft
    letter: Path
    note: Path
    data: Path
    text: Path
    """What is pasted into the platform's form, and what goes along."""
    pasted: tuple[Pasted, ...]
    further: tuple[WrittenStep, ...]


def write_reply(
    desk: Desk, stem: str, draft: ReplyDraft, further: Sequence[FurtherDraft]
) -> Replied:
    """Write what was drafted into the case's ``out/replies/``, each file whole or not at all."""
    folder = desk.folder
    made = Replied(
        draft=draft,
        letter=folder / f"{stem}-reply.pdf",
        note=folder / f"{stem}-note.pdf",
        data=folder / f"{stem}.json",
        text=folder / f"{stem}-submission.txt",
        pasted=tuple(pasted(draft, lang, desk.limit) for lang in desk.langs),
        further=write_steps(desk, stem, further),
    )
    _write_letter(desk, _letter(desk, draft), made.letter)
    _write_letter(desk, _note(desk, draft), made.note)
    write_private(made.text, _submission(made).encode())
    write_private(made.data, json.dumps(replied_json(made), ensure_ascii=False, indent=2).encode())
    return made


def write_steps(desk: Desk, stem: str, drafts: Sequence[FurtherDraft]) -> tuple[WrittenStep, ...]:
    """Write the papers that follow; one of an earlier run that is no longer offered goes away."""
    steps = tuple(
        WrittenStep(draft, desk.folder / f"{stem}-{STEP}-{draft.id}.pdf") for draft in drafts
    )
    kept = {step.file.name for step in steps}
    for old in desk.folder.iterdir():
        if old.name.startswith(f"{stem}-{STEP}-") and old.name not in kept:
            old.unlink()
    for step in steps:
        _write_letter(desk, _step(desk, step.draft), step.file)
    return steps


def replied_json(replied: Replied) -> dict[str, JsonValue]:
    """Return the draft with its files, as ``--json`` prints it and ``out/replies`` keeps it."""
    whole: dict[str, object] = {
        **reply_json(replied.draft),
        "submission": {
            "file": replied.text.name,
            "texts": [pasted_json(each) for each in replied.pasted],
            "attachments": [replied.letter.name],
        },
        "further": [
            {**further_json(each.draft), "file": each.file.name} for each in replied.further
        ],
    }
    return ReplyJson.model_validate(whole).model_dump(mode="json")


def _write_letter(desk: Desk, letter: FormalLetter, file: Path) -> None:
    desk.bench.readers.workers.run(write_letter, letter, file, seconds=_SECONDS_PER_LETTER)


def _letter(desk: Desk, draft: ReplyDraft) -> FormalLetter:
    return FormalLetter(
        title=draft.title,
        parties=draft.parties,
        sections=_sections(draft.letter),
        exhibits=_exhibits(draft.exhibits, desk.documents),
        signer=draft.signer,
        on=draft.as_of,
        folder=desk.opened.folder.path,
        notice=draft.notice,
        lists_exhibits=False,  # the reply's own last section lists them
        langs=desk.langs,
    )


def _note(desk: Desk, draft: ReplyDraft) -> FormalLetter:
    return FormalLetter(
        title=draft.note_title,
        parties=draft.parties,
        sections=_sections(draft.note),
        exhibits=(),
        signer=draft.signer,
        on=draft.as_of,
        folder=desk.opened.folder.path,
        is_draft=False,
        is_signed=False,
        langs=desk.langs,
    )


def _step(desk: Desk, draft: FurtherDraft) -> FormalLetter:
    return FormalLetter(
        title=draft.title,
        parties=draft.parties,
        sections=_sections(draft.sections),
        exhibits=_exhibits(draft.exhibits, desk.documents),
        signer=desk.opened.folder.file.complainant.name,
        on=desk.opened.as_of,
        folder=desk.opened.folder.path,
        notice=draft.notice,
        is_draft=not draft.is_checklist,
        is_signed=not draft.is_checklist,
        langs=desk.langs,
    )


def _submission(replied: Replied) -> str:
    """Return the texts to paste, each with its length, and what goes along."""
    parts = []
    for each in replied.pasted:
        most = Text(f"，上限 {each.limit}", f" of {each.limit}") if each.limit else Text("", "")
        over = Text("", "") if each.fits else Text("，超出上限", ", too long")
        head = Text(
            f"粘贴到平台的文字（{len(each.text)} 字符{most.zh}{over.zh}）",
            f"Text to paste ({len(each.text)} characters{most.en}{over.en})",
        )
        parts.append(f"== {head.said_in(each.lang)} ==\n{each.text}")
    parts.append(f"== 附件 / Attachments ==\n1. {replied.letter.name}")
    return "\n\n".join(parts) + "\n"


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


def _exhibits(
    exhibits: Iterable[Exhibit], documents: Sequence[Document]
) -> tuple[LetterExhibit, ...]:
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
        for exhibit in exhibits
    )
