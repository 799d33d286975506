"""PDF/A-3b and PDF/UA-1, as two validators that we have not written see it."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import KeyFile, opened
from tests.dossier.conftest import Rendered
from tests.dossier.validators import by_page, by_verapdf
from tests.seal.signers import PASSPHRASE, make_signer

pytestmark = pytest.mark.slow

PROFILES = ("3b", "ua1")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


@pytest.fixture(scope="module")
def signed(approved: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    signer = make_signer(folder)
    path = folder / "dossier.pdf"
    shutil.copy(approved.path, path)
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        sign_pdf(path, Means(key))
    return path


def test_verapdf_finds_nothing_broken(
    draft: Rendered, approved: Rendered, in_every_script: Path, signed: Path, bare: Path
) -> None:
    judged = by_verapdf(
        dict.fromkeys(PROFILES, (draft.path, approved.path, in_every_script, signed, bare))
    )
    for path in (draft.path, approved.path, in_every_script, signed):
        assert [judged[path, profile] for profile in PROFILES] == [(), ()]
    assert all(judged[bare, profile] for profile in PROFILES), "it must see what is broken"


@pytest.mark.parametrize("profile", PROFILES)
def test_page_finds_nothing_broken(
    profile: str, approved: Rendered, in_every_script: Path, signed: Path, bare: Path
) -> None:
    assert by_page(approved.path, profile) == ()
    assert by_page(in_every_script, profile) == ()
    assert by_page(signed, profile) == ()
    assert by_page(bare, profile)
