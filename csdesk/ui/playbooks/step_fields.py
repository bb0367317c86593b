"""The fields of one step, by its kind: each is kept while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from csdesk.domain.model.interaction import CHANNELS, ROLES
from csdesk.domain.playbooks.maps import ENDINGS, Asking, Ending, Step, StepKind
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.playbooks.conditions_builder import ConditionsBuilder
from csdesk.ui.playbooks.fields import Area, Number, Pick, titled
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.message_card import message_fields
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.widgets import IconLabel

_ASKS = {
    Asking.ALWAYS: pmsg("asks", "Always"),
    Asking.OPTIONAL: pmsg("asks", "If wanted"),
    Asking.NEVER: pmsg("asks", "Never"),
}
_NONE: tuple[str, Text] = ("", pmsg("choice", "None"))


class StepFields:
    """Adds the fields of a step to a layout."""

    def __init__(self, kit: Kit, step: Step, layout: QVBoxLayout, leave: Callable[[], object]) -> None:
        self._kit = kit
        self._step = step
        self._layout = layout
        self._leave = leave
        self.live: dict[str, Area | Number | Pick] = {}
        """The fields that follow what happens elsewhere, by what they show."""

    def fill_kind(self) -> None:
        """What only steps of this kind have."""
        fill = {
            StepKind.WAIT: self._fill_wait,
            StepKind.END: self._fill_end,
            StepKind.PROCESS: self._fill_process,
            StepKind.MESSAGE: self._fill_message,
        }.get(self._step.kind)
        if fill is not None:
            fill()

    def area(self, name: str, title: Text, least: int = 2) -> Area:
        """A text of several lines."""
        area = Area(getattr(self._step, name), partial(self._set, name), least)
        area.left.connect(self._leave)
        self._layout.addLayout(titled(self._kit.words, title, area))
        self.live[name] = area
        return area

    def _fill_wait(self) -> None:
        words = self._kit.words
        line = row(gap=8)
        days = Number(self._step.days, lambda n: self._kit.presenter.set_step(self._step.id, days=n))
        self.live["days"] = days
        line.addLayout(titled(words, msg("At most, days"), days), 1)
        options: list[tuple[str, Text]] = [("1", msg("Working days")), ("", msg("Calendar days"))]
        kind = Pick(
            words, options, "1" if self._step.working else "", lambda key: self._set("working", bool(key))
        )
        self.live["working"] = kind
        line.addLayout(titled(words, msg("Counted in"), kind), 1)
        self._layout.addLayout(line)
        title = label("secondary")
        words.say(title.setText, msg("Or sooner, when"))
        self._layout.addWidget(title)
        self._layout.addWidget(
            ConditionsBuilder(self._kit, self._step.until, lambda tests: self._set("until", tests))
        )

    def _fill_end(self) -> None:
        options = [(str(ending), text) for ending, text in ENDINGS.items()]
        pick = Pick(
            self._kit.words, options, str(self._step.ending), lambda key: self._set("ending", Ending(key))
        )
        self.live["ending"] = pick
        self._layout.addLayout(titled(self._kit.words, msg("What it means"), pick))

    def _fill_process(self) -> None:
        options = [_NONE, *_named(self._kit.presenter.processes())]
        pick = Pick(
            self._kit.words,
            options,
            self._step.process or "",
            lambda key: self._set("process", key or None),
        )
        self.live["process"] = pick
        self._layout.addLayout(titled(self._kit.words, msg("Process"), pick))

    def _fill_message(self) -> None:
        message_fields(self._kit, self._layout, self._step, self._leave)

    def fill_person(self) -> None:
        """Who does it, by when, how, and with what help."""
        words, presenter = self._kit.words, self._kit.presenter
        numbers = row(gap=8)
        due = Number(self._step.due, lambda n: presenter.set_step(self._step.id, due=n))
        minutes = Number(self._step.minutes, lambda n: presenter.set_step(self._step.id, minutes=n))
        self.live |= {"due": due, "minutes": minutes}
        numbers.addLayout(titled(words, msg("Due in working days"), due), 1)
        numbers.addLayout(titled(words, msg("Minutes"), minutes), 1)
        self._layout.addLayout(numbers)
        choices = row(gap=8)
        asks = [(str(key), text) for key, text in _ASKS.items()]
        choices.addLayout(
            titled(words, msg("Ask for a summary"), self._pick("asks", asks, str(self._step.asks), Asking)), 1
        )
        roles = [_NONE, *ROLES]
        choices.addLayout(
            titled(words, msg("Who"), self._pick("role", roles, self._step.role or "", _or_none)), 1
        )
        self._layout.addLayout(choices)
        if self._step.kind is not StepKind.MESSAGE:
            channels = [_NONE, *CHANNELS]
            channel = self._pick("channel", channels, self._step.channel or "", _or_none)
            self._layout.addLayout(titled(words, msg("Channel"), channel))
        guide = Area("\n".join(self._step.guide), lambda text: self._set("guide", _lines(text)))
        guide.left.connect(self._leave)
        self._layout.addLayout(titled(words, msg("How to conduct it, a line each"), guide))
        self._layout.addWidget(hairline())
        self._layout.addWidget(self._links())

    def _links(self) -> QWidget:
        made = QWidget()
        outer = column(made, gap=4)
        head = row(gap=8)
        title: QLabel = label("secondary")
        self._kit.words.say(title.setText, msg("Linked help"))
        head.addWidget(title, 1)
        known = self._kit.presenter.processes()
        add = self._kit.ghost(Icon.LINK, pmsg("tool", "Link"), lambda: None)
        free = [one for one in _named(known) if one[0] not in self._step.links]
        add.clicked.connect(lambda: self._kit.pick(msg("Linked help"), free, add, self._link))
        head.addWidget(add)
        outer.addLayout(head)
        names = dict(known)
        for code in self._step.links:
            line = row(gap=8)
            line.addWidget(IconLabel(self._kit.themes, Icon.PROCESSES))
            line.addWidget(label("", names.get(code, code)), 1)
            drop = tuple(one for one in self._step.links if one != code)
            line.addWidget(self._kit.icon(Icon.CLOSE, msg("Remove"), partial(self._set, "links", drop)))
            outer.addLayout(line)
        return made

    def _link(self, code: str) -> None:
        self._set("links", (*self._step.links, code))

    def _pick(self, name: str, options: Any, value: str, read: Callable[[str], object]) -> Pick:
        return Pick(self._kit.words, options, value, lambda key: self._set(name, read(key)))

    def _set(self, name: str, value: object) -> None:
        self._kit.presenter.set_step(self._step.id, **{name: value})


def _named(known: list[tuple[str, str]]) -> list[tuple[str, Text]]:
    return [(code, verbatim(name)) for code, name in known]


def _or_none(key: str) -> str | None:
    return key or None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.splitlines() if one.strip())[:50]
