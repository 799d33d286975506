"""When a read value is the true one: the exact rules, and no others.

- Text, numbers with letters and addresses are equal when they are character for character, after
  Unicode NFKC (full-width forms narrowed) and without white space; capitals count.
- Brackets in 〔〕 and （） are ( ); the middle dots • ・ ∙ are ·; all dashes are -, all quotation
  marks one: what no reader of the value could tell apart.
- Dates are ISO text and ``long-term`` is a word: exact.
- Numbers lose thousands separators: a comma between two digits.
- Lists are sets: order and repetition do not count.
- Goods, scopes and lines of business: the separators 、 ， , ； ; are one, and one at the end, or a
  full stop there, is not part of the value.
- ``true``, ``false`` and ``null`` equal themselves alone.

The reader's own folding is not used: a benchmark that shares it would share its mistakes.
"""

import re
import unicodedata

from ipclaim.model.document import Value

LISTED_TEXT = frozenset({"goods_services", "business_scope", "scope", "territory"})
"""Fields of running lists, where only the words between separators matter."""
_ALIKE = str.maketrans(
    {
        "〔": "(", "〕": ")", "【": "[", "】": "]", "•": "·", "・": "·", "∙": "·", "‧": "·",
        "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip
_SEPARATORS = re.compile("[、,;]+")
_ENDING = re.compile(r"[、,;.。:\s]+$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")


def same(name: str, given: Value, true: Value) -> bool:
    """Tell whether a value given for a field is the true one."""
    if isinstance(given, tuple) and isinstance(true, tuple):
        return {folded(name, str(item)) for item in given} == {
            folded(name, str(item)) for item in true
        }
    if isinstance(given, str) and isinstance(true, str):
        return folded(name, given) == folded(name, true)
    return type(given) is type(true) and given == true


def folded(name: str, text: str) -> str:
    """Return a text as it is compared."""
    narrow = unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE)
    plain = unicodedata.normalize("NFKC", "".join(narrow.split()))
    plain = _SEPARATORS.sub("、", plain) if name in LISTED_TEXT else _THOUSANDS.sub("", plain)
    return _ENDING.sub("", plain)
