"""What the window is told of the open file: its name, whether it is saved, what can be undone."""

from __future__ import annotations

from csdesk.domain.text import msg, verbatim
from csdesk.ui.session import Session
from csdesk.ui.shell.facts import FileFacts
from csdesk.ui.shell.strip import Strip
from csdesk.ui.shell.window import Window
from csdesk.ui.theme.icons import Icon, Ink

_FEW_STEPS = 50
"""What can be redone is looked for among so many."""


def tell_facts(window: Window, session: Session, strip: Strip | None) -> None:
    """Let the window say how things stand."""
    _say_where(window, session)
    settings, steps = session.settings, session.steps(1)
    steps = session.steps(_FEW_STEPS) if steps and steps[0].undone else steps
    undone = [step.label for step in steps if step.undone]
    window.know(
        FileFacts(
            name=settings.name or session.home.stem,
            owner=settings.person or session.home.stem,
            file=session.home.name,
            is_read_only=session.read_only,
            undo=next((step.label for step in steps if not step.undone), None),
            redo=undone[-1] if undone else None,
            strip=strip,
        )
    )


def _say_where(window: Window, session: Session) -> None:
    if session.read_only:
        window.status.show_state(Icon.LOCKED, msg("Open to read only"), Ink.WARNING)
        return
    at = f"{session.now().astimezone(session.words.translator.zone):%H:%M}"
    window.status.show_state(Icon.SAVED, msg("Saved on this computer at {time}", time=verbatim(at)))
