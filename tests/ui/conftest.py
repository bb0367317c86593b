"""What the tests of the window share: the application, which a session's timers need even where nothing shows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Whichever test comes first."""
