"""The window and everything in it."""

import gc

from csdesk.ui.lean_imports import lean_imports

lean_imports()

from csdesk.ui.lean_enums import lean_enums  # noqa: E402 - what follows is found where `lean_imports` keeps it
from csdesk.ui.lean_library import lean_library  # noqa: E402
from csdesk.ui.lean_qt import import_qt  # noqa: E402
from csdesk.ui.overrides import guard  # noqa: E402

_MOST_OF_A_START = 100_000
gc.set_threshold(
    _MOST_OF_A_START
)  # looking through what a start declares again and again is a tenth of the start
lean_enums()
import_qt()
lean_library()

from PySide6.QtCore import QObject  # noqa: E402 - what Qt brings is there now
from PySide6.QtWidgets import QGraphicsItem  # noqa: E402

guard(QObject, QGraphicsItem)
