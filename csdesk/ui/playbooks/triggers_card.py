"""What suggests a playbook: the situations, whom each is for, and how long it then rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from csdesk.domain.health.words import BANDS
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.triggers import TRIGGERS, TriggerKind
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.playbooks.conditions_builder import ConditionsBuilder
from csdesk.ui.playbooks.fields import Line, Number, Pick, titled
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row


class TriggersBuilder(QWidget):
    """The triggers of the map, one under the other."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        layout = column(self, gap=8)
        head = row(gap=8)
        title = label("secondary")
        kit.words.say(title.setText, msg("Suggested when"))
        head.addWidget(title, 1)
        self.add = kit.ghost(Icon.NEW, msg("Trigger"), self.ask_kind)
        head.addWidget(self.add)
        layout.addLayout(head)
        triggers = kit.presenter.map.triggers
        for place, trigger in enumerate(triggers):
            layout.addWidget(self._line(place, trigger))
            if place + 1 < len(triggers):
                layout.addWidget(hairline())
        if not triggers:
            none = label("tertiary", wrap=True)
            kit.words.say(none.setText, msg("Nothing suggests it yet; it is started by hand."))
            layout.addWidget(none)

    def _line(self, place: int, trigger: Trigger) -> QWidget:
        made = QWidget()
        outer = column(made, gap=6)
        first = row(gap=4)
        kinds = [(str(kind), spec.label) for kind, spec in TRIGGERS.items()]
        kind = Pick(self._kit.words, kinds, trigger.kind, partial(self._set_kind, place))
        self._kit.words.say(kind.setAccessibleName, msg("Situation"))
        first.addWidget(kind, 1)
        first.addWidget(self._kit.icon(Icon.CLOSE, msg("Remove"), partial(self._drop, place)))
        outer.addLayout(first)
        numbers = row(gap=8)
        for field in self._fields(place, trigger):
            numbers.addLayout(field, 1)
        outer.addLayout(numbers)
        only = ConditionsBuilder(
            self._kit,
            trigger.tests,
            lambda tests: self._set(place, tests=tests),
            msg("Only for accounts where"),
        )
        outer.addWidget(only)
        return made

    def _fields(self, place: int, trigger: Trigger) -> list[Any]:
        words, found = self._kit.words, []
        known = {str(kind): spec for kind, spec in TRIGGERS.items()}
        spec = known.get(trigger.kind)
        if spec is not None and spec.key is not None:
            found.append(titled(words, spec.key, self._key(place, trigger, spec.keys)))
        if spec is not None and spec.value is not None:
            number = Number(trigger.value, lambda n: self._set(place, value=n))
            if spec.usual is not None:
                number.setPlaceholderText(str(spec.usual))
            found.append(titled(words, spec.value, number, begins=True))
        rest = Number(trigger.rest, lambda n: self._set(place, rest=n or 0))
        found.append(titled(words, msg("Rest, in days"), rest))
        return found

    def _key(self, place: int, trigger: Trigger, keys: tuple[str, ...]) -> QWidget:
        tell: Callable[[str], object] = lambda value: self._set(place, key=value)  # noqa: E731 - typed for both fields
        if not keys:
            return Line(trigger.key, tell)
        options: list[tuple[str, Text]] = [(one, BANDS.get(one, verbatim(one))) for one in keys]
        return Pick(self._kit.words, options, trigger.key, tell)

    def ask_kind(self) -> None:
        """Choose a situation."""
        kinds = [(str(kind), spec.label) for kind, spec in TRIGGERS.items()]
        self._kit.pick(msg("Suggested when"), kinds, self.add, self._append)

    def _append(self, kind: str) -> None:
        self._give((*self._kit.presenter.map.triggers, _begun(kind)))

    def _set_kind(self, place: int, kind: str) -> None:
        before = self._kit.presenter.map.triggers
        made = replace(_begun(kind), tests=before[place].tests, rest=before[place].rest)
        self._give((*before[:place], made, *before[place + 1 :]))

    def _set(self, place: int, **values: Any) -> None:
        before = self._kit.presenter.map.triggers
        made = replace(before[place], **values)
        self._kit.presenter.set_map(triggers=(*before[:place], made, *before[place + 1 :]))

    def _drop(self, place: int) -> None:
        before = self._kit.presenter.map.triggers
        self._give((*before[:place], *before[place + 1 :]))

    def _give(self, triggers: tuple[Trigger, ...]) -> None:
        self._kit.presenter.drawing.settle()
        self._kit.presenter.set_map(triggers=triggers)


def _begun(kind: str) -> Trigger:
    spec = TRIGGERS[TriggerKind(kind)]
    return Trigger(kind=kind, value=spec.usual, key=spec.keys[0] if spec.keys else "")
