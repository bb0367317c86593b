"""The ids of many records in one source, without a mapping each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload


class IdsOfSource(Sequence[Mapping[str, str]]):
    """The `external_ids` of records that all have one id in one source; the mappings are made when asked for."""

    __slots__ = ("ids", "source")

    def __init__(self, source: str, ids: Sequence[str]) -> None:
        self.source, self.ids = source, ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Mapping[str, str]: ...

    @overload
    def __getitem__(self, place: slice) -> IdsOfSource: ...

    def __getitem__(self, place: int | slice) -> Mapping[str, str] | IdsOfSource:
        if isinstance(place, slice):
            return IdsOfSource(self.source, self.ids[place])
        return {self.source: self.ids[place]}
