"""Where a Qt model is asked about: an index, whether Qt keeps it up to date or not, and the place above all rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
"""What a model takes for its parent where it is not told one."""
