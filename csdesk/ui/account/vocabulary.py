"""The words that a workspace uses in its open lists, gathered once for each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, Record, fields_of
from csdesk.domain.text import verbatim
from csdesk.ui.session import Session

_AT_ONCE, _MOST = 400, 50_000
"""So many records are read on the spot; more beside the window, and very many not at all."""
Used = dict[str, frozenset[str]]


class Vocabulary(QObject):
    """Gives the choices of an open list: the declared ones first, then the workspace's own by name."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._used: dict[str, Used] = {}
        self._fresh: set[str] = set()
        session.changed.connect(self._on_changed)

    def of(self, kind: str) -> dict[str, Callable[[], Sequence[Choice]]]:
        """For every open list of a kind, what gives its choices."""
        return {spec.name: _Choices(self, kind, spec) for spec in _open_lists(BY_KEY[kind].type)}

    def choices(self, kind: str, spec: FieldSpec) -> Sequence[Choice]:
        """The choices of one open list, as far as they are known by now."""
        if kind not in self._fresh:
            self._fresh.add(kind)
            self._gather(kind)
        known = {choice.key for choice in spec.choices}
        own = sorted(self._used.get(kind, {}).get(spec.name, frozenset()) - known)
        return (*spec.choices, *(Choice(word, verbatim(word)) for word in own))

    def _gather(self, kind: str) -> None:
        entity = BY_KEY[kind].type
        count = self._session.count(entity)
        if count <= _AT_ONCE:
            self._used[kind] = used_words(entity, self._session.all(entity))
        elif count <= _MOST:
            self._session.read(
                lambda reader, _progress: used_words(entity, reader.all(entity)),
                lambda found: self._used.update({kind: found}),
                self,
            )

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        self._fresh -= changes.kinds


class _Choices:
    """The choices of one list, asked for each time."""

    def __init__(self, vocabulary: Vocabulary, kind: str, spec: FieldSpec) -> None:
        self._vocabulary = vocabulary
        self._kind = kind
        self._spec = spec

    def __call__(self) -> Sequence[Choice]:
        """What can be picked now."""
        return self._vocabulary.choices(self._kind, self._spec)


def used_words(kind: type[Record], records: Iterable[Record]) -> Used:
    """The words in every open list of some records."""
    names = [spec.name for spec in _open_lists(kind)]
    found: dict[str, set[str]] = {name: set() for name in names}
    for record in records:
        for name in names:
            word = getattr(record, name)
            if word:
                found[name].add(str(word))
    return {name: frozenset(words) for name, words in found.items()}


def _open_lists(kind: type[Record]) -> list[FieldSpec]:
    return [spec for spec in fields_of(kind) if spec.type is FieldType.CHOICE and not spec.closed]
