"""What sellers send, from the mail to the case: letters as papers, and an inbox of them."""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from ipclaim.cli.inbox import arrived_json, told_arrivals
from ipclaim.dossier.typescript import TypedParagraph, write_typescript
from ipclaim.errors import CaseError
from ipclaim.model.document import Document, FieldState
from ipclaim.model.text import Lang
from ipclaim.reply.json_models import ArrivalJson
from ipclaim.reply.matching import Fit
from ipclaim.resources import Templates
from ipclaim.run.batch import Silence
from ipclaim.run.inbox import Arrived, Became, sort_inbox
from ipclaim.run.platform_letters import decision_told, proposed
from ipclaim.run.post import Place, Post, read_files
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench, open_case
from ipclaim.run.workers import Workers

TODAY = date(2026, 11, 23)
DECISION = "您提交的知识产权投诉（编号CN2026110001）经审核不成立，原因：SPECIMEN 证据不足。"
WORDS = """我司系速卖通平台商家义乌样张商贸有限公司，现申诉如下：
一、本店已取得品牌授权，属于正品经销。
二、我们不主张平行进口。
被投诉链接：https://www.aliexpress.com/item/1005001000000001.html
请恢复链接。

> 贵店提供的合法来源材料不实，投诉编号：CN2026110001
"""


@dataclass
class InThisProcess(Workers):
    """Does tasks at once, here."""

    count: int = 1
    done: list[str] = field(default_factory=list)

    def run(self, task: Callable[..., Any], *arguments: Any, seconds: float, **_: object) -> Any:
        self.done.append(task.__name__)
        return task(*arguments)


@pytest.fixture(scope="module")
def bench() -> Bench:
    readers = Readers(InThisProcess(), Templates.with_overlay(), "rapidocr")
    return Bench(readers, TODAY, TODAY, None, Silence(), (), threading.Lock())


def mail(words: str, subject: str = "申诉", *attached: tuple[str, bytes]) -> bytes:
    made = EmailMessage()
    made["From"] = "样张 <seller@example.com>"
    made["Subject"] = subject
    made["Date"] = "Fri, 20 Nov 2026 23:30:00 +0800"
    made.set_content(words)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def case(folder: Path, name: str, item: str, number: str | None = None) -> Path:
    path = folder / name
    path.mkdir(parents=True)
    events = f"events: [{{what: filed, on: 2026-11-10, number: '{number}'}}]\n" if number else ""
    (path / "case.yaml").write_text(
        "platform: aliexpress\nclaim: counterfeit\n"
        f"complainant: {{role: holder, name: 杭州样张服饰有限公司}}\n{events}",
        encoding="utf-8",
    )
    (path / "links.csv").write_text(
        f"url\nhttps://www.aliexpress.com/item/{item}.html\n", encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def post(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Post:
    folder = tmp_path_factory.mktemp("case")
    came = folder / "counter-notices"
    came.mkdir()
    (came / "申诉.eml").write_bytes(mail(WORDS, "申诉", ("证据.rar", b"Rar!\x1a\x07")))
    (came / "转发.eml").write_bytes(
        mail(f"FYI\n---------- Forwarded message ---------\nFrom: x\nTo: y\nDate: z\n\n{WORDS}")
    )
    (came / "结果.eml").write_bytes(mail(DECISION, "处理结果"))
    (came / "空.zip").write_bytes(b"PK\x03\x04broken")
    files = sorted(came.iterdir())
    return read_files(bench.readers, files, Place(folder, folder / "out"))


def of(post: Post, name: str) -> Document:
    return next(each for each in post.papers if post.came_in[each.file].endswith(name))


@pytest.mark.slow
def test_a_mails_own_words_are_read_as_a_counter_notice(post: Post) -> None:
    notice = of(post, "申诉.eml")
    assert (notice.doc_type, notice.style) == ("counter_notice", "message")
    assert notice.value("listing_urls") == (
        "https://www.aliexpress.com/item/1005001000000001.html",
    )
    day = notice.field("notice_date")
    assert day is not None
    assert (day.value, day.state) == ("2026-11-20", FieldState.CERTAIN)
    assert "合法来源" not in notice.text
    assert notice.field("sealed") is None
    number = notice.field("complaint_number")
    assert number is not None
    assert (number.value, number.state) == ("CN2026110001", FieldState.DOUBTFUL)
    assert [reason.code for reason in number.reasons] == ["in-quotation"]


@pytest.mark.slow
def test_a_platforms_decision_is_no_counter_notice_and_is_told(post: Post) -> None:
    (paper,) = post.decisions
    assert post.came_in[paper.file].endswith("结果.eml")
    assert paper.doc_type != "counter_notice"
    assert [problem.code for problem in paper.problems] == ["decision"]
    assert any(each.problem.code == "decision" for each in post.unread)
    assert paper not in post.papers


@pytest.mark.slow
def test_every_line_has_its_spot_on_a_sheet(post: Post) -> None:
    notice = of(post, "申诉.eml")
    (image,) = notice.page_images
    assert all(
        line.box.x1 <= image.width and line.box.y1 <= image.height for _, line in notice.lines
    )
    assert len({line.box.y0 for _, line in notice.lines}) == len(notice.lines)
    assert notice.file.startswith("out/received/")


@pytest.mark.slow
def test_what_is_only_passed_on_is_read_and_doubted(post: Post) -> None:
    notice = of(post, "转发.eml")
    assert notice.doc_type == "counter_notice"
    assert not notice.doc_type_certain
    urls = notice.field("listing_urls")
    assert urls is not None
    assert "passed-on" in {reason.code for reason in urls.reasons}


@pytest.mark.slow
def test_what_could_not_be_read_is_told_with_its_own_notice(post: Post) -> None:
    told = {(each.file, each.name): each.problem.code for each in post.unread}
    assert told == {
        ("counter-notices/申诉.eml", "证据.rar"): "archive",
        ("counter-notices/空.zip", ""): "damaged",
        ("counter-notices/结果.eml", ""): "decision",
    }
    with_forward = post.unread_with(of(post, "转发.eml"))
    assert {each.file for each in with_forward} == {
        "counter-notices/空.zip",
        "counter-notices/结果.eml",  # it bears on every answer
    }


@pytest.fixture(scope="module")
def monday(
    bench: Bench, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, tuple[Path, ...], dict[str, Arrived]]:
    folder = tmp_path_factory.mktemp("monday")
    cases = (
        case(folder, "a", "1005001000000001", "CN2026110001"),
        case(folder, "b", "1005001000000002", "CN2026110002"),
        case(folder, "c", "1005001000000003", "CN2026110002"),
    )
    inbox = folder / "inbox"
    (inbox / "together").mkdir(parents=True)
    (inbox / "one.eml").write_bytes(mail(WORDS))
    (inbox / "twice.txt").write_text("投诉编号：CN2026110002。商品系正品，请恢复链接。", "utf-8")
    (inbox / "stranger.html").write_text(
        "<p>投诉编号：ZZ2026119999，我店已获品牌授权。</p>", "utf-8"
    )
    (inbox / "together" / "说明.txt").write_text(
        "链接 https://www.aliexpress.com/item/1005001000000003.html 并非本店商品。", "utf-8"
    )
    decision = [
        TypedParagraph(each)
        for each in (
            "SPECIMEN 知识产权投诉处理结果通知",
            f"尊敬的用户：{DECISION}",
            "所涉商品：1005001000000001",
            "2026年11月20日",
        )
    ]
    write_typescript("SPECIMEN", decision, inbox / "决定.pdf")
    arrived, closed = sort_inbox(bench, cases, inbox)
    assert closed == ()
    return inbox, cases, {each.name: each for each in arrived}


@pytest.mark.slow
def test_each_answer_goes_to_its_case_and_the_inbox_keeps_it(
    monday: tuple[Path, tuple[Path, ...], dict[str, Arrived]],
) -> None:
    inbox, (a, _, c), arrived = monday
    assert (arrived["one.eml"].became, arrived["one.eml"].case) == (Became.PLACED, a)
    copied = a / "counter-notices" / "one.eml"
    assert copied.read_bytes() == (inbox / "one.eml").read_bytes()
    assert arrived["together"].copied_to == "counter-notices/together"
    assert (c / "counter-notices" / "together" / "说明.txt").is_file()
    assert copied.stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_a_decision_on_paper_goes_to_its_case_with_the_line_that_writes_it_down(
    bench: Bench, monday: tuple[Path, tuple[Path, ...], dict[str, Arrived]]
) -> None:
    _, (a, *_), arrived = monday
    decision = arrived["决定.pdf"]
    assert (decision.became, decision.case) == (Became.PLACED, a)
    line = f"ipclaim docket record {a} --outcome L0001=refused --on 2026-11-20"
    assert decision.proposes == line  # the case has the number already
    told = "\n".join(told_arrivals((decision,), Lang.EN))
    assert line in told
    assert "CASE" not in told
    opened = open_case(bench, a)
    post = read_files(bench.readers, [a / "counter-notices" / "决定.pdf"], Place(a, a / "out"))
    assert post.papers == ()
    (proposal,) = proposed(opened, post, bench.templates)
    error = decision_told(proposal, opened)
    assert line in error.advice.zh


@pytest.mark.slow
def test_what_fits_none_or_two_waits_and_says_why(
    monday: tuple[Path, tuple[Path, ...], dict[str, Arrived]],
) -> None:
    _, _, arrived = monday
    twice, stranger = arrived["twice.txt"], arrived["stranger.html"]
    assert (twice.became, twice.fit, twice.candidates) == (Became.WAITS, Fit.SEVERAL, ("b", "c"))
    assert (stranger.became, stranger.fit) == (Became.WAITS, Fit.NONE)
    assert "ZZ2026119999" in stranger.why[0].zh


@pytest.mark.slow
def test_a_second_run_copies_nothing_again_and_overwrites_nothing(
    bench: Bench, monday: tuple[Path, tuple[Path, ...], dict[str, Arrived]]
) -> None:
    inbox, cases, _ = monday
    (inbox / "more").mkdir(exist_ok=True)
    (inbox / "more" / "one.eml").write_bytes(mail(WORDS + "补充说明。"))
    before = {path: path.read_bytes() for path in cases[0].rglob("*") if path.is_file()}
    arrived, _ = sort_inbox(bench, cases, inbox)
    became = {each.name: each.became for each in arrived}
    assert became["one.eml"] is became["together"] is Became.ALREADY
    assert became["more"] is Became.PLACED
    assert all(path.read_bytes() == data for path, data in before.items())


def test_an_inbox_that_is_none_or_empty_is_an_error(bench: Bench, tmp_path: Path) -> None:
    for inbox in (tmp_path / "none", tmp_path):
        with pytest.raises(CaseError):
            sort_inbox(bench, (), inbox)


@pytest.mark.slow
def test_links_and_pipes_in_an_inbox_lead_nowhere_and_never_wait(
    bench: Bench, tmp_path: Path
) -> None:
    a = case(tmp_path, "a", "1005001000000001")
    inbox = tmp_path / "inbox"
    (inbox / "sub").mkdir(parents=True)
    (inbox / "sub" / "n.txt").write_text("1005001000000001 系正品。", "utf-8")
    (inbox / "plain.txt").write_text("1005001000000001 系正品，请恢复。", "utf-8")
    (tmp_path / "secret").write_text("secret", "utf-8")
    (inbox / "sub" / "link.txt").symlink_to(tmp_path / "secret")
    os.mkfifo(inbox / "sub" / "pipe.pdf")
    os.mkfifo(inbox / "pipe.eml")
    arrived, _ = sort_inbox(bench, (a,), inbox)
    assert {each.name: each.became for each in arrived} == {
        "pipe.eml": Became.WAITS,
        "plain.txt": Became.PLACED,
        "sub": Became.WAITS,
    }
    assert {path.name for path in (a / "counter-notices").iterdir()} == {"plain.txt"}


@pytest.mark.slow
def test_what_became_of_each_is_told_in_both_languages_and_as_published(
    monday: tuple[Path, tuple[Path, ...], dict[str, Arrived]],
) -> None:
    _, _, arrived = monday
    for one in arrived.values():
        ArrivalJson.model_validate_json(json.dumps(arrived_json(one)))
    told = list(told_arrivals(tuple(arrived.values()), Lang.ZH))
    assert any("已复制到 a/counter-notices/one.eml" in line for line in told)
    assert told[-1].startswith("  ")
    assert any("belongs to no case" in line for line in told_arrivals([*arrived.values()], Lang.EN))
