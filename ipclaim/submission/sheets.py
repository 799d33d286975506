"""The field sheet to copy from, as a page for the browser and as plain text, and its JSON.

One file that lies open beside the platform's form: its steps in order, each text with a button that
copies it, each paper with what was done to its copy. It loads nothing and sends nothing.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.submission.handover import HandedPaper, Handover
from ipclaim.submission.message import message

PAGE, SCRIPT, STYLE = (f"submission/{name}" for name in ("sheet.html", "sheet.js", "sheet.css"))
_TO_FILL_IN = Text("（待填写）", "(to be filled in)")


def as_page(handover: Handover, templates: Templates, on: date) -> bytes:
    """Return the sheet as one HTML file; its script is the only one that may run in it."""
    path = templates.path(PAGE)
    world = Environment(
        loader=FileSystemLoader(path.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = templates.path(SCRIPT).read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        world.get_template(path.name)
        .render(
            handover=handover,
            message=message(handover),
            on=on,
            script=Markup(script),  # noqa: S704 - our own file
            style=Markup(templates.path(STYLE).read_text(encoding="utf-8")),  # noqa: S704 - ours
            script_digest=digest,
        )
        .encode()
    )


def as_text(handover: Handover) -> bytes:
    """Return the sheet as plain text, both languages in each line."""
    return ("\n".join(_lines(handover)) + "\n").encode()


def _lines(handover: Handover) -> Iterator[str]:
    pack = handover.pack
    if handover.is_draft:
        yield "草稿：本案尚未齐备或尚未批准，请勿提交。"
        yield "DRAFT: the case is not ready or not approved. Do not submit."
        yield ""
    if pack.channel is not None:
        yield f"渠道 Channel: {pack.channel.title.zh} {pack.channel.title.en}"
        yield f"  {pack.channel.address or '（没有来源写明地址 no source states an address）'}"
    for step, title in handover.steps:
        yield ""
        yield f"== {title.zh} {title.en}"
        yield from _step(handover, step)
    yield ""
    yield from _dossier(handover)
    for file in handover.left_out:
        yield f"  （未列入 left out）{file}"
    yield ""
    yield "链接批次 Batches of links"
    for batch in handover.links:
        yield f"  {', '.join(file.name for file in batch.files)}: {len(batch.entries)}"


def _step(handover: Handover, step: str) -> Iterator[str]:
    for one in handover.fields:
        if one.field.step == step:
            label = f"{one.field.title.zh} {one.field.title.en}"
            yield f"{label}: {one.text or f'{_TO_FILL_IN.zh} {_TO_FILL_IN.en}'}"
            if one.note is not None:
                yield f"    ※ {one.note.zh} {one.note.en}"
    for paper in handover.papers:
        if paper.step == step:
            yield from _paper(paper)


def _paper(paper: HandedPaper) -> Iterator[str]:
    names = ", ".join(file.name for file in paper.files) or "—"
    yield f"  {names}  <-  {paper.file or '—'}  {paper.title.zh} {paper.title.en}"
    if paper.changes:
        zh, en = ("、".join(c.zh for c in paper.changes), ", ".join(c.en for c in paper.changes))
        yield f"    ※ 副本：{zh} copy: {en}"
        yield f"      原件 received SHA-256 {paper.received_sha256}"
        for file in paper.files:
            yield f"      {file.name} SHA-256 {file.sha256}"
    if paper.trouble is not None:
        yield f"    ※ {paper.trouble.zh} {paper.trouble.en}"


def _dossier(handover: Handover) -> Iterator[str]:
    yield "卷宗 Dossier"
    dossier = handover.dossier
    spans = dossier.pages or (None,) * len(dossier.files)
    for file, span in zip(dossier.files, spans, strict=True):
        where = f"  第 {span[0]}–{span[1]} 页 pages {span[0]}–{span[1]}" if span else ""
        yield f"  {file.name}{where}"
    for told in filter(None, (dossier.note, dossier.trouble)):
        yield f"    ※ {told.zh} {told.en}"


def as_json(handover: Handover) -> bytes:
    """Return the sheet for other programs."""
    told = {
        "ready": handover.ready,
        "approved_by": handover.approved_by,
        "fields": {one.field.id: one.text for one in handover.fields},
        "notes": {
            one.field.id: {"zh": one.note.zh, "en": one.note.en}
            for one in handover.fields
            if one.note is not None
        },
        "uploads": [
            {
                "name": file.name,
                "file": paper.file,
                "sha256": file.sha256,
                "received_sha256": paper.received_sha256,
                "changes": [{"zh": one.zh, "en": one.en} for one in paper.changes],
            }
            for paper in handover.papers
            for file in paper.files
        ],
        "left_out": list(handover.left_out),
        "dossier": [
            {"name": file.name, "sha256": file.sha256, "size": file.size}
            for file in handover.dossier.files
        ],
        "links": [
            {
                "file": batch.files[0].name,
                "files": [file.name for file in batch.files],
                "addresses": [entry.address for entry in batch.entries],
            }
            for batch in handover.links
        ],
        "open": [{"zh": one.zh, "en": one.en} for one in handover.open_points],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
