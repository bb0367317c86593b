"""The maps of stored playbooks, read once: forty kilobytes each, and asked for again and again."""

from __future__ import annotations

from functools import lru_cache

from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.written import Unreadable, map_of


@lru_cache(maxsize=200)
def stored_map(body: str | None) -> PlaybookMap:
    """The map of a playbook's text; one that cannot be read has no steps."""
    try:
        return map_of(body)
    except Unreadable:
        return PlaybookMap()
