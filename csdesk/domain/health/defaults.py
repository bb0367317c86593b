"""The models that CSDesk ships (health.md): per touch, and for the first 90 days; every figure can be edited."""

from __future__ import annotations

from fractions import Fraction

from csdesk.domain.health.model import ONBOARDING, RUNNING, Cap, Indicator, Model, Rules, Scale

ONBOARDING_DAYS = 90
TOUCHES = ("high", "mid", "tech")
_UNTOLD = "mid"
"""The touch of an account that has none."""
_SHIPPED = 65_535
"""Keys of shipped models count down from here, above the ids of any record that an observation can name."""


def _line(key: str, weight: int, ends: tuple[int, int], ages: tuple[int, int] | None = None) -> Indicator:
    """An indicator on a line from bad to good, with its fresh days and half-life unless it is always of today."""
    bad, good = ends
    fresh, half_life = ages or (None, 30)
    return Indicator(key, key, Fraction(weight), Scale(Fraction(bad), Fraction(good)), fresh, half_life)


CAPS = (
    Cap("cancellation_notice", 10),
    Cap("critical_issue", 55, 8),
    Cap("sponsor_left", 60),
    Cap("invoice_overdue", 60, 31),
    Cap("silence", 65, 90),
)
"""The first that holds counts; `limit` is the first day on which it does."""


def _running(outcomes: int, adoption: int, engagement: int, sentiment: int, commercial: int) -> Rules:
    return Rules(
        (
            _line("outcomes", outcomes, (40, 90), (45, 45)),
            _line("adoption", adoption, (30, 80), (30, 30)),
            _line("engagement", engagement, (60, 14)),
            _line("sentiment", sentiment, (3, 9), (90, 60)),
            _line("commercial", commercial, (30, 0), (30, 30)),
        ),
        CAPS,
    )


RULES: dict[str, Rules] = {
    "high": _running(30, 20, 25, 15, 10),
    "mid": _running(25, 25, 20, 15, 15),
    "tech": _running(15, 40, 10, 15, 20),
}
FIRST_DAYS = Rules(
    (
        _line("milestones", 50, (40, 90)),
        _line("engagement", 30, (60, 14)),
        _line("sentiment", 20, (3, 9), (90, 60)),
    ),
    CAPS,
)

MODELS: dict[tuple[str, str], Model] = {
    (touch, variant): Model(
        RULES[touch] if variant == RUNNING else FIRST_DAYS,
        _SHIPPED - 2 * place - (variant == ONBOARDING),
        "",
        "touch",
        touch,
        variant,
    )
    for place, touch in enumerate(TOUCHES)
    for variant in (RUNNING, ONBOARDING)
}
"""Shipped model by touch and phase."""


def shipped(touch: str | None, variant: str = RUNNING) -> Model:
    """The model that CSDesk ships for a touch; an unknown one is treated as medium."""
    return MODELS[touch if touch in TOUCHES else _UNTOLD, variant]
