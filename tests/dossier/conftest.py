"""One hand-made case and its dossier for the whole room; rendering takes a second or two."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import settings

from ipclaim.dossier.build import DossierInput, render_dossier
from ipclaim.dossier.fonts import FontSet, shared_fonts
from ipclaim.dossier.plan import Plan
from ipclaim.resources import Templates
from tests.dossier.hand_made import made_by_hand

# Two slow cores shared by many: how long one example takes says nothing about our code.
settings.register_profile("patient", deadline=None, max_examples=60)
settings.load_profile("patient")


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
