import cv2
import numpy as np
import pytest

from ipclaim.model.document import Box, PageImage
from ipclaim.read.condition import (
    condition_of,
    edge_width,
    has_grid,
    is_coloured,
    is_cropped,
    purpose_stated,
)
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.reading import seals_on
from tests.read.pages import line, page
from tests.read.seals.stamped import company_seal, sheet

PRINT = [Box(200, 300 + 60 * row, 590, 336 + 60 * row) for row in range(8)]


def test_a_sharp_page_is_sharper_than_a_blurred_one() -> None:
    pixels = sheet(None)
    sharp, soft = (
        edge_width(picture.astype(np.uint8), PRINT)
        for picture in (pixels, cv2.GaussianBlur(pixels, (0, 0), 4))
    )
    assert sharp is not None
    assert soft is not None
    assert sharp < 0.12 < 0.15 < soft


def test_a_page_without_print_has_no_edges() -> None:
    assert edge_width(np.full((800, 600, 3), 250, np.uint8), PRINT) is None


def test_a_grid_of_a_screen_shows_on_empty_paper() -> None:
    dice = np.random.default_rng(4)
    paper = dice.normal(200, 3, (1400, 1000, 3))
    grid = 12 * np.sin(np.arange(1000) * 2.1)[None] + 12 * np.sin(np.arange(1400) * 1.9)[:, None]
    slanted = cv2.warpAffine(
        grid.astype(np.float32), cv2.getRotationMatrix2D((500, 700), 11, 1.3), (1000, 1400)
    )
    assert not has_grid(paper.clip(0, 255).astype(np.uint8))
    assert has_grid((paper + slanted[..., None]).clip(0, 255).astype(np.uint8))


def test_a_drawn_pattern_is_no_screen() -> None:
    pixels = np.full((1400, 1000, 3), 255, np.uint8)
    for x in range(-1400, 1000, 9):
        cv2.line(pixels, (x, 0), (x + 1400, 1400), (230, 215, 180), 1)
    assert not has_grid(pixels)


def test_print_at_one_side_is_cut() -> None:
    inside = page(*(line("办理投诉事宜", 200, 300 + 60 * row) for row in range(5)))
    cut = page(*(line("办理投诉事宜", 2, 300 + 60 * row) for row in range(5)))
    assert not is_cropped(inside)
    assert is_cropped(cut)
    assert not is_cropped(page(line("办理投诉事宜", 2, 300), line("投诉", 200, 900)))


def test_a_line_along_the_top_is_cut() -> None:
    assert is_cropped(page(line("兹授权下列代理人办理投诉", 200, 0), line("投诉", 200, 900)))


@pytest.mark.parametrize(
    "text",
    [
        "仅供速卖通平台投诉使用",
        "此件仅供办理知识产权投诉使用，他用无效",
        "仅 限 淘宝网 维权 使用",
        "再次复印无效",
        "Copy for complaint purposes only",
    ],
)
def test_a_purpose_is_stated(text: str) -> None:
    assert purpose_stated(["营业执照", text]) == text


@pytest.mark.parametrize(
    "text",
    [
        "仅供软件测试",
        "本授权书仅供甲方使用并在授权期限内有效，双方各执一份",
        "仅供乘用车使用的轮胎；",
        "For official use only.",
        "",
    ],
)
def test_no_purpose_is_made_up(text: str) -> None:
    assert purpose_stated([text]) is None


def codes(pixels: np.ndarray, *aside: str) -> list[str]:
    read = page(*(line("办理投诉事宜", 200, 300 + 60 * row) for row in range(5)))
    image = PageImage(1, 1240, 1754, 150, 0, colour=is_coloured(pixels))
    inks = Inks(pixels)
    return [note.code for note in condition_of(read, image, inks, seals_on(inks, ()), aside)]


def test_an_original_has_no_notes() -> None:
    assert codes(sheet(company_seal())) == []


def test_a_fresh_seal_on_a_copy_is_told() -> None:
    grey = cv2.cvtColor(sheet(company_seal()), cv2.COLOR_RGB2GRAY)
    copy = np.dstack([grey] * 3)
    copy[850:1150, 250:550] = sheet(company_seal(seed=9), at=(400, 1000))[850:1150, 250:550]
    assert codes(copy) == ["seal-on-copy"]
    assert codes(np.dstack([grey] * 3)) == ["black-and-white"]


def test_the_purpose_is_told_in_its_words() -> None:
    pixels = sheet(company_seal())
    read = page(line("营业执照", 200, 300))
    image = PageImage(1, 1240, 1754, 150, 0, colour=True)
    (note,) = condition_of(read, image, Inks(pixels), (), ["仅供投诉使用"])
    assert note.code == "purpose-watermark"
    assert "仅供投诉使用" in note.message.zh
    assert "仅供投诉使用" in note.message.en
