"""The strangers' catalogue and what its templates state; nothing of how a paper looks."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.papers import strangers
from benchmarks.papers.contract import promised
from benchmarks.papers.strangers.catalogue import BUNDLES, LOOK, REPORT, TEMPLATES, Template
from benchmarks.papers.strangers.sheets import set_out

_FOLDER = Path(strangers.__file__).parent / "templates"


class _Stated(HTMLParser):
    """Collects the names that a page states, and the values it gives apart from the print."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("data-field")
        if name is not None:
            self.names.add(name)
            json.loads(told.get("data-json") or "null")


def test_every_template_is_in_the_catalogue_once() -> None:
    names = [template.name for template in TEMPLATES]
    assert len(set(names)) == len(names)
    assert set(names) == {
        path.stem for path in _FOLDER.glob("*.html") if not path.name.startswith("_")
    }
    assert set(names) >= LOOK


def test_bundles_are_of_known_papers() -> None:
    """They are drawn for reporting only, though some of their papers may be looked at singly."""
    assert {name for names in BUNDLES for name in names} <= LOOK | REPORT


def test_every_kind_of_paper_is_reported_on() -> None:
    kinds = {template.kind for template in TEMPLATES}
    assert {template.kind for template in TEMPLATES if template.name in REPORT} == kinds


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_page_states_what_its_kind_has_and_says_specimen(template: Template) -> None:
    for seed in (1, 2):
        page = set_out(template.name, seed)
        stated = _Stated()
        stated.feed(page)
        assert {name for name in stated.names if not promised(template.kind, name)} == set()
        assert page.count('class="sheet"') <= page.count(">SPECIMEN<")


def test_a_seed_is_the_same_page_every_time() -> None:
    name = TEMPLATES[0].name
    assert set_out(name, 5) == set_out(name, 5)
    assert set_out(name, 5) != set_out(name, 6)
