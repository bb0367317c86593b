"""Search as you type over everything that has words: newest first, never ranked over a prefix."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from csdesk.domain.views.account import SearchHit
from csdesk.storage.full_text import MATCHING
from csdesk.storage.schema import SEARCH_KINDS, SEARCH_STRIDE
from csdesk.storage.tables import Reader

_LONGEST = 100
_WORD = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]+")
_INDEXED = 3
"""So many letters of a beginning are answered by the index itself; what is longer is gathered from all words."""
_TRIED = 1_000
"""So many of the newest records that share the first letters are looked at before everything is gathered."""

_Row = tuple[int, str, str]


def search(reader: Reader, typed: str, limit: int = 50) -> list[SearchHit]:
    """The newest records whose words begin with what was typed; nothing under two letters."""
    words = _WORD.findall(typed[:_LONGEST])
    if not words or max(len(word) for word in words) < 2:
        return []
    indexed = all(1 < len(word) <= _INDEXED for word in words)
    found = None if indexed else _among_newest(reader.connection, words, limit)
    if found is None:
        found = list(_matching(reader.connection, words, limit))
    return _hits(reader, found)


def _beginning(words: Iterable[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _matching(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> Iterator[_Row]:
    """The newest records with words that begin so; none for a letter that the index takes for a space."""
    try:
        found = connection.execute(MATCHING, (_beginning(words), limit))
        yield from (row for row in found if row[1] is not None)
    except sqlite3.OperationalError as error:
        if "phrase" not in str(error):
            raise


def _among_newest(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[_Row] | None:
    """The hits, if the newest records that share the first letters hold enough of them.

    What many records say is found here at once; what few say is quickly gathered from the whole index, but for
    words of one letter, which are only looked for in what the other words find.
    """
    bare = [_bare(word) for word in words]
    if not all(word.isascii() and word.isalnum() for word in bare):
        return None
    longer = [word for word in bare if len(word) > 1]
    first = dict.fromkeys(word[:_INDEXED] for word in longer)
    wanted = [re.compile(rf"(?<![^\W_]){word}") for word in bare]
    found = _filtered(connection, first, wanted, limit)
    if found is None and len(longer) < len(bare):
        return _filtered(connection, longer, wanted, limit)
    return found


def _filtered(
    connection: sqlite3.Connection, words: Iterable[str], wanted: Sequence[re.Pattern[str]], limit: int
) -> list[_Row] | None:
    """Of the newest records with some words those that have all that is wanted; nothing when they may be too few."""
    found: list[_Row] = []
    left = _TRIED
    for row in _matching(connection, words, _TRIED):
        left -= 1
        text = _bare(f"{row[1]} {row[2]}")
        if all(word.search(text) for word in wanted):
            found.append(row)
            if len(found) == limit:
                return found
    return found if left else None


def _bare(text: str) -> str:
    """Small letters without accents, as the index keeps words."""
    small = text.lower()
    if small.isascii():
        return small
    return _ACCENT.sub("", unicodedata.normalize("NFD", small))


def _hits(reader: Reader, found: Sequence[_Row]) -> list[SearchHit]:
    """The hits with the accounts that they belong to, asked once for each kind of record."""
    places = [divmod(rowid, SEARCH_STRIDE) for rowid, _, _ in found]
    accounts = {
        place: _accounts(reader, SEARCH_KINDS[place], [one for one, own in places if own == place])
        for place in {place for _, place in places}
    }
    return [
        _hit(SEARCH_KINDS[place], record_id, accounts[place].get(record_id, (None, None)), title, body)
        for (record_id, place), (_, title, body) in zip(places, found, strict=True)
    ]


def _accounts(reader: Reader, entity: str, ids: Sequence[int]) -> dict[int, tuple[int | None, str | None]]:
    own = "id" if entity == "account" else "account"
    marks = ", ".join("?" * len(ids))
    rows = reader.connection.execute(
        f"SELECT r.id, a.id, a.name FROM [{entity}] AS r JOIN account AS a ON a.id = r.[{own}] WHERE r.id IN ({marks})",
        ids,
    )
    return {record_id: (account, name) for record_id, account, name in rows}


def _hit(
    entity: str, record_id: int, account: tuple[int | None, str | None], title: str, body: str
) -> SearchHit:
    words = " ".join(body.split())
    return SearchHit(entity, record_id, *account, (" ".join(title.split()) or words)[:_LONGEST], words[:200])
