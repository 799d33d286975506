"""YAML as plain values, ten times quicker than by the reader that knows lines.

It reads what is ordinary, by the same rules; whatever is not (a mistake, a key twice, a number in
another form than digits) is left to the reader that can say where it stands.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

_FLOAT = (
    r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
    r"|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_PLAIN_WORDS = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "null": (r"~|null|Null|NULL|", ("~", "n", "N", "")),
    "int": (r"[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+", "-+0123456789"),
    "float": (_FLOAT, "-+0123456789."),
    "merge": (r"<<", "<"),
    "value": (r"=", "="),
    "yaml": (r"[!&*]", "!&*"),
}
"""What a plain word is under YAML 1.2, with the characters that it begins with; a day is text."""
_ORDINARY = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class UnusualError(Exception):
    """Not to be read here."""


class _Quick(yaml.CSafeLoader):
    """Resolves plain words as YAML 1.2 does: ``no`` is a word and ``012`` no octal number."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def number(self, node: yaml.ScalarNode) -> int | float:
        """Return a number written in digits."""
        text = str(node.value)
        if not _ORDINARY.fullmatch(text):
            raise UnusualError(text)
        return float(text) if "." in text else int(text)

    def mapping(self, node: yaml.MappingNode) -> dict[Any, Any]:
        """Return a mapping whose keys are plain words, each there once."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) < len(node.value):
            raise UnusualError(str(node.start_mark))
        return dict(self.construct_mapping(node, deep=True))


# The order counts: an integer would be a float as well.
for _tag in ("bool", "float", "int", "merge", "null", "value", "yaml"):
    _pattern, _first = _PLAIN_WORDS[_tag]
    _Quick.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )
for _kind in ("int", "float"):
    _Quick.add_constructor(f"tag:yaml.org,2002:{_kind}", _Quick.number)
_Quick.add_constructor("tag:yaml.org,2002:map", _Quick.mapping)


def quick_values(text: str) -> Any:
    """Return what the YAML says, days as text.

    Raises ``UnusualError`` for whatever only the slow reader can read or refuse.
    """
    try:
        return yaml.load(text, _Quick)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise UnusualError(str(fault)) from fault


def quick_place(text: str, keys: Sequence[str]) -> tuple[int, int]:
    """Return line and column, from 1, of the deepest of some nested keys that the YAML has.

    Raises ``UnusualError`` for what is no YAML.
    """
    try:
        node = yaml.compose(text, yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise UnusualError(str(fault)) from fault
    line, column = 0, 0
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            break
        found = next((entry for entry in node.value if entry[0].value == key), None)
        if found is None:
            break
        line, column = found[0].start_mark.line, found[0].start_mark.column
        node = found[1]
    return line + 1, column + 1
