"""The wheel alone, in an empty environment: what users get, not what developers have."""

import json
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ipclaim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with its locked dependencies, none of the development ones."""
    folder = tmp_path_factory.mktemp("wheel")
    wheels = folder / "wheels"
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT])
    (wheel,) = wheels.glob("*.whl")
    environment = folder / "venv"
    venv.create(environment, with_pip=True)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-compile"]
    run([*pip, "--require-hashes", "-r", ROOT / "requirements" / "runtime.lock"])
    run([*pip, "--no-deps", wheel])
    return environment / "bin" / "ipclaim"


def run(command: Sequence[str | Path], cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_lock_file_satisfies_the_wheel(ipclaim: Path) -> None:
    assert "No broken requirements" in run([ipclaim.parent / "python", "-m", "pip", "check"])


def test_it_speaks(ipclaim: Path, tmp_path: Path) -> None:
    help_text = run([ipclaim, "--help"], cwd=tmp_path)
    assert "build" in help_text
    assert "aliexpress" in run([ipclaim, "rules", "list"], cwd=tmp_path)


def test_it_reads_a_picture(ipclaim: Path, tmp_path: Path) -> None:
    case = ROOT / "samples" / "holder-complete" / "materials"
    picture = next(iter(sorted(case.glob("商标*.jpg"))))
    (document,) = json.loads(run([ipclaim, "read", "--json", picture], cwd=tmp_path))
    assert document["doc_type"] == "trademark_certificate"
    assert document["fields"]["registration_number"]["state"] == "certain"


def test_it_keeps_a_docket(ipclaim: Path, tmp_path: Path) -> None:
    """The migrations are files that the database's library looks for; they travel along."""
    case = tmp_path / "case"
    case.mkdir()
    text = "platform: jd\nclaim: trademark\ncomplainant: {role: holder, name: SPECIMEN}\n"
    (case / "case.yaml").write_text(text, encoding="utf-8")
    run([ipclaim, "docket", "record", case, "--filed", "2026-11-02", "--number", "A-1"])
    assert "A-1" in run([ipclaim, "docket", "list", tmp_path])
