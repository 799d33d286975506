"""YAML as plain values, ten times quicker than by the reader that knows lines.

It reads what is ordinary, by the same rules; whatever is not (a mistake, a key twice, a number in
another form than digits) is left to the reader that can say where it stands.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
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
_TAG = "tag:yaml.org,2002:"
_UNTAGGED = {
    yaml.ScalarNode: f"{_TAG}str",
    yaml.SequenceNode: f"{_TAG}seq",
    yaml.MappingNode: f"{_TAG}map",
}
_ORDINARY = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class UnusualError(Exception):
    """Not to be read here."""


class _Quick(yaml.CSafeLoader):
    """Resolves plain words as YAML 1.2 does: ``no`` is a word and ``012`` no octal number."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """Return the tag of a node that has none of its own."""
        if kind is yaml.ScalarNode and value is not None and implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return _UNTAGGED[kind]

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Do nothing: no tag hangs on where a node stands."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""


# The order counts: an integer would be a float as well.
for _tag in ("bool", "float", "int", "merge", "null", "value", "yaml"):
    _pattern, _first = _PLAIN_WORDS[_tag]
    _Quick.add_implicit_resolver(f"{_TAG}{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def _value(node: Any) -> Any:
    make = _MAKERS.get(node.tag)
    if make is None:
        raise UnusualError(str(node.start_mark))
    return make(node)


def _number(node: yaml.ScalarNode) -> int | float:
    """Return a number written in digits."""
    text = str(node.value)
    if not _ORDINARY.fullmatch(text):
        raise UnusualError(text)
    return float(text) if "." in text else int(text)


def _mapping(node: yaml.MappingNode) -> dict[Any, Any]:
    """Return a mapping whose keys are plain words, each there once."""
    if not isinstance(node, yaml.MappingNode):
        raise UnusualError(str(node.start_mark))
    made = {_key(key): _value(value) for key, value in node.value}
    if len(made) < len(node.value):
        raise UnusualError(str(node.start_mark))
    return made


def _key(node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        raise UnusualError(str(node.start_mark))
    return _value(node)


_MAKERS: dict[str, Callable[[Any], Any]] = {
    f"{_TAG}str": lambda node: node.value,
    f"{_TAG}int": _number,
    f"{_TAG}float": _number,
    f"{_TAG}bool": lambda node: node.value.lower() == "true",
    f"{_TAG}null": lambda _: None,
    f"{_TAG}seq": lambda node: [_value(each) for each in node.value],
    f"{_TAG}map": _mapping,
}
"""What is made of a node, by its tag; any other tag is unusual."""


@lru_cache(maxsize=1)
def _composed(text: str) -> Any:
    """Return the nodes of a text: who asks for a value's place has just asked for the values."""
    return yaml.compose(text, _Quick)


def quick_values(text: str) -> Any:
    """Return what the YAML says, days as text.

    Raises ``UnusualError`` for whatever only the slow reader can read or refuse.
    """
    try:
        node = _composed(text)
        return None if node is None else _value(node)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise UnusualError(str(fault)) from fault


def quick_place(text: str, keys: Sequence[str]) -> tuple[int, int]:
    """Return line and column, from 1, of the deepest of some nested keys that the YAML has.

    Raises ``UnusualError`` for what is no YAML.
    """
    try:
        node = _composed(text)
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
