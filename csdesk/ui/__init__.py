"""The window and everything in it."""

import gc

from csdesk.ui.lean_enums import lean_enums
from csdesk.ui.lean_qt import import_qt

_MANY_NEW = 20_000
gc.set_threshold(_MANY_NEW)  # looking through what a start declares again and again is a tenth of the start
lean_enums()
import_qt()
