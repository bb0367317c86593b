"""The actions that work everywhere; each page declares its own beside its presenter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from csdesk.domain.text import Text, msg
from csdesk.ui.actions.spec import (
    ActionSpec,
    Context,
    Menu,
    can_redo,
    can_undo,
    can_write,
    file_open,
)
from csdesk.ui.theme.icons import Icon


class FileHost(Protocol):
    """What the app does with files and data."""

    def new_file(self) -> None:
        """Ask where, and start an empty workspace."""

    def open_file(self) -> None:
        """Ask which, and open a workspace."""

    def open_sample(self) -> None:
        """Open the sample in its own file."""

    def import_file(self) -> None:
        """Start an import."""

    def export(self) -> None:
        """Write the workspace as a workbook."""

    def open_settings(self) -> None:
        """Show the settings."""

    def open_health_models(self) -> None:
        """Show how health is scored."""

    def new_account(self) -> None:
        """Add an account and go to it."""

    def say_saved(self) -> None:
        """Say that everything is saved already."""

    def undo(self) -> None:
        """Take back the last step."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def quit(self) -> None:
        """Leave."""


class ViewHost(Protocol):
    """What the window does with its pages and panels."""

    def open_palette(self) -> None:
        """Show the field that finds and runs anything."""

    def show_keys(self) -> None:
        """Show the keys of this page."""

    def go_back(self) -> None:
        """The page before."""

    def go_forward(self) -> None:
        """The page after, once back."""

    def step_out(self) -> None:
        """Close, leave or go back: one layer."""

    def next_area(self) -> None:
        """Move the focus to the next area of the window."""

    def previous_area(self) -> None:
        """Move the focus to the area before."""

    def open_menu(self) -> None:
        """Drop the main menu."""


def file_actions(host: FileHost) -> tuple[ActionSpec, ...]:
    """New, open, import, export, undo and redo."""
    return (*_data_actions(host), *_workspace_actions(host), *_step_actions(host))


def _data_actions(host: FileHost) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "account.new",
            msg("New account"),
            host.new_account,
            Icon.NEW,
            ("Ctrl+N",),
            can_write,
            (Menu.FILE,),
            keywords=("nova conta", "cliente", "create"),
        ),
        ActionSpec(
            "file.import",
            msg("Import a spreadsheet"),
            host.import_file,
            Icon.IMPORT,
            ("Ctrl+I",),
            can_write,
            (Menu.FILE,),
            keywords=("importar planilha", "excel", "csv", "xlsx"),
        ),
        ActionSpec(
            "file.export",
            msg("Export everything to Excel"),
            host.export,
            Icon.EXPORT,
            ("Ctrl+Shift+E",),
            file_open,
            (Menu.FILE,),
            keywords=("exportar tudo", "excel", "xlsx"),
        ),
    )


def _workspace_actions(host: FileHost) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "file.new",
            msg("New file"),
            host.new_file,
            Icon.FILE,
            ("Ctrl+Shift+N",),
            menus=(Menu.FILE,),
            keywords=("novo arquivo", "workspace"),
        ),
        ActionSpec(
            "file.open",
            msg("Open file"),
            host.open_file,
            Icon.FOLDER,
            ("Ctrl+O",),
            menus=(Menu.FILE,),
            keywords=("abrir arquivo", "csdesk"),
        ),
        ActionSpec(
            "file.sample",
            msg("Open the sample"),
            host.open_sample,
            Icon.SHOW,
            menus=(Menu.FILE,),
            keywords=("exemplo", "demo"),
        ),
        ActionSpec(
            "file.save", msg("Save"), host.say_saved, Icon.SAVE, ("Ctrl+S",), file_open, palette=False
        ),
        ActionSpec(
            "file.settings",
            msg("Settings"),
            host.open_settings,
            Icon.SETTINGS,
            ("Ctrl+,",),
            file_open,
            (Menu.FILE,),
            keywords=("configurações", "preferências", "backup", "cópias", "moeda", "campos", "options"),
        ),
        ActionSpec(
            "file.health_models",
            msg("Health models"),
            host.open_health_models,
            Icon.HEALTH,
            when=file_open,
            menus=(Menu.FILE,),
            keywords=("modelos de saúde", "health score", "indicadores", "pesos", "weights", "back-test"),
        ),
        ActionSpec(
            "app.quit", msg("Quit"), host.quit, Icon.QUIT, ("Ctrl+Q",), menus=(Menu.FILE,), keywords=("sair",)
        ),
    )


def _step_actions(host: FileHost) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "edit.undo",
            msg("Undo"),
            host.undo,
            Icon.UNDO,
            ("Ctrl+Z",),
            can_undo,
            (Menu.EDIT,),
            keywords=("desfazer",),
            title_in=_undo_title,
        ),
        ActionSpec(
            "edit.redo",
            msg("Redo"),
            host.redo,
            Icon.REDO,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            can_redo,
            (Menu.EDIT,),
            keywords=("refazer",),
            title_in=_redo_title,
        ),
    )


def view_actions(host: ViewHost) -> tuple[ActionSpec, ...]:
    """The palette, the sheet of keys, back and forward, and the areas of the window."""
    return (*_way_actions(host), *_area_actions(host))


def _way_actions(host: ViewHost) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "app.palette",
            msg("Find or run anything"),
            host.open_palette,
            Icon.SEARCH,
            ("Ctrl+K",),
            menus=(Menu.GO,),
            palette=False,
        ),
        ActionSpec(
            "go.back",
            msg("Back"),
            host.go_back,
            Icon.BACK,
            ("Alt+Left",),
            menus=(Menu.GO,),
            keywords=("voltar",),
        ),
        ActionSpec(
            "go.forward",
            msg("Forward"),
            host.go_forward,
            Icon.FORWARD,
            ("Alt+Right",),
            menus=(Menu.GO,),
            keywords=("avançar",),
        ),
    )


def _area_actions(host: ViewHost) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("go.out", msg("Close, leave or go back"), host.step_out, None, ("Escape",), palette=False),
        ActionSpec("area.next", msg("Next area"), host.next_area, None, ("F6",), palette=False),
        ActionSpec(
            "area.previous", msg("Previous area"), host.previous_area, None, ("Shift+F6",), palette=False
        ),
        ActionSpec("app.menu", msg("Main menu"), host.open_menu, Icon.MENU, ("F10",), palette=False),
        ActionSpec(
            "app.keys",
            msg("Keyboard shortcuts"),
            host.show_keys,
            Icon.KEYS,
            ("F1",),
            menus=(Menu.HELP,),
            keywords=("atalhos", "teclas", "ajuda"),
        ),
    )


def go_action(
    page: str, title: Text, icon: Icon, keys: tuple[str, ...], go: Callable[[], object]
) -> ActionSpec:
    """The way to a view."""
    return ActionSpec(
        f"go.{page}",
        msg("Go to {view}", view=title),
        go,
        icon,
        keys,
        file_open,
        (Menu.GO,),
        keywords=("ir para", "abrir"),
    )


def _undo_title(context: Context) -> Text:
    return msg("Undo") if context.undo is None else msg("Undo: {what}", what=context.undo)


def _redo_title(context: Context) -> Text:
    return msg("Redo") if context.redo is None else msg("Redo: {what}", what=context.redo)
