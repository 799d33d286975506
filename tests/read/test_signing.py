import cv2
import numpy as np
import pytest

from ipclaim.model.document import Field
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.lines import Page
from ipclaim.read.seals.ink import Inks
from ipclaim.read.seals.reading import seals_on
from ipclaim.read.signing import sealing_fields, signed_field, unsigned_field
from ipclaim.resources import Templates
from tests.read.pages import line, page
from tests.read.seals.stamped import company_seal, sheet

BLUE, BLACK = (30, 45, 120), (28, 26, 26)


@pytest.fixture(scope="module")
def letter() -> Layout:
    layouts = load_layouts(Templates.with_overlay())
    return next(layout for layout in layouts if layout.kind == "authorization_letter")


def read(*beside: str) -> Page:
    lines = [line("兹授权上述单位办理投诉事宜", 200, 300 + 60 * row) for row in range(8)]
    lines.append(line("授权人（盖章）：泉州未名云岭体育用品有限公司", 500, 1330))
    lines.append(line("法定代表人（签字）：", 500, 1450))
    lines.extend(line(text, 810, 1450) for text in beside)
    return page(*lines, width=1240, height=1754)


def written(pixels: np.ndarray, ink: tuple[int, int, int]) -> np.ndarray:
    """Scrawl a few strokes into the place for signing."""
    pixels = pixels.copy()
    for step in range(4):
        x = 830 + 45 * step
        curve = np.array([(x, 1490), (x + 20, 1430), (x + 34, 1495), (x + 60, 1440)], np.int32)
        cv2.polylines(pixels, [curve], isClosed=False, color=ink, thickness=4)
    return pixels


def signed(layout: Layout, pixels: np.ndarray, on: Page | None = None) -> Field:
    inks = Inks(pixels)
    field = signed_field(layout, on or read(), inks, seals_on(inks, ()), "letter.png")
    assert field is not None
    return field


def test_blue_strokes_in_the_place_for_signing_are_a_signature(letter: Layout) -> None:
    field = signed(letter, written(sheet(company_seal()), BLUE))
    assert (field.value, field.is_certain) == (True, True)


def test_one_long_stroke_in_black_is_a_signature_too(letter: Layout) -> None:
    field = signed(letter, written(sheet(company_seal(), at=(400, 1000)), BLACK))
    assert (field.value, field.is_certain) == (True, True)


def test_an_empty_place_on_an_original_is_not_signed(letter: Layout) -> None:
    field = signed(letter, sheet(company_seal(), at=(400, 900)))
    assert (field.value, field.is_certain) == (False, True)


def test_a_seal_over_the_place_leaves_it_open(letter: Layout) -> None:
    field = signed(letter, sheet(company_seal(), at=(900, 1450)))
    assert (field.value, field.is_certain) == (False, False)


def test_an_empty_place_on_a_grey_copy_says_nothing(letter: Layout) -> None:
    grey = cv2.cvtColor(sheet(None), cv2.COLOR_RGB2GRAY)
    assert not signed(letter, np.dstack([grey] * 3)).is_certain


def test_a_name_beside_the_words_is_for_a_person(letter: Layout) -> None:
    field = signed(letter, sheet(company_seal(), at=(400, 900)), read("张文博"))
    assert not field.is_certain


def test_a_page_without_such_words_has_no_signature(letter: Layout) -> None:
    inks = Inks(sheet(None))
    assert signed_field(letter, page(line("营业执照", 200, 300)), inks, (), "letter.png") is None


def sealing(layout: Layout, pixels: np.ndarray) -> Field:
    field = sealing_fields(layout, [(read(), seals_on(Inks(pixels), ()))], "letter.png")[0]
    assert field.name == "sealed"
    return field


def test_a_red_seal_beside_the_words_seals(letter: Layout) -> None:
    field = sealing(letter, sheet(company_seal()))
    assert (field.value, field.is_certain) == (True, True)


@pytest.mark.parametrize("at", [(300, 300), (1235, 1330)], ids=["far-away", "cut-by-the-edge"])
def test_another_red_ring_does_not(letter: Layout, at: tuple[int, int]) -> None:
    field = sealing(letter, sheet(company_seal(), at=at))
    assert (field.value, field.is_certain) == (False, False)


def test_a_copied_seal_is_for_a_person(letter: Layout) -> None:
    grey = cv2.cvtColor(sheet(company_seal()), cv2.COLOR_RGB2GRAY)
    field = sealing(letter, np.dstack([grey] * 3))
    assert (field.value, field.is_certain) == (True, False)


def both(layout: Layout, *words: str) -> Field:
    """Have a letter sealed by both: the grantor left, the grantee right."""
    pixels = sheet(company_seal(), at=(350, 1350)).copy()
    right = sheet(company_seal("宁波衡石知识产权代理有限公司"), at=(950, 1350))
    pixels[:, 620:] = right[:, 620:]
    on = page(
        line("委托方：泉州未名云岭体育用品有限公司", 200, 200),
        *(line(word, 230 + 600 * at, 1330) for at, word in enumerate(words)),
        width=1240,
        height=1754,
    )
    return sealing_fields(layout, [(on, seals_on(Inks(pixels), ()))], "letter.png")[0]


@pytest.mark.parametrize(
    "words",
    [("委托人（盖章）", "受托人（盖章）"), ("委托人", "受托人（盖章）")],
    ids=["both", "hidden"],
)
def test_of_two_seals_the_grantors_counts(letter: Layout, words: tuple[str, ...]) -> None:
    field = both(letter, *words)
    assert (field.value, field.is_certain) == (True, True)
    assert field.source is not None
    assert field.source.box.x0 < 500


def test_a_seal_beside_the_grantee_alone_is_not_the_grantors(letter: Layout) -> None:
    pixels = sheet(company_seal("宁波衡石知识产权代理有限公司"), at=(850, 1350))
    on = page(
        line("授权人（盖章）：", 400, 1330),
        line("被授权人（盖章）：", 760, 1330),
        width=1240,
        height=1754,
    )
    field = sealing_fields(letter, [(on, seals_on(Inks(pixels), ()))], "letter.png")[0]
    assert field.value is False


def test_a_seal_over_a_lone_day_is_for_its_words_to_prove(letter: Layout) -> None:
    pixels = sheet(company_seal(), at=(900, 1350))
    on = page(
        line("对授权人在上述权限内的行为，我公司均予承认。", 200, 500),
        line("泉州未名云岭体育用品有限公司", 700, 1330),
        line("2025年3月1日", 820, 1390),
        width=1240,
        height=1754,
    )
    field = sealing_fields(letter, [(on, seals_on(Inks(pixels), ()))], "letter.png")[0]
    assert (field.value, field.is_certain) == (True, False)


def test_a_paper_of_print_alone_is_surely_not_sealed(letter: Layout) -> None:
    side = (read(), seals_on(Inks(sheet(None)), ()))
    sealed, *_ = sealing_fields(letter, [side], "letter.png", bare=True)
    assert (sealed.value, sealed.is_certain) == (False, True)
    sealed, *_ = sealing_fields(letter, [side], "letter.png")
    assert (sealed.value, sealed.is_certain) == (False, False)


MAIL = [line("We received your complaint about our listing yesterday.", 200, 300 + 60 * row)
        for row in range(6)]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "height", "certain"),
    [
        ("Changshu Oroummont Trading Limited", 30, True),
        ("Changshu Oroummont Trading Limited", 60, False),
        ("M. Wei", 30, False),
    ],
    ids=["printed", "taller than print", "perhaps a hand"],
)
def test_a_mail_of_print_alone_is_unsigned_unless_a_line_may_be_a_hand(
    letter: Layout, name: str, height: int, certain: bool
) -> None:
    on = page(*MAIL, line(name, 200, 700, height))
    field = unsigned_field(letter, [(on, ())], "mail.png", bare=True)
    assert field is not None
    assert (field.value, field.is_certain) == (False, certain)
    unsure = unsigned_field(letter, [(on, ())], "mail.png")
    assert unsure is not None
    assert not unsure.is_certain
