"""What reportlab 5.1 still gets wrong, put right in one place.

``makeToUnicodeCMap`` writes a code point above U+FFFF as five hex digits (``<2CB4E>``); readers
take the first four, so 𬭎 comes back as "Ⲵ" and such a name can be neither searched nor copied.
It also writes more than 100 entries in one block and an entry for code 0, against PDF 32000-1,
9.10.3 and Adobe Technical Note 5014. Line breaking and picture embedding, the other two known
faults, do not arise: lines are broken by ``breaking`` and pictures are placed by ``assemble``.
"""

from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfbase import ttfonts

_BLOCK = 100
"""The most entries that a ``beginbfchar`` block may have."""


def to_unicode_map(font: str, subset: Sequence[int]) -> str:
    """Return the CMap that leads from a subset font's codes back to Unicode."""
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            "<< /Registry (Adobe)",
            "/Ordering (UCS)",
            "/Supplement 0",
            ">> def",
            f"/CMapName /{font} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def cure() -> None:
    """Apply the cures to this process; harmless when done twice.

    ``invariant`` takes the clock and random numbers out of the output; ``useA85`` would make each
    stream a quarter larger for the sake of seven-bit mail.
    """
    ttfonts.makeToUnicodeCMap = to_unicode_map
    rl_config.invariant = 1
    rl_config.useA85 = 0
