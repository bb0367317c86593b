"""What the tests of the window share: the application, which a session's timers need even where nothing shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.words import Words


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> Iterator[None]:
    """Whichever test comes first; what it copied goes, as the offscreen platform would free it after Python ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    opened = Session(workspace, Words(Translator("en")), Jobs())
    yield opened
    opened.jobs.stop_all()
