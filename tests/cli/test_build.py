"""``ipclaim build`` as it is typed, on a case of one paper: the samples' tests build whole ones."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw

from ipclaim.cli.main import cli
from ipclaim.errors import ExitCode
from tests.dossier.hand_made import chinese

CASE = """\
platform: generic
claim: trademark
complainant: {role: holder, name: 苏州青禾服饰有限公司}
"""
CARD = ("姓名 林海峰 SPECIMEN", "民族 汉", "公民身份号码 330102199003071234", "签发机关 某市公安局")


def build(*arguments: str | Path) -> Result:
    told = ["build", "--lang", "en", *map(str, arguments)]
    return CliRunner().invoke(cli, told, standalone_mode=False)


def test_without_a_browser_there_is_a_draft_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    (case / "links.csv").write_text(
        "url\nhttps://www.aliexpress.com/item/1005009000000001.html\n", encoding="utf-8"
    )
    done = build(case)
    assert done.return_value == ExitCode.MISSING_TOOL, done.output
    assert f"case: not ready  {case / 'out' / 'dossier.pdf'}" in done.output
    assert "there is none at CHROMIUM=/nowhere/chromium" in done.output
    assert "from an earlier run" not in done.output
    assert not any((case / "evidence" / "data").iterdir())


@pytest.mark.slow
def test_a_masked_copy_lies_beside_the_dossier_and_says_what_it_covers(tmp_path: Path) -> None:
    case = tmp_path / "case"
    (case / "materials").mkdir(parents=True)
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    card = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(card)
    for row, line in enumerate(CARD):
        draw.text((60, 60 + 90 * row), line, font=chinese(40), fill="black")
    card.save(case / "materials" / "card.png")
    done = build("--masked", case)
    assert done.return_value == 1, done.output  # a draft: nearly everything is missing
    masked = case / "out" / "masked"
    assert f"Copy for the other side: {masked / 'dossier-masked.pdf'}" in done.output
    assert "look through every page" in done.output
    told = (masked / "what-is-covered.txt").read_text("utf-8")
    assert "第 " in told
    assert "3301" not in told
    for path in masked.glob("*.*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert build(case).return_value == 1
    assert not masked.exists(), "an older copy is of another dossier"
