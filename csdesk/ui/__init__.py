"""The window and everything in it."""

import gc

gc.set_threshold(100_000)  # looking through what a start declares again and again is a tenth of the start

from csdesk.ui.lean_imports import lean_imports  # noqa: E402 - after what all of a start gains by

lean_imports()

from csdesk.ui.lean_enums import lean_enums  # noqa: E402 - what follows is found where `lean_imports` keeps it
from csdesk.ui.lean_library import lean_library  # noqa: E402
from csdesk.ui.lean_qt import import_qt  # noqa: E402
from csdesk.ui.overrides import guard  # noqa: E402

lean_enums()
import_qt()
lean_library()

from PySide6.QtCore import QObject  # noqa: E402 - what Qt brings is there now
from PySide6.QtWidgets import QGraphicsItem  # noqa: E402

guard(QObject, QGraphicsItem)
