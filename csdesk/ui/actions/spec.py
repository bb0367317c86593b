"""What an action is, as data: menus, keys, palette and the sheet of keys all derive from it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.theme.icons import Icon


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = "file"
    EDIT = "edit"
    GO = "go"
    VIEW = "view"
    LANGUAGE = "language"
    APPEARANCE = "appearance"
    HELP = "help"


MENU_TITLES = {
    Menu.FILE: pmsg("menu", "File"),
    Menu.EDIT: pmsg("menu", "Edit"),
    Menu.GO: pmsg("menu", "Go"),
    Menu.VIEW: pmsg("menu", "View"),
    Menu.LANGUAGE: msg("Language"),
    Menu.APPEARANCE: msg("Appearance"),
    Menu.HELP: pmsg("menu", "Help"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """Where the person is and what is chosen there."""

    page: str = ""
    """The id of the page that is shown."""
    has_file: bool = False
    is_read_only: bool = False
    kind: str = ""
    """The kind of record that is chosen, by its key in the catalogue of the model."""
    selection: tuple[int, ...] = ()
    """The chosen records: the marked ones, or the one under the cursor."""
    undo: Text | None = None
    """What Ctrl+Z would take back."""
    redo: Text | None = None


Condition = Callable[[Context], bool]


def always(_context: Context) -> bool:
    """Everywhere, with or without a file."""
    return True


def file_open(context: Context) -> bool:
    """While a file is open."""
    return context.has_file


def can_write(context: Context) -> bool:
    """While a file is open that may be changed."""
    return context.has_file and not context.is_read_only


def can_undo(context: Context) -> bool:
    """While there is a step to take back."""
    return can_write(context) and context.undo is not None


def can_redo(context: Context) -> bool:
    """While there is a step to do again."""
    return can_write(context) and context.redo is not None


def something_chosen(context: Context) -> bool:
    """While a record is chosen."""
    return bool(context.selection)


def one_chosen(context: Context) -> bool:
    """While exactly one record is chosen."""
    return len(context.selection) == 1


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that the app can do.

    Keys are written as Qt writes them ("Ctrl+K"); a key without Ctrl or Alt works only while no text field
    has focus. Keywords, in both languages, only help the palette to find it.
    """

    id: str
    title: Text
    run: Callable[[], object]
    icon: Icon | None = None
    keys: tuple[str, ...] = ()
    when: Condition = always
    menus: tuple[Menu, ...] = ()
    palette: bool = True
    keywords: tuple[str, ...] = ()
    title_in: Callable[[Context], Text] | None = None
    """A title that depends on the context, as "Undo: import of 55 accounts" does."""
    named: Text | None = None
    """Its title away from its menu: "Dark" alone does not say what becomes dark."""
    is_on: Callable[[], bool] | None = None
    """For a choice that can be on or off."""
    subject: str = ""
    """The kind of record that `run_on` acts on; the palette offers it beside a record that it found."""
    run_on: Callable[[int], object] | None = None


@dataclass(frozen=True, slots=True)
class KeyHint:
    """Keys and what they do, for the status line."""

    keys: tuple[str, ...]
    does: Text


_CAPS = {
    "Return": "Enter",
    "Escape": "Esc",
    "Delete": "Del",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Plus": "+",
    "Minus": "−",
    "-": "−",
    "PgUp": "Page ↑",
    "PgDown": "Page ↓",
}


def keycaps(keys: str) -> tuple[str, ...]:
    """The caps of a key combination, as they are drawn.

    >>> keycaps("Ctrl+Shift+Z"), keycaps("Alt+Left"), keycaps("Ctrl++"), keycaps("+")
    (('Ctrl', 'Shift', 'Z'), ('Alt', '←'), ('Ctrl', '+'), ('+',))
    """
    parts = (
        [*keys[:-2].split("+"), "+"] if keys.endswith("++") else [keys] if keys == "+" else keys.split("+")
    )
    return tuple(_CAPS.get(part, part) for part in parts)


def said_keycaps(keys: str, words: Callable[[Text], str]) -> tuple[str, ...]:
    """The caps of a key combination, the bar that is named by a word in the words of a language."""
    return tuple(words(msg("Space")) if cap == "Space" else cap for cap in keycaps(keys))
