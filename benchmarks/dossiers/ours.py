"""ipclaim's dossier: FOLDER OUT, with letter, facts, listings, exhibits, digests and report."""

import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.dossiers.inputs import Inputs, load
from ipclaim.dossier.build import DossierInput, render_dossier
from ipclaim.model.case import CaseFile, Claim, Complainant, Contact, Link, Role
from ipclaim.model.document import Box, Document, Field, FieldState, Origin, PageImage, Source
from ipclaim.model.finding import Assessment, Finding, Outcome, Severity, Step
from ipclaim.model.listing import Artefact, Capture, LinkKind, Listing, Shown
from ipclaim.model.text import Text
from ipclaim.private import open_private
from ipclaim.resources import Templates
from tests.dossier.hand_made import AS_OF, CERTIFICATE, CITE, pack

_FINDINGS = 90


def main() -> None:
    """Render the job."""
    inputs, out = load(Path(sys.argv[1])), Path(sys.argv[2])
    with open_private(out) as file:
        render_dossier(given(inputs), Templates.with_overlay(), file)


def given(inputs: Inputs) -> DossierInput:
    """Return the job as a judged case."""
    documents = tuple(_document(inputs.folder, path) for path in inputs.certificates)
    captured = [_captured(number, path) for number, path in enumerate(inputs.screens, start=1)]
    contact = Contact(person="林晓", email="ip@example.com", phone="+86 571 0000 0000")
    return DossierInput(
        case=CaseFile(
            platform="aliexpress",
            claim=Claim.COUNTERFEIT,
            complainant=Complainant(role=Role.HOLDER, name=_HOLDER, contact=contact),
            goods="运动鞋",
            reason="".join(inputs.paragraphs[1::2]),
        ),
        name="benchmark",
        assessment=_assessment(documents),
        assessment_json=b'{"case": "benchmark"}\n',
        listings=tuple(listing for listing, _ in captured),
        captures=tuple(capture for _, capture in captured),
        folder=inputs.folder,
        pack=pack(),
    )


_HOLDER = str(CERTIFICATE["holder_name"])


def _document(folder: Path, path: Path) -> Document:
    file = path.relative_to(folder).as_posix()
    fields = tuple(
        Field(
            name,
            value,
            str(value),
            FieldState.CERTAIN,
            Origin.OCR,
            0.99,
            Source(file, 1, Box(400, 320 + at * 120, 900, 360 + at * 120), str(value)),
        )
        for at, (name, value) in enumerate(CERTIFICATE.items())
    )
    images = tuple(PageImage(page, 1240, 1754, 150, 0, True) for page in (1, 2))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Document(
        file,
        digest,
        (1, 2),
        "trademark_certificate",
        True,
        "CN",
        fields=fields,
        page_images=images,
    )


def _captured(number: int, path: Path) -> tuple[Listing, Capture]:
    name, item = f"L{number:04d}", f"1005{number:012d}"
    url = f"https://www.aliexpress.com/item/{item}.html"
    link = Link(row=number + 1, url=url, seller="SPECIMEN 鞋行", reason="擅自使用商标")
    data = path.read_bytes()
    artefact = Artefact("page.jpg", hashlib.sha256(data).hexdigest(), len(data))
    at = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
    shown = Shown("青禾同款运动鞋 男女透气", "SPECIMEN 鞋行", "US $23.90", item)
    capture = Capture(name, url, url, "ok", at, shown, (artefact,), 1366, 3000, None)
    return Listing(name, link, LinkKind.LISTING, "aliexpress", item, url), capture


def _assessment(documents: tuple[Document, ...]) -> Assessment:
    findings = tuple(
        Finding(
            f"NAM-{number:02d}",
            Outcome.PASS,
            Severity.BLOCK,
            "rights",
            Text("名称一致", "names agree"),
            Text("注册人与投诉人一致。", "Registrant and complainant are the same."),
            Text("请核对后再提交。", "Check this before filing."),
            (Source(documents[0].file, 1, Box(1, 1, 9, 9), "…"),),
            (CITE,),
            f"{number:016x}",
        )
        for number in range(_FINDINGS)
    )
    steps = (Step("rights", Text("权利备案", "Rights"), True),)
    return Assessment("benchmark", "aliexpress", "2026.11", AS_OF, steps, findings, documents, None)


if __name__ == "__main__":
    main()
