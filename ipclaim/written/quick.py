"""YAML as plain values, ten times quicker than by the reader that knows lines.

It reads what is ordinary, by the same rules; whatever is not (a mistake, a key twice, a number in
another form than digits) is left to the reader that can say where it stands.
"""

import re
from typing import Any

import yaml
from ruamel.yaml.resolver import implicit_resolvers

_YAML_1_2 = (1, 2)
_DAY = "tag:yaml.org,2002:timestamp"
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


for _versions, _tag, _pattern, _first in implicit_resolvers:
    if _YAML_1_2 in _versions and _tag != _DAY:
        _Quick.add_implicit_resolver(_tag, _pattern, _first)
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
