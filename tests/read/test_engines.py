"""Engines by their names: ours, another package's as the how-to writes it, unknown and broken."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ipclaim.errors import MissingToolError
from ipclaim.read.ocr import engine_named, engine_names

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "another-engine.md"


def installed(folder: Path, project: str, module: str, code: str) -> None:
    """Lay a package into a folder as an installer would."""
    told = tomllib.loads(project)["project"]
    (folder / f"{module}.py").write_text(code, "utf-8")
    info = folder / f"{module}-{told['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n", "utf-8"
    )
    groups = told["entry-points"].items()
    (info / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in entries.items())
            for group, entries in groups
        ),
        "utf-8",
    )


def named_by(name: str, code: str, folder: Path) -> None:
    project = (
        '[project]\nname = "theirs"\nversion = "1"\n'
        f'[project.entry-points."ipclaim.engines"]\n{name} = "theirs_{name}:Engine"\n'
    )
    installed(folder, project, f"theirs_{name}", code)


@pytest.mark.slow
def test_the_how_to_s_engine_works_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = HOW_TO.read_text("utf-8")
    (project,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    installed(tmp_path, project, "english_engine", code)
    monkeypatch.syspath_prepend(tmp_path)
    assert engine_names() == ("rapidocr", "tesseract", "english")
    picture = Image.new("RGB", (1400, 500), "white")
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(picture).text((100, 205), "Registration Number", fill="black", font=font)
    engine = engine_named("english")
    (line,) = engine.read(np.asarray(picture, dtype=np.uint8)).lines
    assert line.text == "Registration Number"
    assert line.confidence > 0.8
    assert (line.box.x0, line.box.y0) == pytest.approx((105, 220), abs=12)
    assert engine.fingerprint.startswith("english-engine 1.0, tesseract ")


def test_an_unknown_engine_is_told_with_those_that_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named_by("glance", "class Engine: ...", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingToolError) as caught:
        engine_named("glimpse")
    assert "没有名为“glimpse”的识别引擎" in caught.value.message.zh
    assert "no OCR engine named 'glimpse'" in caught.value.message.en
    assert caught.value.advice is not None
    assert "rapidocr, tesseract, glance" in caught.value.advice.en
    assert "rapidocr、tesseract、glance" in caught.value.advice.zh


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("absent", "import a_module_that_nobody_has", "ModuleNotFoundError"),
        ("falls", "class Engine:\n    def __init__(self):\n        1 / 0", "ZeroDivisionError"),
        ("empty", "class Engine: ...", "it has no read, fingerprint"),
        ("nameless", "class Engine:\n    def read(self, pixels): ...", "it has no fingerprint"),
    ],
    ids=["absent", "falls", "empty", "nameless"],
)
def test_a_broken_engine_is_told_with_its_package_and_cause(
    name: str, code: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named_by(name, code, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingToolError) as caught:
        engine_named(name)
    assert f"{name!r} of the package theirs does not work" in caught.value.message.en
    assert why in caught.value.message.en
    assert "theirs" in caught.value.message.zh


def test_our_names_cannot_be_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named_by("rapidocr", "class Engine:\n    read = fingerprint = None", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert engine_names() == ("rapidocr", "tesseract")
    assert type(engine_named("rapidocr")).__name__ == "RapidEngine"
