import pytest

from ipclaim.model.document import Box, SealShape
from ipclaim.read.seals.finding import FoundSeal
from ipclaim.read.seals.judging import seal_text_field, sealing_one, told
from ipclaim.read.seals.reading import ReadSeal
from ipclaim.read.seals.rings import Ring
from tests.read.pages import line, page

NAME = "泉州未名云岭体育用品有限公司"
BESIDE = Box(500, 1200, 740, 1440)
LETTER = page(line("授权人（盖章）：" + NAME, 200, 1300), line("日期：2025年3月8日", 200, 1400))


def seal(
    *arcs: str,
    words: tuple[str, ...] | None = None,
    whole: bool = True,
    colour: str = "red",
    box: Box = BESIDE,
    cut: bool = False,
) -> ReadSeal:
    found = FoundSeal(box, SealShape.ROUND, colour, Ring(620, 1320, 120, 120, 0), None, cut)
    return ReadSeal(found, arcs, words, whole)


def reasons(one: ReadSeal) -> set[str]:
    field = seal_text_field(LETTER, one, [LETTER], "letter.png")
    assert field is not None
    return {reason.code for reason in field.reasons}


def test_the_printed_name_confirms_the_seal() -> None:
    field = seal_text_field(LETTER, seal(NAME, NAME), [LETTER], "letter.png")
    assert field is not None
    assert field.is_certain
    assert field.value == NAME
    assert field.source.box == Box(500, 1200, 740, 1440)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (seal(NAME), "witness-differs"),
        (seal(NAME, NAME.replace("未", "末")), "witness-differs"),
        (seal(NAME, "云有限"), "witness-differs"),
        (seal(NAME[1:], NAME[1:]), "seal-not-in-print"),
        (seal(NAME[:-1], NAME[:-1]), "seal-not-in-print"),
        (seal(NAME.replace("未", "末"), NAME.replace("未", "末")), "seal-not-in-print"),
        (seal(NAME, NAME, words=("务专用", "务专用")), "seal-words-unclear"),
        (seal(NAME, NAME, words=("合同专用章", "合同专用")), "seal-words-unclear"),
        (seal(NAME, NAME, whole=False), "seal-partly-seen"),
        (seal(NAME, NAME, colour="blue"), "seal-partly-seen"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_seal_is_doubted(one: ReadSeal, code: str) -> None:
    assert code in reasons(one)


def test_a_second_reader_may_stumble_where_no_letter_has_a_look_alike() -> None:
    assert reasons(seal(NAME, NAME.replace("泉", "皋").replace("岭", "岑"))) == set()


def test_what_the_seal_is_for_belongs_to_its_text() -> None:
    one = seal(NAME, NAME, words=("合同专用章", "合同专用章"))
    field = seal_text_field(LETTER, one, [LETTER], "letter.png")
    assert field is not None
    assert field.is_certain
    assert field.value == NAME + "合同专用章"


def test_other_readings_are_kept() -> None:
    field = seal_text_field(LETTER, seal(NAME, NAME[:-1]), [LETTER], "letter.png")
    assert field is not None
    assert field.alternatives == (NAME[:-1],)


def test_what_nobody_can_read_is_no_field() -> None:
    assert seal_text_field(LETTER, seal("云", "口"), [LETTER], "letter.png") is None


def test_the_seal_nearest_to_the_words_seals() -> None:
    far, near = seal(NAME, box=Box(400, 100, 640, 340)), seal(NAME)
    cut = seal(NAME, box=Box(210, 1280, 330, 1400), cut=True)
    assert sealing_one([far, cut, near], LETTER.lines[0]) is near
    assert sealing_one([far], LETTER.lines[0]) is None


def test_a_document_states_its_seals() -> None:
    (one,) = told([(LETTER, seal(NAME, NAME))], [LETTER])
    assert (one.page, one.text, one.certain) == (1, NAME, True)
    (other,) = told([(LETTER, seal("", ""))], [LETTER])
    assert (other.text, other.certain) == (None, False)
