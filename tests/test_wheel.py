"""The wheel alone, in an empty environment: what users get, not what developers have."""

import json
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ipclaim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel beside its locked dependencies, none of the development ones.

    They were installed by their hashes when the tests were set up; here they are only linked, for
    a second download and unpacking of all took a minute and would prove the same.
    """
    folder = tmp_path_factory.mktemp("wheel")
    wheels = folder / "wheels"
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT])
    (wheel,) = wheels.glob("*.whl")
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    (site,) = environment.glob("lib/python3*/site-packages")
    lock = (ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    for line in re.findall(r"^[^\s#][^\\\n]*", lock, re.MULTILINE):
        link(Requirement(line), site)
    pip_in(environment, "install", "--quiet", "--no-compile", "--no-deps", wheel)
    return environment / "bin" / "ipclaim"


def link(locked: Requirement, site: Path) -> None:
    """Let an environment have one distribution of this one, in the version of the lock file."""
    if locked.marker and not locked.marker.evaluate():
        return
    installed = distribution(locked.name)
    assert installed.version in locked.specifier, f"not {locked}: set the tests up again"
    files = [file for file in installed.files or () if file.parts[0] not in ("..", "__pycache__")]
    assert files, f"{locked.name} lists no files"
    for top in {file.parts[0] for file in files}:
        (site / top).symlink_to(Path(str(installed.locate_file(top))))


def pip_in(environment: Path, *words: str | Path) -> str:
    python = environment / "bin" / "python"
    return run([sys.executable, "-m", "pip", "--python", python, *words])


def run(command: Sequence[str | Path], cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_lock_file_satisfies_the_wheel(ipclaim: Path) -> None:
    assert "No broken requirements" in pip_in(ipclaim.parent.parent, "check")


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
