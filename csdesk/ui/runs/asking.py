"""What the wizard asks in one line before it does it: why a step is skipped, until when, why it is dropped, whether to move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from csdesk.domain.errors import Refused
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.runs.frame import RunFrame
from csdesk.ui.words import Words

_MOST_LINES = 6
"""Of more open lines the rest is counted."""


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

    def ask_lines(self, lines: Sequence[str]) -> None:
        """Say which lines of the process are open, and ask what to do about them."""
        self.ask_bar.ask(
            nmsg("{n} line of the process is open", "{n} lines of the process are open", len(lines)),
            nmsg("Tick it, continue", "Tick all {n}, continue", len(lines)),
            lambda _, __: self.go_on(self.presenter.advance_ticked),
            detail="\n".join(f"\u2610  {line}" for line in shortened(lines, self.session.words)),
            other=(msg("Leave open, say why"), partial(self._ask_why, lines)),
            leave=msg("Stay here"),
            before=self.centre.first or self.footer.go,
        )

    def _ask_why(self, lines: Sequence[str]) -> None:
        self.ask_bar.ask(
            nmsg("Why does {n} line stay open?", "Why do {n} lines stay open?", len(lines)),
            msg("Leave open, continue"),
            lambda reason, _: self._left_open(reason),
            hint=msg("In a few words"),
            leave=msg("Stay here"),
            before=self.centre.first or self.footer.go,
        )

    def _left_open(self, reason: str) -> None:
        if not reason.strip():
            raise Refused(msg("Say in a few words why they stay open"))
        self.go_on(partial(self.presenter.advance, unticked=reason))

    def pause(self) -> None:
        """Put it off, or go on."""
        if self._can_hold():
            self._done(self.presenter.pause)

    def go_on(self, act: Callable[[], object]) -> None:
        """Save the step in a way and show the next one, or say why it cannot be saved."""
        raise NotImplementedError

    def show_anew(self) -> None:
        """Show the run where it stands now."""
        raise NotImplementedError

    def _can_hold(self) -> bool:
        presenter = self.presenter
        return presenter.is_open and presenter.can_write and presenter.shown.run.is_open

    def _done(self, act: Callable[[], object]) -> None:
        act()
        self.show_anew()


def shortened(lines: Sequence[str], words: Words) -> list[str]:
    """The first lines, and how many more there are."""
    if len(lines) <= _MOST_LINES:
        return list(lines)
    rest = len(lines) - _MOST_LINES + 1
    return [*lines[: _MOST_LINES - 1], words(nmsg("and {n} more", "and {n} more", rest))]
