"""The system's file dialogs, which open where the last file was chosen, and how a file is written whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.domain.text import msg
from csdesk.ui.words import Words

SUFFIX = ".csdesk"
SHEETS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.htm *.html"
"""The names of files that can be imported."""
_FORBIDDEN = '\\/:*?"<>|'
"""What no system, or not every one, takes in the name of a file."""
_LONGEST = 80
_WORKSPACES = f"CSDesk (*{SUFFIX})"


class _Folders:
    """Where dialogs open."""

    def __init__(self) -> None:
        self._last: Path | None = None

    def beside(self, name: str = "") -> str:
        """A file name, or no name, in the folder of the last choice or among the documents."""
        folder = self._last
        if folder is None or not folder.is_dir():
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            folder = Path(QStandardPaths.writableLocation(documents))
        return str((folder if folder.is_dir() else Path.home()) / name)

    def chosen(self, name: str) -> Path | None:
        """The path of a choice; its folder is where the next dialog opens."""
        if not name:
            return None
        path = Path(name)
        self._last = path.parent
        return path


_folders = _Folders()


def ask_new(parent: QWidget, title: str) -> Path | None:
    """Where a new workspace goes; `None` when the person leaves."""
    path = ask_save(parent, title, "", _WORKSPACES)
    return with_suffix(path) if path is not None else None


def ask_open(parent: QWidget, title: str) -> Path | None:
    """Which workspace to open; `None` when the person leaves."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _folders.beside(), _WORKSPACES)
    return _folders.chosen(name)


def ask_export(parent: QWidget, title: str, name: str) -> Path | None:
    """Where a workbook goes; `None` when the person leaves."""
    return ask_save(parent, title, f"{name}.xlsx", "Excel (*.xlsx)")


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where a file goes; `None` when the person leaves."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, _folders.beside(name), kinds)
    return _folders.chosen(chosen)


def ask_sheets(parent: QWidget, words: Words) -> list[Path]:
    """Which spreadsheets to import; none when the person leaves."""
    kind = words(msg("Spreadsheets"))
    kinds = f"{kind} ({SHEETS});;* (*)"
    names, _ = QFileDialog.getOpenFileNames(
        parent, words(msg("Choose spreadsheets")), _folders.beside(), kinds
    )
    return [path for name in names if (path := _folders.chosen(name)) is not None]


def with_suffix(path: Path) -> Path:
    """The path with the ending of workspaces."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def write_whole(content: bytes, path: Path) -> None:
    """Write a file; what is at `path` is the old one until the new one is whole. Raises `Blocked`."""
    from csdesk.storage.files import whole

    whole.write_whole(content, path)


def file_name(title: str, suffix: str) -> str:
    """A name for a file, that every system takes."""
    plain = "".join(" " if letter in _FORBIDDEN else letter for letter in title).strip(" .")
    return (plain[:_LONGEST].rstrip() or "CSDesk") + suffix
