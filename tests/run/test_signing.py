"""Dossiers signed as they are built."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from ipclaim.cli.signing import PASSPHRASE as VARIABLE
from ipclaim.errors import SigningError
from ipclaim.run.signing import Signing, sign_dossier
from ipclaim.run.verifying import verify_paths
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.signing import Means
from ipclaim.seal.signing_key import KeyFile, opened
from tests.dossier.bare import write_bare
from tests.dossier.hand_made import made_by_hand
from tests.seal.signers import PASSPHRASE, Signer, make_signer


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return make_signer(tmp_path_factory.mktemp("signer"))


def test_an_approved_dossier_is_signed_and_noted_and_a_draft_is_not(
    signer: Signer, tmp_path: Path
) -> None:
    approved = made_by_hand(tmp_path / "case", ready=True, approved=True).assessment
    dossier, record = write_bare(tmp_path / "dossier.pdf"), tmp_path / "build.json"
    unsigned = sha256_of(dossier)
    outputs = [{"file": "dossier.pdf", "sha256": unsigned}]
    record.write_text(json.dumps({"outputs": outputs}))
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        signing = Signing(Means(key))
        draft = replace(approved, approved_by=None)
        assert "it is a draft" in sign_dossier(signing, dossier, record, draft)[0].en
        assert sha256_of(dossier) == unsigned
        (told,) = sign_dossier(signing, dossier, record, approved)
    assert "PAdES B-B" in told.en
    (noted,) = json.loads(record.read_text())["outputs"]
    assert (noted["sha256"], noted["unsigned_sha256"]) == (sha256_of(dossier), unsigned)
    assert dossier.stat().st_mode & 0o777 == 0o600
    assert verify_paths([dossier])[0].is_intact


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["build", *map(str, arguments)], standalone_mode=False)


def test_a_build_that_cannot_sign_says_so_before_it_begins(
    signer: Signer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = (tmp_path, "--sign", signer.key_file)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert "no passphrase" in str(run(*sign).exception)
    monkeypatch.setenv(VARIABLE, "guessed")
    done = run(*sign)
    assert isinstance(done.exception, SigningError)
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    done = run(*sign, "--sign-passphrase-file", tmp_path / "passphrase")
    assert "case" in str(done.exception), "the key is opened, and there is no case here"
