"""Maps of codes to characters, cured."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.cure_cmaps import cured_cmap

HEAD, FOOT = b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n", b"\nendcmap"


def chars(*pairs: str) -> bytes:
    return _block("bfchar", pairs)


def ranges(*triples: str) -> bytes:
    return _block("bfrange", triples)


def _block(kind: str, lines: tuple[str, ...]) -> bytes:
    body = "\n".join(lines)
    return HEAD + f"{len(lines)} begin{kind}\n{body}\nend{kind}".encode() + FOOT


@pytest.mark.parametrize(
    ("given_map", "cured"),
    [
        (chars("<00> <0000>", "<01> <6837>"), chars("<00> <FFFD>", "<01> <6837>")),
        (chars("<00> <00410000>"), chars("<00> <0041FFFD>")),
        (chars("<0000> <feff>"), chars("<0000> <FFFD>")),
        (
            ranges("<00> <7F> <0000>"),
            ranges("<00> <00> <FFFD>", "<01> <7F> <0001>"),
        ),
        (
            ranges("<FEF0> <FFFF> <FEF0>"),
            ranges(
                "<FEF0> <FEFE> <FEF0>",
                "<FEFF> <FEFF> <FFFD>",
                "<FF00> <FFFD> <FF00>",
                "<FFFE> <FFFE> <FFFD>",
                "<FFFF> <FFFF> <FFFF>",
            ),
        ),
        (ranges("<00> <01> [<0000> <0041>]"), ranges("<00> <01> [<FFFD> <0041>]")),
    ],
)
def test_what_is_no_character_becomes_the_unknown_one(given_map: bytes, cured: bytes) -> None:
    assert cured_cmap(given_map) == cured
    assert cured_cmap(cured) == cured


@pytest.mark.parametrize(
    "plain", [chars("<0000> <0041>"), ranges("<20> <7E> <0020>"), b"", b"beginbfchar <", HEAD]
)
def test_a_map_without_fault_stays_as_it_is(plain: bytes) -> None:
    assert cured_cmap(plain) == plain


def test_a_block_never_grows_beyond_a_hundred_entries() -> None:
    cured = cured_cmap(
        ranges(*[f"<{code:02X}> <{code + 1:02X}> <0000>" for code in range(0, 180, 2)])
    )
    counts = [int(count) for count in re.findall(rb"(\d+) beginbfrange", cured)]
    assert (sum(counts), max(counts)) == (180, 100)


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 0xFFFF)), max_size=20))
def test_only_values_that_are_no_characters_change(pairs: list[tuple[int, int]]) -> None:
    cured = cured_cmap(chars(*[f"<{code:02X}> <{value:04X}>" for code, value in pairs]))
    found = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", cured.partition(b"beginbfchar")[2])
    wanted = [(c, 0xFFFD if v in {0, 0xFEFF, 0xFFFE} else v) for c, v in pairs]
    assert [(int(c, 16), int(v, 16)) for c, v in found] == wanted
