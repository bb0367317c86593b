"""Playbooks as files to share: written whole or not at all, read with limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from csdesk.domain.playbooks.sharing import Shared, playbook_in
from csdesk.domain.playbooks.written import Unreadable
from csdesk.domain.text import msg, verbatim
from csdesk.storage.failures import explained
from csdesk.storage.files.whole import write_whole

LARGEST = 8 * 1024 * 1024
"""No map that people can follow takes more."""


def write_playbook(data: dict[str, Any], target: Path) -> None:
    """Write a share file (of `playbook_out`); the file at the target is the old one until the new one is whole."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_whole(text.encode(), target)


def read_playbook(path: Path) -> Shared:
    """Read a share file; raises `Unreadable` or `Blocked` with a sentence, never anything else."""
    with explained(path):
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                msg("{file} is larger than a playbook can be; nothing was read", file=verbatim(path.name))
            )
        content = path.read_bytes()
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unreadable(msg("This file is no playbook of CSDesk")) from None
    return playbook_in(data)
