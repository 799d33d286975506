"""Dossiers verified with and without their build record, signed by invented people."""

import json
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from ipclaim.run.verifying import Verified, verify_paths
from ipclaim.seal.authorities import Patience
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.identifier import identified_length
from ipclaim.seal.pdf_judge import judge
from ipclaim.seal.pdf_verdict import Flaw, Level
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import KeyFile, opened
from ipclaim.seal.timestamp import TimeAuthority
from ipclaim.seal.trust import read_trust
from tests.dossier.bare import write_bare
from tests.seal.authority import Authority, answering
from tests.seal.signers import NAME, PASSPHRASE, Signer, make_signer


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return make_signer(tmp_path_factory.mktemp("signer"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with answering(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF of one page, as the dossier's writer writes it."""
    path = tmp_path_factory.mktemp("bare") / "dossier.pdf"
    write_bare(path)
    return path


@pytest.fixture(scope="module")
def roots(signer: Signer, authority: Authority) -> Path:
    path = signer.folder / "all-roots.pem"
    path.write_bytes(signer.roots_with_list.read_bytes() + authority.roots.read_bytes())
    return path


@pytest.fixture(scope="module")
def signed(
    bare: Path,
    signer: Signer,
    authority: Authority,
    roots: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[Level, Path]:
    """Return the same PDF signed at each level."""
    made = {}
    folder = tmp_path_factory.mktemp("signed")
    trust = read_trust(roots)
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        for level in Level:
            made[level] = folder / f"{level}.pdf"
            shutil.copy(bare, made[level])
            asked = () if level is Level.B_B else (TimeAuthority(authority.url),)
            means = Means(key, asked, trust, level)
            assert sign_pdf(made[level], means).level is level
    return made


def placed(folder: Path, source: Path, *, record: Path | None = None) -> Path:
    """Copy a dossier into a folder, with the build record of ``record``."""
    shutil.copy(source, folder / "dossier.pdf")
    if record is not None:
        outputs = [{"file": "dossier.pdf", "sha256": sha256_of(record)}]
        (folder / "build.json").write_text(json.dumps({"outputs": outputs}))
    return folder / "dossier.pdf"


def kinds(verified: Verified) -> set[str]:
    return {one.kind for one in verified.differences}


def verified_alone(path: Path, roots: Path | None = None) -> Verified:
    (verified,) = verify_paths([path], signer_roots=roots)
    return verified


def with_flip(path: Path, at: int, mask: int = 1) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.write_bytes(data)


def later() -> datetime:
    """Return a moment after all that was signed, however long the tests take."""
    return datetime.now(UTC) + timedelta(minutes=10)


@pytest.mark.parametrize("level", Level)
def test_a_signed_dossier_says_who_when_and_until_when(
    level: Level, signed: dict[Level, Path], signer: Signer, roots: Path, bare: Path
) -> None:
    assert signed[level].read_bytes().startswith(bare.read_bytes())
    verdict = judge(signed[level], read_trust(roots), later())
    first = verdict.signatures[0]
    assert (verdict.covered, verdict.identified) == (verdict.size, bare.stat().st_size)
    assert first.flaws == ()
    assert (first.by, first.level, first.trusted) == (NAME, level, True)
    assert first.is_revocation_known
    assert first.until is not None
    ends = signer.certificate.not_valid_after_utc
    assert first.until == ends if level is Level.B_B else first.until < ends
    assert (first.at is None) == (level is Level.B_B)


def test_without_roots_trust_is_said_not_to_be_checked(signed: dict[Level, Path]) -> None:
    verified = verified_alone(signed[Level.B_T])
    assert not any("own clock" in gap.en for gap in verified.not_checked)
    assert verified.is_intact
    assert verified.signatures[0].trusted is None
    assert any("deserves trust" in gap.en for gap in verified.not_checked)
    assert any("revoked" in gap.en for gap in verified.not_checked)
    assert verified.stamped_by == "SPECIMEN time authority"


def test_a_stranger_is_not_trusted(signed: dict[Level, Path], tmp_path: Path) -> None:
    stranger = make_signer(tmp_path)
    verified = verified_alone(signed[Level.B_B], stranger.roots)
    assert kinds(verified) == {"not-trusted"}


def test_a_revoked_certificate_is_told(bare: Path, tmp_path: Path) -> None:
    thief = make_signer(tmp_path, revoked=True)
    path = placed(tmp_path, bare)
    with opened(KeyFile(thief.key_file, PASSPHRASE)) as key:
        sign_pdf(path, Means(key))
    assert kinds(verified_alone(path, thief.roots_with_list)) == {"revoked"}
    (unknowing,) = judge(path, read_trust(thief.roots), later()).signatures
    assert unknowing.flaws == (), "without a list nobody can know"


def test_an_unsigned_dossier_alone_shows_that_it_is_undamaged_and_says_no_more(
    bare: Path, tmp_path: Path
) -> None:
    verified = verified_alone(placed(tmp_path, bare))
    assert verified.is_intact
    assert "cannot be told" in verified.not_checked[0].en


def test_a_signature_put_on_a_recorded_dossier_later_is_no_change(
    bare: Path, signed: dict[Level, Path], tmp_path: Path
) -> None:
    verified = verified_alone(placed(tmp_path, signed[Level.B_B], record=bare))
    assert verified.is_intact


def test_a_missing_output_of_the_record_is_told(bare: Path, tmp_path: Path) -> None:
    path = placed(tmp_path, bare, record=bare)
    record = json.loads((tmp_path / "build.json").read_text())
    record["outputs"].append({"file": "assessment.json", "sha256": "0" * 64})
    (tmp_path / "build.json").write_text(json.dumps(record))
    assert kinds(verified_alone(path)) == {"missing"}


def test_what_is_added_behind_is_told(
    bare: Path, signed: dict[Level, Path], tmp_path: Path
) -> None:
    for source in (bare, signed[Level.B_LTA]):
        path = placed(tmp_path, source)
        with path.open("ab") as file:
            file.write(b"% SPECIMEN\n")
        assert "appended" in kinds(verified_alone(path))


def test_a_page_changed_by_an_incremental_update_is_told(
    signed: dict[Level, Path], tmp_path: Path
) -> None:
    from pyhanko.pdf_utils.generic import ArrayObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    path = placed(tmp_path, signed[Level.B_B])
    with path.open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        page = writer.root["/Pages"]["/Kids"][0]
        page["/MediaBox"] = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
        writer.update_container(page)
        writer.write_in_place()  # type: ignore[no-untyped-call]
    verdict = judge(path, None, later())
    assert verdict.signatures[0].flaws == (Flaw.CHANGED_LATER,)
    assert verdict.covered < verdict.size


def test_one_flipped_byte_of_an_unsigned_dossier_is_noticed_anywhere(
    bare: Path, tmp_path: Path
) -> None:
    path = placed(tmp_path, bare)
    whole = path.read_bytes()
    chance = random.Random(7)
    for at in chance.sample(range(len(whole)), 200):
        with_flip(path, at, 1 << chance.randrange(8))
        assert identified_length(path) is None, at
        path.write_bytes(whole)
    with_flip(path, len(whole) // 2)
    assert kinds(verified_alone(path)) == {"changed"}


@pytest.mark.parametrize("level", [Level.B_B, Level.B_LTA])
def test_one_flipped_byte_of_a_signed_dossier_is_noticed_anywhere(
    level: Level, signed: dict[Level, Path], tmp_path: Path
) -> None:
    path = placed(tmp_path, signed[level])
    whole = path.read_bytes()
    chance = random.Random(f"{level} 11")
    for at in (*within_signatures(path, chance), *chance.sample(range(len(whole)), 6)):
        with_flip(path, at, 1 << chance.randrange(8))
        verdict = judge(path, None, later())
        whole_still = (
            not verdict.trouble
            and verdict.covered == verdict.size
            and len(verdict.signatures) == (2 if level is Level.B_LTA else 1)
            and not any(one.flaws for one in verdict.signatures)
        )
        assert not whole_still, at
        path.write_bytes(whole)
    assert not judge(path, None, later()).signatures[0].flaws


def within_signatures(path: Path, chance: random.Random) -> list[int]:
    """Return places in the signatures themselves, which nothing else covers."""
    places = []
    with path.open("rb") as file:
        for one in PdfFileReader(file).embedded_signatures:
            _, start, after, _ = map(int, one.byte_range)
            used = start + 2 * len(one.signed_data.dump())
            places += [start, after - 1, after - 9, *chance.sample(range(start, used), 9)]
    return places


def test_a_lapsed_certificate_still_says_until_when(bare: Path, tmp_path: Path) -> None:
    early = make_signer(tmp_path, days=(-9, 1))
    path = placed(tmp_path, bare)
    with opened(KeyFile(early.key_file, PASSPHRASE)) as key:
        sign_pdf(path, Means(key))
    trust = read_trust(early.roots)
    (told,) = judge(path, trust, later() + timedelta(days=9)).signatures
    assert told.trusted is False
    assert told.until is not None
    assert told.until < later() + timedelta(days=2)


def test_an_authority_that_is_away_costs_the_level_and_says_so(
    bare: Path, signer: Signer, tmp_path: Path
) -> None:
    path = placed(tmp_path, bare)
    away = (TimeAuthority("http://127.0.0.1:19/"),)
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        made = sign_pdf(path, Means(key, away, patience=Patience(pauses=())))
    assert made.level is Level.B_B
    assert "not B-T" in made.notes[0].en
    assert Flaw.BYTES not in judge(path, None, later()).signatures[0].flaws
