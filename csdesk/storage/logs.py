"""The log: counts, kinds and ids for whoever mends the app; never a name or a value of a client."""

from __future__ import annotations

from pathlib import Path

from csdesk.storage.files.places import state_folder


def start() -> Path:
    """Write warnings and worse to a rotating file of the app's own; returns its path."""
    from csdesk.storage.log_file import begin

    path = state_folder() / "csdesk.log"
    begin(path)
    return path


def log_bug(failure: BaseException) -> None:
    """Note an unexpected error without its words."""
    import logging

    from csdesk.domain.faults import places_of

    logging.getLogger("csdesk").error("\n".join(places_of(failure)))
