"""Proposing a ``case.yaml`` from the papers, with a remark wherever a person has to choose."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ipclaim.model.case import CLAIM_NAMES, Role
from ipclaim.model.document import Document, Field, whole_papers
from ipclaim.model.listing import Listing

_RIGHTS = {
    "trademark_certificate": "trademark",
    "copyright_certificate": "copyright",
    "software_copyright_certificate": "copyright",
    "design_patent_certificate": "design_patent",
    "invention_patent_certificate": "invention_patent",
    "utility_model_certificate": "utility_model",
}


def propose_case(documents: Sequence[Document], listings: Sequence[Listing]) -> str:
    """Return the text of a ``case.yaml``; what could not be found is a commented line."""
    papers = whole_papers(documents)
    letter = _first(papers, "authorization_letter")
    right = next((paper for paper in papers if paper.doc_type in _RIGHTS), None)
    role = Role.AGENT if letter else Role.HOLDER
    name = letter.field("grantee") if letter else right.field("holder_name") if right else None
    lines = [
        "# 由 ipclaim init 拟写，请逐项核对。 Proposed by ipclaim init; please check every line.",
        *_platform(listings),
        *_claim(right),
        "complainant:",
        f"  role: {role.value}            # holder 权利人 | agent 代理人",
        *_named(name),
        "  # contact: {person: 姓名, email: ip@example.com, phone: '+86 571 0000 0000'}",
        *_right(papers),
        "# goods: 被诉商品，例如 运动鞋   # the accused goods",
        "# reason: 投诉理由             # your own words: mark, place on the page, comparison",
        "# submit_on: 2026-01-31        # the planned day; default today",
        "# whitelist: []                # 已授权店铺 shops that sell with permission",
    ]
    return "\n".join(lines) + "\n"


def _first(documents: Sequence[Document], doc_type: str) -> Document | None:
    return next((paper for paper in documents if paper.doc_type == doc_type), None)


def _platform(listings: Sequence[Listing]) -> Iterator[str]:
    seen = Counter(listing.platform for listing in listings if listing.platform)
    if not seen:
        yield "platform: aliexpress          # 请选择 choose: ipclaim rules list"
        return
    platform, count = seen.most_common(1)[0]
    yield f"platform: {platform}          # {count}/{len(listings)} links"


def _claim(right: Document | None) -> Iterator[str]:
    claim = _RIGHTS[right.doc_type] if right else "trademark"
    yield f"claim: {claim}               # {' | '.join(CLAIM_NAMES)}"


def _named(name: Field | None) -> Iterator[str]:
    if name is None or not isinstance(name.value, str):
        yield "  name: 请填写投诉人名称         # not found on the papers: fill in the complainant"
        return
    remark = f"# {name.source.file}, page {name.source.page}"
    if not name.is_certain:
        reasons = "; ".join(reason.text.en for reason in name.reasons)
        remark += f" -- 存疑，请核对 doubtful, look at the paper: {reasons}"
    yield f"  name: {_quoted(name.value)}   {remark}"


def _right(documents: Sequence[Document]) -> Iterator[str]:
    numbers = [
        (document, field)
        for document in documents
        if document.doc_type in _RIGHTS
        for name in ("registration_number", "patent_number")
        if (field := document.field(name)) and isinstance(field.value, str)
    ]
    if not numbers:
        yield "# right: '12345678'            # 未读到注册号 no right's number was read"
        return
    first, *others = [str(field.value) for _, field in numbers]
    choice = f"   # 或 or: {', '.join(others)}" if others else ""
    doubt = "" if numbers[0][1].is_certain else "   # 存疑，请核对 doubtful, look at the paper"
    yield f"right: '{first}'{choice}{doubt}"


def _quoted(value: str) -> str:
    """Return a YAML scalar that is text whatever it looks like."""
    return "'" + value.replace("'", "''") + "'"
