"""Accounts of rows: found, made, or told to be missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from csdesk.domain.importing.account_rows import AccountRows, Token, one_row_each
from csdesk.domain.importing.by_others import ByOthers
from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.edits import BOTH, respect_edits
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.keyed_accounts import Keys, Match
from csdesk.domain.importing.kin import Kin
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.match import AccountIndex
from csdesk.domain.importing.parts import Part
from csdesk.domain.importing.plan import Answers, Change, Outcome
from csdesk.domain.importing.shared_keys import SharedKeys
from csdesk.domain.importing.sifting import give_way, newest
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg

_NAME = frozenset({"name"})
_Found = int | Problem | None


@dataclass(slots=True)
class Accounts:
    """The accounts of an import: the one place that finds and makes them."""

    ledgers: Callable[[str], Ledger]
    index: AccountIndex
    answers: Answers
    create: bool
    kin: Kin = field(default_factory=Kin)
    """The parents and mergers that rows name."""
    nameless: set[int] = field(default_factory=set)
    """New accounts that are called by a code until a row names them."""

    @property
    def ledger(self) -> Ledger:
        """The accounts, known and new."""
        return self.ledgers("account")

    def own(self, sheet: Sheet) -> None:
        """Plan a sheet whose rows are accounts."""
        table = AccountRows(
            sheet.draft.part("account"),
            sheet.draft.size,
            by=sheet.draft.mapping.keys,
            named=("account", "name") in sheet.draft.headers,
        )
        if table.shared and sheet.draft.stamps() is not None:
            table.shared = SharedKeys(())
        sheet.handles["account"] = [None] * sheet.draft.size
        rows = sheet.open()
        if one_row_each(sheet):
            rows = self._newest_rows(sheet, table, rows)
        rows = self._all_new(sheet, table, rows)
        waiting = sorted(rows, key=table.weakness)
        while waiting:
            found = {place: self._row(sheet, place, table) for place in waiting}
            torn = [place for place, one in found.items() if isinstance(one, Problem)]
            stuck = len(torn) == len(waiting)
            for place, one in found.items():
                if isinstance(one, Problem):
                    sheet.settle((place,) if stuck else (), Outcome.CONFLICT, one)
                else:
                    sheet.handles["account"][place] = one
            waiting = [] if stuck else torn
            self.index.reconsider()

    def _newest_rows(self, sheet: Sheet, table: AccountRows, rows: list[int]) -> list[int]:
        """The rows that count, where others of the same account give way."""
        if table.own_ids(rows):
            return rows
        identities = table.identities(rows)
        last = newest(sheet, identities, rows)
        for identity, place in zip(identities, rows, strict=True):
            if last[identity] != place and table.key(place).said is not None:
                give_way(sheet, place, last[identity])
        return [place for place in rows if sheet.fates[place] is None]

    def _all_new(self, sheet: Sheet, table: AccountRows, rows: list[int]) -> list[int]:
        """Plan at once the rows whose id nobody can have, where every row has an id; answers the others."""
        source = sheet.draft.source
        if self.answers.accounts or table.by or not self.index.numbered(source):
            return rows
        places = table.unknown(rows, self.index.ids_of(source))
        if not places:
            return rows
        handles = self.ledger.add_many(table.segment(places, source))
        keys = table.keys_of(places)
        self.index.learn_many(handles, source, keys)
        own, fates = sheet.handles["account"], sheet.fates
        for place, handle in zip(places, handles, strict=True):
            own[place], fates[place] = handle, Outcome.NEW
        for place, handle in zip(places, handles, strict=True) if table.referring else ():
            self.kin.wait(sheet, place, handle, table.references(place))
        self.nameless.update(handle for handle, name in zip(handles, keys[-1], strict=True) if name is None)
        return [place for place in rows if fates[place] is None]

    def _nameless(self, sheet: Sheet, place: int) -> None:
        if place in sheet.draft.part("account").unreadable.get("tax_id", ()):
            sheet.settle((place,), Outcome.INVALID)
        said = msg("The row names no account; it is left out")
        sheet.settle((place,), Outcome.SKIPPED, Problem("no_account", said))

    def _row(self, sheet: Sheet, place: int, table: AccountRows) -> _Found:
        """Decide one row, unless it could mean several accounts; later rows may still tell them apart."""
        draft, key = sheet.draft, table.key(place)
        if key.said is None:
            self._nameless(sheet, place)
            return None
        answer = self._answer(sheet, place)
        match = (
            table.match(self.index, place, draft.source, linking=False)
            if answer is None
            else Match(self.index.answered(answer))
        )
        told, handle = table.told(place), match.handle
        if match.conflict:
            self._hold(match.conflict, told)
            return match.conflict
        if handle is None:
            if match.near:
                draft.say(place, match.near)
            handle = self._make(key, told, draft.source)
            sheet.fates[place] = Outcome.NEW
        else:
            edited = respect_edits(self.ledger, handle, told, sheet.stances.get(place))
            if edited is not None and edited.code == BOTH:
                sheet.settle((place,), Outcome.CONFLICT, edited)
                return None
            if edited is not None:
                draft.say(place, edited)
            changed = sheet.changed(place, self._give(sheet, place, handle, told, key))
            sheet.fates[place] = Outcome.UPDATED if changed else Outcome.UNCHANGED
        self.kin.wait(sheet, place, handle, table.references(place))
        return handle

    def _hold(self, conflict: Problem, told: dict[str, Any]) -> None:
        """Let no later row change what a row in conflict speaks of, until a person says which account it means."""
        for rival in conflict.rivals:
            self.ledger.claim(rival.record, told)

    def _answer(self, sheet: Sheet, place: int) -> int | str | None:
        """Which account a person said that a row is."""
        return self.answers.accounts.get(sheet.row(place)) if self.answers.accounts else None

    def _make(self, key: Keys, values: dict[str, Any], source: str) -> int:
        ids = {source: key.external} if key.external else {}
        handle = self.ledger.add_one({**values, "name": key.said, "external_ids": ids})
        self.index.learn(handle, ids, key.tax_id, key.domain, key.name)
        if key.name is None:
            self.nameless.add(handle)
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
        if not linking and self.ledger.confirms(handle, values, source, key.external):
            return []
        given = dict(values)
        name = self.ledger.value(handle, "name")
        if key.external and source not in (self.ledger.value(handle, "external_ids") or {}):
            given["external_ids"] = {source: key.external}
        if key.name and name and (fold(key.name) == fold(name) or self._answer(sheet, place)):
            given["name"] = name
        changes, kept = self.ledger.give(
            handle,
            given,
            over=_NAME if handle in self.nameless else frozenset(),
            stance=sheet.stances.get(place),
        )
        if key.name:
            self.nameless.discard(handle)
        sheet.differs(place, "account", kept)
        self.index.learn_row(handle, key, source)
        return changes

    def link(self, sheet: Sheet, *, required: bool) -> None:
        """Find or make the account of every row of a sheet of other records."""
        draft = sheet.draft
        part = draft.parts.get("account") or Part("account")
        words = draft.parts[draft.mapping.entity].columns.get("account")
        named = ("account", "name") in draft.headers
        table = AccountRows(part, draft.size, words, draft.mapping.keys, named=named)
        tokens, rows = table.tokens(), sheet.open()
        first = dict(zip((tokens[place] for place in reversed(rows)), reversed(rows), strict=True))
        by_place = sorted(first.items(), key=itemgetter(1))
        order = dict(sorted(by_place, key=lambda one: table.weakness(one[1])))
        found = self._find_all(sheet, table, order)
        for token, place in order.items():
            self._tell(sheet, place, found[token], table)
        handles: list[int | None] = [None] * draft.size
        sheet.handles["account"] = handles
        for place in rows:
            one = found[tokens[place]]
            one = self.index.answered(self._answer(sheet, place)) or one
            if isinstance(one, Problem):
                sheet.settle((place,), Outcome.INVALID if one.code == "orphan" else Outcome.CONFLICT, one)
            else:
                handles[place] = one
        self.follow(sheet, [place for place in sheet.open() if handles[place] is None], required=required)

    def follow(self, sheet: Sheet, unnamed: list[int], *, required: bool) -> None:
        """Find the accounts of rows that name none through what else they name."""
        if unnamed:
            by_others = ByOthers(
                sheet,
                self.ledgers,
                self.index,
                self._of_domain,
                lambda place: self._answer(sheet, place) == 0,
            )
            by_others.find(unnamed, required=required)

    def _find_all(self, sheet: Sheet, table: AccountRows, order: dict[Token, int]) -> dict[Token, _Found]:
        """The account of every token; what one row says may still decide another, whatever their order."""
        means = {token: token[: len(table.keys) + 1] for token in order}
        places: dict[Token, int] = {}
        for token, place in order.items():
            places.setdefault(means[token], place)
        found: dict[Token, _Found] = {}
        waiting = list(places)
        while waiting:
            found |= {mean: self._find(sheet, places[mean], table) for mean in waiting}
            left = [mean for mean in waiting if isinstance(found[mean], Problem)]
            waiting = left if len(left) < len(waiting) else []
            self.index.reconsider()
        return {token: found[mean] for token, mean in means.items()}

    def _of_domain(self, sheet: Sheet, place: int, domain: str) -> _Found:
        return self._orphan(sheet, place, Keys(domain=domain), {"domain": domain})

    def _tell(self, sheet: Sheet, place: int, handle: _Found, table: AccountRows) -> None:
        """Give an account what a row of another kind says of it."""
        told, key = table.told(place), table.key(place)
        if isinstance(handle, Problem):
            self._hold(handle, told)
        elif handle is not None:
            edited = respect_edits(self.ledger, handle, told, sheet.stances.get(place))
            if edited is not None:
                sheet.draft.say(place, edited)
            if sheet.changed(place, self._give(sheet, place, handle, told, key, linking=True)):
                sheet.touched.add(place)

    def _find(self, sheet: Sheet, place: int, table: AccountRows) -> _Found:
        source, key, words = sheet.draft.source, table.key(place), table.words[place]
        answer = self._answer(sheet, place)
        if answer is not None and key.said is not None:
            chosen = self.index.answered(answer)
            return self._orphan(sheet, place, key, table.told(place)) if chosen is None else chosen
        if key.said is not None:
            match = table.match(self.index, place, source, linking=True)
            if match.handle is not None:
                self.index.learn_row(match.handle, key, source)
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
        return self._orphan(sheet, place, key, table.told(place))

    def _orphan(self, sheet: Sheet, place: int, key: Keys, values: dict[str, Any]) -> _Found:
        if not self.create:
            said = msg("The account {name} is not there; the row is left out", name=key.said)
            return Problem("orphan", said)
        said = msg("The account {name} was not there; it is added", name=key.said)
        sheet.draft.say(place, Problem("orphan", said))
        sheet.born.add(place)
        return self._make(key, values, sheet.draft.source)


def _is_code(words: str) -> bool:
    return " " not in words and any(map(str.isdigit, words))
