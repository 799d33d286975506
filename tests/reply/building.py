"""A small dispute to change one fact of: an invented firm, its mark, a dealer and its letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache

from ipclaim.model.case import CaseFile, Link
from ipclaim.model.document import (
    Box,
    Document,
    Field,
    FieldState,
    Origin,
    Reason,
    Source,
    TextLine,
    Value,
)
from ipclaim.model.finding import Assessment, Finding, Outcome, Severity, Step
from ipclaim.model.listing import Artefact, Capture, LinkKind, Listing, Shown
from ipclaim.model.text import Text
from ipclaim.reply.book import Letter, ReplyBook
from ipclaim.reply.loading import load_letter, load_reply_book
from ipclaim.reply.matter import ReplyInput
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.pack import LinkForm, Phrases, RulePack, Selectors

HOLDER = "杭州样张服饰有限公司"
SELLER = "义乌样张商贸有限公司"
DISTRIBUTOR = "宁波样张贸易有限公司"
NUMBER = "12345678"
URL = "https://www.aliexpress.com/item/{}.html"
ITEMS = ("1005001000000001", "1005001000000002")
DOUBT = Reason("witness-differs", Text("两个识别引擎读法不同。", "Two engines read differently."))


@cache
def templates() -> Templates:
    return Templates.with_overlay()


@cache
def book() -> ReplyBook:
    return load_reply_book(templates())


@cache
def letter() -> Letter:
    return load_letter(templates())


@cache
def pack() -> RulePack:
    """Return a pack with just what a reply looks at, and the clocks of the real one."""
    real = kept_pack("aliexpress", templates())
    return RulePack(
        id="aliexpress",
        name=Text("速卖通", "AliExpress"),
        version="2026.11",
        effective_from=date(2026, 1, 1),
        effective_until=None,
        covered_as=("aliexpress", "alibaba_group", "all"),
        steps=(),
        materials=(),
        clocks=real.clocks,
        links_per_complaint=300,
        rights_per_complaint=1,
        limit_cites=(),
        link_forms=(
            LinkForm(
                "aliexpress",
                LinkKind.LISTING,
                re.compile(r"(?:[a-z]+\.)?aliexpress\.com"),
                re.compile(r"^/item/(?P<id>\d+)\.html"),
                "https://www.aliexpress.com/item/{id}.html",
                0,
            ),
        ),
        shown=Selectors((), (), ()),
        statements=(),
        rules=(),
        phrases=Phrases({}, {}, {}, {}, {}, {}),
        calendars=real.calendars,
        files=(),
    )


def a_field(file: str, name: str, value: Value, *, doubtful: bool = False) -> Field:
    state = FieldState.DOUBTFUL if doubtful else FieldState.CERTAIN
    if value is None:
        state = FieldState.UNREAD
    return Field(
        name,
        value,
        str(value),
        state,
        Origin.OCR,
        0.99,
        Source(file, 1, Box(10, 10, 90, 30), str(value)),
        () if state is FieldState.CERTAIN else (DOUBT,),
    )


def paper(
    file: str, kind: str, facts: Mapping[str, Value], *, doubtful: tuple[str, ...] = ()
) -> Document:
    return Document(
        file=file,
        sha256=f"{abs(hash_of(file)):064x}",
        pages=(1,),
        doc_type=kind,
        doc_type_certain=True,
        fields=tuple(
            a_field(file, name, value, doubtful=name in doubtful) for name, value in facts.items()
        ),
    )


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()[:24], "big")


CERTIFICATE: Mapping[str, Value] = {
    "registration_number": NUMBER,
    "holder_name": HOLDER,
    "valid_to": "2032-08-27",
    "registration_date": "2012-08-28",
    "nice_classes": (25,),
}
NOTICE: Mapping[str, Value] = {
    "seller_name": SELLER,
    "platform": "aliexpress",
    "complaint_number": "CN2026110001",
    "listing_urls": tuple(URL.format(item) for item in ITEMS),
    "defence": ("D01",),
    "notice_date": "2026-11-18",
}
GRANT: Mapping[str, Value] = {
    "grantor": HOLDER,
    "grantee": SELLER,
    "rights_numbers": (NUMBER,),
    "platforms": ("aliexpress",),
    "period_from": "2026-01-01",
    "period_to": "2026-12-31",
    "may_delegate": False,
    "signed": True,
    "sealed": True,
    "seal_text": HOLDER,
    "scope": "在速卖通平台销售运动鞋",
}


@dataclass(frozen=True)
class Dispute:
    """What a test may change before it asks for the reply's input."""

    notice: Mapping[str, Value] = field(default_factory=lambda: dict(NOTICE))
    notice_doubtful: tuple[str, ...] = ()
    grants: tuple[Mapping[str, Value], ...] = (GRANT,)
    grant_doubtful: tuple[str, ...] = ()
    other_papers: tuple[Document, ...] = ()
    certificate: Mapping[str, Value] | None = field(default_factory=lambda: dict(CERTIFICATE))
    own_papers: tuple[Document, ...] = ()
    whitelist: tuple[str, ...] = ()
    captured: bool = True
    captured_at: datetime = datetime(2026, 11, 10, 3, 0, tzinfo=UTC)
    received: date | None = date(2026, 11, 19)
    as_of: date = date(2026, 11, 22)
    findings: tuple[Finding, ...] = ()
    pack: RulePack = field(default_factory=pack)

    def changed(self, **notice: Value) -> "Dispute":
        return replace(self, notice={**self.notice, **notice})

    def without(self, *names: str) -> "Dispute":
        """Leave fields out of the (only) letter."""
        grant = {name: value for name, value in self.grants[0].items() if name not in names}
        return replace(self, grants=(grant, *self.grants[1:]))

    def granting(self, **facts: Value) -> "Dispute":
        return replace(self, grants=({**self.grants[0], **facts}, *self.grants[1:]))

    @property
    def given(self) -> ReplyInput:
        certificate = (
            (paper("materials/cert.jpg", "trademark_certificate", self.certificate),)
            if self.certificate is not None
            else ()
        )
        letters = tuple(
            paper(
                f"counter-notices/letter-{number}.jpg",
                "authorization_letter",
                grant,
                doubtful=self.grant_doubtful if number == 1 else (),
            )
            for number, grant in enumerate(self.grants, 1)
        )
        return ReplyInput(
            name="specimen-case",
            case=CaseFile.model_validate(
                {
                    "platform": "aliexpress",
                    "claim": "counterfeit",
                    "complainant": {"role": "holder", "name": HOLDER},
                    "goods": "运动鞋",
                    "whitelist": self.whitelist,
                }
            ),
            assessment=self._assessment((*certificate, *self.own_papers)),
            counter_notice=with_text(
                paper(
                    "counter-notices/notice.pdf",
                    "counter_notice",
                    self.notice,
                    doubtful=self.notice_doubtful,
                ),
                *self._words,
            ),
            seller_papers=(*letters, *self.other_papers),
            listings=tuple(listing(number, item) for number, item in enumerate(ITEMS, 1)),
            captures=tuple(
                capture(number, item, self.captured_at) for number, item in enumerate(ITEMS, 1)
            )
            if self.captured
            else (),
            received=self.received,
            as_of=self.as_of,
            pack=self.pack,
            book=book(),
            letter=letter(),
        )

    @property
    def _words(self) -> tuple[str, ...]:
        """The notice's own words, which plead what its field says; other pleas have none here."""
        if "D01" not in str(self.notice.get("defence")):
            return ("请恢复链接。",)
        return ("一、本店已取得“样张”品牌授权（授权", "书见附件一），属于正品经销。")

    def _assessment(self, documents: tuple[Document, ...]) -> Assessment:
        return Assessment(
            case="specimen-case",
            platform="aliexpress",
            pack_version="2026.11",
            as_of=self.as_of,
            steps=(Step("rights", Text("权利", "rights"), ready=True),),
            findings=self.findings or (finding("RGT-01", Outcome.PASS),),
            documents=documents,
        )


def finding(rule: str, outcome: Outcome) -> Finding:
    said = Text("注册有效期", "the registration's term")
    mark, none = f"{rule}-{outcome}", Text("", "")
    return Finding(rule, outcome, Severity.BLOCK, "rights", said, said, none, (), (), mark)


def listing(number: int, item: str) -> Listing:
    url = URL.format(item)
    return Listing(
        f"L{number:04d}",
        Link(row=number + 1, url=f"{url}?spm=a2g0o"),
        LinkKind.LISTING,
        "aliexpress",
        item,
        url,
    )


def capture(number: int, item: str, at: datetime) -> Capture:
    url = URL.format(item)
    return Capture(
        listing_id=f"L{number:04d}",
        url=url,
        reached=url,
        outcome="ok",
        captured_at=at,
        shown=Shown(title="SPECIMEN 运动鞋", shop="Specimen Sports Store", item_id=item),
        artefacts=(Artefact("page.jpg", f"{number:064x}", 1000),),
        page_width=1280,
        page_height=4000,
        answered_by=None,
    )


def with_text(document: Document, *lines: str) -> Document:
    """Give a paper lines of text below each other."""
    read = tuple(
        (1, TextLine(line, Box(10, 40 * number, 900, 40 * number + 30), 0.99))
        for number, line in enumerate(lines, 1)
    )
    return replace(document, lines=read)
