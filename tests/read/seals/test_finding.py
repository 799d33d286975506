import cv2
import numpy as np
import pytest

from ipclaim.model.document import SealShape
from ipclaim.read.seals.finding import FoundSeal, find_seals
from ipclaim.read.seals.ink import Inks
from tests.read.seals.stamped import company_seal, name_seal, sheet


def found(pixels: np.ndarray) -> tuple[FoundSeal, ...]:
    return find_seals(Inks(pixels))


def middle(seal: FoundSeal) -> tuple[float, float]:
    return (seal.box.x0 + seal.box.x1) / 2, (seal.box.y0 + seal.box.y1) / 2


def test_a_company_seal_over_print_is_found_where_it_is() -> None:
    (seal,) = found(sheet(company_seal()))
    assert seal.shape is SealShape.ROUND
    assert seal.colour == "red"
    assert middle(seal) == pytest.approx((850, 1350), abs=6)
    assert not seal.cut


def test_a_name_seal_is_square() -> None:
    (seal,) = found(sheet(name_seal()))
    assert seal.shape is SealShape.SQUARE
    assert seal.frame is not None


def test_a_sheet_without_seal_has_none() -> None:
    assert found(sheet(None)) == ()


def test_a_faint_seal_is_found() -> None:
    seal = company_seal()
    seal.putalpha(seal.getchannel("A").point(lambda value: value // 4))
    assert len(found(sheet(seal))) == 1


def test_two_seals_that_overlap_are_two() -> None:
    pixels = sheet(company_seal())
    other = company_seal("杭州云帆知识产权代理有限公司", seed=8)
    pixels = np.where(sheet(other, at=(990, 1430)) < 200, sheet(other, at=(990, 1430)), pixels)
    shapes = [seal.shape for seal in found(pixels.astype(np.uint8))]
    assert shapes.count(SealShape.ROUND) == 2


def test_a_seal_across_the_edge_is_cut() -> None:
    (seal,) = found(sheet(company_seal(), at=(1230, 900)))
    assert seal.cut


def test_a_brown_table_and_a_golden_disc_are_no_seals() -> None:
    desk = np.full((1754, 1240, 3), (150, 104, 66), np.uint8)
    desk[::7] = (126, 84, 50)
    paper = sheet(None)[100:1500, 100:1100]
    desk[150:1550, 120:1120] = paper
    cv2.circle(desk, (600, 300), 60, (200, 160, 90), 12)
    assert found(desk) == ()


def test_a_red_frame_round_the_page_hides_no_seal() -> None:
    pixels = sheet(company_seal()).copy()
    cv2.rectangle(pixels, (40, 40), (1200, 1714), (190, 30, 30), 5)
    (seal,) = found(pixels)
    assert middle(seal) == pytest.approx((850, 1350), abs=6)


def test_bold_red_letters_are_no_seals() -> None:
    pixels = sheet(None).copy()
    cv2.putText(pixels, "OQDB", (200, 240), cv2.FONT_HERSHEY_SIMPLEX, 2.4, (200, 20, 30), 9)
    assert found(pixels) == ()


def test_a_copied_seal_is_found_in_black() -> None:
    grey = cv2.cvtColor(sheet(company_seal()), cv2.COLOR_RGB2GRAY)
    (seal,) = found(np.dstack([grey] * 3))
    assert seal.colour == "black"


def test_a_red_seal_on_a_copy_of_a_sealed_paper_is_beside_the_black_one() -> None:
    grey = cv2.cvtColor(sheet(company_seal()), cv2.COLOR_RGB2GRAY)
    fresh = sheet(company_seal(seed=9), at=(400, 1000))
    copy = np.dstack([grey] * 3)
    copy[850:1150, 250:550] = fresh[850:1150, 250:550]
    assert [seal.colour for seal in found(copy)] == ["red", "black"]
