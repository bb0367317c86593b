"""Qt's enumerations, made in a third of the time.

A start makes about 300 of them with 4,000 members, since PySide6 makes all of a class or of the name space `Qt` when one is
named. The standard library makes each member through a descriptor that removes and replaces itself; here the members
of the plain kind that PySide6 asks for are put in directly, and only when something is first looked up in the
enumeration: a start uses one in five. Whatever is not plain is left to the standard library.
"""

from __future__ import annotations

import enum
import sys
from threading import RLock
from typing import Any

_PLAIN = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_TAKEN = {kind: frozenset(dir(kind)) | {"name", "value"} for kind in _PLAIN}
_OWNER = "PySide6"
"""Until PySide6 itself says which of its modules it belongs to."""
_OWN = {"_member_names_": list, "_member_map_": dict, "_value2member_map_": dict, "_unhashable_values_": list}
"""What no two enumerations share."""
_WAITING: dict[type, Any] = {}
"""The pairs of a name and a number of those that have no members yet."""
_AT_ONCE: list[bool] = []
"""Whether none may wait any more."""
_FILLING = RLock()


class _Empty(enum.EnumType):
    """The kind of an enumeration that has no members yet; it is an `EnumType` as soon as it is asked for anything."""

    def __getattribute__(cls, name: str) -> Any:
        _awake(cls)
        return getattr(cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        """What PySide6 sets as it makes it is the name of no member."""
        type.__setattr__(cls, name, value)


def lean_enums() -> None:
    """Make enumerations of pairs of a name and a number the short way from now on."""
    usual = vars(enum.EnumType)["_create_"]
    empty: dict[type, dict[str, Any]] = {}

    def create(cls: Any, name: str, names: Any, **how: Any) -> Any:
        if not _is_plain(cls, names, how):
            return usual(cls, name, names, **how)
        if cls not in empty:
            empty[cls] = dict(vars(usual(cls, name, (), **how)))
            for of_each in ("__dict__", "__weakref__"):
                empty[cls].pop(of_each, None)
        own = {"__module__": _OWNER, "__qualname__": name, **{field: kind() for field, kind in _OWN.items()}}
        made = type.__new__(_Empty, name, (cls,), empty[cls] | own)
        _WAITING[made] = names
        if _AT_ONCE:
            fill_enums()
        return made

    if sys.version_info[:2] == (3, 11):
        enum.EnumType._create_ = create  # type: ignore[attr-defined]


def fill_enums() -> None:
    """Put in all members now and from now on at once: what words wrong calls looks them up past Python."""
    _AT_ONCE[:] = [True]
    for made in list(_WAITING):
        _awake(made)


def _awake(made: type) -> None:
    with _FILLING:
        names = _WAITING.pop(made, None)
        if names is not None:
            type.__setattr__(made, "__class__", enum.EnumType)
            _fill(made, names)


def _is_plain(cls: Any, names: Any, how: dict[str, Any]) -> bool:
    """Whether this is what PySide6 asks for, with no name that means something else to an enumeration."""
    if cls not in _TAKEN or how.get("boundary") is not enum.KEEP or how.get("module") or how.get("type"):
        return False
    if not isinstance(names, list | tuple) or not names or not isinstance(names[0], tuple):
        return False
    by_name = dict(names)
    if issubclass(cls, enum.Flag) and min(by_name.values()) < 0:
        return False
    return _TAKEN[cls].isdisjoint(by_name) and " _" not in " " + " ".join(by_name)


def _fill(made: Any, names: Any) -> None:
    """Put in the members; a second name of a value is an alias."""
    new, takes_value = made._new_member_, made._use_args_
    is_flag = issubclass(made, enum.Flag)
    by_value, by_name, listed = made._value2member_map_, made._member_map_, made._member_names_
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if takes_value else new(made)
            member.__dict__.update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(listed))
            by_value[value] = member
            if not is_flag or (value and not value & (value - 1)):
                listed.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if is_flag:
        _mask(made)


def _mask(made: Any) -> None:
    """The bits that a flag knows, and how its members are gone through."""
    for value in made._value2member_map_:
        made._flag_mask_ |= value
        if value and not value & (value - 1):
            made._singles_mask_ |= value
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    values = [member._value_ for member in made]
    if values != sorted(values):
        made._iter_member_ = made._iter_member_by_def_
