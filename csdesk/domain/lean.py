"""Dataclasses that get their methods when they first need them.

`dataclasses.dataclass` compiles the methods of every class while its module is imported: 0.9 ms a class, a quarter
of the start of the app. This `dataclass` is the same to a type checker, to `fields` and to `replace`; at run time it
only makes room for the fields, which `dataclasses` works out when somebody looks at them. Comparison, hash, repr,
frozenness and `__init__` are shared by all classes, and know the fields from the declaration itself; a class of which many
instances are made gets an `__init__` of its own, compiled by `dataclasses` then.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import repeat
from operator import attrgetter, eq, ge, gt, le, lt
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, order: bool = False
    ) -> Any:
        """Declare a class by its annotated fields, as `dataclasses.dataclass` does."""

        def declared(own: type) -> type:
            told = _named(own)
            if any(special in str(kind) for kind in told.values() for special in _SPECIAL):
                lean = _by_the_book(own, slots=slots, kw_only=kw_only)
                return _given(lean, _methods(own, [lean], frozen=frozen, order=order))
            known: list[type] = []
            more = _methods(own, known, frozen=frozen, order=order)
            more["__doc__"] = own.__doc__ or own.__name__  # else `dataclasses` words the signature
            more |= {late: _Late(late, own, known, kw_only=kw_only) for late in _LATE}
            known.append(_slotted(own, tuple(told), more) if slots else _given(own, more))
            _DECLARED[known[0]] = own, kw_only
            return known[0]

        return declared


__all__ = ["Told", "dataclass", "instances", "told_of"]

T = TypeVar("T")

_LOOKING = RLock()
_FEW = 300
"""So many instances cost less by the shared `__init__` than one compilation."""
_MANY = 2_000
"""So many instances cost less field by field than a twin of their class."""
_NO: Any = dataclasses.MISSING


_SPECIAL = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations that are no fields; a class that has any is declared the usual way."""
_LATE = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")


class Told:
    """What a declaration says of a field."""

    __slots__ = ("compare", "default", "hash", "is_given", "is_named", "make", "metadata", "name")

    def __init__(self, name: str, given: Any, *, kw_only: bool) -> None:
        self.name = name
        self.default, self.make, self.is_named = given, _NO, kw_only
        self.compare = self.hash = self.is_given = True
        self.metadata: Mapping[str, Any] = {}
        if isinstance(given, dataclasses.Field):
            self.default, self.make = given.default, given.default_factory
            self.is_named = kw_only if given.kw_only is _NO else bool(given.kw_only)
            self.compare, self.is_given, self.metadata = given.compare, given.init, given.metadata
            self.hash = given.compare if given.hash is None else given.hash


class _Plan:
    """How an instance is filled."""

    __slots__ = ("_twin", "blank", "left", "made", "needed", "placed", "setters")

    def __init__(self, cls: type) -> None:
        self.blank: dict[str, Any] = {}
        self.placed: list[str] = []
        self.needed: set[str] = set()
        self.made: list[tuple[str, Any]] = []
        for one in told_of(cls):
            if one.make is not _NO:
                self.made.append((one.name, one.make))
            elif one.default is _NO and not one.is_given:
                continue
            elif one.default is _NO:
                self.needed.add(one.name)
            self.blank[one.name] = one.default
            if not one.is_named:
                self.placed.append(one.name)
        slots = {name for one in cls.__mro__ for name in one.__dict__.get("__slots__", ())}
        self.setters = (
            tuple((name, _setter(cls, name, slots)) for name in self.blank)
            if slots & self.blank.keys()
            else ()
        )
        """What sets a field past frozenness; none where all are in the dictionary of the instance."""
        self.left = _MANY
        """So many instances are filled field by field."""
        self._twin: Any = _NO

    def usual(self, name: str, size: int) -> Iterable[Any]:
        """So many times the default of a field."""
        make = dict(self.made).get(name)
        return repeat(self.blank[name], size) if make is None else [make() for _ in range(size)]

    def twin(self, cls: Any) -> Any:
        """A class of the same slots that is not frozen, so that its `__init__` sets them at once; none of one that inherits any."""
        if self._twin is _NO:
            own = cls.__dict__.get("__slots__", ())
            if cls.__bases__ != (object,) or {*own} != self.blank.keys():
                self._twin = None
            else:
                given = [(name, object) for name in self.blank]
                plain = dataclasses.make_dataclass("_", given, repr=False, eq=False, match_args=False)
                init = plain.__dict__["__init__"]
                self._twin = type(cls.__name__, (), {"__slots__": own, "__init__": init})
        return self._twin


_DECLARED: dict[type, tuple[type, bool]] = {}
"""The class as it was written, and whether its fields are given by their names only."""
_PLANS: dict[type, _Plan] = {}


def told_of(cls: type) -> Iterable[Told]:
    """The fields of a class and of those it stands on, in the order of `dataclasses.fields` and without its work."""
    found: dict[str, Told] = {}
    for one in reversed(cls.__mro__):
        if isinstance(one.__dict__.get("__dataclass_fields__"), dict):
            found |= {known.name: Told(known.name, known, kw_only=False) for known in dataclasses.fields(one)}
        elif one in _DECLARED:
            own, kw_only = _DECLARED[one]
            given = own.__dict__
            found |= {name: Told(name, given.get(name, _NO), kw_only=kw_only) for name in _named(own)}
    return found.values()


def _plan(cls: type) -> _Plan:
    known = _PLANS.get(cls)
    if known is None:
        known = _PLANS[cls] = _Plan(cls)
    return known


def _setter(cls: type, name: str, slots: set[str]) -> Any:
    """What sets a field past frozenness."""
    if name in slots:
        return getattr(cls, name).__set__
    return lambda one, value: object.__setattr__(one, name, value)


class _Late:
    """Stands for what `dataclasses` knows of a class, until somebody looks."""

    def __init__(self, name: str, own: type, known: list[type], *, kw_only: bool) -> None:
        self._name, self._own, self._known, self._kw_only = name, own, known, kw_only

    def __get__(self, _: object, __: type | None = None) -> Any:
        lean = self._known[0]
        with _LOOKING:
            if isinstance(lean.__dict__[self._name], _Late):
                self._find(lean)
        return lean.__dict__[self._name]

    def _find(self, lean: type) -> None:
        for late in _LATE:
            if self._own is lean:
                delattr(lean, late)
        found = _by_the_book(self._own, slots=False, kw_only=self._kw_only)
        for late in _LATE:
            setattr(lean, late, found.__dict__[late])


def _named(own: type) -> dict[str, Any]:
    """The annotations of a class itself, not of one that it stands on."""
    return own.__annotations__ if "__annotations__" in own.__dict__ else {}


def _by_the_book(own: type, *, slots: bool, kw_only: bool) -> type:
    return dataclasses.dataclass(own, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)


def _given(cls: type, more: Mapping[str, Any]) -> type:
    """The class with more in it."""
    for name, value in more.items():
        setattr(cls, name, value)
    return cls


def _slotted(own: type, names: tuple[str, ...], more: Mapping[str, Any]) -> type:
    """The same class with slots, which a class has from its beginning or never, and with more in it."""
    taken = {slot for base in own.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    left = {
        name: value for name, value in own.__dict__.items() if name not in {"__dict__", "__weakref__", *names}
    }
    left["__slots__"] = tuple(name for name in names if name not in taken)
    made = type(own)(own.__name__, own.__bases__, {**left, **more})
    made.__qualname__ = own.__qualname__
    return made


def instances(cls: type[T], columns: Mapping[str, Iterable[Any]], size: int) -> list[T]:
    """Many instances of a class with slots, filled field by field: three times as quick as a call for each.

    A column that is not given takes the default of its field. Where there are ever more of a class, they are made by its
    twin that is not frozen, and are of the class from then on: twice as quick again.
    """
    plan = _plan(cls)
    filled = [columns[name] if name in columns else plan.usual(name, size) for name in plan.blank]
    plan.left -= size
    if plan.left < 0 and (twin := plan.twin(cls)) is not None:
        made = list(map(twin, *filled))
        for one in made:
            one.__class__ = cls
        return made
    made = [cls.__new__(cls) for _ in range(size)]
    for (_, put), column in zip(plan.setters, filled, strict=True):
        deque(map(put, made, column), maxlen=0)
    return made


def _methods(own: type, known: list[type], *, frozen: bool, order: bool) -> dict[str, Any]:
    """The shared methods, but for those that the class defines itself; `known` will hold the class that has them."""
    methods: dict[str, Any] = {"__init__": _shared_init(known, frozen=frozen), "__repr__": _repr}
    for by in (eq, lt, le, gt, ge) if order else (eq,):
        methods[f"__{by.__name__}__"] = _comparing(known, by)
    if frozen:
        methods |= _FROZEN
    missing = {name: method for name, method in methods.items() if name not in own.__dict__}
    if own.__dict__.get("__hash__") is None:
        missing["__hash__"] = _hashing(known) if frozen else None
    return missing


def _shared_init(known: list[type], *, frozen: bool) -> Any:
    """An `__init__` that needs no compiler; odd arguments and many instances are left to a compiled one."""
    left = _FEW

    def __init__(self: object, *args: Any, **given: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        cls = known[0]
        if left <= 0 or not _filled(self, cls, args, given):
            compiled = _compiled_init(cls, frozen=frozen)
            if cls.__dict__.get("__init__") is __init__:
                cls.__init__ = compiled  # type: ignore[misc]
            compiled(self, *args, **given)

    return __init__


def _filled(self: Any, cls: type, args: tuple[Any, ...], given: dict[str, Any]) -> bool:
    """Set every field, or tell that the arguments do not fit."""
    plan = _plan(cls)
    if args:
        placed = dict(zip(plan.placed, args, strict=False))
        if len(placed) < len(args) or placed.keys() & given.keys():
            return False
        given |= placed
    values = plan.blank | given
    if len(values) > len(plan.blank) or not plan.needed <= given.keys():
        return False
    for name, make in plan.made:
        if name not in given:
            values[name] = make()
    if plan.setters:
        for name, put in plan.setters:
            put(self, values[name])
    else:
        self.__dict__.update(values)
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
    given: dict[str, Any] = {"default": one.default} if one.default is not _NO else {}
    if one.default_factory is not _NO:
        given = {"default_factory": one.default_factory}
    return dataclasses.field(init=one.init, kw_only=bool(one.kw_only), **given)


def _reader(cls: type, *, hashed: bool = False) -> Any:
    """What reads the fields of an instance that count for its equality or its hash."""
    names = [one.name for one in told_of(cls) if (one.hash if hashed else one.compare)]
    return attrgetter(*names) if names else bool


def _comparing(known: list[type], by: Callable[[Any, Any], Any]) -> Any:
    read: Any = None

    def compare(self: object, other: object) -> Any:
        nonlocal read
        if other.__class__ is not self.__class__:
            return NotImplemented
        if read is None:
            read = _reader(known[0])
        return by(read(self), read(other))

    return compare


def _hashing(known: list[type]) -> Any:
    read: Any = None

    def hashed(self: object) -> int:
        nonlocal read
        if read is None:
            read = _reader(known[0], hashed=True)
        return hash(read(self))

    return hashed


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
