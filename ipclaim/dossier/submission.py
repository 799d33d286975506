"""``out/submission/``: what a platform's form takes, ready to be uploaded and copied from.

Papers are copied in the order of upload and renamed; a paper that the platform does not ask for or
that could not be recognised is left out and named. Nothing is converted: the files are the user's
own bytes.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ipclaim.check.matter import Parts
from ipclaim.dossier.book import worded
from ipclaim.model.case import CLAIM_NAMES, CaseFile
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.rules.pack import RulePack


@dataclass(frozen=True, slots=True)
class Upload:
    """One paper to upload under a name that sorts in the form's order."""

    name: str
    file: str
    material: Text


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form and the text to put into it."""

    id: str
    label: Text
    text: str


def write_submission(
    case: CaseFile,
    pack: RulePack,
    assessment: Assessment,
    parts: Parts,
    listings: Sequence[Listing],
    folder: Path,
    out: Path,
) -> Path:
    """Write the folder anew and return it; an older one is replaced as a whole."""
    fresh = out.with_name(f".{out.name}.part")
    if fresh.exists():
        shutil.rmtree(fresh)
    fresh.mkdir(mode=0o700, parents=True)
    uploads = uploads_of(case, pack, parts)
    for upload in uploads:
        source = folder / upload.file
        if source.is_file():
            write_private(fresh / upload.name, source.read_bytes())
    batches = batches_of(listings, pack.links_per_complaint)
    for number, batch in enumerate(batches, start=1):
        write_private(fresh / _batch_name(number), ("\n".join(batch) + "\n").encode())
    fields = form_fields(case, pack, parts, batches)
    left_out = _left_out(uploads, assessment.documents)
    write_private(
        fresh / "submission.txt", _sheet(assessment, uploads, fields, batches, left_out).encode()
    )
    write_private(fresh / "submission.json", _json(assessment, uploads, fields, batches, left_out))
    if out.exists():
        shutil.rmtree(out)
    fresh.rename(out)
    return out


def uploads_of(case: CaseFile, pack: RulePack, parts: Parts) -> tuple[Upload, ...]:
    """Return the paper for each material that the platform asks for, in the order of its form.

    A file that serves for two materials keeps the name that it got first.
    """
    uploads: list[Upload] = []
    names: dict[str, str] = {}
    for material in pack.wanted(case.complainant.role, case.claim):
        player = parts.playing(material.part)
        players = [player] if player is not None else []
        if player is not None and player is parts.right:
            players += [*parts.renewals, *parts.transfers]
        for paper, file in ((each, file) for each in players for file in each.files):
            suffix = PurePosixPath(file).suffix.lower()
            kind = paper.doc_type.replace("_", "-")
            fresh = f"{len(names) + 1:02d}-{material.id.replace('_', '-')}-{kind}{suffix}"
            name = names.setdefault(file, fresh)
            uploads.append(Upload(name, file, material.title))
    return tuple(uploads)


def batches_of(listings: Sequence[Listing], limit: int | None) -> tuple[tuple[str, ...], ...]:
    """Return the listings' addresses, each once, in batches of the platform's limit."""
    addresses = tuple(
        dict.fromkeys(
            listing.canonical or listing.link.url
            for listing in listings
            if listing.kind is LinkKind.LISTING
        )
    )
    size = limit or max(len(addresses), 1)
    return tuple(addresses[at : at + size] for at in range(0, len(addresses), size))


def form_fields(
    case: CaseFile,
    pack: RulePack,
    parts: Parts,
    batches: Sequence[Sequence[str]],
) -> tuple[FormField, ...]:
    """Return the text for each field that is known; a fact that is not certain stays empty."""
    contact = case.complainant.contact
    right = None if parts.right_is_ambiguous else parts.right
    number = _certain(right, "registration_number") or _certain(right, "patent_number")
    fields = [
        ("platform", Text("平台", "Platform"), pack.name.zh),
        ("claim", Text("投诉类型", "Claim"), CLAIM_NAMES[case.claim].zh),
        ("complainant", Text("投诉人", "Complainant"), case.complainant.name),
        ("role", Text("身份", "Role"), str(case.complainant.role)),
        ("contact_person", Text("联系人", "Contact"), contact.person if contact else ""),
        ("email", Text("电子邮箱", "E-mail"), contact.email if contact else ""),
        ("phone", Text("电话", "Telephone"), contact.phone if contact else ""),
        ("right_number", Text("权利号", "Number of the right"), number),
        ("right_holder", Text("权利人", "Right holder"), _certain(right, "holder_name")),
        ("goods", Text("被投诉商品", "Accused goods"), case.goods or ""),
        ("reason", Text("补充理由", "Reason"), case.reason or ""),
        ("links", Text("链接数", "Links"), str(sum(map(len, batches)))),
    ]
    return tuple(FormField(*field) for field in fields)


def _certain(document: Document | None, name: str) -> str:
    field = document.field(name) if document else None
    return worded(field.value).zh if field and field.is_certain else ""


def _left_out(uploads: Sequence[Upload], documents: Sequence[Document]) -> tuple[str, ...]:
    taken = {upload.file for upload in uploads}
    return tuple(dict.fromkeys(d.file for d in documents if d.file not in taken))


def _batch_name(number: int) -> str:
    return f"links-{number:02d}.txt"


def _sheet(
    assessment: Assessment,
    uploads: Sequence[Upload],
    fields: Sequence[FormField],
    batches: Sequence[Sequence[str]],
    left_out: Sequence[str],
) -> str:
    def lines() -> Iterator[str]:
        if not (assessment.ready and assessment.approved_by):
            yield "草稿：本案尚未齐备或尚未批准，请勿提交。"
            yield "DRAFT: the case is not ready or not approved. Do not submit."
            yield ""
        for field in fields:
            yield f"{field.label.zh} {field.label.en}: {field.text or '（待填写 to be filled in）'}"
        yield ""
        yield "上传顺序 Papers in the order of upload"
        for upload in uploads:
            yield f"  {upload.name}  <-  {upload.file}  {upload.material.zh} {upload.material.en}"
        for file in left_out:
            yield f"  （未列入 left out）{file}"
        yield ""
        yield "链接批次 Batches of links"
        for number, batch in enumerate(batches, start=1):
            yield f"  {_batch_name(number)}: {len(batch)}"

    return "\n".join(lines()) + "\n"


def _json(
    assessment: Assessment,
    uploads: Sequence[Upload],
    fields: Sequence[FormField],
    batches: Sequence[Sequence[str]],
    left_out: Sequence[str],
) -> bytes:
    told = {
        "ready": assessment.ready,
        "approved_by": assessment.approved_by,
        "fields": {field.id: field.text for field in fields},
        "uploads": [{"name": upload.name, "file": upload.file} for upload in uploads],
        "left_out": list(left_out),
        "links": [
            {"file": _batch_name(number), "addresses": list(batch)}
            for number, batch in enumerate(batches, start=1)
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
