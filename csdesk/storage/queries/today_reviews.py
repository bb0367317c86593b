"""How far the reviews are that come next: some 10 ms each, so meant for a worker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from csdesk.domain.errors import Refused
from csdesk.domain.model.practice import Review
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.preparing import Progress
from csdesk.domain.values.month import Quarter
from csdesk.storage.tables import Reader


def review_progress(
    reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Iterable[int]
) -> dict[int, Progress]:
    """How far the review of the last quarter that is over is, of each account that is still there."""
    today = now.astimezone(ZoneInfo(settings.zone)).date()
    quarter = Quarter.of(today, settings.fiscal_start).plus(-1)
    found = {}
    for account in accounts:
        try:
            found[account] = _progress(reader, settings, now, account, quarter)
        except Refused:
            continue
    return found


def _progress(
    reader: Reader, settings: WorkspaceSettings, now: datetime, account: int, quarter: Quarter
) -> Progress:
    from csdesk.domain.review import overrides
    from csdesk.domain.review.compose import HIDDEN, compose
    from csdesk.domain.review.sections import SECTIONS
    from csdesk.storage.queries.review_facts import review_facts

    kept = reader.find(Review, account=account, period=str(quarter))
    facts = review_facts(reader, settings, now, account, quarter)
    document = compose(facts, overrides=overrides.read(kept[0].overrides if kept else None))
    asked = {section.name for section in SECTIONS[1:]}
    missing = [one.label for one in document.left_out if one.name in asked and one.reason != HIDDEN]
    hidden = [one for one in document.left_out if one.name in asked and one.reason == HIDDEN]
    wanted = len(asked) - len(hidden)
    is_begun = any(one.status == "ready" or one.overrides for one in kept)
    return Progress(account, quarter, wanted - len(missing), wanted, tuple(missing), is_begun)
