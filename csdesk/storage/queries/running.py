"""The MRR of each account on a day, most of it summed by SQLite itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.mrr import IN_MRR, mrr_by_account
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.codec import codec_of
from csdesk.storage.queries.asked import NAMED, named
from csdesk.storage.tables import Reader, select

_COUNTING = f"""
kind IN ({", ".join(f"'{kind}'" for kind in sorted(IN_MRR))})
  AND [start] <= :soon AND ([end] IS NULL OR [end] >= :today) AND NOT (kind = 'discount' AND coalesce(mrr, 0) > 0)
"""
_SUMS = f"""
SELECT account, sum(mrr),
  max(mrr IS NULL OR coalesce(currency, :currency) <> :currency OR [end] IS :today OR [start] = :soon)
FROM line WHERE {_COUNTING}
"""
"""The sums of running lines, and whether an account has one that only the rules can tell: priced otherwise than by
the month, in another currency, or ending on the day, when a line that succeeds it may keep it alive."""


@dataclass(frozen=True, slots=True)
class Running:
    """What each account with a running line pays a month, in reporting cents, on one day."""

    mrr: Mapping[int, int]
    odd: Collection[int]
    """The accounts whose MRR may change with the month's rates alone."""
    joined: Collection[int]
    """The accounts that were merged, and those that others were merged into."""


def running_mrr(
    reader: Reader, settings: WorkspaceSettings, on: date, *, accounts: Collection[int] | None = None
) -> Mapping[int, int]:
    """The MRR of each account at the close of a day, in reporting cents: what `mrr_by_account` says."""
    return running(reader, settings, on, accounts=accounts).mrr


def running(
    reader: Reader, settings: WorkspaceSettings, on: date, *, accounts: Collection[int] | None = None
) -> Running:
    """The MRR of all accounts, or of some, on a day.

    Most accounts are summed by SQLite; those whose lines ask for more than a sum go through the rule itself.
    """
    merged = dict(
        reader.connection.execute(
            "SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"
        ).fetchall()
    )
    joined = {*merged, *merged.values()}
    asked = {
        "today": on.isoformat(),
        "soon": date.fromordinal(on.toordinal() + 1).isoformat(),
        "currency": settings.currency,
        **named(accounts if accounts is None or joined.isdisjoint(accounts) else {*accounts, *joined}),
    }
    sums, odd = {}, []
    one = "" if accounts is None else f" AND account IN ({NAMED})"
    for own, cents, is_odd in reader.connection.execute(f"{_SUMS}{one} GROUP BY account", asked):
        if is_odd or own in joined:
            odd.append(own)
        else:
            sums[own] = max(0, cents)
    if odd:
        codec = codec_of(Line)
        lines: Any = codec.records(
            reader.connection.execute(
                f"{select(codec)} WHERE {_COUNTING} AND account IN (SELECT value FROM json_each(:odd))",
                {**asked, "odd": json.dumps(odd)},
            ).fetchall()
        )
        sums |= mrr_by_account(lines, reader.all(Rate), settings.currency, on, merged)
    if accounts is not None and joined:
        sums = {own: cents for own, cents in sums.items() if own in accounts}
    return Running(sums, odd, joined)
