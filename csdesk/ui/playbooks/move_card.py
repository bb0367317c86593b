"""Offers to take open runs to the version that was just put in use: what stays and what goes, run by run."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from csdesk.domain.playbooks.merge import spoken
from csdesk.domain.playbooks.moving import RunMove
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_WIDE, _LINE, _MOST = 520, 46, 6


class MoveCard(Popover):
    """Every run is ticked; what is left without its tick stays on its version."""

    taken = Signal(object)
    """The ids of the runs to move, a tuple."""

    def __init__(
        self, moves: tuple[RunMove, ...], version: int, themes: Themes, words: Words, opener: QWidget
    ) -> None:
        super().__init__(opener, themes)
        self._words = words
        layout = column(self, margin=14, gap=8)
        title = nmsg(
            "{n} run follows an earlier version: move it to version {version}?",
            "{n} runs follow an earlier version: move them to version {version}?",
            len(moves),
            version=version,
        )
        layout.addWidget(label("strong", words(title), wrap=True))
        told = msg(
            "What was answered stays as far as the new version leads the same way. Ctrl Z takes it back."
        )
        layout.addWidget(label("secondary", words(told), wrap=True))
        self.list = CardList(themes, self)
        self.list.setAccessibleName(words(msg("Runs to move")))
        for one in moves:
            item = self.list.add(words(move_words(one)), str(one.run), ticked=True)
            item.setToolTip(plain(item.text()))
            item.setSizeHint(QSize(0, themes.theme.px(_LINE)))
        self.list.setCurrentRow(0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(min(len(moves), _MOST) * themes.theme.px(_LINE) + 2)
        self.list.itemActivated.connect(_turn)
        self.list.itemChanged.connect(lambda _: self._count())
        layout.addWidget(self.list)
        line = row(gap=8)
        line.addStretch()
        self.leave = Button(themes, caps=("Esc",))
        words.say(self.leave.setText, msg("Leave them there"))
        self.leave.clicked.connect(self.close)
        self.move_them = Button(themes, "primary")
        self.move_them.clicked.connect(self._take)
        line.addWidget(self.leave)
        line.addWidget(self.move_them)
        layout.addLayout(line)
        self.setFixedWidth(themes.theme.px(_WIDE))
        self._count()

    def chosen(self) -> tuple[int, ...]:
        """The runs that are ticked."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(int(one.data(KEY)) for one in items if one.checkState() is Qt.CheckState.Checked)

    def _count(self) -> None:
        count = len(self.chosen())
        self.move_them.setText(self._words(nmsg("Move {n} run", "Move {n} runs", count)))
        self.move_them.setEnabled(count > 0)

    def _take(self) -> None:
        chosen = self.chosen()
        self.close()
        self.taken.emit(chosen)


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def move_words(one: RunMove) -> Text:
    """The account, the version it leaves, what stays, what goes, and where it would stand."""
    step, kept, lost = one.move.step, one.move.kept, len(one.move.lost)
    parts: list[Text] = []
    if kept:
        parts.append(nmsg("{n} answered step stays", "{n} answered steps stay", kept))
    if lost:
        parts.append(nmsg("{n} step is set aside", "{n} steps are set aside", lost))
    if step is not None and step.text:
        there = verbatim(spoken(step.text, {"account.name": one.name}))
        parts.append(msg("it would stand at: {step}", step=there))
    said = parts[0] if parts else verbatim("")
    for other in parts[1:]:
        said = msg("{one}; {other}", one=said, other=other)
    return msg(
        "{account}, on version {version}\n{effect}",
        account=verbatim(one.name),
        version=one.version,
        effect=said,
    )
