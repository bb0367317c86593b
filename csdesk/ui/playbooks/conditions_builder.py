"""Tests on the data, built line by line: a fact, how it is compared, and with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.domain.playbooks.facts import FACTS, OPS, FactType, fact_of, ops_of
from csdesk.domain.playbooks.maps import Condition
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.playbooks.fields import Line, Pick
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.words import value_choices
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, row

Tell = Callable[[tuple[Condition, ...]], object]
_FIRST = Condition("overdue_days", ">", "30")


class ConditionsBuilder(QWidget):
    """Some conditions that must all hold."""

    def __init__(self, kit: Kit, tests: Sequence[Condition], tell: Tell, add: Text | None = None) -> None:
        super().__init__()
        self._kit = kit
        self._tests = tuple(tests)
        self._tell = tell
        self._add = add or pmsg("data", "Test")
        self._layout = column(self, gap=6)
        self._body = QWidget()
        self._layout.addWidget(self._body)
        self._build()

    def _build(self) -> None:
        body = QWidget()
        lines = column(body, gap=8)
        for place, test in enumerate(self._tests):
            lines.addWidget(self._line(place, test))
        more = row(gap=0)
        more.addWidget(self._kit.ghost(Icon.NEW, self._add, self._append))
        more.addStretch()
        lines.addLayout(more)
        self._layout.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _line(self, place: int, test: Condition) -> QWidget:
        words = self._kit.words
        made = QWidget()
        outer = column(made, gap=4)
        first, second = row(gap=4), row(gap=4)
        facts = [(one.key, one.label) for one in FACTS]
        fact = Pick(
            words, facts, test.fact, partial(self._set_fact, place), is_open=test.fact not in dict(facts)
        )
        words.say(fact.setAccessibleName, msg("What is asked of the data"))
        first.addWidget(fact, 1)
        first.addWidget(self._kit.icon(Icon.CLOSE, msg("Remove"), partial(self._drop, place)))
        ops = [(one, OPS[one]) for one in ops_of(test.fact) or OPS]
        op = Pick(words, ops, test.op, partial(self._set, place, "op"))
        words.say(op.setAccessibleName, msg("How it is compared"))
        second.addWidget(op, 1)
        if test.op not in {"known", "unknown"}:
            second.addWidget(self._value(place, test), 1)
        outer.addLayout(first)
        outer.addLayout(second)
        return made

    def _value(self, place: int, test: Condition) -> QWidget:
        tell = partial(self._set, place, "value")
        choices = value_choices(test.fact)
        field: QWidget
        if choices:
            known = fact_of(test.fact)
            is_open = known is not None and known.type is FactType.WORD and test.fact != "band"
            field = Pick(self._kit.words, choices, test.value, tell, is_open=is_open)
        else:
            field = Line(test.value, tell)
        self._kit.words.say(field.setAccessibleName, msg("With what"))
        return field

    def _set(self, place: int, name: str, value: str) -> None:
        before = self._tests[place]
        self._give(
            place, replace(before, **{name: value}), rebuild=name == "op" and value in {"known", "unknown"}
        )

    def _set_fact(self, place: int, fact: str) -> None:
        if fact_of(fact) is None:
            return
        known = self._tests[place]
        ops = ops_of(fact)
        op = known.op if known.op in ops else ops[0]
        choices = value_choices(fact)
        value = choices[0][0] if choices else known.value
        self._give(place, Condition(fact, op, value), rebuild=True)

    def _give(self, place: int, test: Condition, *, rebuild: bool) -> None:
        was_short = self._tests[place].op in {"known", "unknown"}
        self._tests = (*self._tests[:place], test, *self._tests[place + 1 :])
        self._tell(self._tests)
        if rebuild or was_short:
            self._build()

    def _append(self) -> None:
        self._tests = (*self._tests, _FIRST)
        self._tell(self._tests)
        self._build()
        picks = self._body.findChildren(Pick)
        if picks:
            picks[-2 if len(picks) > 1 else -1].setFocus()

    def _drop(self, place: int) -> None:
        self._tests = (*self._tests[:place], *self._tests[place + 1 :])
        self._tell(self._tests)
        self._build()
