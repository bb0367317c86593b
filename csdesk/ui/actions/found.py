"""What can be found, by whom, and what was used lately: known from the start, before the palette is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.ui.actions.matching import Hit
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level

_REMEMBERED = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a search found, in the user's own words."""

    kind: str
    """Its kind, by its key in the catalogue of the model."""
    id: int
    title: str
    detail: str = ""
    icon: Icon = Icon.ACCOUNT
    level: Level | None = None
    """Its health, with `score` as its words."""
    score: str = ""

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that can be found; `find(query, limit)` answers at once, best first."""

    kind: str
    one: Text
    many: Text
    find: Callable[[str, int], Sequence[Hit[Found]]]
    prefix: str = ""
    """A sign that asks for this kind only, such as "@"."""
    also: Mapping[str, Text] = field(default_factory=dict)
    """Other kinds that it finds, each with the word for one of them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with what a query names."""

    title: Text
    icon: Icon
    run: Callable[[], object]
    key: str = ""
    """What is remembered when it is done."""


class Desk:
    """The sources that the palette searches, where it goes, and what was used lately."""

    def __init__(self, go: Callable[[Found], object]) -> None:
        self.go = go
        self.sources: list[Source] = []
        self.named: Callable[[str], Sequence[Deed]] = lambda _: ()
        """What a query as a whole asks for, as a playbook and an account do."""
        self.about: Callable[[Found], Sequence[Deed]] = lambda _: ()
        """What can be gone on with at a record that was found."""
        self.recent: list[str] = []
        """Keys of what was used, latest first."""
        self._places: dict[str, Found] = {}

    def visit(self, found: Found) -> None:
        """Note that a record was visited."""
        self._places[found.key] = found
        self.use(found.key)

    def use(self, key: str) -> None:
        """Note that a record or a command was used."""
        self.recent = [key, *(other for other in self.recent if other != key)][:_REMEMBERED]

    def visited(self) -> list[Found]:
        """The records visited, latest first."""
        return [self._places[key] for key in self.recent if key in self._places]

    def age(self, key: str) -> int:
        """How many others were used since; many for what was never used."""
        return self.recent.index(key) if key in self.recent else _REMEMBERED
