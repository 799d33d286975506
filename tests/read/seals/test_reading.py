from random import Random

import cv2
import numpy as np
import pytest

from ipclaim.model.document import SealKind, SealShape
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.reading import kind_of, seals_on
from samples.papers.seals import round_seal
from tests.read.seals.stamped import NAME, company_seal, name_seal, sheet


def test_the_arc_of_a_seal_over_print_is_read_by_both_readers() -> None:
    engine, witness = RapidEngine(), LineWitness()
    readers = (lambda crop: engine.read_line(crop).text, witness.read_line)
    (seal,) = seals_on(Inks(sheet(company_seal(), at=(850, 1100))), readers)
    assert seal.arcs == (NAME, NAME)
    assert seal.words is None
    assert seal.whole
    assert seal.kind is SealKind.COMPANY


def test_what_a_seal_is_for_stands_across_it() -> None:
    engine = RapidEngine()
    picture = round_seal(NAME, Random(5), bottom="合同专用章").resize((300, 300))
    pixels = sheet(picture, at=(850, 1000))
    (seal,) = seals_on(Inks(pixels), (lambda crop: engine.read_line(crop).text,))
    assert seal.text == NAME
    assert seal.words is not None


def test_a_seal_is_kept_as_a_picture_of_its_ink_alone() -> None:
    (seal,) = seals_on(Inks(sheet(company_seal())), ())
    picture = cv2.imdecode(np.frombuffer(seal.picture, np.uint8), cv2.IMREAD_UNCHANGED)
    assert picture is not None
    height, width, _ = picture.shape
    assert (height, width) == pytest.approx((256, 256), abs=14)
    blue, _, red, cover = (int(level) for level in picture[: height // 2, width // 2].max(axis=0))
    assert red > 2 * blue
    assert cover == 240
    assert (picture[0, :, 3] == 0).all()


def test_without_readers_a_seal_has_no_text() -> None:
    (seal,) = seals_on(Inks(sheet(name_seal())), ())
    assert seal.text is None
    assert seal.kind is SealKind.UNKNOWN


@pytest.mark.parametrize(
    ("shape", "text", "use", "kind"),
    [
        (SealShape.ROUND, "泉州未名云岭体育用品有限公司", "", SealKind.COMPANY),
        (SealShape.ROUND, "泉州未名云岭体育用品有限公司", "合同专用章", SealKind.CONTRACT),
        (SealShape.ROUND, "泉州未名云岭体育用品有限公司财务专用章", "", SealKind.FINANCE),
        (SealShape.OVAL, "泉州未名云岭体育用品有限公司", "发票专用章", SealKind.INVOICE),
        (SealShape.ROUND, "泉州未名云岭体育用品有限公司", "业务专用章", SealKind.OTHER),
        (SealShape.ROUND, "国家知识产权局", "", SealKind.OFFICE),
        (SealShape.ROUND, "计算机软件著作权登记专用章", "", SealKind.OFFICE),
        (SealShape.SQUARE, "张文博印", "", SealKind.PERSONAL),
        (SealShape.SQUARE, "見本", "", SealKind.UNKNOWN),
        (SealShape.ROUND, "LANTUOTE TRADING CO., LTD.", "", SealKind.COMPANY),
        (SealShape.ROUND, "", "", SealKind.UNKNOWN),
    ],
)
def test_a_seals_words_tell_whose_it_is(
    shape: SealShape, text: str, use: str, kind: SealKind
) -> None:
    assert kind_of(shape, text, use) is kind
