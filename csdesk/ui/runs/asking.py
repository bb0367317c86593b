"""What the wizard asks in one line before it does it: why a step is skipped, until when, why it is dropped, whether to move."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.runs.frame import RunFrame


class AskingFrame(RunFrame):
    """The frame with its questions; each is answered or left in the bar above the foot."""

    def ask_skip(self) -> None:
        """Ask why the step is skipped."""
        if self.presenter.is_open and self.presenter.can_skip:
            self.ask_bar.ask(
                msg("Why is this step skipped?"),
                msg("Skip step"),
                lambda reason, _: self._done(partial(self.presenter.skip, reason)),
                hint=msg("In a few words"),
                before=self.centre.first or self.footer.skip,
            )

    def ask_snooze(self) -> None:
        """Ask until when."""
        if self._can_hold():
            self.ask_bar.ask(
                msg("Snooze until when?"),
                msg("Snooze"),
                lambda reason, day: self._done(partial(self.presenter.snooze, day, reason)),
                hint=msg("Why, if you like"),
                with_day=True,
                before=self.centre.first or self.footer.skip,
            )

    def ask_drop(self) -> None:
        """Ask why the run is dropped."""
        if self._can_hold():
            self.ask_bar.ask(
                msg("Why is the run dropped?"),
                msg("Drop the run"),
                lambda reason, _: self._done(partial(self.presenter.drop, reason)),
                hint=msg("In a few words"),
                before=self.centre.first or self.footer.skip,
            )

    def ask_move(self) -> None:
        """Tell what the newer version would keep, and ask."""
        newer = self.presenter.shown.newer if self.presenter.is_open else None
        move = self.presenter.preview() if self._can_hold() and newer is not None else None
        if move is None or newer is None:
            return
        words = self.session.words
        kept = nmsg("{n} answered step stays", "{n} answered steps stay", move.kept)
        there = msg(
            "it would stand at: {step}",
            step=verbatim(self.presenter.spoken(move.step.text if move.step else "")),
        )
        parts = [words(kept), words(there)]
        if move.lost:
            parts.append(words(nmsg("{n} step is set aside", "{n} steps are set aside", len(move.lost))))
        self.ask_bar.ask(
            msg("Follow version {version}?", version=newer.version),
            msg("Follow it"),
            lambda _, __: self._done(self.presenter.move),
            detail="; ".join(parts),
            before=self.centre.first or self.footer.skip,
        )

    def pause(self) -> None:
        """Put it off, or go on."""
        if self._can_hold():
            self._done(self.presenter.pause)

    def show_anew(self) -> None:
        """Show the run where it stands now."""
        raise NotImplementedError

    def _can_hold(self) -> bool:
        presenter = self.presenter
        return presenter.is_open and presenter.can_write and presenter.shown.run.status == "open"

    def _done(self, act: Callable[[], object]) -> None:
        act()
        self.show_anew()
