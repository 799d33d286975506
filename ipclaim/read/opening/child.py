"""The process that parses a stranger's file, seen from outside.

Reads what the child sends, waits no longer than a page may take, and believes nothing: messages
are validated and pixels fill exactly the room that their sheet asked for. Nothing is written to
disk, so nothing is left behind by whoever is killed; a child whose parent is gone finds its pipe
closed.
"""

import fcntl
import os
import select
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, TypeAdapter, ValidationError

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import End, Message, Note, Sheet, Shut

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Discriminator("kind")])
_PIPE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class SheetPixels:
    """A page with its pixels as (height, width, 3), red first."""

    sheet: Sheet
    pixels: NDArray[np.uint8]


class _LateError(Exception):
    """The child sent nothing for too long."""


class _BrokenOffError(Exception):
    """The child ended, or sent what no message is."""


def parsed_in_child(path: Path, only_page: int | None) -> Generator[SheetPixels | Note | Shut]:
    """Yield what the child finds, page after page; the last item may be ``Shut``.

    A child that ends early ends in a ``Shut`` too: ``timeout``, ``too-large`` for one that ran out
    of memory, else ``damaged``. Leaving the iteration early ends the child.
    """
    command = [sys.executable, "-s", "-m", "ipclaim.read.parsing", str(path.absolute())]
    if only_page is not None:
        command.append(str(only_page))
    child = subprocess.Popen(
        command,
        cwd="/",
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield from _items(child)
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _items(child: subprocess.Popen[bytes]) -> Generator[SheetPixels | Note | Shut]:
    if child.stdout is None:
        raise ValueError("the child's output is not a pipe")
    pipe = child.stdout.fileno()
    # Fewer turns between the two processes; a kernel that refuses is only slower.
    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    try:
        while not isinstance(item := _message(pipe), End):
            yield SheetPixels(item, _pixels(pipe, item)) if isinstance(item, Sheet) else item
            if isinstance(item, Shut):
                return
    except _LateError:
        yield Shut("timeout")
    except _BrokenOffError:
        yield Shut(_cause_of_death(_ended(child)))


def _message(pipe: int) -> Message:
    deadline = time.monotonic() + limits.WALL_SECONDS
    head = bytearray(4)
    _fill(pipe, memoryview(head), deadline)
    length = int.from_bytes(head, "big")
    if length > limits.MESSAGE_BYTES:
        raise _BrokenOffError
    body = bytearray(length)
    _fill(pipe, memoryview(body), deadline)
    try:
        return _MESSAGE.validate_json(bytes(body))
    except ValidationError as fault:
        raise _BrokenOffError from fault


def _pixels(pipe: int, sheet: Sheet) -> NDArray[np.uint8]:
    pixels = np.empty((sheet.height, sheet.width, 3), dtype=np.uint8)
    _fill(pipe, pixels.data.cast("B"), time.monotonic() + limits.WALL_SECONDS)
    return pixels


def _fill(pipe: int, room: memoryview, deadline: float) -> None:
    """Fill the room with the pipe's next bytes; waits until the deadline, not longer."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    while room:
        if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise _LateError
        got = os.readv(pipe, [room])
        if not got:
            raise _BrokenOffError
        room = room[got:]


def _ended(child: subprocess.Popen[bytes]) -> int:
    try:
        return child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return 0


def _cause_of_death(code: int) -> str:
    """Tell a child that ran out of time or memory from one that a broken file crashed."""
    if code in limits.DIED_OF_MEMORY:
        return "too-large"
    return "timeout" if code in limits.KILLED_FOR_TIME else "damaged"


def _environment() -> dict[str, str]:
    """Return what the child needs to find its code, and nothing of the user's."""
    root = str(Path(__file__).parents[3])
    return {"PYTHONPATH": root, "PYTHONSAFEPATH": "1", "LC_ALL": "C.UTF-8", "HOME": "/"}
