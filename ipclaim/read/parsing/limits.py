"""How much a stranger's file may cost, and the child's own binding to it."""

import resource
import signal

FILE_BYTES = 200 * 1024**2
"""Platforms take 2 to 50 MB a file; above this nobody sent a paper."""
MEMORY_BYTES = 2 * 1024**3
"""Address space of the child; a 120-megapixel picture with transparency needs about 1 GB."""
PAGE_CPU_SECONDS = 30
"""A page of a large scan takes 1 to 3, a 120-megapixel PNG 7."""
FILE_CPU_SECONDS = 300
WALL_SECONDS = 120
"""How long the parent waits for one page, on a busy machine too."""
PIXELS = 120_000_000
"""The largest picture that is decoded; phones make up to 108 megapixels."""
LONG_SIDE = 5000
"""Larger pictures are scaled down to this: 400 dpi of A4 is enough for any reader."""
PAGES = 60
PDF_DPI = 200
PDF_LONG_SIDE = (1600, 3400)
"""Pages of odd sizes are drawn with a long side within these pixels."""
LAYER_CHARS = 20_000
LAYER_OBJECTS = 20_000
"""Parts of a PDF page that are looked through for text that is not seen."""
MESSAGE_BYTES = 4 * 1024**2
"""The longest message about a page, without its pixels."""
OUT_OF_MEMORY = 75
"""What the child returns when it noticed that it hit its memory limit."""
DIED_OF_MEMORY = frozenset({OUT_OF_MEMORY, -int(signal.SIGABRT)})
"""Exit codes of a child without memory; pdfium gives up by aborting."""
KILLED_FOR_TIME = frozenset({-int(signal.SIGXCPU), -int(signal.SIGKILL)})
"""Exit codes of a child that used up its processor time, softly or for good."""


def bind() -> None:
    """Bind this process for good, before it sees a byte of the file.

    It writes no file at all: pages leave through a pipe. The child binds itself, since code that
    runs between fork and exec of a parent with threads may hang.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PAGE_CPU_SECONDS, FILE_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_a_page() -> None:
    """Let this process compute for one more page, within what the file may cost in all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(spent + PAGE_CPU_SECONDS, most), most))
