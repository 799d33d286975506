"""A process of ours that parses a stranger's bytes under limits, and the pipe that it answers by.

Waits no longer than a part of the file may take, reads messages of a limited length, and believes
nothing of them: whoever asks validates. Nothing is written to disk, so nothing is left behind by
whoever is killed; a child whose parent is gone finds its pipe closed.
"""

import fcntl
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from ipclaim.read.parsing import limits

_PIPE_BYTES = 1 << 20
M = TypeVar("M")


class LateError(Exception):
    """The child sent nothing for too long."""


class BrokenOffError(Exception):
    """The child ended, or sent what no message is."""


class BoundChild:
    """One child for one file; it is ended with the block."""

    def __init__(self, module: str, *arguments: str, given: bytes | None = None) -> None:
        """Start ``python -m module``; ``given`` is what it reads on its standard input."""
        self._child = subprocess.Popen(
            [sys.executable, "-s", "-m", module, *arguments],
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._child.stdin is not None:
            # A child that died at once is told by what it did not answer.
            with suppress(BrokenPipeError), self._child.stdin as orders:
                orders.write(given or b"")
        if self._child.stdout is None:
            raise ValueError("the child's output is not a pipe")
        self._pipe = self._child.stdout.fileno()
        # Fewer turns between the two processes; a kernel that refuses is only slower.
        with suppress(AttributeError, OSError):
            fcntl.fcntl(self._pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def __enter__(self) -> Self:
        """Use the child."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child, whatever it is doing."""
        self._child.kill()
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()

    def message(self) -> bytes:
        """Return the next message's JSON; raises ``LateError`` or ``BrokenOffError``."""
        deadline = time.monotonic() + limits.WALL_SECONDS
        head = bytearray(4)
        self._fill(memoryview(head), deadline)
        length = int.from_bytes(head, "big")
        if length > limits.MESSAGE_BYTES:
            raise BrokenOffError
        body = bytearray(length)
        self._fill(memoryview(body), deadline)
        return bytes(body)

    def said(self, kinds: TypeAdapter[M]) -> M:
        """Return the next message as one of these; raises ``LateError`` or ``BrokenOffError``."""
        try:
            return kinds.validate_json(self.message())
        except ValidationError as fault:
            raise BrokenOffError from fault

    def fill(self, room: memoryview) -> None:
        """Fill the room with the next bytes; raises ``LateError`` or ``BrokenOffError``."""
        self._fill(room, time.monotonic() + limits.WALL_SECONDS)

    def _fill(self, room: memoryview, deadline: float) -> None:
        """Fill the room; waits until the deadline, not longer."""
        poll = select.poll()
        poll.register(self._pipe, select.POLLIN | select.POLLHUP)
        while room:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise LateError
            got = os.readv(self._pipe, [room])
            if not got:
                raise BrokenOffError
            room = room[got:]

    def cause_of_death(self) -> str:
        """Tell a child that ran out of time or memory from one that a broken file crashed."""
        try:
            code = self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = 0
        if code in limits.DIED_OF_MEMORY:
            return "too-large"
        return "timeout" if code in limits.KILLED_FOR_TIME else "damaged"


def _environment() -> dict[str, str]:
    """Return what the child needs to find its code, and nothing of the user's."""
    root = str(Path(__file__).parents[3])
    return {"PYTHONPATH": root, "PYTHONSAFEPATH": "1", "LC_ALL": "C.UTF-8", "HOME": "/"}
