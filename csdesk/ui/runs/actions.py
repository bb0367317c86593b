"""What can be done in the wizard, as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.runs.page import RunPage

HINTS = (
    KeyHint(("1", "2", "3"), msg("choose")),
    KeyHint(("Tab",), msg("next field")),
    KeyHint(("Ctrl+Return",), msg("continue")),
    KeyHint(("Alt+Left",), msg("back")),
    KeyHint(("Escape",), msg("leave, stays saved")),
)
DONE_HINT = KeyHint(("1",), msg("done, continue"))
TICK_HINT = KeyHint(("1", "2", "3"), msg("tick a line"))
ASKED_HINTS = (KeyHint(("1", "2"), msg("choose")), KeyHint(("Escape",), msg("stay here")))
REASON_HINTS = (KeyHint(("Return",), msg("answer")), KeyHint(("Escape",), msg("stay here")))
"""While something is asked above the foot."""
WAITING_HINTS = HINTS[3:]
"""Where nothing is asked."""
_MOST_KEYS = 9


def action_specs(page: RunPage) -> tuple[ActionSpec, ...]:
    """The keys of the wizard."""
    return (
        *(
            ActionSpec(
                f"run.answer_{number}",
                msg("Choose answer {n}, tick line {n}", n=number),
                partial(page.choose, number),
                keys=(str(number),),
                palette=False,
            )
            for number in range(1, _MOST_KEYS + 1)
        ),
        ActionSpec(
            "run.go",
            msg("Save and continue"),
            page.advance,
            Icon.FORWARD,
            ("Ctrl+Return", "Ctrl+Enter"),
            keywords=("salvar", "continuar", "próximo"),
        ),
        ActionSpec(
            "run.back", msg("Back one step"), page.back, Icon.BACK, ("Alt+Left",), keywords=("voltar",)
        ),
        ActionSpec(
            "run.skip", msg("Skip step"), page.ask_skip, Icon.FORWARD, ("Alt+Right",), keywords=("pular",)
        ),
        ActionSpec("run.map", msg("See the map of the run"), page.toggle_map, Icon.PLAYBOOKS, ("M",)),
        ActionSpec("run.panel", msg("Show or hide the right panel"), page.toggle_panel, Icon.SHOW, ("V",)),
        ActionSpec("run.copy", msg("Copy the message"), page.mailing.copy, Icon.COPY, ("C",)),
        ActionSpec("run.mail", msg("Open in the mail program"), page.mailing.open, Icon.EMAIL),
        ActionSpec("run.save_mail", msg("Save as an e-mail file"), page.mailing.save, Icon.SAVE),
        ActionSpec(
            "run.pause", msg("Pause or resume the run"), page.pause, Icon.WAIT, keywords=("pausar", "retomar")
        ),
        ActionSpec(
            "run.snooze", msg("Snooze the run"), page.ask_snooze, Icon.WAIT, ("S",), keywords=("adiar",)
        ),
        ActionSpec("run.drop", msg("Drop the run"), page.ask_drop, Icon.CLOSE, keywords=("abandonar",)),
        ActionSpec("run.move", msg("Follow the newer version"), page.ask_move, Icon.REFRESH),
        ActionSpec("run.account", msg("Go to the account"), page.go_to_account, Icon.ACCOUNT, ("O",)),
    )
