"""The page of health models: the editor of a group's draft at the left, what it does beside it, while it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.health.trial import Effect
from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.reader import Reader
from csdesk.ui.health.actions import HINTS, page_actions
from csdesk.ui.health.effect_card import ONE
from csdesk.ui.health.effects import Effects, Read, Told
from csdesk.ui.health.group_card import GroupCard
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.layout import Layout
from csdesk.ui.health.names import short_title_of
from csdesk.ui.health.presenter import HealthModelsPresenter, Key, Version, key_of
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, SideBlock, SideItem
from csdesk.ui.theme.painting import Level
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

_MODELS = frozenset({"health_model"})


class HealthModelsPage(Page):
    """Edits the models; every edit is a saved draft, and its effect is worked out beside the window."""

    account_asked = Signal(int)
    back_asked = Signal()

    def __init__(self, session: Session, themes: Themes, read_trial: Read, read_past: Read) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self.presenter = HealthModelsPresenter(session)
        self.effects = Effects(session, read_trial, read_past, self)
        self.effects.effect_known.connect(self._on_effect)
        self.effects.past_known.connect(self._on_past)
        self.effects.stopped.connect(self._on_stopped)
        self._outer = column(self)
        self._stale = False
        self._live = self.presenter.live_versions
        self._past: Told | None = None
        self._effect: Effect | None = None
        self.parts = self._made()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.changed.connect(self._on_changed)
        session.words.language_changed.connect(self._on_looks)
        themes.changed.connect(self._on_looks)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the page."""
        return HINTS

    def blocks(self) -> Sequence[SideBlock]:
        """The groups."""
        items = tuple(
            SideItem(
                short_title_of(*key_of(group)),
                partial(self.choose, key_of(group)),
                level=None if group.draft is None else Level.UNKNOWN,
                is_on=key_of(group) == self.presenter.key,
            )
            for group in self.presenter.groups
        )
        add = self.ask_group if self.presenter.can_change else None
        return (SideBlock(msg("Health models"), items, add, msg("New group")),)

    def areas(self) -> Sequence[QWidget]:
        """The head, then the cards in which something is edited or chosen; none of them holds another."""
        parts = self.parts
        return (parts.heading, parts.indicators, parts.caps, parts.limits, parts.effect)

    def visit(self, record: int | None) -> None:
        """Show what is true now."""
        del record
        self._refresh(reread=self._stale or self._effect is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the editor and the effect."""
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def choose(self, key: Key) -> None:
        """Edit another group."""
        self.presenter.choose(key)
        self._refresh()

    def group_before(self) -> None:
        """Edit the group before."""
        self._turn(-1)

    def group_after(self) -> None:
        """Edit the group after."""
        self._turn(1)

    def publish(self) -> None:
        """Put the draft in use."""
        self.presenter.publish()

    def retire(self) -> None:
        """Take the group's own model out of use; its accounts go by the default one."""
        self.presenter.retire()

    def discard(self) -> None:
        """Drop the draft."""
        self.presenter.discard()

    def ask_group(self) -> None:
        """Ask for another group."""
        used = self.effects.trial.words if self.effects.trial is not None else {}
        card = GroupCard(self.parts.kit, used, self.parts.heading.new)
        card.made.connect(self._refresh)
        card.open_under(self.parts.heading.new, card.form.fields["value"].editor.field())

    def ask_indicator(self) -> None:
        """What can be added to the model."""
        self.parts.indicators.drop_sources()

    def ask_account(self) -> None:
        """Type the name of an account to explain."""
        self.parts.effect.choose_view(ONE)
        self.parts.one.field.setFocus()

    def _turn(self, by: int) -> None:
        keys = [key_of(one) for one in self.presenter.groups]
        self.choose(keys[(keys.index(self.presenter.key) + by) % len(keys)])

    def _restore(self, version: Version) -> None:
        self.presenter.restore(version)

    def _refresh(self, *, reread: bool = False) -> None:
        self.presenter.refresh()
        if reread or self.presenter.live_versions != self._live:
            self._live = self.presenter.live_versions
            self.effects.drop()
        self._stale = False
        self.parts.render_rules()
        self.parts.effect.wait()
        self.parts.past.wait()
        self.effects.ask(self.presenter.draft, self.presenter.key)
        self.state_changed.emit()

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        others = changes.kinds - _MODELS
        if not self.isVisible():
            self._stale = self._stale or bool(changes.kinds)
        else:
            self._refresh(reread=bool(others))

    def _on_effect(self, effect: Effect) -> None:
        self._effect = effect
        trial = self.effects.trial
        if trial is not None:
            self.parts.indicators.signals = trial.signals
            self.parts.one.show_effect(trial, effect)
        self.parts.indicators.show_measured(effect.measured, effect.governed)
        self.parts.effect.show_effect(effect)
        self.parts.versions.show_scored(self.presenter.scored_by(effect.now))

    def _on_past(self, told: Told) -> None:
        self._past = told
        self.parts.past.show_told(told)

    def _on_stopped(self) -> None:
        self.parts.effect.rest()
        self.parts.past.rest()

    def _on_looks(self) -> None:
        self.when_seen(self._remake)

    def _remake(self) -> None:
        """Make every part anew, in another language or size; what was worked out is shown again."""
        old = self.parts
        self.parts = self._made()
        self._outer.removeWidget(old)
        old.hide()
        old.deleteLater()
        if self._effect is not None:
            self._on_effect(self._effect)
        if self._past is not None:
            self._on_past(self._past)

    def _made(self) -> Layout:
        settings = self._session.settings
        reader = Reader.of(self._session)
        kit = Kit(self.presenter, self._themes, self._session.words, Surroundings(reader, self._themes))
        parts = Layout(kit, settings.currency)
        parts.heading.back_asked.connect(self.back_asked)
        parts.heading.group_chosen.connect(self.choose)
        parts.heading.new_asked.connect(self.ask_group)
        parts.heading.publish_asked.connect(self.publish)
        parts.heading.discard_asked.connect(self.discard)
        parts.versions.restored.connect(self._restore)
        parts.versions.retire_asked.connect(self.retire)
        parts.effect.account_asked.connect(self.account_asked)
        parts.one.account_asked.connect(self.account_asked)
        for card in (parts.indicators, parts.caps, parts.limits):
            card.escaped.connect(self.setFocus)
        self._outer.addWidget(parts)
        parts.render_rules()
        parts.fit(self.width())
        return parts
