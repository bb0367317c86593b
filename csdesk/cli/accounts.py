"""The accounts as plain values, for the headless list."""

from __future__ import annotations

from typing import Any

from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.workspace import Workspace


def listed(workspace: Workspace) -> list[dict[str, Any]]:
    """One object an account: money in cents of the reporting currency, dates in ISO form."""
    return [
        {
            "name": row.name,
            "external_id": row.external_id,
            "segment": row.segment,
            "touch": row.touch,
            "stage": row.stage,
            "status": row.status,
            "csm": row.csm,
            "mrr": row.mrr,
            "currency": row.currency,
            "renewal": row.renewal and row.renewal.isoformat(),
            "last_contact": row.last_contact and row.last_contact.isoformat(),
            "next_step": row.next_step,
        }
        for row in portfolio(workspace.reader, workspace.settings, workspace.clock.now())
    ]
