"""Files written by hand: every mistake is told with its line, its cause and the way out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.errors import CaseError
from ipclaim.model.case import CaseFile
from ipclaim.model.decision import DecisionsFile
from ipclaim.written import place_of_key, read_yaml
from ipclaim.written.placing import plain_values
from ipclaim.written.quick import UnusualError, quick_values

ROOT = Path(__file__).parent.parent / "templates"
GOOD = (
    "platform: aliexpress\nclaim: counterfeit\n"
    'complainant:\n  role: holder\n  name: 云岭有限公司\nright: "36182745"\n'
)


def told(folder: Path, content: str | bytes) -> str:
    file = folder / "case.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CaseError) as trouble:
        read_yaml(file, CaseFile, CaseError)
    assert "case.yaml" in trouble.value.message.zh
    assert trouble.value.advice.zh
    return trouble.value.message.en


@pytest.mark.parametrize(
    ("wrong", "line", "words"),
    [
        (GOOD.replace('"36182745"', "36182745"), 6, 'put it in quotes: "36182745"'),
        (GOOD + "submit_on: 2026-13-45\n", 7, "must be a day that exists"),
        (GOOD + "submit_on: 下周一\n", 7, "must be a day that exists"),
        (GOOD + "good: 鞋\n", 7, "did you mean goods?"),
        (GOOD + "claim: trademark\n", 7, "the key claim is written twice"),
        (GOOD.replace("  role", "\trole"), 4, "indent with spaces"),
        (GOOD.replace("claim: ", "claim："), 2, "full-width colon"),
        (GOOD.replace("counterfeit", "假货"), 2, "must be one of: counterfeit, trademark"),
        (GOOD.replace("name: 云岭有限公司", "name:"), 5, "complainant.name is empty"),
        ("- a\n- b\n", 1, "lines 'key: value'"),
        (GOOD + "---\n" + GOOD, 7, "keep one"),
        ("", 1, "platform is missing"),
        (GOOD.encode("gb18030"), 5, "not UTF-8"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, wrong: str | bytes, line: int, words: str
) -> None:
    said = told(tmp_path, wrong)
    assert f"case.yaml:{line}: " in said
    assert words in said
    assert "Input should" not in said


def test_what_is_too_large_or_too_deep_is_refused(tmp_path: Path) -> None:
    assert "too large" in told(tmp_path, GOOD + "#" * 1_000_000)
    assert "nested too deeply" in told(tmp_path, "platform: " + "[" * 2000)


def test_a_long_wrong_value_is_not_repeated_whole(tmp_path: Path) -> None:
    said = told(tmp_path, f"{GOOD}goods: [{'x, ' * 500}x]\n")
    assert len(said) < 300


def test_a_mark_of_byte_order_and_a_day_are_read(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + f"{GOOD}submit_on: 2026-11-23\n".encode())
    case = read_yaml(file, CaseFile, CaseError)
    assert case.submit_on is not None
    assert case.submit_on.isoformat() == "2026-11-23"


def test_a_decision_may_name_a_day_with_and_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    entry = (
        "- {{kind: field, document: {}, page: 1, field: valid_to, value: {}, by: 林晓, when: {}}}"
    )
    for value in ("2029-12-06", '"2029-12-06"'):
        written = entry.format("a" * 64, value, "2026-11-22T10:00:00+08:00")
        file.write_text(f"decisions:\n{written}\n", encoding="utf-8")
        (decision,) = read_yaml(file, DecisionsFile, CaseError).decisions
        assert decision.kind == "field"
        assert decision.value == "2029-12-06"
        assert decision.when.utcoffset() is not None


@given(st.binary(max_size=200))
def test_any_bytes_give_a_case_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("case") / "case.yaml"
    file.write_bytes(content)
    with pytest.raises(CaseError, match=r"case\.yaml"):
        read_yaml(file, CaseFile, CaseError)


WORDS = "no yes true ~ 云岭 = 2026-11-22 12:30 '36' \"a:b\""
NUMBERS = "0 012 0o17 0x1F 1_000 -7 3.50 .5 1e3 36182745"
SCALARS = st.sampled_from(["", *WORDS.split(), *NUMBERS.split()])
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(st.sampled_from(["a", "b", "1", "no"]), inner), max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        )
    ),
    max_leaves=8,
)


@given(TREES)
def test_the_quick_reader_says_what_the_slow_one_says_or_nothing(text: str) -> None:
    try:
        quick = quick_values(f"key: {text}\n")
    except UnusualError:
        return
    slow = plain_values(f"key: {text}\n")
    assert repr(quick) == repr(dict(slow))


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.yaml")), ids=lambda file: file.stem)
def test_templates_are_ordinary(file: Path) -> None:
    assert quick_values(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("claim", (2, 1)),
        ("complainant.name", (5, 3)),
        ("complainant.contact.email", (3, 1)),
        ("nothing", (1, 1)),
    ],
)
def test_a_key_is_found_at_its_line_and_column(
    tmp_path: Path, key: str, place: tuple[int, int]
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("\ufeff" + GOOD, encoding="utf-8")
    assert place_of_key(file, key) == place


@pytest.mark.parametrize("content", [None, "claim: [\n", "- a\n", ""], ids=str)
def test_a_key_of_what_is_no_mapping_is_at_the_first_line(
    tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "case.yaml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert place_of_key(file, "claim") == (1, 1)
