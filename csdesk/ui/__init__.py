"""The window and everything in it."""

from csdesk.ui.lean_qt import import_qt

import_qt()
