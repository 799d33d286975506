"""A value that goes on over pages: the goods of a certificate whose 续页 holds the rest. Pure.

Each page's part is weighed by itself. The whole is never certain: that no page between them is
missing, nobody can read off the paper.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ipclaim.model.document import Field
from ipclaim.read.candidates import Candidate
from ipclaim.read.folding import fold
from ipclaim.read.reasons import reason


def spans_pages(parts: Sequence[Candidate]) -> bool:
    """Tell whether the parts, one a page, each say that they go on, the last one aside."""
    return len(parts) > 1 and all(map(_goes_on, parts[:-1])) and not _goes_on(parts[-1])


def joined_pages(parts: Sequence[Candidate], fields: Sequence[Field]) -> Field:
    """Return one field for all parts, at the spot of the first; ``fields`` are theirs in order."""
    texts = [
        _without_mark(part, str(field.value))
        for part, field in zip(parts[:-1], fields[:-1], strict=True)
    ]
    glue = "；" if any("；" in str(field.value) for field in fields) else "; "
    doubts = {doubt.code: doubt for field in fields for doubt in field.reasons}
    doubts.pop("format-unexpected", None)
    return replace(
        fields[0].doubted(reason("over-pages")),
        value=glue.join([*texts, str(fields[-1].value)]),
        raw="\n".join(field.raw for field in fields),
        reasons=(*doubts.values(), reason("over-pages")),
    )


def _goes_on(part: Candidate) -> bool:
    return _without_mark(part, str(part.parsed.value)) != str(part.parsed.value)


def _without_mark(part: Candidate, text: str) -> str:
    """Return the text up to the words that say it goes on."""
    mark = re.search(part.field.continued, fold(text)) if part.field.continued else None
    return text[: mark.start()].rstrip("；;，,、 ") if mark else text
