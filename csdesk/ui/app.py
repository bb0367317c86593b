"""The composition root: builds everything once and hands it on by constructor."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from csdesk.i18n import Translator
from csdesk.storage import prefs
from csdesk.storage.calls import call
from csdesk.ui.desk import Desk
from csdesk.ui.jobs import Jobs
from csdesk.ui.lean_imports import KEPT
from csdesk.ui.litter import give_back
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

_SIZE = (1440, 900)
_FRAME = 40
"""Room for the system's own title bar."""


def run(files: Sequence[str]) -> int:
    """Open the window, on a workspace if one is named, and stay until it closes; returns the exit code.

    Where a window has that workspace open already, it comes forward instead.
    """
    recent = () if files else prefs.load().recent
    if any(call(Path(one)) for one in (*files, *recent)[:1]):
        return 0
    app = QApplication([sys.argv[0]])
    desk = start(app, Path(files[0]) if files else None)
    desk.jobs.later(KEPT.keep)
    code = app.exec()
    desk.close()
    return code


def start(app: QApplication, file: Path | None) -> Desk:
    """Show the window on a file, or on that of last time; what can wait for its first paint waits."""
    app.setApplicationName("CSDesk")
    jobs = Jobs(app)
    jobs.hold_soon()
    desk = build(app, jobs, dressed=False)
    desk.window.errors.install()
    desk.begin(file)
    desk.themes.dress(desk.window)
    desk.window.show()
    KEPT.shown()
    jobs.soon(_keep_house)
    jobs.later(_keep_memory)
    if desk.session:
        jobs.later(lambda: _prepare(desk))
    return desk


def _keep_house() -> None:
    from csdesk.storage import logs
    from csdesk.storage.files.places import clear_scratch

    logs.start()
    clear_scratch()


def _keep_memory() -> None:
    """What a start made stays: it is not looked through with what comes and goes (ADR 0030); what it let go of goes back."""
    gc.freeze()
    give_back()


def _prepare(desk: Desk) -> None:
    from csdesk.ui.preparing import preparations
    from csdesk.ui.resting import Resting

    Resting(desk.jobs, desk.window, (*preparations(desk), gc.freeze))


def build(app: QApplication, jobs: Jobs | None = None, *, dressed: bool = True) -> Desk:
    """The desk with its window, speaking as the person chose, with no file open.

    At a start it is dressed when all of its parts are there: each would be dressed again with every part around it.
    """
    chosen = prefs.load()
    appearance = Appearance(chosen.appearance) if chosen.appearance else Appearance.SYSTEM
    themes = Themes(app, appearance, chosen.zoom, dressed=False)
    words = Words(Translator(chosen.language or _system_language()))
    desk = Desk(app, themes, words, jobs or Jobs(app), chosen)
    if dressed:
        themes.dress(desk.window)
    if chosen.window:
        desk.window.restoreGeometry(QByteArray.fromHex(chosen.window.encode()))
    else:
        _fit(desk)
    return desk


def _fit(desk: Desk) -> None:
    room = QGuiApplication.primaryScreen().availableSize()
    desk.window.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
    if room.width() <= _SIZE[0] or room.height() <= _SIZE[1] + _FRAME:
        desk.window.setWindowState(Qt.WindowState.WindowMaximized)


def _system_language() -> str:
    named = os.environ.get("CSDESK_LANG") or QLocale.system().name()
    return "pt_BR" if named.startswith("pt") else "en"
