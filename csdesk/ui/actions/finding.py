"""What the palette lists for a query: the best record, what can be done to it, other hits, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from csdesk.domain.text import Text, msg
from csdesk.ui.actions.found import Deed, Desk, Found
from csdesk.ui.actions.matching import Corpus, Hit, marked
from csdesk.ui.actions.registry import Actions
from csdesk.ui.actions.spec import ActionSpec, said_keycaps
from csdesk.ui.theme.icons import Icon
from csdesk.ui.words import Words

COMMANDS = ">"
"""The sign that asks for commands only."""
_SHOWN = 7
_WORST = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the palette; a heading has nothing to run."""

    title: str
    detail: str = ""
    icon: Icon | None = None
    note: str = ""
    caps: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    run: Callable[[], object] | None = None
    found: Found | None = None
    key: str = ""
    """What is remembered when it is used."""


class Listing:
    """Composes the rows of the palette."""

    def __init__(self, actions: Actions, words: Words, desk: Desk) -> None:
        self._actions = actions
        self._words = words
        self._desk = desk

    def scopes(self) -> list[str]:
        """What Tab narrows to, in turn: everything, each kind, commands."""
        return ["", *(source.kind for source in self._desk.sources), COMMANDS]

    def scope_title(self, scope: str) -> str:
        """What is searched, in words."""
        if scope == COMMANDS:
            return self._words(msg("Commands"))
        for source in self._desk.sources:
            if source.kind == scope:
                return self._words(source.many)
        return self._words(msg("Everywhere"))

    def rows(self, query: str, scope: str) -> list[Row]:
        """The lines for a query within a scope."""
        query, scope = self._narrowed(query.strip(), scope)
        if not query:
            return self._empty(scope)
        hits = self._hits(query, scope)
        commands = self._commands(query) if scope in {"", COMMANDS} else []
        found = self._found_rows(hits, query)
        named = [] if scope else [self._deed_row(one, query) for one in self._desk.named(query)]
        found = self._titled(msg("Start a playbook"), named) + found
        told = self._titled(msg("Commands"), commands[: _SHOWN if scope else 4])
        best_hit = 0 if named else hits[0].rank if hits else _WORST
        best_command = self._best_command(query) if commands else _WORST
        return told + found if best_command < best_hit else found + told

    def _narrowed(self, query: str, scope: str) -> tuple[str, str]:
        if query.startswith(COMMANDS):
            return query[1:].strip(), COMMANDS
        for source in self._desk.sources:
            if source.prefix and query.startswith(source.prefix):
                return query[1:].strip(), source.kind
        return query, scope

    def _empty(self, scope: str) -> list[Row]:
        places = [self._record_row(found, "") for found in self._desk.visited() if scope in {"", found.kind}]
        usual = [
            self._command_row(registered.spec, "")
            for registered in self._actions.possible()
            if registered.spec.palette
        ]
        usual.sort(key=lambda row: self._desk.age(row.key))
        rows = self._titled(msg("Recent"), places[:5])
        if scope in {"", COMMANDS}:
            rows += self._titled(msg("On this page"), usual[: _SHOWN * 3 if scope else 5])
        return rows

    def _hits(self, query: str, scope: str) -> list[Hit[Found]]:
        hits = [
            hit
            for source in self._desk.sources
            if scope in {"", source.kind}
            for hit in source.find(query, _SHOWN * (3 if scope else 1))
        ]
        sources = enumerate(self._desk.sources)
        first = {kind: place for place, source in sources for kind in (source.kind, *source.also)}
        hits.sort(key=lambda hit: (hit.rank, self._desk.age(hit.item.key), first[hit.item.kind]))
        return hits

    def _found_rows(self, hits: Sequence[Hit[Found]], query: str) -> list[Row]:
        if not hits:
            return []
        best = hits[0].item
        rows = self._titled(self._one(best), [self._record_row(best, query, noted=False)])
        rows += self._titled(msg("Do in {name}", name=best.title), self._offers(best))
        others = [self._record_row(hit.item, query) for hit in hits[1:]]
        return rows + self._titled(msg("Also found"), others[: _SHOWN * 3])

    def _offers(self, found: Found) -> list[Row]:
        rows = [self._deed_row(one, "") for one in self._desk.about(found)]
        for spec in self._actions.about(found.kind):
            row = self._command_row(spec, "")
            rows.append(Row(row.title, icon=row.icon, caps=row.caps, run=_on(spec, found), key=row.key))
        return rows[:5]

    def _deed_row(self, deed: Deed, query: str) -> Row:
        title = self._words(deed.title)
        return Row(title, icon=deed.icon, spans=tuple(marked(title, query)), run=deed.run, key=deed.key)

    def _commands(self, query: str) -> list[Row]:
        return [self._command_row(hit.item, query) for hit in self._command_hits(query)]

    def _best_command(self, query: str) -> int:
        return self._command_hits(query)[0].rank

    def _command_hits(self, query: str) -> list[Hit[ActionSpec]]:
        specs = [registered.spec for registered in self._actions.possible() if registered.spec.palette]
        corpus = Corpus(specs, self._title, lambda spec: " ".join((*spec.keywords, spec.title.msgid)))
        return corpus.find(query, _SHOWN)

    def _title(self, spec: ActionSpec) -> str:
        return self._words(spec.named or self._actions.title(spec))

    def _command_row(self, spec: ActionSpec, query: str) -> Row:
        title = self._title(spec)
        caps = said_keycaps(spec.keys[0], self._words) if spec.keys else ()
        return Row(
            title,
            icon=spec.icon or Icon.COMMAND,
            caps=caps,
            spans=tuple(marked(title, query)),
            run=lambda: self._actions.run(spec.id),
            key=f"action:{spec.id}",
        )

    def _record_row(self, found: Found, query: str, *, noted: bool = True) -> Row:
        return Row(
            found.title,
            detail=found.detail,
            icon=found.icon,
            note=self._words(self._one(found)) if noted else "",
            spans=tuple(marked(found.title, query)),
            run=lambda: self._desk.go(found),
            found=found,
            key=found.key,
        )

    def _one(self, found: Found) -> Text:
        words = {kind: one for source in self._desk.sources for kind, one in source.also.items()}
        words |= {source.kind: source.one for source in self._desk.sources}
        return words[found.kind]

    def _titled(self, title: Text, rows: Sequence[Row]) -> list[Row]:
        return [Row(self._words(title)), *rows] if rows else []


def _on(spec: ActionSpec, found: Found) -> Callable[[], object]:
    assert spec.run_on is not None
    act = spec.run_on
    return lambda: act(found.id)
