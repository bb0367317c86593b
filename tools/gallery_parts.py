"""The page of the gallery: every component once, as in the reference of states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.text import msg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.shell.pages import Page, SideBlock, SideItem
from csdesk.ui.shell.states import Skeleton, empty_state, error_state
from csdesk.ui.theme.controls import Button, Chip, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level, PillTone
from csdesk.ui.theme.parts import Card, Figure, column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Avatar, Meter, Pill
from csdesk.ui.words import Words


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
