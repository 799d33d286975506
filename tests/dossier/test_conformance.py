"""PDF/A-3b and PDF/UA-1, as two validators that we have not written see it."""

from pathlib import Path

import pikepdf
import pytest

from tests.dossier.conftest import Rendered
from tests.dossier.validators import by_page, by_verapdf

pytestmark = pytest.mark.slow

PROFILES = ("3b", "ua1")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


def test_verapdf_finds_nothing_broken(draft: Rendered, in_every_script: Path, bare: Path) -> None:
    judged = by_verapdf(dict.fromkeys(PROFILES, (draft.path, in_every_script, bare)))
    for path in (draft.path, in_every_script):
        assert [judged[path, profile] for profile in PROFILES] == [(), ()]
    assert all(judged[bare, profile] for profile in PROFILES), "it must see what is broken"


@pytest.mark.parametrize("profile", PROFILES)
def test_page_finds_nothing_broken(
    profile: str, approved: Rendered, in_every_script: Path, bare: Path
) -> None:
    assert by_page(approved.path, profile) == ()
    assert by_page(in_every_script, profile) == ()
    assert by_page(bare, profile)
