"""Papers as they were read file by file, made by hand. Every name and number is invented."""

from dataclasses import replace

from ipclaim.model.document import Box, Document, Field, TextLine, Value
from ipclaim.read.reasons import reason
from tests.building import a_document

HOLDER = "澜屿青禾服饰有限公司"
AGENT = "云汀知衡知识产权代理有限公司"
NUMBER = "65432109"


def with_lines(paper: Document, *texts: str) -> Document:
    """Return the paper with lines from its head down; what begins with ``_`` is at its foot."""
    lines = [
        TextLine(text, Box(100, 100 + 60 * place, 900, 140 + 60 * place), 0.99)
        if not text.startswith("_")
        else TextLine(text[1:], Box(700, 2140, 900, 2170), 0.99)
        for place, text in enumerate(texts)
    ]
    return replace(paper, lines=tuple((1, line) for line in lines))


def doubted(paper: Document, name: str, *codes: str) -> Document:
    """Return the paper with one value doubted for these reasons."""
    return replace(
        paper,
        fields=tuple(
            field.doubted(*map(reason, codes)) if field.name == name else field
            for field in paper.fields
        ),
    )


def certificate(file: str, **more: Value) -> Document:
    """Return the first page of a certificate."""
    values: dict[str, Value] = {
        "registration_number": NUMBER,
        "nice_classes": (25,),
        "goods_services": "服装；鞋(转续页)",
        "holder_name": HOLDER,
        "valid_from": "2019-12-07",
        "valid_to": "2029-12-06",
    }
    return a_document("trademark_certificate", file, **(values | more))


def goods_page(file: str, **more: Value) -> Document:
    """Return a certificate's further page."""
    values: dict[str, Value] = {
        "registration_number": NUMBER,
        "goods_services": "帽；袜",
        "holder_name": HOLDER,
        "mark_text": None,
    }
    return a_document("trademark_certificate", file, **(values | more))


def front(file: str, **more: Value) -> Document:
    """Return the holder's side of a card."""
    values: dict[str, Value] = {
        "name": "林海峰",
        "birth_date": "1990-04-18",
        "address": "福建省泉州市丰泽区滨河大道1286号",
        "id_number": "990101199004188664",
    }
    return a_document("id_card", file, **(values | more))


def back(file: str, **more: Value) -> Document:
    """Return the issuing side of a card."""
    values: dict[str, Value] = {
        "issuing_authority": "泉州市公安局丰泽分局",
        "valid_from": "2018-05-24",
        "valid_to": "2038-05-24",
    }
    return a_document("id_card", file, **(values | more))


def letter(file: str, **more: Value) -> Document:
    """Return a letter whose rights stand in an annex."""
    values: dict[str, Value] = {
        "grantor": HOLDER,
        "grantee": AGENT,
        "rights_numbers": None,
        "period_to": "2028-01-04",
        "signed_date": "2026-01-05",
    }
    paper = a_document("authorization_letter", file, **(values | more))
    return with_lines(paper, "授权委托书", f"授权人：{HOLDER}", "授权商标：详见附件")


def annex(file: str) -> Document:
    """Return a letter's list of marks, of which alone nobody knows what it is."""
    paper = a_document(
        "authorization_letter", file, rights_numbers=(NUMBER,), signed_date="2029-12-06"
    )
    uncertain = replace(
        paper,
        doc_type_certain=False,
        fields=tuple(field.doubted(reason("type-uncertain")) for field in paper.fields),
    )
    return with_lines(uncertain, "附件：授权商标清单", "注册号", NUMBER)


def unknown(file: str, *texts: str) -> Document:
    """Return a page of no kind."""
    return with_lines(a_document("other", file), *texts)


def value_of(paper: Document, name: str) -> Field:
    """Return a field that must be there."""
    field = paper.field(name)
    assert field is not None
    return field
