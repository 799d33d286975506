"""How much a stranger's file may cost. Numbers only."""

import signal

FILE_BYTES = 200 * 1024**2
"""Platforms take 2 to 50 MB a file; above this nobody sent a paper."""
MEMORY_BYTES = 3 * 1024**3
"""Address space of the child; a 120-megapixel picture needs about 1 GB while it is converted."""
CPU_SECONDS = 90
WALL_SECONDS = 120
WRITTEN_BYTES = 400 * 1024**2
"""Of one file that the child writes: the raw pixels of one page."""
PIXELS = 120_000_000
"""The largest picture that is decoded; phones make up to 108 megapixels."""
LONG_SIDE = 5000
"""Larger pictures are scaled down to this: 400 dpi of A4 is enough for any reader."""
PAGES = 60
PDF_DPI = 200
PDF_LONG_SIDE = (1600, 3400)
"""Pages of odd sizes are drawn with a long side within these pixels."""
LAYER_CHARS = 20_000
OUT_OF_MEMORY = 75
"""Exit code of a child that hit its memory limit."""
SIGXCPU = int(signal.SIGXCPU)
