"""What a person does in an open window, timed from the key to the paint."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from functools import partial
from itertools import count
from time import monotonic, perf_counter

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from csdesk.domain.commands.records import ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.ui.desk import Desk
from csdesk.ui.resting import Resting
from csdesk.ui.theme.theme import Appearance

SWITCHED = (
    "today",
    "tasks",
    "playbooks",
    "processes",
    "runs",
    "reviews",
    "metrics",
    "data",
    "import",
    "settings",
)
VIEWS = ("portfolio", "account", *SWITCHED)
SETTLED = 0.8
WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
"""As the window itself waits: one that never rests lets no worker go on."""
_TIMES = 6
_PRESS = QEvent.Type.KeyPress
"""Who goes from view to view at once does not rest."""
PREFIXES = ("re", "rel", "re pro", "cam", "pra", "prazo", "equipe", "tijolo", "az", "ve", "reun", "metas p")


def visit(app: QApplication, desk: Desk) -> None:
    """Show every view, and let what it starts come to rest."""
    for page in VIEWS:
        acted(app, partial(desk.window.go, page, 1 if page == "account" else None))
        settle(app)
        desk.window.grab()


def settle(app: QApplication) -> float:
    """Let timers and jobs run for a moment; returns the longest that events were held up, in milliseconds."""
    until, held = monotonic() + SETTLED, 0.0
    while monotonic() < until:
        held = max(held, timed(app.processEvents))
    return held


def rest(app: QApplication, desk: Desk) -> None:
    """Wait until every page was made ready, as it is when a person has looked at the first screen for a moment."""
    while desk.window.findChildren(Resting):
        app.processEvents(WAITING)


def gestures(app: QApplication, desk: Desk) -> str:
    """Milliseconds of each gesture as JSON."""
    settle(app)
    ready = timed(lambda: rest(app, desk))
    session = desk.session
    assert session is not None
    found = {
        "ready": ready,
        "account_first": painted(app, lambda: desk.window.go("account", 7)),
        "account": later(app, [lambda one=one: desk.window.go("account", one) for one in range(20, 40)]),
    }
    for page in SWITCHED:
        found |= switches(app, desk, page)
    acted(app, partial(desk.window.go, "portfolio"))
    settle(app)
    number = count()
    edits = [
        painted(
            app,
            lambda one=one: session.run(
                ChangeRecord(kind=Account, id=one, values={"city": f"C{next(number)}"})
            ),
        )
        for one in range(10, 60)
        for _ in range(2)
    ]
    searches = [timed(lambda words=words: session.search(words)) for words in PREFIXES * 5]
    found |= {"edit": p(edits, 0.5), "edit_p99": p(edits, 0.99)}
    found |= {"search_p50": p(searches, 0.5), "search_p95": p(searches, 0.95)}
    found |= looks(app, desk)
    found["portfolio"] = timed(session.portfolio)
    found["one_row"] = statistics.median(
        timed(lambda one=one: session.portfolio([one])) for one in range(1, 40)
    )
    return json.dumps(found)


def looks(app: QApplication, desk: Desk) -> dict[str, float]:
    """Other colours, another size and another language, with every page made: the longer of there and back."""
    other = "en" if desk.language == "pt_BR" else "pt_BR"
    changes: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "colours": (
            lambda: desk.choose_appearance(Appearance.DARK),
            lambda: desk.choose_appearance(Appearance.LIGHT),
        ),
        "zoom": (lambda: desk.zoom_by(1), lambda: desk.zoom_by(0)),
        "language": (
            partial(desk.choose_language, other),
            partial(desk.choose_language, desk.language),
        ),
    }
    found = {name: max(rested(app, desk, job) for job in pair) for name, pair in changes.items()}
    there, back = changes["colours"]
    rested(app, desk, there)
    shown = []
    for page in SWITCHED:
        app.sendEvent(
            desk.window.windowHandle(), QKeyEvent(_PRESS, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        )
        shown.append(painted(app, partial(desk.window.go, page)))
    acted(app, partial(desk.window.go, "portfolio"))
    acted(app, back)
    return found | {"looked": max(shown)}


def rested(app: QApplication, desk: Desk, job: Callable[[], object]) -> float:
    """Milliseconds of a change that all pages follow, once each has followed the one before."""
    settle(app)
    rest(app, desk)
    return painted(app, job)


def switches(app: QApplication, desk: Desk, page: str) -> dict[str, float]:
    """The first switch to a view, the usual one, and the longest that the window was held up by what it started."""
    acted(app, partial(desk.window.go, "portfolio"))
    settle(app)
    first = painted(app, lambda: desk.window.go(page))
    held = settle(app)
    there = [lambda: desk.window.go("portfolio"), lambda: desk.window.go(page)] * _TIMES
    times = [painted(app, job) for job in there]
    return {
        f"{page}_first": first,
        f"{page}_held": held,
        f"{page}_later": statistics.median(times[1::2]),
        f"{page}_back": statistics.median(times[::2]),
    }


def later(app: QApplication, jobs: list[Callable[[], object]]) -> float:
    """The median of some gestures, one after the other."""
    return statistics.median(painted(app, job) for job in jobs)


def painted(app: QApplication, job: Callable[[], object]) -> float:
    """Milliseconds from a gesture to the window painted as it asks for."""

    return timed(partial(acted, app, job))


def acted(app: QApplication, job: Callable[[], object]) -> None:
    """Do a gesture as the window does one, from an event: Qt lets go of nothing that is left behind outside of them."""
    missed: list[Callable[[], object]] = [job]

    def act() -> None:
        missed.pop()()

    QTimer.singleShot(0, act)
    app.processEvents()
    app.processEvents()
    if missed:
        message = "the gesture did not come to the window"
        raise RuntimeError(message)


def timed(job: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = perf_counter()
    job()
    return (perf_counter() - begun) * 1000


def p(times: list[float], part: float) -> float:
    """The value that so large a part of the times stays under."""
    return sorted(times)[max(0, round(len(times) * part) - 1)]
