"""What is found in mails, Outlook messages, pages, texts and archives."""

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.intake.parsing.__main__ import _items, _within_bounds
from ipclaim.intake.parsing.handover import (
    MOST_ENCLOSURES,
    Enclosure,
    LeftOut,
    Letter,
)
from ipclaim.intake.parsing.kinds import kind_of
from ipclaim.intake.parsing.markup import words_of
from ipclaim.intake.parsing.scripts import decoded, header_text
from tests.intake.outlook import compound, message, wide

PDF = b"%PDF-1.4\n% SPECIMEN\n"


def taken(
    kind: str, data: bytes
) -> tuple[list[Letter], list[tuple[Enclosure, bytes]], list[LeftOut]]:
    found = list(_within_bounds(_items(kind, data, ())))
    return (
        [each for each in found if isinstance(each, Letter)],
        [each for each in found if isinstance(each, tuple)],
        [each for each in found if isinstance(each, LeftOut)],
    )


def mail(text: str = "本店已取得授权。", **heads: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "样张店铺 <seller@example.com>"
    made["Subject"] = "回复：投诉 CN2026110001"
    made["Date"] = "Fri, 20 Nov 2026 23:30:00 +0800"
    for name, value in heads.items():
        made[name] = value
    made.set_content(text)
    return made


def packed(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_a_mail_gives_its_head_its_words_and_its_attachments() -> None:
    made = mail()
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="授权书.pdf")
    [letter], [(enclosure, data)], left = taken("mail", made.as_bytes())
    assert letter.subject == "回复：投诉 CN2026110001"
    assert letter.sent == "2026-11-20T23:30:00+08:00"
    assert letter.text == "本店已取得授权。"
    assert (enclosure.name, data, left) == ("授权书.pdf", PDF, [])


@pytest.mark.parametrize(
    "disposition",
    [
        b"attachment; filename*=gb2312''%CA%DA%C8%A8%CA%E9.pdf",
        b'attachment; filename="=?gb2312?B?ytrIqMrp?=.pdf"',
        'attachment; filename="授权书.pdf"'.encode("gb18030"),
        b"attachment; filename*0*=utf-8''%E6%8E%88%E6%9D%83; filename*1*=%E4%B9%A6.pdf",
    ],
    ids=["rfc2231", "encoded-word", "raw-gbk", "continued"],
)
def test_an_attachments_name_is_read_however_it_is_written(disposition: bytes) -> None:
    raw = (
        b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: application/pdf\nContent-Disposition: " + disposition +
        b"\n\n" + PDF + b"\n--b--\n"
    )  # fmt: skip
    _, [(enclosure, _)], _ = taken("mail", raw)
    assert enclosure.name == "授权书.pdf"


def test_words_that_say_gb2312_and_are_gb18030_are_read() -> None:
    raw = (
        b"From: a\nSubject: x\nContent-Type: text/plain; charset=gb2312\n\n"
        + "朱镕记店铺".encode("gb18030")
    )
    [letter], _, _ = taken("mail", raw)
    assert letter.text == "朱镕记店铺"


def test_words_that_say_utf8_and_are_gbk_are_read() -> None:
    raw = (
        b"From: a\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n"
        + "本店已获授权".encode("gbk")
    )
    [letter], _, _ = taken("mail", raw)
    assert letter.text == "本店已获授权"


def test_of_html_alone_only_what_is_shown_is_read() -> None:
    markup = (
        "<html><head><title>t</title><style>p{}</style></head><body><p>我店<b>已获授权</b>。</p>"
        "<script>alert(1)</script><div style='display:none'>secret</div>"
        "<img src='https://example.com/track.gif'><blockquote>投诉<p>原文</blockquote></body>"
    )
    made = EmailMessage()
    made["From"] = "a@example.com"
    made.set_content(markup, subtype="html")
    [letter], _, _ = taken("mail", made.as_bytes())
    assert letter.text.split("\n") == ["我店已获授权。", "", "> 投诉", "> 原文"]


def test_the_plain_words_are_taken_where_both_forms_say_something() -> None:
    made = mail("plain words")
    made.add_alternative("<p>html words</p>", subtype="html")
    [letter], enclosed, _ = taken("mail", made.as_bytes())
    assert (letter.text, enclosed) == ("plain words", [])


def test_a_mail_within_a_mail_is_taken_apart_too() -> None:
    inner = mail("里面的申诉。")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="a.pdf")
    outer = mail("见附件。")
    outer.add_attachment(inner)
    letters, [(enclosure, _)], _ = taken("mail", outer.as_bytes())
    assert [each.text for each in letters] == ["见附件。", "里面的申诉。"]
    assert letters[1].within
    assert enclosure.within == letters[1].within


def test_what_cannot_be_opened_is_told_and_logos_are_left_out() -> None:
    made = mail()
    made.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    made.add_attachment(b"Rar!\x1a\x07", maintype="application", subtype="rar", filename="证据.rar")
    made.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    made.add_attachment(
        b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>", disposition="inline"
    )
    _, enclosed, left = taken("mail", made.as_bytes())
    assert enclosed == []
    assert {(each.name, each.code) for each in left} == {
        ("winmail.dat", "winmail"),
        ("证据.rar", "archive"),
        ("empty.pdf", "empty"),
        ("part.png", "small-picture"),
    }


def test_an_archive_gives_its_files_and_tells_bombs_and_locked_ones() -> None:
    data = packed(
        ("证据/a.pdf", PDF), ("bomb.pdf", b"\0" * (4 << 20)), ("b.eml", mail().as_bytes())
    )
    letters, [(enclosure, _)], left = taken("archive", data)
    assert enclosure.name == "证据/a.pdf"
    assert [each.text for each in letters] == ["本店已取得授权。"]
    assert [(each.name, each.code) for each in left] == [("bomb.pdf", "too-large")]
    locked = bytearray(packed(("a.pdf", PDF)))
    at = locked.index(b"PK\x01\x02") + 8
    locked[at] |= 1
    _, enclosed, [left_out] = taken("archive", bytes(locked))
    assert (enclosed, left_out.code) == ([], "encrypted")


def test_archives_within_archives_end_somewhere() -> None:
    data = packed(("a.pdf", PDF))
    for depth in range(12):
        data = packed((f"{depth}.zip", data))
    _, enclosed, [left_out] = taken("archive", data)
    assert (enclosed, left_out.code) == ([], "too-deep")


def test_of_thousands_of_parts_the_rest_is_counted() -> None:
    part = b"--b\nContent-Type: application/pdf\n\n" + PDF + b"\n"
    raw = b"From: a\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + part * 600
    _, enclosed, [left_out] = taken("mail", raw + b"--b--\n")
    assert len(enclosed) == MOST_ENCLOSURES
    assert (left_out.code, left_out.count) == ("too-many", 600 - MOST_ENCLOSURES)


def outlook_message() -> bytes:
    inner = message(
        {
            "__substg1.0_1000001F": wide("里面的申诉。"),
            "__attach_version1.0_#00000000": {
                "__substg1.0_3707001F": wide("深处.pdf"),
                "__substg1.0_37010102": PDF,
            },
        },
        inner=True,
    )
    return compound(
        message(
            {
                "__substg1.0_1000001F": wide("本店已取得授权。\r\n" + "正品经销。" * 600),
                "__substg1.0_0037001F": wide("申诉"),
                "__substg1.0_0C1A001F": wide("样张店铺"),
                "__substg1.0_007D001F": wide("Date: Fri, 20 Nov 2026 23:30:00 +0800\r\n"),
                "__attach_version1.0_#00000000": {
                    "__substg1.0_3707001F": wide("授权书.pdf"),
                    "__substg1.0_37010102": PDF * 400,
                },
                "__attach_version1.0_#00000002": {
                    "__substg1.0_3707001F": wide("winmail.dat"),
                    "__substg1.0_37010102": b"\x78\x9f\x3e\x22rest",
                },
                "__attach_version1.0_#00000001": {
                    "__substg1.0_3001001F": wide("转发"),
                    "__substg1.0_3701000D": inner,
                },
            }
        )
    )


def test_an_outlook_message_gives_the_same() -> None:
    data = outlook_message()
    assert kind_of(data[:4096], ".msg") == "outlook"
    letters, enclosed, left = taken("outlook", data)
    assert letters[0].text.startswith("本店已取得授权。\n正品经销。")
    assert (letters[0].subject, letters[0].sender) == ("申诉", "样张店铺")
    assert letters[0].sent == "2026-11-20T23:30:00+08:00"
    assert (letters[1].text, letters[1].within) == ("里面的申诉。", ("转发",))
    assert [(one.name, one.within) for one, _ in enclosed] == [
        ("授权书.pdf", ()),
        ("深处.pdf", ("转发",)),
    ]
    assert enclosed[0][1] == PDF * 400
    assert [(each.name, each.code) for each in left] == [("winmail.dat", "winmail")]


def test_an_outlook_message_cut_short_is_told() -> None:
    letters, enclosed, left = taken("outlook", outlook_message()[:1200])
    assert letters == enclosed == [] or left
    assert len([*letters, *enclosed, *left]) >= 1


@pytest.mark.parametrize(
    ("start", "suffix", "kind"),
    [
        (b"From: a\nTo: b\nSubject: c\n", "", "mail"),
        (b"From: a@example.com\n\nwords", ".eml", "mail"),
        ("本店的申诉".encode("gbk"), ".txt", "text"),
        (b"<!DOCTYPE html><html>", ".txt", "page"),
        (b"PK\x03\x04rest", ".zip", "archive"),
        (b"PK\x03\x04.....[Content_Types].xml", ".docx", None),
        (PDF, ".eml", None),
        (b"\x89PNG\r\n\x1a\n", ".txt", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", None),
        (b"", ".txt", None),
        (b"a,b,c", ".csv", None),
    ],
)
def test_what_a_file_is_by_its_bytes(start: bytes, suffix: str, kind: str | None) -> None:
    assert kind_of(start, suffix) == kind


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["mail", "page", "text", "archive", "outlook"]))
def test_rubbish_never_raises(data: bytes, kind: str) -> None:
    head = {"mail": b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"}.get(kind, b"")
    assert all(len(each) >= 0 for each in taken(kind, head + data))


@given(st.text(max_size=60), st.sampled_from(["utf-8", "gb18030"]))
def test_what_was_encoded_is_decoded(text: str, codec: str) -> None:
    shown = "".join(char for char in text if char.isprintable())
    data = shown.encode(codec, errors="ignore")
    assert decoded(data, codec).replace("\n", "") == data.decode(codec).replace("\ufeff", "")


@given(st.text(max_size=80))
def test_headers_and_markup_never_raise(text: str) -> None:
    assert isinstance(header_text(text), str)
    assert isinstance(words_of(f"<div><blockquote>{text}</p></div>"), str)


def test_a_codec_that_is_no_text_is_not_run_by_a_senders_word() -> None:
    assert decoded(b"78da", "hex") == "78da"
    assert decoded("申诉".encode(), "no-such-set") == "申诉"


def test_the_same_by_every_line_ending() -> None:
    texts = {
        taken("mail", data)[0][0].text for data in (mail().as_bytes(), mail().as_bytes(policy=SMTP))
    }
    assert len(set(chain(texts))) == 1
