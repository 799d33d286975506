"""What a captured page says of a listing's sales, in its own words. Pure.

Words are quoted, not counted: "1万+" is no number, and a page may tell of other items' sales below
its own. So the first on the page is taken, and a person compares.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ipclaim.reply.book import Vocabulary


def sales_told(page: str, words: Vocabulary) -> str | None:
    """Return the first words about sales in a page's text; ``None`` where it has none."""
    hits = (hit for each in _compiled(words.sales) if (hit := each.search(page)))
    first = min(hits, key=lambda hit: hit.start(), default=None)
    return " ".join(first[0].split()) if first else None


@lru_cache(maxsize=8)
def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in patterns)
