"""Frozen dataclasses that cost the start of a command next to nothing.

The standard library writes six methods of each frozen dataclass as source and compiles them while
a module is loaded; of the ninety on the way of a check that is a quarter of its start
(docs/decisions/what-a-check-costs.md). These are the same dataclasses to everyone who looks at
them (``fields``, ``replace``, ``match``, ``pickle``, type checkers), but equality, hash and
``repr`` are shared by all, and ``__init__`` is written when a class is first called.

Left out: classes whose values may change or that keep more than their fields. They use the
standard library's own decorator, and so may whatever a check does not load.
"""

import dataclasses
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: Literal[True], slots: Literal[True], eq: bool = True
    ) -> Callable[[type[T]], type[T]]:
        """Return the decorator that makes a class a frozen dataclass with slots.

        ``eq=False`` leaves equality and hash to identity. What a class defines itself is kept.
        """

        def make(declared: type[T]) -> type[T]:
            a_child = any(map(dataclasses.is_dataclass, declared.__bases__))
            only_fields = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=True, frozen=a_child
            )
            bare = only_fields(declared)
            bare.__dataclass_params__.frozen = True
            methods = _methods_of(bare) | (_equality_of(bare) if eq else {})
            for name, method in methods.items():
                if name not in declared.__dict__:
                    setattr(bare, name, method)
            return bare

        return make


def _methods_of(made: Any) -> dict[str, Callable[..., object]]:
    names = tuple(field.name for field in dataclasses.fields(made))
    values = _values_of(names)

    def first_call(self: object, *args: object, **named: object) -> None:
        made.__init__ = _written_init(made)
        made.__init__(self, *args, **named)

    def keep(self: object) -> tuple[object, ...]:
        return values(self)

    def restore(self: object, state: tuple[object, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__init__": first_call,
        "__repr__": _told,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": keep,
        "__setstate__": restore,
    }


def _equality_of(made: Any) -> dict[str, Callable[..., object]]:
    values = _values_of(tuple(field.name for field in dataclasses.fields(made) if field.compare))

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda fact: tuple(getattr(fact, name) for name in names)


def _told(self: Any) -> str:
    shown = (each.name for each in dataclasses.fields(self) if each.repr)
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _written_init(made: Any) -> Callable[..., None]:
    """Write and compile ``__init__``, which fills each slot by its descriptor."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    by_place, by_name, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(made):
        name = value = field.name
        word = name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}"
            word = f"{name}=_missing"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            word = f"{name}=_default_{name}"
        known[f"_set_{name}"] = getattr(made, name).__set__
        (by_name if field.kw_only else by_place).append(word)
        body.append(f"    _set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append("    self.__post_init__()")
    words = [*by_place, *(["*", *by_name] if by_name else [])]
    source = "\n".join([f"def __init__({', '.join(words)}):", *(body or ["    pass"])])
    exec(source, known)  # noqa: S102 - nothing but names of fields, as dataclasses does it
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written
