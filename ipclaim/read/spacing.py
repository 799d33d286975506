"""Patterns for English text whose spaces the engine lost: ``Thisauthorization extends to``.

A space inside a pattern may be missing on the page. The one right before a value may be so only
where a capital or a figure begins it: else ``authorized`` would be ``authorize`` and a name. Pure.
"""

import re
from functools import lru_cache

_VALUE = "(?P<value>"
_BEFORE_VALUE = r"(?: |(?-i:(?<=[a-z,.])(?=[A-Z0-9])))"
_REPEATED = "?*+{"
_LOOKS_BACK = ("(?<=", "(?<!")


@lru_cache(maxsize=2048)
def minding_no_spaces(pattern: str) -> re.Pattern[str]:
    """Return a pattern, written with spaces, that also finds text without them.

    What looks back has one width and keeps its spaces.
    """
    pieces: list[str] = []
    in_class = escaped = False
    backwards: list[bool] = []
    for place, char in enumerate(pattern):
        following = pattern[place + 1 : place + 2]
        if char == "(" and not (escaped or in_class):
            backwards.append(pattern.startswith(_LOOKS_BACK, place))
        elif char == ")" and not (escaped or in_class) and backwards:
            backwards.pop()
        kept = escaped or in_class or any(backwards) or (following in _REPEATED and following)
        if char != " " or kept:
            pieces.append(char)
        elif pattern.startswith(_VALUE, place + 1):
            pieces.append(_BEFORE_VALUE)
        else:
            pieces.append(" ?")
        in_class = not escaped and (char == "[" or (in_class and char != "]"))
        escaped = char == "\\" and not escaped
    return re.compile("".join(pieces), re.IGNORECASE)
