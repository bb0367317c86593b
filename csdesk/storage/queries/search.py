"""Search as you type over everything that has words: newest first, never ranked over a prefix."""

from __future__ import annotations

import re

from csdesk.domain.views.account import SearchHit
from csdesk.storage.schema import SEARCH_KINDS, SEARCH_STRIDE
from csdesk.storage.tables import Reader

_LONGEST = 100
_WORD = re.compile(r"\w+")


def search(reader: Reader, typed: str, limit: int = 50) -> list[SearchHit]:
    """The newest records whose words begin with what was typed; nothing under two letters."""
    words = _WORD.findall(typed[:_LONGEST])
    if not words or max(len(word) for word in words) < 2:
        return []
    query = " ".join(f'"{word}"*' for word in words)
    found = reader.connection.execute(
        "SELECT rowid, title, body FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, limit),
    ).fetchall()
    return [_hit(reader, *row) for row in found]


def _hit(reader: Reader, rowid: int, title: str, body: str) -> SearchHit:
    record_id, place = divmod(rowid, SEARCH_STRIDE)
    entity = SEARCH_KINDS[place]
    own = "id" if entity == "account" else "account"
    row = reader.connection.execute(
        f"SELECT a.id, a.name FROM [{entity}] AS r JOIN account AS a ON a.id = r.[{own}] WHERE r.id = ?",
        (record_id,),
    ).fetchone()
    account, name = row or (None, None)
    first = " ".join(title.split()) or " ".join(body.split())
    return SearchHit(entity, record_id, account, name, first[:_LONGEST], " ".join(body.split())[:200])
