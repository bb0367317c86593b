"""Everything of one task at the side, each field changed in place; how it comes back is written in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.domain.commands.registry import Command
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.tasks.recurrence import next_day, recurrence_of
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow, RecordForm
from csdesk.ui.session import Session
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.tasks.values import change, recurrence_typed, recurrence_words, time_typed
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes

_FIELDS = ("account", "contact", "due", "time", "kind", "priority", "role", "status", "recurrence")
_NOTES = FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True)
_WAYS = (
    ("FREQ=DAILY;X-DAYS=WORKING", msg("every working day")),
    ("FREQ=WEEKLY", msg("every week on that day")),
    ("FREQ=WEEKLY;INTERVAL=2", msg("every 2 weeks on that day")),
    ("FREQ=MONTHLY", msg("every month on that day")),
    ("FREQ=MONTHLY;X-OFF=NEXT", msg("every month on that day, or the next working day")),
    ("FREQ=MONTHLY;BYSETPOS=1;X-DAYS=WORKING", msg("every month on the first working day")),
    ("FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING", msg("every month on the last working day")),
    ("FREQ=MONTHLY;INTERVAL=3", msg("every quarter on that day")),
    ("FREQ=YEARLY", msg("every year on that day")),
)
_WIDE = 330


class TaskPanel(QFrame):
    """The details of the task under the cursor."""

    left = Signal()
    """Esc: the keys go back to the list."""
    refused = Signal(object)
    skip_asked = Signal()
    end_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, presenter: TasksPresenter, session: Session, themes: Themes) -> None:
        super().__init__()
        self._presenter = presenter
        self._session = session
        self._themes = themes
        self._task: Task | None = None
        self._forms: list[RecordForm] = []
        words = session.words
        self.setProperty("kind", "panel")
        themes.hold(self.setFixedWidth, lambda theme: theme.px(_WIDE))
        outer = column(self, gap=0)
        area = QScrollArea(widgetResizable=True)
        area.setViewport(QWidget())
        inside = QWidget()
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._body = column(inside, margin=16, gap=10)
        head = label("section")
        words.say(head.setText, msg("Task"))
        self._body.addWidget(head)
        self._place = column(gap=10)
        self._body.addLayout(self._place)
        self._next = label("small", wrap=True)
        self._body.addWidget(self._next)
        buttons = row(gap=8)
        self.ways = self._button(Icon.REFRESH, msg("How it comes back"))
        self.ways.clicked.connect(self._pick_way)
        self.skip = self._button(Icon.RIGHT, pmsg("verb", "Skip this one"))
        self.skip.clicked.connect(self.skip_asked)
        self.end = self._button(Icon.CLOSE, msg("End the series"))
        self.end.clicked.connect(self.end_asked)
        self.export = self._button(Icon.DATE, msg("Calendar file"))
        self.export.clicked.connect(self.calendar_asked)
        for button in (self.ways, self.skip):
            buttons.addWidget(button)
        buttons.addStretch()
        self._body.addLayout(buttons)
        for button in (self.end, self.export):
            self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        words.language_changed.connect(self._speak)

    def show_task(self, task: Task | None) -> None:
        """Show another task, or the same as it is now; what is half typed in it stays."""
        before, self._task = self._task, task
        self.setEnabled(task is not None)
        if task is None:
            return
        if before is None or before.id != task.id:
            self._make()
        for name, value in self._values(task).items():
            field = self.fields[name]
            if field.saved != value or field.editor.text() == "":
                field.show_value(value)
        self._tell_next(task)

    @property
    def fields(self) -> dict[str, FieldRow]:
        """Every field by its name."""
        return {name: field for form in self._forms for name, field in form.fields.items()}

    def first(self) -> None:
        """Put the keys into the first field."""
        for form in self._forms[:1]:
            form.first()

    def _speak(self) -> None:
        task, self._task = self._task, None
        self.show_task(task)

    def _make(self) -> None:
        for form in self._forms:
            self._place.removeWidget(form)
            form.hide()
            form.deleteLater()
        task = self._task
        around = Surroundings(self._presenter.reader, self._themes)
        around.lookups.update(self._presenter.names.lookups(None if task is None else task.account))
        around.names.update(self._presenter.names.callers())
        rest = [*(field_of(Task, name) for name in _FIELDS), _NOTES]
        words = self._session.words
        self._forms = [
            RecordForm([field_of(Task, "title")], around, words),
            RecordForm(rest, around, words, across=2),
        ]
        for form in self._forms:
            form.setEnabled(not self._session.read_only)
            form.committed.connect(self._save)
            form.cancelled.connect(self.left)
            self._place.addWidget(form)

    def _values(self, task: Task) -> dict[str, Any]:
        values: dict[str, Any] = {name: getattr(task, name) for name in ("title", *_FIELDS)}
        values["recurrence"] = recurrence_words(task.recurrence, self._presenter.reader)
        return {**values, "notes": task.notes}

    def _tell_next(self, task: Task) -> None:
        rule = recurrence_of(task.recurrence, self._presenter.reader.today)
        is_series = rule is not None and task.is_open
        for button in (self.skip, self.end):
            button.setVisible(is_series)
        told: Text | None = None
        if rule is not None and is_series:
            today = self._presenter.reader.today
            after = next_day(rule, task.due or today, today, self._session.calendar)
            told = (
                msg("This is the last one of the series")
                if after is None
                else msg("After this one: {day}", day=after[0])
            )
        elif task.recurrence and rule is None:
            told = msg("CSDesk cannot read how it comes back, so that it does not")
        self._next.setVisible(told is not None)
        self._next.setText("" if told is None else self._session.words(told))

    def _pick_way(self) -> None:
        options = [("", msg("does not come back")), *_WAYS]
        card = PickCard(msg("How it comes back"), options, self._themes, self._session.words, self.ways)
        card.picked.connect(lambda key: self._save("recurrence", key))
        card.open_under(self.ways, card.line)

    def _save(self, name: str, value: Any) -> None:
        task = self._task
        if task is None or self._session.read_only:
            return
        try:
            self._presenter.run(self._command(task, name, value))
        except CSDeskError as failure:
            field = self.fields[name]
            field.saved = self._values(task)[name]
            field.tell(failure.text)

    def _command(self, task: Task, name: str, value: Any) -> Command:
        today = self._presenter.reader.today
        readers: dict[str, Callable[[], Any]] = {
            "account": lambda: self._presenter.names.meant("account", value, None),
            "contact": lambda: self._presenter.names.meant("contact", value, task.account),
            "time": lambda: time_typed(value),
            "recurrence": lambda: recurrence_typed(value, task.due, today),
        }
        if name == "status":
            edit = self._presenter.column("status").edit
            assert edit is not None
            return edit([task], value)
        return change([task], name, readers.get(name, lambda: value)())

    def _button(self, icon: Icon, title: Text) -> Button:
        made = Button(self._themes, "", icon)
        made.setProperty("small", True)
        self._session.words.say(made.setText, title)
        return made
