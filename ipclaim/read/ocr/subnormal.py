"""Floating-point numbers too small for full precision, taken as zero while a model runs.

PP-OCR's detectors end in activations that are nearly, but not quite, zero; a processor handles
such numbers in microcode, a hundred times slower. The v6 detector took 2.9 CPU s for 1600 x 1120
pixels, of which two small convolutions took 2.0; with them taken as zero it takes 0.9 and gives the
same map to the last bit. ONNX Runtime has a setting for this, but only the first session of a
process may set it, and then for everything else in the process: hypothesis and numpy refuse to work
like that. Here the mode lasts for a ``with`` block, on the thread that runs it.
"""

import ctypes
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_ENVIRONMENT_BYTES = 32
_MXCSR = slice(28, 32)
"""Where glibc and musl keep the SSE control word in ``fenv_t`` on x86-64."""
_FLUSH = 0x8000 | 0x0040
"""Flush results to zero, take operands as zero (Intel SDM volume 1, 10.2.3)."""


@contextmanager
def subnormals_as_zero() -> Iterator[None]:
    """Take subnormal numbers as zero within the block, on this thread only.

    Does nothing where the control word's place is not known (anything but Linux on x86-64): models
    then read the same, slower.
    """
    library = _mathematics()
    if library is None:
        yield
        return
    before = (ctypes.c_uint8 * _ENVIRONMENT_BYTES)()
    library.fegetenv(before)
    saved = bytes(before)
    flushing = int.from_bytes(saved[_MXCSR], "little") | _FLUSH
    changed = saved[: _MXCSR.start] + flushing.to_bytes(4, "little")
    library.fesetenv((ctypes.c_uint8 * _ENVIRONMENT_BYTES)(*changed))
    try:
        yield
    finally:
        library.fesetenv(before)


@cache
def _mathematics() -> ctypes.CDLL | None:
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return None
    try:
        return ctypes.CDLL("libm.so.6")
    except OSError:
        return None
