"""Invented cases for the review page's tests, and a server over them."""

import sys
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ipclaim.model.document import (
    Box,
    CheckDigit,
    Document,
    Field,
    FieldState,
    Origin,
    PageImage,
    Problem,
    Reason,
    Source,
)
from ipclaim.model.finding import (
    Assessment,
    Cite,
    Confidence,
    Finding,
    Outcome,
    Severity,
    Step,
)
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView, Course
from ipclaim.review.serve import HOSTS, serve
from ipclaim.run.recording import Telling

TOKEN = "specimen-token-0123456789"
WIDTH, HEIGHT = 1240, 1754
CERTIFICATE = "materials/注册证.png"
LICENCE = "materials/licence.png"
LOCKED = "materials/locked.pdf"
HOSTILE = "<script>alert(1)</script>"

_FONT = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 34)
_LOW = Reason("low-confidence", Text("两个识别引擎读法不同。", "Two engines read it differently."))
_CHECK = Reason("check-digit", Text("校验位不符。", "The check digit does not agree."))
_FACTS = (
    ("registration_number", "12345678", "第12345678号", FieldState.CERTAIN, ()),
    ("mark_text", "云岫", "云岫", FieldState.CERTAIN, ()),
    ("holder_name", "杭州云岫鞋业有限公司", "杭州云岫鞋业有限公司", FieldState.DOUBTFUL, (_LOW,)),
    ("nice_classes", (25, 35), "第25、35类", FieldState.CERTAIN, ()),
    ("valid_to", None, "20▮9年06月▮▮日", FieldState.UNREAD, (_LOW,)),
    ("goods_services", "运动鞋；鞋", f"运动鞋；鞋 {HOSTILE}", FieldState.CERTAIN, ()),
)


@cache
def page_picture() -> bytes:
    """Draw the certificate: each fact on the line where its box is."""
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(page)
    pen.text((440, 120), "商标注册证 SPECIMEN", font=_FONT, fill="black")
    for place, (name, _, raw, _, _) in enumerate(_FACTS):
        box = fact_box(place)
        pen.text((box.x0 - 280, box.y0), name[:14], font=_FONT, fill="#777777")
        pen.text((box.x0 + 4, box.y0), raw[:16], font=_FONT, fill="black")
    encoded = BytesIO()
    page.save(encoded, "PNG")
    return encoded.getvalue()


def fact_box(place: int) -> Box:
    return Box(420, 300 + place * 200, 1000, 350 + place * 200)


def read_field(place: int) -> Field:
    name, value, raw, state, reasons = _FACTS[place]
    source = Source(CERTIFICATE, 1, fact_box(place), raw)
    field = Field(name, value, raw, state, Origin.OCR, 0.9996 - place / 100, source, reasons)
    if name == "registration_number":
        return replace(field, check_digit=CheckDigit.VALID)
    return replace(field, alternatives=("杭州云轴鞋业有限公司",)) if place == 2 else field


def certificate(content: bytes) -> Document:
    return Document(
        file=CERTIFICATE,
        sha256=sha256(content).hexdigest(),
        pages=(1,),
        doc_type="trademark_certificate",
        doc_type_certain=True,
        jurisdiction="CN",
        fields=tuple(read_field(place) for place in range(len(_FACTS))),
        page_images=(PageImage(1, WIDTH, HEIGHT, 150, 90, colour=False),),
    )


def licence(content: bytes) -> Document:
    box = Box(10, 10, 400, 60)
    code = Field(
        "unified_social_credit_code",
        "91330100MA2SPECIMN",
        "91330100MA2SPECIMN",
        FieldState.DOUBTFUL,
        Origin.TEXT_LAYER,
        None,
        Source(LICENCE, 1, box, "91330100MA2SPECIMN"),
        (_CHECK,),
        check_digit=CheckDigit.INVALID,
    )
    sealed = replace(
        code,
        name="sealed",
        value=True,
        raw="",
        state=FieldState.CERTAIN,
        origin=Origin.COMPUTED,
        source=Source("materials/other-side.png", 1, box, ""),
        reasons=(),
        check_digit=None,
    )
    low = Problem(
        "low-resolution",
        Text("分辨率只有 110 dpi。", "The resolution is only 110 dpi."),
        Text("请以 300 dpi 重新扫描。", "Scan it again at 300 dpi."),
        page=1,
    )
    return Document(
        file=LICENCE,
        sha256=sha256(content).hexdigest(),
        pages=(1, 2),
        doc_type="business_licence",
        doc_type_certain=False,
        fields=(code, sealed),
        problems=(low,),
        page_images=(
            PageImage(1, WIDTH, HEIGHT, 150, 0, colour=True),
            PageImage(2, WIDTH, HEIGHT, 150, 0, colour=True),
        ),
    )


def locked(content: bytes) -> Document:
    encrypted = Problem(
        "encrypted",
        Text("文件有密码。", "The file is encrypted."),
        Text("请去掉密码后再放入。", "Remove the password and put it back."),
        fatal=True,
    )
    return Document(
        file=LOCKED,
        sha256=sha256(content).hexdigest(),
        pages=(),
        doc_type="unreadable",
        doc_type_certain=True,
        problems=(encrypted,),
    )


def finding(
    rule: str,
    outcome: Outcome,
    *,
    step: str = "rights",
    severity: Severity = Severity.BLOCK,
    sources: tuple[Source, ...] = (),
    accepted_by: str | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        outcome=outcome,
        severity=severity,
        step=step,
        title=Text(f"规则 {rule}", f"Rule {rule}"),
        message=Text(f"{rule} 的结果。", f"What {rule} found."),
        advice=Text("请核对原件。", "Compare with the original."),
        sources=sources,
        cites=(
            Cite("https://example.com/rules#rights", date(2026, 11, 21), Confidence.HIGH),
            Cite("商标法第三十九条", date(2026, 11, 20), Confidence.MEDIUM),
        ),
        fingerprint=f"print-{rule}",
        accepted_by=accepted_by,
    )


def assessment(documents: tuple[Document, ...], findings: tuple[Finding, ...]) -> Assessment:
    steps = tuple(
        Step(
            name,
            Text(zh, en),
            ready=not any(item.blocks for item in findings if item.step == name),
        )
        for name, zh, en in (
            ("identity", "主体认证", "Identity"),
            ("rights", "知识产权备案", "Rights"),
            ("complaint", "发起投诉", "Complaint"),
        )
    )
    return Assessment(
        "云岫", "aliexpress", "2026.11", date(2026, 11, 23), steps, findings, documents
    )


def specimen_findings() -> tuple[Finding, ...]:
    holder = Source(CERTIFICATE, 1, fact_box(2), "杭州云岫鞋业有限公司")
    elsewhere = Source(CERTIFICATE, 1, Box(1, 1, 2, 2), "SPECIMEN")
    links = Source("links.csv", 1, Box(0, 0, 0, 0), "row 3")
    return (
        finding("NAM-01", Outcome.PASS, step="identity"),
        finding("RGT-04", Outcome.NOT_APPLICABLE),
        finding("RGT-03", Outcome.REVIEW, severity=Severity.WARN, accepted_by="林晓"),
        finding("NAM-05", Outcome.REVIEW, sources=(holder, elsewhere)),
        finding("AUT-01", Outcome.FAIL),
        finding("LNK-02", Outcome.FAIL, step="complaint", sources=(links,)),
        finding("LNK-01", Outcome.FAIL, step="complaint"),
        finding("FILE-encrypted", Outcome.FAIL, step="materials"),
    )


def specimen_cases(folder: Path) -> tuple[CaseView, ...]:
    """Write the papers into the folder and return three cases: not ready, ready, unreadable."""
    picture = page_picture()
    contents = {CERTIFICATE: picture, LICENCE: picture + b" ", LOCKED: b"locked"}
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    documents = (
        certificate(contents[CERTIFICATE]),
        licence(contents[LICENCE]),
        locked(contents[LOCKED]),
    )
    ready = (finding("NAM-01", Outcome.PASS, step="identity"),)
    return (
        CaseView("云岫 & Sons", folder, assessment(documents, specimen_findings())),
        CaseView("ready", folder, replace(assessment(documents[:1], ready), approved_by="林晓")),
        CaseView(
            "broken",
            folder,
            trouble=Text("case.yaml:3：未知的键", "case.yaml:3: unknown key"),
            advice=Text("请更正。", "Correct it."),
        ),
    )


def draw(path: Path, page: int, turned: int) -> bytes:
    """Return the paper's own bytes: the specimens are upright pictures already."""
    assert page >= 1
    assert turned in {0, 90, 180, 270}
    return path.read_bytes()


def main(folder: str) -> None:
    told: list[Telling] = []
    filed = Text("第 1 次投诉", "filing 1")

    def course(_: Path) -> Course:
        said = (Text(f"{one.by}：{one.outcomes[0][1]}", "told") for one in told)
        return Course(standing=(filed, *said))

    app = make_app(
        specimen_cases(Path(folder)),
        picture=draw,
        templates=Templates.with_overlay(),
        token=TOKEN,
        hosts=HOSTS,
        course=course,
        tell=lambda _, telling: told.append(telling),
    )
    serve(app, token=TOKEN, say=lambda address: print(address, flush=True))
    print("ended", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
