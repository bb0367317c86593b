"""Words that name another record, turned into the record: people, tickets, lines, goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger, title_of
from csdesk.domain.importing.parts import Part
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg


@dataclass(slots=True)
class References:
    """Finds what rows refer to, in what is known and in what the import has planned so far."""

    ledger: Callable[[str], Ledger]
    _memo: dict[tuple[str, int | None, str, str], int | None] = field(default_factory=dict)

    def resolve(
        self, sheet: Sheet, part: Part, columns: dict[str, list[Any]], rows: Sequence[int]
    ) -> dict[str, list[Any]]:
        """The same columns with numbers of records in place of words; what other kinds the row made is linked too."""
        found = dict(columns)
        for spec in BY_KEY[part.entity].fields:
            if spec.ref is None or spec.ref == "account":
                continue
            words = columns.get(spec.name)
            made = (
                sheet.handles.get(spec.ref)
                if sheet.draft.mapping.entity in {part.entity, "account"}
                else None
            )
            if words is not None:
                found[spec.name] = self._column(sheet, part, spec, words, rows)
            elif made is not None and any(one is not None for one in made):
                found[spec.name] = self._wrapped(spec, made)
        return found

    def _wrapped(self, spec: FieldSpec, made: list[int | None]) -> list[Any]:
        if spec.type is FieldType.REFS:
            return [None if one is None else (one,) for one in made]
        return list(made)

    def _column(
        self, sheet: Sheet, part: Part, spec: FieldSpec, words: list[Any], rows: Sequence[int]
    ) -> list[Any]:
        accounts = sheet.handles.get("account") or [None] * sheet.draft.size
        found: list[Any] = [None] * sheet.draft.size
        for place in rows:
            if words[place] is not None:
                listed = _names(words[place]) if spec.type is FieldType.REFS else (words[place],)
                handles = tuple(
                    one
                    for word in listed
                    if (one := self._one(sheet, place, spec, (part.entity, word), accounts[place]))
                    is not None
                )
                if handles:
                    found[place] = handles if spec.type is FieldType.REFS else handles[0]
        return found

    def _one(
        self, sheet: Sheet, place: int, spec: FieldSpec, said_by: tuple[str, str], account: int | None
    ) -> int | None:
        assert spec.ref is not None
        entity, word = said_by
        source = sheet.draft.source
        memo = (spec.ref, account, source, word)
        if memo not in self._memo:
            handle = self._known(spec.ref, account, source, word)
            if handle is None and spec.ref == "contact" and account is not None:
                handle = self._person(sheet, place, account, word)
            self._memo[memo] = handle
        handle = self._memo[memo]
        if handle is None:
            said = msg("{name} is not there; left without a link", name=word)
            header = sheet.draft.headers.get((entity, spec.name))
            sheet.draft.say(place, Problem("orphan_link", said), header)
        return handle

    def _known(self, kind: str, account: int | None, source: str, word: str) -> int | None:
        ledger = self.ledger(kind)
        for found in (ledger.by_external(source, word), ledger.by_any_external(word)):
            own = [
                one
                for one in found
                if account is None or not _owned(kind) or ledger.value(one, "account") == account
            ]
            if own or len(found) == 1:
                return (own or found)[0]
        for way, names in enumerate(ledger.natural.ways):
            if len(names) <= 2:
                values = {"account": account, names[-1]: word}
                key = ledger.keys_of({name: [value] for name, value in values.items()}, 1)[way][0]
                named = ledger.by_natural(key) if key is not None else []
                if len(named) == 1:
                    return named[0]
        return self._goal(ledger, account, word) if kind == "goal" else None

    def _goal(self, ledger: Ledger, account: int | None, word: str) -> int | None:
        """The goal of a name, if the account (or, without one, the workspace) has only one."""
        named = [
            one
            for one in dict.fromkeys((*ledger.by_text("name", word), *ledger.by_text("outcome", word)))
            if account in (None, ledger.value(one, "account"))
        ]
        return named[0] if len(named) == 1 else None

    def _person(self, sheet: Sheet, place: int, account: int, word: str) -> int:
        """A person who was only named so far."""
        sheet.born.add(place)
        name = {"email": word} if "@" in word else {"name": word}
        return self.ledger("contact").add_one({"account": account, **name})

    def titled(self, spec: FieldSpec, value: Any) -> Any:
        """What a person calls the record (or records) that a value refers to."""
        assert spec.ref is not None
        if isinstance(value, tuple):
            return tuple(title_of(self.ledger(spec.ref), one) for one in value)
        return title_of(self.ledger(spec.ref), value)


def _owned(kind: str) -> bool:
    return BY_KEY[kind].owned


def _names(words: str) -> tuple[str, ...]:
    """Several names in one cell, divided by `;`, `,` or a line break."""
    divided = words.replace("\n", ";").replace(",", ";").split(";")
    return tuple(dict.fromkeys(name.strip() for name in divided if name.strip()))
