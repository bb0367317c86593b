"""Accounts of rows: found, made, or told to be missing; parents and mergers once all accounts are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.draft import Part
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.match import AccountIndex, Keys
from csdesk.domain.importing.plan import Answers, Change, Outcome
from csdesk.domain.importing.sifting import give_way, newest
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.writes import Late
from csdesk.domain.text import msg

_REFERENCES = ("parent", "merged_into")
_Found = int | Problem | None


@dataclass(slots=True)
class Accounts:
    """The accounts of an import: the one place that finds and makes them."""

    ledger: Ledger
    index: AccountIndex
    answers: Answers
    create: bool
    pending: list[tuple[Sheet, int, int, str, str]] = field(default_factory=list)
    """Sheet, row, account, field and words of references that wait for all accounts."""
    late: list[Late] = field(default_factory=list)

    def own(self, sheet: Sheet) -> None:
        """Plan a sheet whose rows are accounts."""
        part = sheet.draft.part("account")
        size = sheet.draft.size
        handles: list[int | None] = [None] * size
        sheet.handles["account"] = handles
        keys = _keys(part, size)
        rows = sheet.open()
        values = _values(part, rows)
        alone = len(sheet.draft.parts) == 1
        last = newest(sheet, [_identity(keys[place]) for place in rows], rows) if alone else {}
        for place in rows:
            key = keys[place]
            if key.said is None:
                self._nameless(sheet, place)
            elif last.get(_identity(key), place) != place:
                give_way(sheet, place, last[_identity(key)])
            else:
                handles[place] = self._row(sheet, place, key, values[place])

    def _nameless(self, sheet: Sheet, place: int) -> None:
        said = msg("The row names no account; it is left out")
        sheet.settle((place,), Outcome.SKIPPED, Problem("no_account", said))

    def _row(self, sheet: Sheet, place: int, key: Keys, values: dict[str, Any]) -> int | None:
        draft = sheet.draft
        answer = self.answers.accounts.get(sheet.row(place))
        match = self.index.match(key, draft.source, linking=False) if answer is None else None
        if match and match.conflict:
            sheet.settle((place,), Outcome.CONFLICT, match.conflict)
            return None
        handle = (answer or None) if match is None else match.handle
        references = {name: values.pop(name) for name in _REFERENCES if name in values}
        if handle is None:
            if match and match.near:
                draft.say(place, match.near)
            handle = self._make(key, values, draft.source)
            sheet.fates[place] = Outcome.NEW
        else:
            changes = self._give(sheet, place, handle, values, key)
            changed = sheet.changed(place, changes)
            sheet.fates[place] = Outcome.UPDATED if changed else Outcome.UNCHANGED
        self._wait(sheet, place, handle, references)
        return handle

    def _make(self, key: Keys, values: dict[str, Any], source: str) -> int:
        ids = {source: key.external} if key.external else {}
        handle = self.ledger.add_one({**values, "name": key.said, "external_ids": ids})
        self.index.learn(handle, ids, key.tax_id, key.domain, key.said)
        return handle

    def _give(
        self,
        sheet: Sheet,
        place: int,
        handle: int,
        values: dict[str, Any],
        key: Keys,
        *,
        linking: bool = False,
    ) -> list[Change]:
        source = sheet.draft.source
        given = dict(values)
        name = self.ledger.value(handle, "name")
        if key.external and source not in (self.ledger.value(handle, "external_ids") or {}):
            given["external_ids"] = {source: key.external}
        by_name = key.external is None and key.tax_id is None
        if key.name and name and (linking or by_name) and fold(key.name) == fold(name):
            given.pop("name", None)
        elif name and key.name and name == key.external:
            given["name"] = key.name
        changes, kept = self.ledger.give(handle, given)
        for one in kept:
            said = msg("{name}: an earlier row says otherwise, and counts", name=name)
            sheet.draft.say(
                place, Problem("account_differs", said), sheet.draft.headers.get(("account", one))
            )
        self.index.learn(handle, given.get("external_ids", {}), key.tax_id, key.domain, None)
        return changes

    def _wait(self, sheet: Sheet, place: int, handle: int, references: dict[str, Any]) -> None:
        for name, words in references.items():
            if words:
                self.pending.append((sheet, place, handle, name, words))

    def link(self, sheet: Sheet, *, required: bool) -> None:
        """Find or make the account of every row of a sheet of other records."""
        draft = sheet.draft
        part = draft.parts.get("account") or Part("account")
        primary = draft.parts[draft.mapping.entity]
        words = primary.columns.get("account") or [None] * draft.size
        keys = _keys(part, draft.size)
        rows = sheet.open()
        values = _values(part, rows)
        memo: dict[tuple[Keys, str | None], _Found] = {}
        seen: set[tuple[int, tuple[Any, ...]]] = set()
        handles: list[int | None] = [None] * draft.size
        sheet.handles["account"] = handles
        extra = bool(part.columns.keys() - {"name"})
        for place in rows:
            key = (keys[place], words[place])
            answer = self.answers.accounts.get(sheet.row(place)) if self.answers.accounts else None
            if answer:
                found: _Found = answer
            elif key in memo:
                found = memo[key]
            else:
                found = memo[key] = self._find(sheet, place, *key, values[place])
            if isinstance(found, int):
                handles[place] = found
                told = (found, tuple(values[place].values()) if extra else (keys[place].name,))
                if told not in seen:
                    seen.add(told)
                    self._tell(sheet, place, found, values[place], keys[place])
            elif found is not None:
                outcome = Outcome.INVALID if found.code == "orphan" else Outcome.CONFLICT
                sheet.settle((place,), outcome, found)
            elif required:
                self._nameless(sheet, place)

    def _tell(self, sheet: Sheet, place: int, handle: int, values: dict[str, Any], key: Keys) -> None:
        given = {name: value for name, value in values.items() if name not in _REFERENCES}
        if sheet.changed(place, self._give(sheet, place, handle, given, key, linking=True)):
            sheet.touched.add(place)

    def _find(self, sheet: Sheet, place: int, key: Keys, words: str | None, values: dict[str, Any]) -> _Found:
        source = sheet.draft.source
        if key.said is not None:
            match = self.index.match(key, source, linking=True)
            if match.conflict or match.handle is not None:
                return match.conflict or match.handle
            if match.near and self.create:
                sheet.draft.say(place, match.near)
        elif words is None:
            return None
        else:
            handle = self.index.loose(words, source)
            if handle is not None:
                return handle
            key = Keys(external=words) if _is_code(words) else Keys(name=words)
        return self._orphan(sheet, place, key, values)

    def _orphan(self, sheet: Sheet, place: int, key: Keys, values: dict[str, Any]) -> _Found:
        if not self.create:
            said = msg("The account {name} is not there; the row is left out", name=key.said)
            return Problem("orphan", said)
        said = msg("The account {name} was not there; it is added", name=key.said)
        sheet.draft.say(place, Problem("orphan", said))
        given = {name: value for name, value in values.items() if name not in _REFERENCES}
        sheet.touched.add(place)
        return self._make(key, given, sheet.draft.source)

    def finish(self) -> None:
        """Set parents and mergers, now that every account is there."""
        for sheet, place, handle, name, words in self.pending:
            target = self.index.loose(words, sheet.draft.source)
            if target is None or target == handle:
                said = msg("The account {name} is not there; left blank", name=words)
                sheet.draft.say(
                    place, Problem("orphan_link", said), sheet.draft.headers.get(("account", name))
                )
            elif self.ledger.value(handle, name) != target:
                self._refer(sheet, place, handle, name, target)

    def _refer(self, sheet: Sheet, place: int, handle: int, name: str, target: int) -> None:
        before = self.ledger.value(handle, name)
        self.late.append(Late("account", handle, name, target))
        if handle > 0:
            names = [None if one is None else self.ledger.value(one, "name") for one in (before, target)]
            sheet.changed(place, [Change("account", name, *names)])
            if sheet.fates[place] is Outcome.UNCHANGED:
                sheet.fates[place] = Outcome.UPDATED


def _is_code(words: str) -> bool:
    return " " not in words and any(map(str.isdigit, words))


def _identity(key: Keys) -> tuple[str | None, str | None]:
    """What makes two rows of one sheet the same account."""
    if key.external:
        return ("id", key.external)
    return ("tax", key.tax_id) if key.tax_id else ("name", fold(key.name or key.domain or ""))


def _keys(part: Part, size: int) -> list[Keys]:
    blank: list[Any] = [None] * size
    domains = part.columns.get("domain") or part.columns.get("website") or blank
    columns = (part.external_ids or blank, part.columns.get("tax_id") or blank, domains)
    return list(map(Keys, *columns, part.columns.get("name") or blank))


def _values(part: Part, rows: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What each row says of its account, blank cells left out."""
    names, columns = list(part.columns), list(part.columns.values())
    custom = list(part.custom.items())
    found = {
        place: {
            name: value
            for name, column in zip(names, columns, strict=True)
            if (value := column[place]) is not None
        }
        for place in rows
    }
    if custom:
        for place in rows:
            extra = {key: value for key, column in custom if (value := column[place]) is not None}
            if extra:
                found[place]["custom"] = extra
    return found
