"""One hand-made case and its dossier for the whole room; rendering takes a second or two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from ipclaim.dossier.assemble import Bundle, assemble
from ipclaim.dossier.blocks import say
from ipclaim.dossier.build import DossierInput, render_dossier
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.fonts import FontSet, shared_fonts
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.style import Style
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from tests.dossier.hand_made import made_by_hand


@dataclass(frozen=True)
class Dossier:
    """A dossier's bytes and the plan that they were drawn by."""

    pdf: bytes
    plan: Plan


def rendered(given: DossierInput, templates: Templates) -> Dossier:
    """Render a dossier in memory."""
    pdf = BytesIO()
    plan = render_dossier(given, templates, pdf)
    return Dossier(pdf.getvalue(), plan)


@dataclass(frozen=True)
class Rendered:
    """A dossier, what it was made from, and the file it was written to."""

    given: DossierInput
    dossier: Dossier
    path: Path


@pytest.fixture(scope="session")
def faces() -> FontSet:
    return shared_fonts()


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates.with_overlay()


def _rendered(folder: Path, templates: Templates, *, approved: bool) -> Rendered:
    given = made_by_hand(folder, ready=approved, approved=approved)
    dossier = rendered(given, templates)
    path = folder / "dossier.pdf"
    path.write_bytes(dossier.pdf)
    return Rendered(given, dossier, path)


@pytest.fixture(scope="session")
def draft(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Rendered:
    return _rendered(tmp_path_factory.mktemp("draft"), templates, approved=False)


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Rendered:
    return _rendered(tmp_path_factory.mktemp("approved"), templates, approved=True)


def set_in_type(
    texts: Iterable[str], path: Path, faces: FontSet, title: str = "样例 SPECIMEN"
) -> Path:
    """Write a tagged PDF of one page with a line for each text."""
    lines = [say(text, Style(14, 24)) for text in texts]
    section = Section("text", Text("正文", "Text"), flowing(lines, faces))
    plan = bind(Volume((section,), title, is_draft=False), faces)
    marking = Marking(title, "SPECIMEN", "scripts", "zh-CN", date(2026, 3, 1))
    with path.open("wb+") as file:
        assemble(Bundle(plan, faces, (), (), marking), file)
    return path


@pytest.fixture(scope="session")
def in_every_script(tmp_path_factory: pytest.TempPathFactory, faces: FontSet) -> Path:
    """Return a PDF of one page with a line in each script."""
    from tests.dossier.test_scripts import SCRIPTS

    path = tmp_path_factory.mktemp("scripts") / "scripts.pdf"
    return set_in_type(SCRIPTS.values(), path, faces, "样例 متجر SPECIMEN")
