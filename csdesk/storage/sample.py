"""The example data, brought in through the real importer."""

from __future__ import annotations

from pathlib import Path

from csdesk.domain.settings import ChangeSetting
from csdesk.shipped import RESOURCES
from csdesk.storage.content import begin
from csdesk.storage.importing import prepare
from csdesk.storage.workspace import Workspace

_FOLDER = RESOURCES / "sample"
_BOOKS = {"pt_BR": "carteira_exemplo.xlsx", "en": "sample_portfolio.xlsx"}


def sample_book(language: str) -> Path:
    """The example spreadsheet of a language."""
    return _FOLDER / _BOOKS[language]


def add_sample(workspace: Workspace, language: str) -> None:
    """Put the playbooks of a language in use, import its example, and mark the workspace as an example."""
    begin(workspace, language)
    prepare(workspace, [sample_book(language)]).apply(workspace)
    workspace.run(ChangeSetting(key="name", value="Estúdio Aurora"))
    workspace.run(ChangeSetting(key="sample", value=True))
