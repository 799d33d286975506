"""Written classes as models of pydantic: to tell what is wrong, and to publish a schema.

Made from the same keys that ``ipclaim.written.ordinary`` reads by; loaded when they are asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    TypeAdapter,
    create_model,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ipclaim.model.written import ABSENT, Key, MissingKeyError, Terms, Written, keys_of
from ipclaim.written import MISSING_KEY

W = TypeVar("W", bound=Written)
_OWN = ("strip_whitespace", "holds")
_OF_STRINGS = ("strip_whitespace", "min_length", "max_length", "pattern")


class Modelled(BaseModel):
    """Base of what is a model of pydantic from the start: no check of a case waits for it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def carefully(written: type[W], data: object) -> W:
    """Return plain values as that class; raises ``ValidationError`` with all that is wrong."""
    if written not in _ADAPTERS:
        _ADAPTERS[written] = TypeAdapter(written)
    made: W = _ADAPTERS[written].validate_python(data)
    return made


_ADAPTERS: dict[type[Written], TypeAdapter[Any]] = {}
_MODELS: dict[type[Written], type[BaseModel]] = {}


def model_of(written: type[Written]) -> type[BaseModel]:
    """Return the model with the same keys, under the same name; always the same one."""
    if written not in _MODELS:
        _MODELS[written] = _modelled_class(written)
    return _MODELS[written]


def _modelled_class(written: type[Written]) -> type[BaseModel]:
    extra = dict(written.schema_extra) or None
    fields: dict[str, Any] = {name: _field(key) for name, key in keys_of(written).items()}
    return create_model(
        written.__name__,
        __config__=ConfigDict(extra="forbid", frozen=True, json_schema_extra=extra),
        __doc__=written.__doc__,
        __module__=written.__module__,
        **fields,
    )


def _field(key: Key) -> tuple[Any, Any]:
    asked = dict(key.terms.asked) if key.terms else {}
    own = {name: asked.pop(name) for name in _OWN if name in asked}
    if key.default is ABSENT or "default_factory" in asked:
        given = Field(**asked)
    else:
        given = Field(default=_modelled(key.default), **asked)
    return (Annotated[key.type, Terms(ABSENT, own)] if own else key.type), given


def _modelled(value: object) -> object:
    """Return a default as its model: a schema shows it."""
    if not isinstance(value, Written):
        return value
    return model_of(type(value))(**{name: getattr(value, name) for name in value.model_fields_set})


def terms_of(asked: Mapping[str, Any]) -> Iterator[object]:
    """Yield terms as pydantic understands them inside ``Annotated``."""
    limits = dict(asked)
    holds = limits.pop("holds", None)
    discriminator = limits.pop("discriminator", None)
    if "strip_whitespace" in limits:
        strings = {name: limits.pop(name) for name in _OF_STRINGS if name in limits}
        yield from StringConstraints(**strings)
    yield from Field(**limits).metadata
    if discriminator:
        yield Discriminator(discriminator)
    if holds:
        yield AfterValidator(holds)


def schema_of(written: type[Written], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return how pydantic reads a class wherever it meets it: by its model, made an object."""

    def made(value: object, read: Callable[[object], Any]) -> Written:
        if isinstance(value, written):
            return value
        model = read(value)
        try:
            return written(**{name: getattr(model, name) for name in model.model_fields_set})
        except MissingKeyError as fault:
            said = {"key": fault.key}
            raise PydanticCustomError(MISSING_KEY, "{key} is missing", said) from fault

    return core_schema.no_info_wrap_validator_function(
        made, handler.generate_schema(model_of(written))
    )
