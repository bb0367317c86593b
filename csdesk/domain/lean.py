"""Dataclasses that get their methods when they first need them.

`dataclasses.dataclass` compiles the methods of every class while its module is imported: 0.9 ms a class, a quarter
of the start of the app. This `dataclass` is the same to a type checker, to `fields` and to `replace`; at run time it
only makes room for the fields, which `dataclasses` works out when they are first asked for. Comparison, hash, repr,
frozenness and `__init__` are shared by all classes; a class of which many instances are made gets an `__init__` of its
own, compiled by `dataclasses` then.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import repeat
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Any:
        """Declare a class by its annotated fields, as `dataclasses.dataclass` does."""

        def declared(own: type) -> type:
            told = getattr(own, "__annotations__", {}) if "__annotations__" in own.__dict__ else {}
            if any(special in str(kind) for kind in told.values() for special in _SPECIAL):
                lean = _by_the_book(own, slots=slots, kw_only=kw_only)
            else:
                lean = _slotted(own, tuple(told)) if slots else own
                lean.__doc__ = own.__doc__ or own.__name__  # else `dataclasses` words the signature
                for late in _LATE:
                    setattr(lean, late, _Late(late, own, lean, kw_only=kw_only))
            return _completed(lean, own, frozen=frozen)

        return declared


__all__ = ["dataclass", "instances"]

T = TypeVar("T")

_LOOKING = RLock()
_FEW = 40
"""So many instances cost less by the shared `__init__` than one compilation."""


_SPECIAL = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations that are no fields; a class that has any is declared the usual way."""
_LATE = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")


class _Late:
    """Stands for what `dataclasses` knows of a class, until somebody looks."""

    def __init__(self, name: str, own: type, lean: type, *, kw_only: bool) -> None:
        self._name, self._own, self._lean, self._kw_only = name, own, lean, kw_only

    def __get__(self, _: object, __: type | None = None) -> Any:
        with _LOOKING:
            if isinstance(self._lean.__dict__[self._name], _Late):
                self._find()
        return self._lean.__dict__[self._name]

    def _find(self) -> None:
        for late in _LATE:
            if self._own is self._lean:
                delattr(self._lean, late)
        known = _by_the_book(self._own, slots=False, kw_only=self._kw_only)
        for late in _LATE:
            setattr(self._lean, late, known.__dict__[late])


def _by_the_book(own: type, *, slots: bool, kw_only: bool) -> type:
    return dataclasses.dataclass(own, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)


def _slotted(own: type, names: tuple[str, ...]) -> type:
    """The same class with slots, which a class has from its beginning or never."""
    taken = {slot for base in own.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    left = {
        name: value for name, value in own.__dict__.items() if name not in {"__dict__", "__weakref__", *names}
    }
    left["__slots__"] = tuple(name for name in names if name not in taken)
    made = type(own)(own.__name__, own.__bases__, left)
    made.__qualname__ = own.__qualname__
    return made


def instances(cls: type[T], columns: Mapping[str, Iterable[Any]], size: int) -> list[T]:
    """Many instances of a class with slots, filled field by field: three times as quick as a call for each.

    A column that is not given takes the default of its field.
    """
    made = [cls.__new__(cls) for _ in range(size)]
    for one in dataclasses.fields(cls):  # type: ignore[arg-type]
        column = columns.get(one.name)
        if column is None:
            make = one.default_factory
            column = repeat(one.default) if make is dataclasses.MISSING else (make() for _ in made)
        deque(map(getattr(cls, one.name).__set__, made, column), maxlen=0)
    return made


def _completed(cls: type, own: type, *, frozen: bool) -> type:
    """Give a class the shared methods, but for those that it defines itself."""
    methods: dict[str, Any] = {"__init__": _shared_init(cls, frozen=frozen), "__repr__": _repr, "__eq__": _eq}
    if frozen:
        methods |= _FROZEN
    for name, method in methods.items():
        if name not in own.__dict__:
            setattr(cls, name, method)
    if "__eq__" in cls.__dict__ and own.__dict__.get("__hash__") is None:
        cls.__hash__ = _hash if frozen else None  # type: ignore[assignment,method-assign]
    return cls


def _shared_init(cls: type, *, frozen: bool) -> Any:
    """An `__init__` that needs no compiler; odd arguments and many instances are left to a compiled one."""
    left = _FEW

    def __init__(self: object, *args: Any, **given: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        if left <= 0 or not _filled(self, cls, args, given):
            compiled = _compiled_init(cls, frozen=frozen)
            if cls.__dict__.get("__init__") is __init__:
                cls.__init__ = compiled  # type: ignore[misc]
            compiled(self, *args, **given)

    return __init__


def _filled(self: Any, cls: Any, args: tuple[Any, ...], given: dict[str, Any]) -> bool:
    """Set every field, or tell that the arguments do not fit."""
    declared = dataclasses.fields(cls)
    if args:
        names = [one.name for one in declared if not one.kw_only]
        placed = dict(zip(names, args, strict=False))
        if len(placed) < len(args) or placed.keys() & given.keys():
            return False
        given = {**placed, **given}
    found = 0
    for one in declared:
        if one.name in given:
            value = given[one.name]
            found += 1
        elif one.default is not dataclasses.MISSING:
            value = one.default
        elif one.default_factory is not dataclasses.MISSING:
            value = one.default_factory()
        else:
            return False
        object.__setattr__(self, one.name, value)
    if found < len(given):
        return False
    if hasattr(cls, "__post_init__"):
        self.__post_init__()
    return True


def _compiled_init(cls: Any, *, frozen: bool) -> Any:
    """The `__init__` of an ordinary dataclass with the same fields."""
    after = {"__doc__": cls.__name__}  # without one, `dataclasses` words the signature
    if hasattr(cls, "__post_init__"):
        after["__post_init__"] = cls.__post_init__
    own = [(one.name, one.type, _copied(one)) for one in dataclasses.fields(cls)]
    twin: Any = dataclasses.make_dataclass(
        cls.__name__, own, namespace=after, frozen=frozen, repr=False, eq=False, match_args=False
    )
    return twin.__init__


def _copied(one: dataclasses.Field[Any]) -> Any:
    given = {"default": one.default} if one.default is not dataclasses.MISSING else {}
    if one.default_factory is not dataclasses.MISSING:
        given = {"default_factory": one.default_factory}
    return dataclasses.field(init=one.init, kw_only=bool(one.kw_only), **given)


_GETTERS: dict[tuple[type, bool], Any] = {}


def _values(cls: Any, *, hashed: bool) -> Any:
    """What reads the fields of an instance that count for its equality or its hash."""
    known = _GETTERS.get((cls, hashed))
    if known is None:
        names = [
            one.name
            for one in dataclasses.fields(cls)
            if (one.hash if hashed and one.hash is not None else one.compare)
        ]
        known = _GETTERS[cls, hashed] = attrgetter(*names) if names else bool
    return known


def _eq(self: object, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _values(self.__class__, hashed=False)
    return values(self) == values(other)


def _hash(self: object) -> int:
    return hash(_values(self.__class__, hashed=True)(self))


def _repr(self: Any) -> str:
    shown = ", ".join(
        f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr
    )
    return f"{self.__class__.__qualname__}({shown})"


def _no_set(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_FROZEN = {
    "__setattr__": _no_set,
    "__delattr__": _no_delete,
    "__getstate__": _state,
    "__setstate__": _restored,
}
