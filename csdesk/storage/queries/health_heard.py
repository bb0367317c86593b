"""On which days a workspace heard of tickets and invoices: what tells silence that is known from silence that is not."""

from __future__ import annotations

from csdesk.storage.queries.health_gathering import Gathering, day_of

_TICKETS_HEARD = (
    "SELECT max(opened_at) FROM ticket WHERE opened_at < :since",
    "SELECT opened_at FROM ticket WHERE opened_at >= :since AND opened_at < :after",
)
_INVOICES_HEARD = (
    "SELECT max(coalesce(issued, due)) FROM invoice WHERE coalesce(issued, due) <= :first",
    "SELECT DISTINCT coalesce(issued, due) FROM invoice WHERE coalesce(issued, due) BETWEEN :first AND :on",
)


def heard(gathering: Gathering) -> None:
    """The days on which anybody had a ticket or an invoice: until then the silence of the others is known."""
    facts = gathering.found.values()
    known = {}
    for kind, statements, read, is_asked in (
        ("ticket", _TICKETS_HEARD, gathering.local, any(one.tickets for one in facts)),
        ("invoice", _INVOICES_HEARD, day_of, any(one.invoices for one in facts)),
    ):
        if is_asked:
            found = (gathering.reader.connection.execute(one, gathering.asked) for one in statements)
            known[kind] = sorted({read(row[0]) for rows in found for row in rows if row[0]})
    for one in facts:
        one.heard = known
