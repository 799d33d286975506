"""What is kept of what time authorities answer, and how several of them are asked."""

import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ipclaim.seal.authorities import Patience, first_stamp
from ipclaim.seal.fitness import is_strict_der, refuse_unfit
from ipclaim.seal.timestamp import (
    StampError,
    TimeAuthority,
    check_signature,
    new_nonce,
    read_stamp,
    stamp_query,
)
from ipclaim.seal.token import broken_signature, signer_of
from tests.seal.authority import (
    Authority,
    answering,
    make_authority,
    signed,
    with_last_byte_flipped,
    with_loose_lengths,
)

SEAL = b"# SPECIMEN seal\n"
DIGEST = sha256(SEAL).digest()
ONCE = Patience(pauses=())
AT_ONCE = Patience(pauses=(0.0, 0.0))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with answering(tmp_path_factory.mktemp("authority")) as running:
        yield running


def at(authority: Authority, *paths: str) -> list[TimeAuthority]:
    return [TimeAuthority(authority.url + path) for path in paths]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("garbage", "cannot be read"),
        ("empty", "cannot be read"),
        ("trailing", "cannot be read"),
        ("huge", "too large"),
        ("loose", "not DER"),
        ("other-bytes", "other bytes"),
        ("other-nonce", "another query"),
        ("no-nonce", "another query"),
        ("no-certificate", "certificate is not in it"),
        ("rejects", "refused: rejection"),
        ("forged", "signature"),
        ("redirect", "redirects elsewhere"),
        ("http-400", "HTTP 400"),
    ],
)
def test_what_is_no_stamp_for_us_is_refused_and_not_asked_again(
    authority: Authority, path: str, reason: str
) -> None:
    before = len(authority.asked)
    with pytest.raises(StampError, match=reason) as trouble:
        first_stamp(at(authority, path), DIGEST, AT_ONCE)
    assert authority.asked[before:] == [path]
    assert f"{authority.url}{path} " in trouble.value.message.zh


@pytest.mark.parametrize("path", ["http-500", "http-429", "hangs-up"])
def test_trouble_that_may_pass_is_asked_again_and_no_more_than_twice(
    authority: Authority, path: str
) -> None:
    before = len(authority.asked)
    with pytest.raises(StampError, match=path):
        first_stamp(at(authority, path), DIGEST, AT_ONCE)
    assert authority.asked[before:] == [path] * 3


@pytest.mark.parametrize("path", ["silent", "trickle"])
def test_an_answer_that_never_ends_is_given_up(authority: Authority, path: str) -> None:
    with pytest.raises(StampError, match="did not answer within"):
        first_stamp(at(authority, path), DIGEST, Patience(answer=0.3, pauses=()))


def test_an_authority_that_was_busy_is_asked_again(authority: Authority) -> None:
    assert read_stamp(first_stamp(at(authority, "busy-once"), DIGEST, AT_ONCE))


def test_authorities_are_asked_in_order_until_one_stamps(authority: Authority) -> None:
    before = len(authority.asked)
    first_stamp(at(authority, "http-500", "garbage", "", "unused"), DIGEST, ONCE)
    assert authority.asked[before:] == ["http-500", "garbage", ""]


def test_every_failure_is_told_with_its_authority(authority: Authority) -> None:
    with pytest.raises(StampError) as trouble:
        first_stamp(at(authority, "http-500", "rejects"), DIGEST, ONCE)
    first, second = trouble.value.message.en.split("; ", 1)
    assert first == f"{authority.url}http-500 answered HTTP 500"
    assert "unaccepted_policy" in second


def test_no_time_left_means_nobody_is_asked(authority: Authority) -> None:
    before = len(authority.asked)
    with pytest.raises(StampError, match="no time left"):
        first_stamp(at(authority, ""), DIGEST, Patience(total=0.0))
    assert authority.asked[before:] == []


def test_pauses_grow_and_vary_by_half() -> None:
    slept: list[float] = []
    away = [TimeAuthority("http://127.0.0.1:19/")]
    with pytest.raises(StampError, match="cannot be reached"):
        first_stamp(away, DIGEST, Patience(pauses=(1.0, 4.0), sleep=slept.append))
    assert [round(pause // least) for pause, least in zip(slept[1:], (1.0, 4.0), strict=True)] == [
        1,
        1,
    ]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "nonsense"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(StampError, match="no web address"):
        first_stamp([TimeAuthority(address)], DIGEST)


@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_each_kind_of_key_is_judged(tmp_path: Path, key: str) -> None:
    make_authority(tmp_path, key)
    nonce = new_nonce()
    response = signed(tmp_path, stamp_query(DIGEST, nonce))
    refuse_unfit(response, DIGEST, nonce, now=time.time())
    assert signer_of(response) == "SPECIMEN time authority"
    assert broken_signature(with_last_byte_flipped(response)) is not None


@pytest.mark.parametrize("days", [-2, 2])
def test_a_stamp_far_from_our_clock_is_not_kept(authority: Authority, days: int) -> None:
    nonce = new_nonce()
    response = signed(authority.folder, stamp_query(DIGEST, nonce))
    with pytest.raises(StampError, match="more than a day"):
        refuse_unfit(response, DIGEST, nonce, now=time.time() + days * 86_400)


def test_what_is_kept_of_altered_responses_openssl_accepts_too(
    authority: Authority, tmp_path: Path
) -> None:
    """Bytes that say nothing may differ, such as those of a name that nobody compares."""
    nonce = new_nonce()
    response = signed(authority.folder, stamp_query(DIGEST, nonce))
    kept = []
    for place in range(0, len(response), 5):
        altered = bytearray(response)
        altered[place] ^= 1
        try:
            refuse_unfit(bytes(altered), DIGEST, nonce, now=time.time())
        except StampError:
            continue
        kept.append(bytes(altered))
    assert len(kept) < len(response) / 5 / 2
    (tmp_path / "seal.txt").write_bytes(SEAL)
    for number, altered in enumerate(kept[:: len(kept) // 8 + 1]):
        (tmp_path / f"{number}.tsr").write_bytes(altered)
        wrong = check_signature(tmp_path / "seal.txt", tmp_path / f"{number}.tsr", authority.roots)
        assert wrong is None


def test_der_is_told_from_looser_encodings(authority: Authority) -> None:
    response = signed(authority.folder, stamp_query(DIGEST, new_nonce()))
    assert is_strict_der(response)
    assert not is_strict_der(with_loose_lengths(response))
    assert not is_strict_der(b"\x30\x81\x02\x05\x00")
    assert not is_strict_der(response[:-1])
