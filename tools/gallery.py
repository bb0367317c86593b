"""Render the frame of the window and its components offscreen, in both themes and languages, to be looked at.

`python tools/gallery.py OUTDIR [--only NAME]` writes one PNG for each scene, theme and language.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gallery_parts import Components
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)

from csdesk.domain.text import Text, msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.actions.catalog import file_actions
from csdesk.ui.actions.found import Found, Source
from csdesk.ui.actions.look import look_actions
from csdesk.ui.actions.matching import Corpus
from csdesk.ui.actions.spec import Menu
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.facts import FileFacts
from csdesk.ui.shell.pages import Page, PageSpec
from csdesk.ui.shell.window import Window
from csdesk.ui.start.page import StartPage
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

NAMES = ("Tijolo Lilás", "Vaca Sideral", "Onça Míope", "Pão de Nuvem", "Nuvem de Giz", "Cacto Manso")
LEVELS = (Level.WATCH, Level.RISK, Level.GOOD, Level.GOOD, Level.GOOD, Level.UNKNOWN)
SCORES = ("61", "34", "86", "91", "71", "")


class Host:
    """Stands in for the app: every command does nothing."""

    language = "pt_BR"
    appearance = Appearance.SYSTEM
    currency = "BRL"

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_: None


class Nothing(Page):
    """A page with nothing on it."""

    def __init__(self) -> None:
        super().__init__()
        column(self).addWidget(QLabel(""))


def a_window(themes: Themes, words: Words) -> Window:
    """The window over the sample of components."""
    host = Host()
    host.language = words.language
    pages = (
        PageSpec(
            "portfolio",
            msg("Portfolio"),
            Icon.PORTFOLIO,
            lambda: Components(themes, words),
            ("Alt+2",),
            lambda: 58,
        ),
        PageSpec("reviews", msg("QBRs"), Icon.REVIEW, Nothing, ("Alt+6",), lambda: 4),
        PageSpec("data", msg("Data"), Icon.DATA, Nothing, ("Alt+8",)),
        PageSpec(
            "start", msg("Start from zero"), Icon.NEW, lambda: StartPage(themes, words, host), is_bare=True
        ),
    )
    window = Window(themes, words, Jobs(), pages)
    window.actions_of.add([*file_actions(host), *look_actions(host)])
    found = [
        Found("account", place, name, "Construtora, R$ 11.200, renova em 63 dias", level=level, score=score)
        for place, (name, level, score) in enumerate(zip(NAMES, LEVELS, SCORES, strict=True))
    ]
    people = [Found("contact", 1, "Bruna Aquarela", "Analista em Tijolo Lilás", Icon.PERSON)]
    window.floating.desk.sources.append(
        Source("account", msg("Account"), msg("Accounts"), Corpus(found, _title).find)
    )
    window.floating.desk.sources.append(
        Source("contact", msg("Contact"), msg("People"), Corpus(people, _title, _detail).find, "@")
    )
    window.resize(1440, 868)
    window.know(FileFacts("Estúdio Aurora", "Marina Aurora", undo=verbatim("importação de 55 contas")))
    window.go("portfolio")
    window.status.show_state(Icon.SAVED, Text("Saved on this computer at {time}", {"time": "09:41"}))
    return window


def _title(found: Found) -> str:
    return found.title


def _detail(found: Found) -> str:
    return found.detail


def scene_frame(_window: Window) -> None:
    """The frame and the components."""


def scene_start(window: Window) -> None:
    """The first run."""
    window.know(None)
    window.go("start")


def scene_palette(window: Window) -> None:
    """The palette over an account."""
    window.floating.palette.ask("tij")


def scene_palette_empty(window: Window) -> None:
    """The palette before anything is typed."""
    window.floating.palette.ask()


def scene_keys(window: Window) -> None:
    """The sheet of keys."""
    window.show_keys()


def scene_confirm(window: Window) -> None:
    """The question before erasing."""
    window.floating.confirm.ask(
        verbatim("Apagar 2 contas?"),
        verbatim("Saem também 96 contatos, 4 contratos e 3 RTS. Ctrl Z desfaz até você fechar o arquivo."),
        verbatim("Apagar 2 contas"),
        lambda: None,
    )


def scene_toasts(window: Window) -> None:
    """Three messages."""
    window.messages.say(verbatim("3 tarefas concluídas"), lambda: None)
    window.messages.say(verbatim("55 contas importadas"), lambda: None)
    window.messages.warn(verbatim("O disco está cheio, então nada foi salvo. Libere espaço e tente de novo."))


def scene_narrow(window: Window) -> None:
    """The smallest window."""
    window.resize(1100, 680)


def scene_menu(window: Window) -> None:
    """The main menu."""
    window.actions_of.menu(Menu.FILE).popup(window.mapToGlobal(window.rect().center()))


SCENES = {
    name.removeprefix("scene_"): scene for name, scene in list(globals().items()) if name.startswith("scene_")
}


def settle() -> None:
    """Let layouts and timers of this moment happen."""
    for _ in range(5):
        QCoreApplication.processEvents()


def main() -> None:
    """Draw every scene."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--lang", choices=["pt_BR", "en"])
    parser.add_argument("--theme", choices=["light", "dark"])
    asked = parser.parse_args()
    asked.outdir.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for appearance in [Appearance(asked.theme)] if asked.theme else [Appearance.LIGHT, Appearance.DARK]:
        themes = Themes(app, appearance)
        for language in [asked.lang] if asked.lang else ["pt_BR", "en"]:
            for name, scene in SCENES.items():
                if asked.only and name != asked.only:
                    continue
                window = a_window(themes, Words(Translator(language)))
                window.show()
                settle()
                scene(window)
                from time import sleep

                sleep(0.35)
                settle()
                target: QWidget = window
                shot = target.grab()
                menus = [
                    menu for menu in app.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()
                ]
                if menus:
                    shot = menus[0].grab()
                shot.save(str(asked.outdir / f"{name}-{appearance.value}-{language}.png"))
                window.close()
                window.deleteLater()
                settle()


if __name__ == "__main__":
    main()
