"""What a child process that opens strangers' files may see and use: little, and no secrets."""

import os
import resource
from pathlib import Path

_KEPT = ("PATH", "LANG", "HOME")


def child_environment() -> dict[str, str]:
    """Return what a child needs to find this program, and nothing else of the user's."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONSAFEPATH": "1"}


def bind_child(*, memory: int, cpu_seconds: int, file_size: int) -> None:
    """Limit this process, for good: bytes of memory and of a file it writes, and CPU time."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
