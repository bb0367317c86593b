"""Files for the person, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from csdesk.domain.errors import Blocked
from csdesk.domain.text import msg
from csdesk.storage.failures import explained
from csdesk.storage.files.places import handed_over


def write_whole(content: bytes, target: Path) -> None:
    """Write a file; what is at the target is the old one until the new one is whole. Raises `Blocked`."""
    try:
        with explained(target), handed_over(target) as aside:
            aside.write_bytes(content)
    except OSError as failure:
        raise Blocked(
            msg(
                "{file} could not be written, and nothing was changed. Close it if it is open elsewhere, or choose another place.",
                file=target.name,
            )
        ) from failure
