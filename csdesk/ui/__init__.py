"""The window and everything in it."""

from csdesk.ui.lean_enums import lean_enums
from csdesk.ui.lean_qt import import_qt

lean_enums()
import_qt()
