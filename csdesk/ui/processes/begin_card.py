"""The card that asks for whom a process begins, and the one that asks the name of a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.editors import editor_for
from csdesk.ui.forms.popover import Popover
from csdesk.ui.processes.kit import Kit
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.lines import said
from csdesk.ui.theme.parts import column, label, row

ACCOUNT = FieldSpec("account", FieldType.REF, msg("Account"), ref="account")
NAME = FieldSpec("name", FieldType.TEXT, msg("Name of the process"), required=True)


class OneFieldCard(Popover):
    """Asks one value; Enter gives it, and a reason beside the field keeps the card open."""

    def __init__(
        self,
        kit: Kit,
        opener: QWidget,
        spec: FieldSpec,
        texts: tuple[Text, Text],
        give: Callable[..., object],
    ) -> None:
        super().__init__(opener, kit.themes)
        title, verb = texts
        self._give = give
        self._kit = kit
        layout = column(self, margin=14, gap=8)
        layout.addWidget(said(kit.words, title, "section"))
        self.editor = editor_for(spec, kit.around, self)
        self.editor.submitted.connect(self.submit)
        self.editor.restored.connect(self.close)
        layout.addWidget(self.editor)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        layout.addWidget(self._reason)
        foot = row(gap=8)
        foot.addStretch()
        self.go = Button(kit.themes, "primary")
        kit.words.say(self.go.setText, verb)
        self.go.clicked.connect(self.submit)
        foot.addWidget(self.go)
        layout.addLayout(foot)
        self.setMinimumWidth(kit.themes.theme.px(320))

    def submit(self) -> None:
        """Give the value, or say why not."""
        try:
            self._give(self.editor.value())
        except CSDeskError as failure:
            self.editor.show_invalid(True)
            self._reason.show()
            self._kit.words.say(self._reason.setText, failure.text)
            return
        self.close()
