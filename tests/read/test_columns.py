"""A page on its side is turned, one written from top to bottom is not."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.opening import Pixels, turn

COLUMNS = (
    "注册人泉州云岭制鞋厂",
    "福建省泉州市鲤城区新门街",
    "核定使用商品及服务项目",
    "国家工商行政管理局",
)
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"


@pytest.fixture(scope="module")
def engine() -> RapidEngine:
    return RapidEngine()


def sheet(*, downwards: bool) -> Pixels:
    picture = Image.new("RGB", (900, 700), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(FONT, 36, index=2)
    for number, text in enumerate(COLUMNS):
        for place, char in enumerate(text):
            if downwards:
                at = (700 - 90 * number, 60 + 44 * place)
            else:
                at = (100 + 44 * place, 100 + 90 * number)
            draw.text(at, char, font=font, fill="black")
    return np.asarray(picture)


@pytest.mark.slow
def test_columns_are_read_where_they_stand(engine: RapidEngine) -> None:
    reading = engine.read(sheet(downwards=True))
    assert reading.turned == 0
    assert sorted(line.text for line in reading.lines) == sorted(COLUMNS)


@pytest.mark.slow
@pytest.mark.parametrize("turned", [90, 270])
def test_a_page_on_its_side_is_turned(engine: RapidEngine, turned: int) -> None:
    reading = engine.read(turn(sheet(downwards=False), turned))
    assert reading.turned == 360 - turned
    assert sorted(line.text for line in reading.lines) == sorted(COLUMNS)
