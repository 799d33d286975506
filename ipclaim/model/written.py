"""What people write by hand, as values: frozen, compared by what they say, each key declared once.

A class lists its keys with their types, defaults and limits, in the manner of pydantic's models.
Pydantic itself is loaded only where it is needed: to tell what is wrong with a file, or to publish
its schema (``ipclaim.written.modelled``). What is ordinary is read by ``ipclaim.written.ordinary``;
loading pydantic and building its validators takes longer than judging fifty cases.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    Self,
    dataclass_transform,
)

from ipclaim.frozen import dataclass

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class _Absent:
    """No default: the key is needed."""


ABSENT: Final = _Absent()


class Terms:
    """What is asked of a value beyond its type, and what a schema says of it.

    Pydantic takes it, too, as terms inside ``Annotated`` (``annotated_types.GroupedMetadata``).
    """

    __is_annotated_types_grouped_metadata__: ClassVar = True

    def __init__(self, default: Any, asked: Mapping[str, Any]) -> None:
        self.default = default
        self.asked = asked

    @property
    def usual(self) -> Any:
        """The value where the key is left out; ``ABSENT`` where it may not be."""
        factory = self.asked.get("default_factory")
        return factory() if factory else self.default

    def __iter__(self) -> Iterator[object]:
        from ipclaim.written.modelled import terms_of  # noqa: PLC0415 - loads pydantic

        return terms_of(self.asked)


def Field(default: Any = ABSENT, **asked: Any) -> Any:  # noqa: N802 - called as pydantic's is
    """Return the default and the terms of a key, by the names that pydantic has for them.

    Beside pydantic's own: ``strip_whitespace``, and ``holds``, a function that returns the value or
    raises ``ValueError``.
    """
    return Terms(default, asked)


Filled = Annotated[str, Field(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a written class."""

    name: str
    """Of the attribute."""
    type: Any
    default: Any
    terms: Terms | None

    @property
    def alias(self) -> str:
        """The key as people write it."""
        said = self.terms.asked.get("alias") if self.terms else None
        return said or self.name


class MissingKeyError(ValueError):
    """A key that other keys make needed; raised in ``Written.hold``."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key} is missing")
        self.key = key


class _Json:
    """Marks what may hold anything that JSON can say."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic import JsonValue as Whole  # noqa: PLC0415 - as above

        del source
        return handler.generate_schema(Whole)


if TYPE_CHECKING:
    from pydantic import JsonValue as JsonValue  # noqa: PLC0414 - for other modules
else:
    JsonValue = Annotated[object, _Json()]


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Written:
    """Base of everything that people write by hand: unknown keys are errors, values are frozen.

    Like a model of pydantic's it is copied with ``model_copy`` and read with ``model_validate``.
    """

    schema_extra: ClassVar[Mapping[str, JsonValue]] = {}
    """What a published schema says besides."""

    _keys: ClassVar[Mapping[str, Key]] = {}
    _given: frozenset[str]

    def __init_subclass__(cls) -> None:
        own = vars(cls).get("__annotations__", {})
        keys = {name: _key(name, said, vars(cls).get(name, ABSENT)) for name, said in own.items()}
        cls._keys = {**cls._keys, **keys}

    def __init__(self, **given: Any) -> None:
        values = {name: key.default for name, key in keys_of(type(self)).items()}
        known = len(values)
        values.update(given)
        if len(values) > known or any(value is ABSENT for value in values.values()):
            raise TypeError(f"{type(self).__name__} is not made of {', '.join(given)}")
        self.__dict__.update(values, _given=frozenset(given))
        self.hold()

    def hold(self) -> None:
        """Raise ``ValueError`` where the values do not go together."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in keys_of(type(self)))
        return f"{type(self).__name__}({said})"

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The names that were given, not left to their default."""
        return self._given

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return the same with some values changed; they are not checked."""
        given = {name: getattr(self, name) for name in self._given}
        return type(self)(**given | dict(update))

    def model_dump_json(self) -> str:
        """Return the values as JSON, without spaces, as pydantic writes it."""
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def model_validate(cls, data: Any, /) -> Self:
        """Return what plain values say; raises pydantic's ``ValidationError``, a ``ValueError``."""
        from ipclaim.written.ordinary import UnordinaryError, ordinary  # noqa: PLC0415 - a circle

        try:
            return ordinary(cls, data)
        except UnordinaryError:
            from ipclaim.written.modelled import carefully  # noqa: PLC0415 - loads pydantic

            return carefully(cls, data)

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """Return the JSON Schema, as pydantic makes it."""
        from ipclaim.written.modelled import model_of  # noqa: PLC0415 - loads pydantic

        return model_of(cls).model_json_schema()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from ipclaim.written.modelled import schema_of  # noqa: PLC0415 - loads pydantic

        del source
        return schema_of(cls, handler)


def keys_of(written: type[Written]) -> Mapping[str, Key]:
    """Return a class's keys by the names of their attributes, inherited ones first."""
    return written._keys


def _key(name: str, kind: Any, said: Any) -> Key:
    terms = said if isinstance(said, Terms) else None
    return Key(name, kind, terms.usual if terms else said, terms)


def _values(written: Written) -> tuple[object, ...]:
    return tuple([getattr(written, name) for name in keys_of(type(written))])


def _plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, Written):
        keys = keys_of(type(value))
        return {name: _plain(getattr(value, name)) for name in keys}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value
