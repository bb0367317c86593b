"""Which invoices are overdue on a day, for whoever counts them."""

from __future__ import annotations

OVERDUE = """
due < :on AND (paid IS NULL OR paid > :on) AND (issued IS NULL OR issued <= :on)
AND (status IS NULL OR (status NOT IN ('cancelled', 'void', 'cancelada')
  AND (paid IS NOT NULL OR status NOT IN ('paid', 'paga', 'pago'))))
"""
"""Past their due date, and neither cancelled nor paid by the day; those without a status are asked the least."""
