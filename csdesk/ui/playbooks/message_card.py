"""The text that a message step sends: channel, subject, body, and the fields that are filled in for each account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from csdesk.domain.model.interaction import CHANNELS
from csdesk.domain.playbooks.editing import with_step
from csdesk.domain.playbooks.maps import Message, Step
from csdesk.domain.playbooks.merge import MERGE_FIELDS
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.playbooks.fields import Area, Line, Pick, titled
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import row


def message_fields(kit: Kit, layout: QVBoxLayout, step: Step, leave: Callable[[], object]) -> None:
    """Add the fields of a message to the inspector."""
    given = step.message or Message("")

    def now() -> Message:
        found = kit.presenter.map.by_id.get(step.id)
        return (found.message if found else None) or Message("")

    def set_part(name: str, value: str) -> None:
        kit.presenter.edit(
            lambda found: with_step(found, step.id, message=replace(now(), **{name: value})),
            f"{step.id}:message:{name}",
        )

    words = kit.words
    channel = Pick(words, CHANNELS, given.channel, lambda key: set_part("channel", key))
    layout.addLayout(titled(words, msg("Channel"), channel))
    subject = Line(given.subject, lambda text: set_part("subject", text))
    layout.addLayout(titled(words, msg("Subject"), subject))
    body = Area(given.body, lambda text: set_part("body", text), 5)
    body.left.connect(leave)
    layout.addLayout(titled(words, msg("Text to send"), body))
    pick = kit.ghost(Icon.NEW, msg("Field"), lambda: None)
    fields: list[tuple[str, Text]] = [
        (one.key, msg("{field}  {key}", field=one.label, key=verbatim("{{" + one.key + "}}")))
        for one in MERGE_FIELDS
    ]

    def insert(key: str) -> None:
        into: Area | QLineEdit = subject if last[0] is subject else body
        into.setFocus()
        mark = "{{" + key + "}}"
        if isinstance(into, QLineEdit):
            into.insert(mark)
            set_part("subject", into.text())
        else:
            into.insertPlainText(mark)

    last: list[Area | QLineEdit] = [body]
    subject.selectionChanged.connect(lambda: last.__setitem__(0, subject))
    subject.cursorPositionChanged.connect(lambda *_: last.__setitem__(0, subject))
    body.cursorPositionChanged.connect(lambda: last.__setitem__(0, body))
    pick.clicked.connect(lambda: kit.pick(msg("Field that is filled in"), fields, pick, insert))
    line = row(gap=0)
    line.addWidget(pick)
    line.addStretch()
    layout.addLayout(line)
