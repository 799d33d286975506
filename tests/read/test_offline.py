"""Reading needs no network: a paper is read where every way out is shut; nothing is left behind.

ONNX Runtime reports to its maker unless told not to, and leaves a device id in the home folder.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAPER = ROOT / "samples" / "holder-complete" / "materials" / "商标注册证.jpg"

# Audit events come before the system call, whichever module makes it.
READING = """
import sys

OUTWARD = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}

def shut(event, arguments):
    if event in OUTWARD or event.startswith(("urllib.", "http.client.", "ftplib.", "smtplib.")):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(shut)

from pathlib import Path
from ipclaim.read.reader import Reader
from ipclaim.resources import Templates

(document,) = Reader(Templates.with_overlay()).read(Path(sys.argv[1]), "a.jpg")
print(document.doc_type, document.field("registration_number").state.value)
"""


def without_network() -> list[str]:
    """Return what puts a command and all it starts into an empty network, where allowed."""
    command = ["unshare", "--map-root-user", "--net"]
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return []
    return command if allowed.returncode == 0 else []


@pytest.mark.slow
def test_a_paper_is_read_without_network_and_nothing_is_left_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [*without_network(), sys.executable, "-c", READING, str(PAPER)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.split() == ["trademark_certificate", "certain"], done.stderr
    assert list(home.iterdir()) == []
    assert list(tmp_path.iterdir()) == [home]


@pytest.mark.slow
def test_the_way_out_is_shut_in_that_test() -> None:
    probe = READING.split("from pathlib", 1)[0] + (
        "import socket\nsocket.create_connection(('127.0.0.1', 9))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "RuntimeError: socket." in done.stderr
