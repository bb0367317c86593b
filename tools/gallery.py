"""Render the frame of the window and its components offscreen, in both themes and languages, to be looked at.

`python tools/gallery.py OUTDIR [--only NAME]` writes one PNG for each scene, theme and language.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.text import Text, msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.actions.catalog import file_actions, look_actions
from csdesk.ui.actions.found import Found, Source
from csdesk.ui.actions.matching import Corpus
from csdesk.ui.actions.spec import ActionSpec, KeyHint, Menu
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.facts import FileFacts
from csdesk.ui.shell.pages import Page, PageSpec, SideBlock, SideItem
from csdesk.ui.shell.states import Skeleton, empty_state, error_state
from csdesk.ui.shell.window import Window
from csdesk.ui.start.page import StartPage
from csdesk.ui.theme.controls import Button, Chip, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level, PillTone
from csdesk.ui.theme.parts import Card, Figure, column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.theme.widgets import Avatar, Meter, Pill
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


class Components(Page):
    """Every component once, as in the reference of states."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes, self._words = themes, words
        page = column(self, gap=14)
        page.setContentsMargins(24, 16, 24, 16)
        page.addWidget(self._head())
        body = row(gap=28)
        left, right = column(gap=14), column(gap=14)
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        page.addLayout(body)
        page.addStretch()
        for part in (
            self._buttons(),
            self._fields(),
            self._choices(),
            self._pills(),
            self._chips(),
            self._figures(),
        ):
            left.addLayout(part)
        for part in (self._empty(), self._error(), Skeleton(themes, 3)):
            right.addWidget(part)
        left.addStretch()
        right.addStretch()

    def action_specs(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec(
                "account.log",
                msg("Log a contact"),
                lambda: None,
                Icon.LOG_CONTACT,
                ("R",),
                subject="account",
                run_on=lambda _: None,
            ),
            ActionSpec(
                "account.review",
                msg("QBR"),
                lambda: None,
                Icon.REVIEW,
                ("Q",),
                subject="account",
                run_on=lambda _: None,
            ),
        )

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("J", "K"), verbatim("mover")),
            KeyHint(("Return",), msg("open")),
            KeyHint(("X",), verbatim("marcar")),
            KeyHint(("E",), verbatim("editar")),
        )

    def blocks(self) -> Sequence[SideBlock]:
        views = ("Todas as contas", "Em risco ou atenção", "Renovam em 90 dias", "Sem contato recente")
        saved = tuple(
            SideItem(
                verbatim(name),
                lambda: None,
                Icon.ACCOUNTS if place == 0 else Icon.SAVED_VIEW,
                count=str(58 // (place + 1)),
                is_on=place == 0,
            )
            for place, name in enumerate(views)
        )
        health = tuple(
            SideItem(verbatim(name), lambda: None, level=level, count="12")
            for name, level in zip(("Saudável", "Em risco", "Crítico", "Sem dados"), Level, strict=True)
        )
        return (
            SideBlock(msg("Saved views"), saved, lambda: None, msg("Add")),
            SideBlock(verbatim("Saúde da carteira"), health),
        )

    def _head(self) -> QWidget:
        head = QWidget()
        line = row(head, gap=8)
        title = label("title")
        self._words.say(title.setText, msg("Portfolio"))
        line.addWidget(title)
        line.addWidget(label("tertiary", "58 contas"))
        line.addStretch()
        for icon in (Icon.COLUMNS, Icon.DENSITY):
            line.addWidget(Button(self._themes, "icon", icon))
        export = Button(self._themes, "", Icon.EXPORT)
        self._words.say(export.setText, msg("Export everything to Excel"))
        new = Button(self._themes, "primary", Icon.NEW, ("N",))
        self._words.say(new.setText, msg("New account"))
        line.addWidget(export)
        line.addWidget(new)
        return head

    def _titled(self, title: str, *widgets: QWidget) -> QVBoxLayout:
        part = column(gap=6)
        part.addWidget(label("block", title))
        line: QHBoxLayout = row(gap=8)
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch()
        part.addLayout(line)
        return part

    def _buttons(self) -> QVBoxLayout:
        made = []
        for kind, words in (
            ("primary", "Salvar"),
            ("", "Exportar"),
            ("danger", "Apagar 2 contas"),
            ("ghost", "Fantasma"),
            ("link", "Um link"),
        ):
            button = Button(self._themes, kind)
            button.setText(words)
            made.append(button)
        off = Button(self._themes)
        off.setText("Inativo")
        off.setEnabled(False)
        small = Button(self._themes)
        small.setText("Pequeno")
        restyle(small, small=True)
        return self._titled("Botões", *made, small, off)

    def _fields(self) -> QVBoxLayout:
        wrong = QLineEdit("31/02/2027")
        restyle(wrong, invalid=True)
        combo = QComboBox()
        combo.addItems(["Conta: nome", "Contrato: MRR"])
        off = QLineEdit("R$ 2.400")
        off.setEnabled(False)
        part = self._titled("Campos", QLineEdit("R$ 2.400"), wrong, combo, off)
        part.addWidget(label("error", "Essa data não existe. Use dd/mm/aaaa."))
        return part

    def _choices(self) -> QVBoxLayout:
        yes, partly, one = QCheckBox("Sim"), QCheckBox("Parte"), QRadioButton("Um")
        yes.setChecked(True)
        partly.setTristate(True)
        partly.setCheckState(partly.checkState().PartiallyChecked)
        one.setChecked(True)
        segments = SegmentedControl(
            self._themes,
            self._words,
            [("month", msg("Month"), None), ("week", msg("Week"), None), ("date", msg("Date"), Icon.DATE)],
        )
        segments.choose("month")
        return self._titled("Escolhas", QCheckBox("Não"), yes, partly, QRadioButton("Dois"), one, segments)

    def _pills(self) -> QVBoxLayout:
        made: list[QWidget] = []
        for level, words in zip(Level, ("86", "61", "34", "—"), strict=True):
            pill = Pill(self._themes)
            pill.set_health(level, words)
            made.append(pill)
        made += [Pill(self._themes, tone.value, tone) for tone in PillTone]
        return self._titled("Saúde e etiquetas", *made)

    def _chips(self) -> QVBoxLayout:
        on, off = Chip(self._themes), Chip(self._themes, Icon.TOUCH)
        on.set_name("Saúde")
        on.set_value("risco")
        off.set_name("Toque")
        add = Button(self._themes, "chip-add", Icon.NEW, ("F",))
        add.setText("Filtro")
        people = [
            Avatar(self._themes, name, size=28, round_=True) for name in ("Caio Faísca", "Bruna Aquarela")
        ]
        return self._titled(
            "Filtros e pessoas", on, off, add, *people, Avatar(self._themes, "Tijolo Lilás", size=34)
        )

    def _figures(self) -> QVBoxLayout:
        card = Card(label("section", "MRR"))
        figure = Figure()
        figure.title.setText("MRR")
        figure.value.setText("R$ 190.300")
        figure.note.setText("meta R$ 200.000")
        card.body.setContentsMargins(14, 10, 14, 14)
        card.body.addWidget(figure)
        for share, level in ((0.46, Level.RISK), (0.78, Level.GOOD), (0.3, None)):
            card.body.addWidget(Meter(self._themes, share, level))
        part = column()
        part.addWidget(card)
        return part

    def _empty(self) -> QWidget:
        state = empty_state(
            self._themes,
            self._words,
            Icon.FILTER,
            verbatim("Nenhuma conta com esses filtros"),
            verbatim("São 2 filtros ligados."),
        )
        state.offer(verbatim("Limpar filtros"), lambda: None, ("Esc",))
        return state

    def _error(self) -> QWidget:
        state = error_state(
            self._themes,
            self._words,
            verbatim("O PPTX está aberto em outro programa"),
            verbatim("Feche o arquivo ou mude o nome."),
        )
        state.offer(verbatim("Tentar de novo"), lambda: None)
        state.offer(msg("Save"), lambda: None)
        return state


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
