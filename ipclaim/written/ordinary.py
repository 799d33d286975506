"""Plain values as written classes and frozen dataclasses, where all is ordinary.

A value is taken when its type is exactly what is declared and it keeps the declared limits. All
else is refused here without a word: pydantic, which takes a tenth of a second to load, accepts it
all the same or tells what is wrong with it (``ipclaim.written.modelled``). What is taken here has
the value that pydantic would give it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ipclaim.model.written import ABSENT, JsonValue, Terms, Written, keys_of

T = TypeVar("T")
_Reader = Callable[[Any], Any]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT(?!00:00:00)\d\d:\d\d:\d\d(\.\d{6})?(Z|[+-]\d\d:\d\d)?")
"""A moment; midnight may also be meant as a day."""


class UnordinaryError(Exception):
    """Not to be taken here."""


def ordinary(kind: type[T], data: object) -> T:
    """Return plain values as that type; raises ``UnordinaryError`` for what is not ordinary."""
    made: T = reader_of(kind)(data)
    return made


_READERS: dict[Any, _Reader] = {}


def reader_of(kind: Any) -> _Reader:
    """Return what reads plain values of one declared type."""
    reader = _READERS.get(kind)
    if reader is None:
        reader = _READERS[kind] = _made(kind)
    return reader


def _made(kind: Any) -> _Reader:
    origin = get_origin(kind)
    if kind == JsonValue:
        return _json
    if origin is Annotated:
        return _limited(kind)
    if origin in {Union, UnionType}:
        return _any_of([reader_of(each) for each in get_args(kind)])
    if origin is Literal:
        return _one_of({each: each for each in get_args(kind)})
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin in {dict, Mapping}:
        return _mapping(*map(reader_of, get_args(kind)))
    return _plain_type(kind)


def _plain_type(kind: Any) -> _Reader:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if issubclass(kind, Enum):
        return _one_of({each.value: each for each in kind})
    if issubclass(kind, Written):
        return _written(kind)
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no reader for {kind}")


def _exactly(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise UnordinaryError
        return value

    return read


def _number(value: Any) -> float:
    if type(value) is not float and type(value) is not int:
        raise UnordinaryError
    return float(value)


def _iso(form: re.Pattern[str], kind: type[date]) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not str or not form.fullmatch(value):
            raise UnordinaryError
        try:
            return kind.fromisoformat(value)
        except ValueError as fault:
            raise UnordinaryError from fault

    return read


def _json(value: Any) -> Any:
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if type(value) is list:
        return [_json(each) for each in value]
    if type(value) is dict and all(type(key) is str for key in value):
        return {key: _json(each) for key, each in value.items()}
    raise UnordinaryError


_SCALARS: Mapping[Any, _Reader] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _number,
    NoneType: _exactly(NoneType),
    date: _iso(_DAY, date),
    datetime: _iso(_TIME, datetime),
}


def _one_of(values: Mapping[Any, Any]) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in values:
            raise UnordinaryError
        return values[value]

    return read


def _any_of(readers: Iterable[_Reader]) -> _Reader:
    """Return a reader of what one of several takes; what several take is not ordinary."""
    one_by_one = tuple(readers)

    def read(value: Any) -> Any:
        taken = []
        for each in one_by_one:
            try:
                taken.append(each(value))
            except UnordinaryError:
                continue
        if not taken or any(other != taken[0] for other in taken):
            raise UnordinaryError
        return taken[0]

    return read


def _tuple(kinds: tuple[Any, ...]) -> _Reader:
    if kinds[1:] == (Ellipsis,):
        each = reader_of(kinds[0])

        def read(value: Any) -> Any:
            if type(value) is not list:
                raise UnordinaryError
            return tuple([each(one) for one in value])

        return read
    readers = tuple(map(reader_of, kinds))

    def read_fixed(value: Any) -> Any:
        if type(value) is not list or len(value) != len(readers):
            raise UnordinaryError
        return tuple([one(said) for one, said in zip(readers, value, strict=True)])

    return read_fixed


def _mapping(key: _Reader, value: _Reader) -> _Reader:
    def read(given: Any) -> Any:
        if type(given) is not dict:
            raise UnordinaryError
        return {key(name): value(said) for name, said in given.items()}

    return read


def _limited(kind: Any) -> _Reader:
    base, *said = get_args(kind)
    reader = reader_of(base)
    for terms in said:
        if not isinstance(terms, Terms):
            raise TypeError(f"unknown terms {terms}")
        reader = _on_terms(reader, terms, base)
    return reader


def _on_terms(reader: _Reader, terms: Terms, kind: Any) -> _Reader:
    if "discriminator" in terms.asked:
        return _by_kind(terms.asked["discriminator"], get_args(kind))
    limits = [_LIMITS[name](asked) for name, asked in terms.asked.items() if name not in _TOLD]
    if not limits:
        return reader

    def read(value: Any) -> Any:
        made = reader(value)
        if made is not None:
            for limit in limits:
                made = limit(made)
        return made

    return read


def _unless(refused: Callable[[Any], bool]) -> _Reader:
    def limit(value: Any) -> Any:
        if refused(value):
            raise UnordinaryError
        return value

    return limit


def _in_form(pattern: str) -> _Reader:
    """Return a limit by pattern; for pydantic ``$`` is not before a last line break, as here."""
    found = re.compile(pattern).search
    return _unless(lambda value: "\n" in value or not found(value))


def _holding(function: Callable[[Any], Any]) -> _Reader:
    def limit(value: Any) -> Any:
        try:
            return function(value)
        except ValueError as fault:
            raise UnordinaryError from fault

    return limit


_TOLD = {"description", "alias", "default_factory", "union_mode"}
"""Terms that refuse no value."""
_LIMITS: Mapping[str, Callable[[Any], _Reader]] = {
    "strip_whitespace": lambda _: str.strip,
    "min_length": lambda least: _unless(lambda value: len(value) < least),
    "max_length": lambda most: _unless(lambda value: len(value) > most),
    "ge": lambda least: _unless(lambda value: value < least),
    "le": lambda most: _unless(lambda value: value > most),
    "pattern": _in_form,
    "holds": _holding,
}


def _by_kind(key: str, members: Iterable[type[Written]]) -> _Reader:
    """Return a reader of one of several classes, told apart by a key."""
    readers = {
        name: reader_of(member)
        for member in members
        for name in get_args(keys_of(member)[key].type)
    }

    def read(given: Any) -> Any:
        said = given.get(key) if type(given) is dict else None
        if type(said) is not str or said not in readers:
            raise UnordinaryError
        return readers[said](given)

    return read


def _written(kind: type[Written]) -> _Reader:
    readers, needed = {}, set()
    for key in keys_of(kind).values():
        reader = reader_of(key.type)
        readers[key.alias] = (
            key.name,
            _on_terms(reader, key.terms, key.type) if key.terms else reader,
        )
        if key.default is ABSENT:
            needed.add(key.alias)
    return _keyed(kind, readers, needed)


def _dataclass(kind: Any) -> _Reader:
    hints = get_type_hints(kind, include_extras=True)
    readers = {each.name: (each.name, reader_of(hints[each.name])) for each in fields(kind)}
    needed = {
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }
    return _keyed(kind, readers, needed)


def _keyed(kind: Any, readers: Mapping[str, tuple[str, _Reader]], needed: set[str]) -> _Reader:
    def read(given: Any) -> Any:
        if type(given) is not dict or not needed <= given.keys():
            raise UnordinaryError
        values = {}
        for key, value in given.items():
            known = readers.get(key)
            if known is None:
                raise UnordinaryError
            values[known[0]] = known[1](value)
        try:
            return kind(**values)
        except ValueError as fault:
            raise UnordinaryError from fault

    return read
