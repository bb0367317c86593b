"""The tabs' contents, each made on its first visit and shown only what changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.ui.account.around import Around
from csdesk.ui.account.cards import ListCard
from csdesk.ui.account.changes import history
from csdesk.ui.account.composer import Composer
from csdesk.ui.account.deeds import Deeds
from csdesk.ui.account.event_list import EventList
from csdesk.ui.account.fields import FieldsTab
from csdesk.ui.account.health_card import HealthCard
from csdesk.ui.account.health_deeds import HealthDeeds
from csdesk.ui.account.history import HistoryTab
from csdesk.ui.account.measures import MeasuresTab
from csdesk.ui.account.notes import NotesTab
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.account.presenter import AccountPresenter, AccountState
from csdesk.ui.account.records import RecordsTab
from csdesk.ui.account.summary import SummaryTab
from csdesk.ui.account.timeline import TimelineCard
from csdesk.ui.session import Session
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

_TABLES = {"contracts": "line", "people": "contact", "tasks": "task"}


class TimelineTab(QWidget):
    """The timeline alone, over the whole width that reads well."""

    def __init__(self, card: TimelineCard) -> None:
        super().__init__()
        self.card = card
        layout = column(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(card)


def lock(tab: QWidget) -> None:
    """Offer nothing that changes a workspace which can only be read."""
    for composer in tab.findChildren(Composer):
        composer.hide()
    for card in tab.findChildren(ListCard):
        card.add_button.hide()
    for health in tab.findChildren(HealthCard):
        health.lock()
    for shown in tab.findChildren(PaintedList):
        shown.deeds = ()
    if isinstance(tab, NotesTab):
        tab.box.setReadOnly(True)
    elif isinstance(tab, RecordsTab):
        tab.add_button.hide()


def _table(tab: QWidget | None) -> RecordsTab | None:
    """The table of records that a tab shows, if it is one."""
    if isinstance(tab, MeasuresTab):
        return tab.table
    return tab if isinstance(tab, RecordsTab) else None


class Parts:
    """Knows the content of every tab."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        presenter: AccountPresenter,
        surroundings: Around,
        *,
        stack: QStackedWidget,
        deeds: Deeds,
        health: HealthDeeds,
    ) -> None:
        self._session = session
        self._themes = themes
        self._presenter = presenter
        self._around = surroundings
        self._stack = stack
        self._deeds = deeds
        self._health = health
        self._made: dict[str, QWidget] = {}
        self.records_asked: Callable[[str], object] = lambda _kind: None
        """Shows all records of a kind, of every account."""
        self.followed: Callable[[], QWidget] | None = None
        """Makes the card of the playbooks that are followed."""

    def prepare(self) -> None:
        """Make the tab that is seen first."""
        self._tab("summary")

    def render_state(self, state: AccountState, key: str) -> None:
        """Show the tab that is chosen."""
        shown = self._tab(key)
        self._stack.setCurrentWidget(shown)
        if isinstance(shown, SummaryTab | NotesTab | FieldsTab):
            shown.render_state(state)
        elif isinstance(shown, TimelineTab):
            shown.card.show_posture(state.posture)
            shown.card.show_events(state.account.id, state.events)
        elif isinstance(shown, RecordsTab):
            view = state.view
            shown.hold({"line": view.lines, "contact": view.contacts, "task": view.tasks}[shown.kind])
        elif isinstance(shown, MeasuresTab):
            shown.show_account(state.account.id)
        elif isinstance(shown, HistoryTab):
            zone, removals = ZoneInfo(self._session.settings.zone), self._session.removals(state.account.id)
            shown.hold(history(state.view, self._session.history, removals, state.view.currency, zone))

    def show_past(self, state: AccountState, key: str) -> None:
        """Show the days behind the health, where the tab has a place for them."""
        shown = self._tab(key)
        if isinstance(shown, SummaryTab):
            shown.health.show_health(state.health)
            shown.timeline.show_events(state.account.id, state.events)
        elif isinstance(shown, TimelineTab):
            shown.card.show_events(state.account.id, state.events)

    def timeline(self) -> TimelineCard:
        """The timeline of its own tab."""
        tab = self._tab("timeline")
        assert isinstance(tab, TimelineTab)
        return tab.card

    def composer(self, key: str) -> Composer:
        """The composer of the tab that is chosen."""
        tab = self._tab(key)
        if isinstance(tab, SummaryTab):
            return tab.timeline.composer
        return self.timeline().composer

    def areas(self, key: str) -> Sequence[QWidget]:
        """The parts of a tab that F6 goes to."""
        tab = self._tab(key)
        if isinstance(tab, SummaryTab):
            return (*tab.health.areas(), tab.timeline.composer.line, *tab.lists())
        if isinstance(tab, TimelineTab):
            return (tab.card.composer.line, tab.card.list)
        table = _table(tab)
        if table is not None:
            return (table.table,)
        if isinstance(tab, NotesTab):
            return (tab.box, tab.list)
        return (tab.list,) if isinstance(tab, HistoryTab) else (tab,)

    def edit_cell(self, key: str) -> bool:
        """Edit the cell under the cursor; false when the tab has none."""
        tab = _table(self._made.get(key))
        return tab is not None and tab.table.hasFocus() and tab.table.editing.start()

    def do(self, deed: str, key: str) -> None:
        """Do something to the chosen rows of a table."""
        tab = _table(self._made.get(key))
        chosen = tab.chosen() if tab is not None and tab.table.hasFocus() else ()
        if not chosen or tab is None:
            return
        if deed == "erase":
            self._deeds.erase(tab.kind, chosen)
        elif deed == "snooze" and tab.kind == "task":
            self._deeds.snooze(chosen[0])

    def kind(self, key: str) -> str:
        """The kind of record that a tab holds, and N adds."""
        tab = _table(self._made.get(key))
        return "task" if tab is None else tab.kind

    def keep(self) -> None:
        """Keep what is typed and not saved anywhere."""
        for tab in self._made.values():
            if isinstance(tab, NotesTab | FieldsTab):
                tab.keep()

    def speak(self) -> None:
        """Make again what cannot change its language by itself."""
        for tab in self._made.values():
            if isinstance(tab, SummaryTab):
                tab.timeline.composer.rebuild()
            elif isinstance(tab, TimelineTab):
                tab.card.composer.rebuild()

    def _tab(self, key: str) -> QWidget:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._maker(key)()
            self._stack.addWidget(made)
            for shown in made.findChildren(EventList):
                shown.today = self._session.today
            if self._session.read_only:
                lock(made)
        return made

    def _maker(self, key: str) -> Callable[[], QWidget]:
        return {
            "summary": self._summary,
            "timeline": self._timeline,
            "notes": self._notes,
            "history": self._history,
            "fields": self._fields,
            "measures": self._measures,
        }.get(key, lambda: self._records(_TABLES[key]))

    def _summary(self) -> QWidget:
        tab = SummaryTab(self._themes, self._session.words, self._presenter, self._around)
        tab.asked.connect(self._deeds.do)
        tab.add_asked.connect(self._deeds.add)
        tab.health.opened.connect(self._health.explain)
        tab.health.adjust_asked.connect(self._health.adjust)
        tab.health.end_asked.connect(self._health.end)
        tab.health.pulse_set.connect(self._health.set_pulse)
        if self.followed is not None:
            tab.take_in(self.followed())
        return tab

    def _timeline(self) -> QWidget:
        card = TimelineCard(self._themes, self._session.words, self._presenter, self._around, wide=True)
        card.list.asked.connect(self._deeds.do)
        return TimelineTab(card)

    def _records(self, kind: str) -> QWidget:
        tab = RecordsTab(self._session, self._themes, kind)
        tab.add_asked.connect(self._deeds.add)
        tab.open_asked.connect(self._deeds.edit)
        tab.tick_asked.connect(self._deeds.tick)
        return tab

    def _measures(self) -> QWidget:
        tab = MeasuresTab(self._session, self._themes)
        tab.add_asked.connect(self._deeds.add)
        tab.open_asked.connect(self._deeds.edit)
        tab.all_asked.connect(self.records_asked)
        return tab

    def _notes(self) -> QWidget:
        tab = NotesTab(self._themes, self._session.words, self._presenter.drafts, self._save_notes)
        tab.asked.connect(self._deeds.do)
        tab.add_asked.connect(self._deeds.add_note)
        return tab

    def _history(self) -> QWidget:
        tab = HistoryTab(self._themes, self._session.words)
        tab.asked.connect(self._deeds.do)
        return tab

    def _fields(self) -> QWidget:
        return FieldsTab(self._session, self._themes, self._presenter, self._around)

    def _save_notes(self, account_id: int, text: str | None) -> bool:
        return self._deeds.attempt(lambda: self._presenter.change("account", account_id, {"notes": text}))
