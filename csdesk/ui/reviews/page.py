"""The review page: sections, the real slide, its notes and figures, and the exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.text import msg, pmsg
from csdesk.domain.values.month import Quarter
from csdesk.i18n import Translator
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint
from csdesk.ui.reviews.actions import action_specs
from csdesk.ui.reviews.exports import AskPath, DeckExport, WritePptx, WriteSheets, ask_path
from csdesk.ui.reviews.frame import ReviewFrame
from csdesk.ui.reviews.presenter import ReviewPresenter, Standing
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from csdesk.ui.reviews.presenting import Presentation

NEEDS = frozenset(
    {"account", "line", "interaction", "task", "goal", "reading", "contact", "survey", "ticket", "review"}
)


class ReviewPage(ReviewFrame):
    """The quarterly review of one account; `before` names the one that was looked at last."""

    exported = Signal(object, object)
    """A `Text` that says what was written, and its `Path`."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        write_pptx: WritePptx,
        ask: AskPath = ask_path,
        parent: QWidget | None = None,
        *,
        before: Callable[[], int | None] = lambda: None,
        write_sheets: WriteSheets | None = None,
    ) -> None:
        super().__init__(session.words, themes, parent)
        self._session = session
        self._before = before
        self._export = DeckExport(session.jobs, write_pptx, ask, write_sheets)
        words = session.words
        self.presenter = ReviewPresenter(session, Translator(words.language, session.settings.zone))
        self._row = 0
        self._stale = True
        self._holds_accounts = False
        """Whether the picker has every account by its name."""
        self.presentation: Presentation | None = None
        """What is shown over the whole screen."""
        self._connect()
        self.panel.language.setCurrentIndex(self.panel.language.findData(words.language))
        self._render()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The presentation, the exports, and what can be done to a section."""
        return action_specs(self, self._has_deck)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the page."""
        return (
            KeyHint(("PgUp", "PgDown"), msg("section")),
            KeyHint(("Alt", "↑", "↓"), pmsg("key", "order")),
            KeyHint(("F5",), pmsg("key", "present")),
            KeyHint(("Ctrl+E",), msg("export")),
        )

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account whose review it is."""
        account = self.presenter.account
        return "account", () if account is None else (account,)

    def areas(self) -> Sequence[QWidget]:
        """Pickers, sections, notes, panel."""
        if self.presenter.deck is None:
            return (self.heading.account,)
        return (self.sections, self.view.notes, self.panel.title, self.heading.account)

    def visit(self, record: int | None) -> None:
        """Show the review of an account, or the one that was shown."""
        wanted = record if record is not None or self.presenter.account else self._before()
        if wanted is not None and wanted != self.presenter.account:
            self.open_review(wanted)

    def prepare(self) -> None:
        """Fill the picker of accounts before anybody comes: ten thousand names are a third of a first visit."""
        if not self._holds_accounts:
            self.heading.account.hold(self.presenter.accounts())
            self._holds_accounts = True

    def open_review(self, account: int, quarter: Quarter | None = None) -> None:
        """Show the review of an account; without a quarter, of the last one that is over."""
        self._offer()
        wanted = quarter or self._current().plus(-1)
        self.heading.choose(account, wanted)
        self._row = 0
        self._open(account, wanted)
        self.sections.setFocus()

    def export(self, suffix: str) -> None:
        """Ask where and write the deck there as `.pptx` or `.pdf`, beside the window."""
        self.view.notes.keep()
        self.panel.title.keep()
        deck = self.presenter.deck
        if deck is None:
            return
        self._export.run(deck.laid_out, self.presenter.translator, suffix, self, self._exported)

    def export_sheets(self) -> None:
        """Ask where and write the numbers of the deck there, a sheet for each slide."""
        deck = self.presenter.deck
        if deck is not None:
            self._export.run_sheets(deck.laid_out.title, self.presenter.sheets(), self, self._exported)

    def present(self) -> None:
        """Show the deck over the whole screen, from the slide that is chosen on."""
        from csdesk.ui.reviews.presenting import Presentation

        self.view.notes.keep()
        self.panel.title.keep()
        deck = self.presenter.deck
        if deck is None or not deck.laid_out.slides or self.presentation is not None:
            return
        show = self.presentation = Presentation(deck.laid_out.slides, self._page() or 0, self)
        show.ended.connect(self._go_to_page)
        show.showFullScreen()
        show.activateWindow()

    def move_section(self, by: int) -> None:
        """Move the section that is chosen up (-1) or down (1)."""
        self._move(self._row, self._row + by)

    def toggle_section(self) -> None:
        """Put the section that is chosen into the deck or take it out."""
        self._toggle()

    def turn(self, by: int) -> None:
        """Go to the next or the previous section."""
        count = self.sections.model().rowCount()
        row = max(0, min(count - 1, self._row + by))
        self.sections.setCurrentIndex(self.sections.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn slides."""
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _connect(self) -> None:
        self.heading.picked.connect(self._picked)
        self.heading.pptx_wanted.connect(lambda: self.export(".pptx"))
        self.heading.pdf_wanted.connect(lambda: self.export(".pdf"))
        self.heading.xlsx_wanted.connect(self.export_sheets)
        self.heading.present_wanted.connect(self.present)
        self.sections.chosen.connect(self._choose)
        self.sections.moved.connect(self._move)
        self.sections.eye_pressed.connect(self._press_eye)
        self.panel.figure_wanted.connect(self._want_figure)
        self.view.turned.connect(self.turn)
        self.view.notes.written.connect(lambda words: self._edited(self.presenter.rewrite_notes, words))
        self.panel.title_written.connect(lambda words: self._edited(self.presenter.retitle, words))
        self.panel.title_dropped.connect(lambda: self._edited(self.presenter.retitle, None))
        self.panel.visibility_wanted.connect(self._toggle)
        self.panel.language_picked.connect(self._speak)
        self._session.changed.connect(self._changed)

    def _has_deck(self, _context: Context) -> bool:
        return self.presenter.deck is not None

    def _current(self) -> Quarter:
        return Quarter.of(self._session.today(), self._session.settings.fiscal_start)

    def _offer(self) -> None:
        self.prepare()
        self.heading.offer(self.presenter.quarters(self._current()))
        self._stale = False

    def _picked(self) -> None:
        account, quarter = self.heading.chosen_account, self.heading.chosen_quarter
        if account is not None:
            self._row = 0
            self._open(account, quarter or self._current().plus(-1))

    def _open(self, account: int, quarter: Quarter) -> None:
        self.presenter.open(account, quarter)
        self.heading.choose(account, quarter)
        self._render()
        self.state_changed.emit()

    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self.presenter or not changes.kinds & NEEDS:
            return
        self._holds_accounts = False
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._offer()
        account, quarter = self.presenter.account, self.presenter.quarter
        if account is not None and quarter is not None and self.heading.account.holds(account):
            self._open(account, quarter)
        else:
            self.presenter.close()
            self.heading.choose(None, self._current().plus(-1))
            self._render()

    def _speak(self, language: str) -> None:
        self.presenter.speak(Translator(language, self._session.settings.zone))
        self._render()

    def _edited(self, edit: Callable[[int, str | None], None], words: str | None) -> None:
        page = self._page()
        if page is not None:
            edit(page, words)
            self._render()

    def _toggle(self) -> None:
        deck = self.presenter.deck
        if deck is not None and not self._session.read_only:
            section = deck.sections[self._row]
            self.presenter.show(section.name, shown=section.page is None)
            self._render()

    def _move(self, row: int, to: int) -> None:
        deck = self.presenter.deck
        if (
            deck is not None
            and not self._session.read_only
            and self.presenter.move(deck.sections[row].name, to)
        ):
            names = [one.name for one in self.presenter.deck.sections] if self.presenter.deck else []
            self._row = names.index(deck.sections[row].name)
            self._render()

    def _press_eye(self, row: int) -> None:
        deck = self.presenter.deck
        if deck is not None and deck.sections[row].standing is not Standing.LEFT_OUT:
            self._row = row
            self._toggle()

    def _want_figure(self, figure: str, shown: bool) -> None:
        if not self._session.read_only:
            self.presenter.choose_figure(figure, shown=shown)
        self._render()

    def _go_to_page(self, page: int) -> None:
        self.presentation = None
        deck = self.presenter.deck
        rows = [row for row, one in enumerate(deck.sections) if one.page == page] if deck is not None else []
        if rows:
            self.sections.setCurrentIndex(self.sections.model().index(rows[0], 0))

    def _choose(self, row: int) -> None:
        self._row = row
        self._render_slide()

    def _page(self) -> int | None:
        deck = self.presenter.deck
        return None if deck is None else deck.sections[self._row].page

    def _render(self) -> None:
        deck = self.presenter.deck
        self.show_body(shown=deck is not None)
        if deck is None:
            return
        self.sections.show_sections(deck.sections, deck.laid_out, self._row)
        self.show_ready(sum(one.page is not None for one in deck.sections), len(deck.sections))
        self._render_slide()

    def _render_slide(self) -> None:
        deck = self.presenter.deck
        if deck is None:
            return
        section, page = deck.sections[self._row], self._page()
        self.panel.show_section(section.label, section.standing, section.reason)
        if page is None:
            self.view.show_nothing(section.reason or msg("Not in the deck"))
            return
        slide = self.presenter.layout(page)
        self.view.show_slide(slide, self.presenter.talking(page))
        self.view.show_place(page + 1, len(deck.document.slides))
        self.panel.title.show_words(slide.title)
        self.panel.show_draft(self.presenter.drafted_title(page))
        self.panel.show_figures(self.presenter.figures(page), self.presenter.translator)

    def _exported(self, path: Path) -> None:
        self.exported.emit(msg("{file} is ready", file=path.name), path)
