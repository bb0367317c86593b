"""A lean dataclass behaves as the ordinary one that it stands for."""

from __future__ import annotations

import copy
import dataclasses
import itertools
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from csdesk.domain import lean
from csdesk.domain.model.account import Account


def make(declare: Callable[..., Any]) -> Any:
    @declare(frozen=True, slots=True)
    class Base:
        """What both have."""

        key: str
        notes: dict[str, int] = field(default_factory=dict, compare=False)

    @declare(frozen=True, slots=True)
    class Part(Base):
        """A part."""

        size: int = 3
        hidden: int = field(default=7, repr=False)

    return Part


@pytest.fixture(params=[dataclasses.dataclass, lean.dataclass], ids=["ordinary", "lean"])
def part(request):
    return make(request.param)


def test_fields_are_taken_by_place_and_by_name_with_their_defaults(part):
    made = part("a", {"n": 1}, hidden=8)
    assert (made.key, made.notes, made.size, made.hidden) == ("a", {"n": 1}, 3, 8)


def test_every_instance_gets_a_default_of_its_own(part):
    assert part("a").notes is not part("a").notes


def test_a_missing_or_unknown_field_is_a_type_error(part):
    with pytest.raises(TypeError, match="key"):
        part()
    with pytest.raises(TypeError, match="colour"):
        part("a", colour=1)


def test_instances_are_equal_by_the_fields_that_compare(part):
    assert part("a", {"n": 1}) == part("a")
    assert part("a") != part("b")
    assert part("a") != ("a", 3, 7)
    assert hash(part("a", {"n": 1})) == hash(part("a"))


def test_nothing_can_be_set_or_deleted(part):
    made = part("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.key = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.key


def test_replace_and_fields_and_repr_work(part):
    made = dataclasses.replace(part("a"), size=4)
    assert made.size == 4
    assert [one.name for one in dataclasses.fields(made)] == ["key", "notes", "size", "hidden"]
    assert repr(made).endswith("Part(key='a', notes={}, size=4)")


def test_a_copy_is_equal(part):
    assert copy.copy(part("a", {}, 5)) == part("a", {}, 5)


def test_a_record_can_be_stored_and_restored_by_the_standard_library():
    account = Account(name="Tijolo", tags=("a",))
    assert pickle.loads(pickle.dumps(account)) == account


def test_a_class_keeps_the_methods_that_it_defines():
    @lean.dataclass(frozen=True, slots=True)
    class Own:
        """Says so itself."""

        value: int

        def __repr__(self) -> str:
            return "own"

        def __hash__(self) -> int:
            return 5

        def __post_init__(self) -> None:
            if self.value < 0:
                raise ValueError(self.value)

    assert (repr(Own(1)), hash(Own(1))) == ("own", 5)
    with pytest.raises(ValueError, match="-1"):
        Own(-1)


def test_what_is_not_frozen_can_be_set_and_has_no_hash():
    @lean.dataclass(slots=True)
    class Open:
        """May change."""

        value: int

    made = Open(1)
    made.value = 2
    assert made == Open(2)
    with pytest.raises(TypeError):
        hash(made)


@lean.dataclass(frozen=True, slots=True)
class Mark:
    """One of very many."""

    key: str
    notes: list[int] = field(default_factory=list)
    size: int = 3


@pytest.mark.parametrize("kind", [Mark, make(lean.dataclass)], ids=["plain", "of another class"])
def test_many_instances_are_as_if_each_were_called_for_however_many_there_are(kind):
    keys = [str(number) for number in range(700)]
    for _ in range(5):
        made = lean.instances(kind, {"key": iter(keys), "size": itertools.repeat(4)}, len(keys))
        assert made == [kind(key, size=4) for key in keys]
        assert {type(one) for one in made} == {kind}
        assert made[0].notes is not made[1].notes
        assert dataclasses.replace(made[0], size=5).size == 5
        with pytest.raises(dataclasses.FrozenInstanceError):
            made[0].size = 6


def test_many_instances_are_stored_and_restored_by_the_standard_library():
    for _ in range(5):
        made = lean.instances(Mark, {"key": map(str, range(700))}, 700)
        assert pickle.loads(pickle.dumps(made)) == made
        assert copy.copy(made[3]) == made[3]
