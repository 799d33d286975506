"""Hostile and damaged files, through the real child and into a real dossier."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from ipclaim.dossier.exhibits import REFUSALS, Received, prepare_files
from ipclaim.dossier.prepared import Coding, Fidelity, PreparedFile
from ipclaim.resources import Templates
from tests.dossier.conftest import rendered
from tests.dossier.hand_made import made_by_hand
from tests.dossier.hostile import HOSTILE, write_all
from tests.dossier.validators import by_page

ITS_OWN = (Coding.PDF, Fidelity.SAME_PAGE)
MENDED = (Coding.JPEG, Fidelity.MENDED)
PICTURE = (Coding.JPEG, Fidelity.RECODED)
EXPECTED: dict[str, tuple[Coding, Fidelity] | str] = {
    "locked.pdf": "encrypted",
    "locked_for_the_owner_only.pdf": ITS_OWN,
    "cut_in_half.pdf": MENDED,
    "without_its_end.pdf": MENDED,
    "behind_rubbish.pdf": ITS_OWN,
    "of_no_pages.pdf": "damaged",
    "of_too_many_pages.pdf": "too-many-pages",
    "lying_about_its_pages.pdf": ITS_OWN,
    "turning_in_circles.pdf": "damaged",
    "its_own_predecessor.pdf": MENDED,
    "deep.pdf": "damaged",
    "without_a_size.pdf": "damaged",
    "of_endless_size.pdf": ITS_OWN,
    "with_scripts_and_launches.pdf": ITS_OWN,
    "with_a_program_inside.pdf": ITS_OWN,
    "with_a_form_of_its_own_kind.pdf": ITS_OWN,
    "with_a_hidden_layer.pdf": PICTURE,
    "with_gigabytes_to_draw.pdf": "hung",
    "pressed_twice.pdf": "hung",
    "with_a_vast_picture.pdf": PICTURE,
    "with_endless_forms.pdf": "hung",
    "with_a_form_in_itself.pdf": "hung",
    "signed_by_somebody.pdf": (Coding.JPEG, Fidelity.SIGNED),
    "of_900_million_pixels.png": "too-large",
    "claiming_ten_billion_pixels.png": "too-large",
    "with_a_bomb_of_words.png": "damaged",
    "half_a_photo.jpg": "damaged",
    "no_picture_at_all.jpg": "damaged",
}
ACTIVE = (b"/JavaScript", b"/Launch", b"/GoToR", b"/EmbeddedFile", b"/XFA", b"/OCG", b"/AA")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PreparedFile]:
    """Return every one of them, opened one after the other."""
    files, work = (tmp_path_factory.mktemp(name) for name in ("hostile", "work"))
    wanted = [Received(path.name, path) for path in write_all(files)]
    return {one.file: one for one in prepare_files(wanted, work)}


def test_every_one_is_expected_to_be_something() -> None:
    assert set(EXPECTED) == set(HOSTILE)


def test_files_within_a_file_are_counted(opened: dict[str, PreparedFile]) -> None:
    assert {name for name, one in opened.items() if one.encloses} == {"with_a_program_inside.pdf"}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_is_cured_or_shown_as_what_it_is(name: str, opened: dict[str, PreparedFile]) -> None:
    one, expected = opened[name], EXPECTED[name]
    if isinstance(expected, str):
        assert one.problem == REFUSALS[expected]
        assert one.is_attached == (expected in {"encrypted", "damaged"})
    else:
        assert {(page.coding, page.fidelity) for page in one.pages} == {expected}
        assert one.is_attached == (expected is not ITS_OWN)


def left(opened: dict[str, PreparedFile]) -> Iterator[tuple[str, bytes]]:
    for name, one in opened.items():
        for path in {page.path for page in one.pages if page.coding is Coding.PDF}:
            with pikepdf.open(path) as cured:
                things = [thing.unparse(resolved=True) for thing in cured.objects]
            yield name, b"".join(things)


def test_nothing_active_is_left_in_what_is_shown(opened: dict[str, PreparedFile]) -> None:
    assert [(name, word) for name, data in left(opened) for word in ACTIVE if word in data] == []


@pytest.mark.slow
def test_the_rest_of_a_dossier_is_built_round_them_and_keeps_to_the_standards(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path)
    (model,) = given.assessment.documents[:1]
    more = []
    for name in (
        "signed_by_somebody.pdf",
        "cut_in_half.pdf",
        "with_a_hidden_layer.pdf",
        "locked.pdf",
        "with_endless_forms.pdf",
    ):
        (tmp_path / "materials" / name).write_bytes(HOSTILE[name]())
        file = f"materials/{name}"
        more.append(replace(model, file=file, fields=(), doc_type="other", page_images=()))
    documents = (*given.assessment.documents, *more)
    given = replace(given, assessment=replace(given.assessment, documents=documents))
    path = tmp_path / "dossier.pdf"
    path.write_bytes(rendered(given, templates).pdf)
    for profile in ("3b", "ua1"):
        assert by_page(path, profile) == ()
    with pikepdf.open(path) as made:
        attached = {bytes(spec.get_file().read_bytes()) for spec in made.attachments.values()}
    for name in ("signed_by_somebody.pdf", "cut_in_half.pdf", "locked.pdf"):
        assert (tmp_path / "materials" / name).read_bytes() in attached
    assert (tmp_path / "materials" / "with_endless_forms.pdf").read_bytes() not in attached
