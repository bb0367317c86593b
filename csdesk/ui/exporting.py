"""Everything in one workbook: asked where, written beside the window, and said when it is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.ui.files import ask_export

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


def export_all(desk: Desk) -> None:
    """Write the open workspace as one workbook, where the person says."""
    session, window = desk.session, desk.window
    if session is None:
        return
    target = ask_export(window, desk.words(msg("Export everything to Excel")), session.path.stem)
    if target is None:
        return
    said, translator = msg("{file} is ready", file=verbatim(target.name)), desk.words.translator

    def write(progress: Progress) -> None:
        from csdesk.storage.files.workbook_out import write_workbook

        session.with_reader(lambda reader: write_workbook(reader, target, translator, progress))

    desk.jobs.run(write, lambda _: window.messages.say_ready(said, target), owner=window)
