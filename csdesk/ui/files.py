"""The system's file dialogs, and where new workspaces go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = ".csdesk"
_WORKSPACES = f"CSDesk (*{SUFFIX})"


def ask_new(parent: QWidget, title: str) -> Path | None:
    """Where a new workspace goes; `None` when the person leaves."""
    name, _ = QFileDialog.getSaveFileName(parent, title, "", _WORKSPACES)
    return with_suffix(Path(name)) if name else None


def ask_open(parent: QWidget, title: str) -> Path | None:
    """Which workspace to open; `None` when the person leaves."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", _WORKSPACES)
    return Path(name) if name else None


def ask_export(parent: QWidget, title: str, name: str) -> Path | None:
    """Where a workbook goes; `None` when the person leaves."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.xlsx", "Excel (*.xlsx)")
    return Path(chosen) if chosen else None


def with_suffix(path: Path) -> Path:
    """The path with the ending of workspaces."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
