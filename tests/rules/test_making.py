"""What a pack inherits, changes and does without, and what no source says."""

from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_pack, kept_platform, rules_held
from ipclaim.rules.links import understand_address
from ipclaim.rules.load import load_pack, own_link_forms
from ipclaim.rules.pack import RulePack
from tests.building import pack
from tests.rules.test_load import OVERLAY

PROCEDURE = """\
process: report
covers: [SYS99]
anonymous: true
territories: [CN, EU]
channel:
  kind: email
  address: unknown
  title: {zh: 邮件, en: E-mail}
  cites: [{source: practice, confidence: low}]
uploads:
  formats: [pdf]
  cites: [{source: practice, confidence: low}]
clocks:
  - id: answer
    title: {zh: 答复, en: Answer}
    who: complainant
    length: {max: 72, unit: hour}
    starts: counter_notice_received
    rolls: true
    calendar: cn
    effect: {zh: 视为放弃, en: taken as given up}
    cites: [{source: practice, confidence: low}]
penalties:
  - id: points
    title: {zh: 扣分, en: Points}
    who: seller
    rows:
      - {when: {zh: 首次, en: first}, effect: {zh: 警告, en: warning}, points: 2}
    cites: [{source: practice, confidence: low}]
"""


def made_of(folder: Path, text: str, name: str = "mine") -> RulePack:
    (folder / "platforms").mkdir(exist_ok=True)
    head = OVERLAY.replace("id: mine", f"id: {name}")
    (folder / "platforms" / f"{name}.yaml").write_text(head + text, encoding="utf-8")
    return load_pack(name, Templates.with_overlay(folder), checks=CHECKS)


def test_a_procedure_is_data(tmp_path: Path) -> None:
    mine = made_of(tmp_path, PROCEDURE)
    assert (mine.process, mine.covers, mine.is_anonymous) == ("report", ("SYS99",), True)
    assert mine.territories == ("CN", "EU")
    assert mine.channel is not None
    assert (mine.channel.kind, mine.channel.address) == ("email", None)
    assert mine.uploads is not None
    assert (mine.uploads.formats, mine.uploads.max_bytes) == (("pdf",), None)
    clock = mine.clock("answer")
    assert clock is not None
    assert (clock.starts, clock.rolls, clock.calendar) == ("counter_notice_received", True, "cn")
    assert clock.effect == Text("视为放弃", "taken as given up")
    (penalty,) = [each for each in mine.penalties if each.id == "points"]
    assert (penalty.counts_for_days, penalty.rows[0].points) == (None, 2)


def test_what_a_platform_is_passes_on_to_its_variants_but_not_what_it_covers(
    tmp_path: Path,
) -> None:
    made_of(tmp_path, PROCEDURE)
    heir = made_of(tmp_path, "process: complaint\n", "heir")
    assert heir.covers == ()
    folder = tmp_path / "platforms"
    text = (folder / "heir.yaml").read_text(encoding="utf-8")
    (folder / "heir.yaml").write_text(text.replace("aliexpress", "mine"), encoding="utf-8")
    heir = load_pack("heir", Templates.with_overlay(tmp_path))
    assert (heir.process, heir.covers, heir.is_anonymous) == ("complaint", (), True)
    assert heir.channel is not None
    assert heir.parent == "mine"


def test_an_inherited_paper_can_be_dropped_with_a_reason(tmp_path: Path) -> None:
    text = "drops: [{kind: material, id: right-design, why: {zh: 不收, en: not taken}}]\n"
    ids = {each.id for each in made_of(tmp_path, text).materials}
    assert ids == {each.id for each in pack().materials} - {"right-design"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "drops:\n  - kind: clock\n    id: acount-review\n    why: {zh: x, en: y}\n",
            r":8: unknown clock acount-review; did you mean account-review\?",
        ),
        ("process: complain\n", r":6: process: must be one of: complaint"),
        ("territories: [china]\n", r":6: territories.* must have the form"),
        ("steps:\n  - {id: s, title: {zh: x, en: y}, review: nobody}\n", "unknown clock nobody"),
    ],
    ids=["unknown drop", "unknown process", "no territory", "unknown review"],
)
def test_a_mistake_in_a_procedure(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        made_of(tmp_path, text)


def test_a_variant_has_no_addresses_of_its_own(tmp_path: Path) -> None:
    made_of(tmp_path, "")
    assert own_link_forms("mine", Templates.with_overlay(tmp_path)) == ()
    assert own_link_forms("aliexpress", Templates.with_overlay(tmp_path))


def test_a_kept_pack_is_made_anew_when_its_file_changes(tmp_path: Path) -> None:
    made_of(tmp_path, "covered_as: [one]\n")
    templates = Templates.with_overlay(tmp_path)
    first = kept_pack("mine", templates)
    assert kept_pack("mine", templates) is first
    with rules_held(templates):
        made_of(tmp_path, "covered_as: [one, other]\n")
        assert kept_pack("mine", templates) is first
    assert kept_pack("mine", templates).covered_as[-1] == "other"


def test_a_part_is_no_platform() -> None:
    templates = Templates.with_overlay()
    assert kept_platform("base", templates) is None
    assert kept_platform("no-such-pack", templates) is None
    assert kept_platform("aliexpress", templates) is kept_pack("aliexpress", templates)


def test_foreign_addresses_are_known_by_the_other_platforms(tmp_path: Path) -> None:
    forms = (
        "link_forms:\n  - kind: listing\n    host: 'shop\\.example'\n"
        "    path: '^/(?P<id>\\d+)'\n    canonical: 'https://shop.example/{id}'\n"
        "    examples: ['https://shop.example/1']\n"
    )
    made_of(tmp_path, forms)
    platforms = Platforms(pack(), Templates.with_overlay(tmp_path))
    found = understand_address("https://shop.example/42", platforms)
    assert (found.kind, found.platform, found.item_id) == ("foreign", "mine", "42")
