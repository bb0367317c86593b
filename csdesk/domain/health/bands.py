"""The band of a score: by the shown integer, held for three points on the way down."""

from __future__ import annotations

from csdesk.domain.health.model import AT_RISK, CRITICAL, HEALTHY, NO_DATA, Rules


def band_of(score: int | None, rules: Rules, before: str | None = None) -> str:
    """The band of a shown score; `before` is the band it was last seen in, if any.

    >>> rules = Rules(())
    >>> band_of(74, rules), band_of(74, rules, "healthy"), band_of(72, rules, "healthy")
    ('at_risk', 'healthy', 'at_risk')
    """
    if score is None:
        return NO_DATA
    held_healthy = rules.hysteresis if before == HEALTHY else 0
    held_at_risk = rules.hysteresis if before in {HEALTHY, AT_RISK} else 0
    if score >= rules.healthy - held_healthy:
        return HEALTHY
    return AT_RISK if score >= rules.at_risk - held_at_risk else CRITICAL
