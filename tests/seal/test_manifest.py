"""Manifest lines: what is written is read back, and nothing untrustworthy is accepted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.seal.manifest import Entry, ManifestError, parse_manifest, write_manifest

DIGEST = "ab" * 32
names = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\\%/\u2028\u2029\x85"),
    min_size=1,
    max_size=20,
).filter(lambda name: name == name.strip() and name not in {".", ".."})


@given(st.sets(names, max_size=8))
def test_what_is_written_is_read_back(paths: set[str]) -> None:
    entries = tuple(Entry(f"data/{path}", DIGEST) for path in paths)
    assert set(parse_manifest(write_manifest(entries))) == set(entries)


@given(st.binary(max_size=200))
def test_any_bytes_give_entries_or_a_manifest_error(data: bytes) -> None:
    try:
        entries = parse_manifest(data)
    except ManifestError:
        return
    assert all(len(entry.digest) == 64 and ".." not in entry.path for entry in entries)


def test_order_of_entries_does_not_change_the_bytes() -> None:
    one, two = Entry("data/b", DIGEST), Entry("data/a", DIGEST)
    assert write_manifest((one, two)) == write_manifest((two, one))


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("nonsense", "line 1"),
        (f"{DIGEST}  ../outside", "outside"),
        (f"{DIGEST}  /etc/passwd", "outside"),
        (f"{DIGEST}  data/../../outside", "outside"),
        (f"{DIGEST}  data//a", "outside"),
        (f"{DIGEST[:-1]}  data/a", "line 1"),
        (f"{DIGEST}  data/a\n{DIGEST}  data/a", "again"),
    ],
)
def test_untrustworthy_lines_are_refused(line: str, cause: str) -> None:
    with pytest.raises(ManifestError, match=cause):
        parse_manifest(f"{line}\n".encode())


@pytest.mark.parametrize("name", ["data/a\nb", "data/a%b", "data/a\\b"])
def test_names_that_sha256sum_would_escape_are_not_written(name: str) -> None:
    with pytest.raises(ManifestError):
        write_manifest((Entry(name, DIGEST),))
