"""Dossiers signed as they are built."""

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from pyhanko.sign.signers import SimpleSigner

from ipclaim.cli.main import cli
from ipclaim.cli.signing import PASSPHRASE as VARIABLE
from ipclaim.errors import SigningError
from ipclaim.private import private_folder
from ipclaim.resources import Templates
from ipclaim.rules.procedure import Uploads
from ipclaim.run.signing import Signing, sign_dossier, sign_parts
from ipclaim.run.verifying import verify_paths
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.signing import Means
from ipclaim.seal.signing_key import KeyFile, opened
from ipclaim.submission.folder import finish_submission, gather_submission, unfinished_in
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


class Unplugged(SimpleSigner):
    """A key whose token was pulled out after it had been opened."""

    async def async_sign_raw(self, *_: object, **__: object) -> bytes:
        raise RuntimeError("the token is gone")


def test_a_key_that_fails_leaves_the_dossier_as_it_was_rendered(
    signer: Signer, tmp_path: Path
) -> None:
    dossier = write_bare(tmp_path / "dossier.pdf")
    before, record = dossier.read_bytes(), tmp_path / "build.json"
    approved = made_by_hand(tmp_path / "case", ready=True, approved=True).assessment
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        gone = Unplugged(
            signing_cert=key.signing_cert, signing_key=None, cert_registry=key.cert_registry
        )
    with pytest.raises(SigningError, match="the token is gone") as told:
        sign_dossier(Signing(Means(gone)), dossier, record, approved)
    assert told.value.advice.zh == "卷宗已制作但没有签名。"
    assert dossier.read_bytes() == before
    assert not record.exists()
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("most", [None, 20_000], ids=["no-limit", "too-small-for-signatures"])
def test_the_parts_of_a_signed_dossier_are_signed_too(
    signer: Signer, tmp_path: Path, most: int | None
) -> None:
    given = made_by_hand(tmp_path / "case", ready=True, approved=True)
    pack = replace(given.pack, uploads=Uploads(None, None, (), max_pages=3))
    given, out = replace(given, pack=pack), private_folder(tmp_path / "out")
    with pikepdf.new() as pdf:
        for _ in range(4):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out / "dossier.pdf", deterministic_id=True)
    gathered = gather_submission(given, out)
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        handover, notes = sign_parts(Signing(Means(key)), gathered, unfinished_in(out), most)
    folder = finish_submission(handover, given, out, Templates.with_overlay())
    told = json.loads((folder / "submission.json").read_text("utf-8"))["dossier"]
    assert len(told) == 2
    assert all(one["sha256"] == sha256_of(folder / one["name"]) for one in told)
    assert not list(folder.glob(".*.unsigned"))
    sheet = (folder / "submission.txt").read_text("utf-8")
    if most is None:
        assert notes == ()
        assert "每个分卷均已单独签名" in sheet
        assert all(verify_paths([folder / one["name"]])[0].is_intact for one in told)
    else:
        assert ["is not signed" in note.en for note in notes] == [True, True]
        assert "每个分卷均已单独签名" not in sheet


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
