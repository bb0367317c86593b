"""What the first import has to learn, learnt while its file is still being read."""

from __future__ import annotations

from functools import cache

from csdesk.domain.importing.table import RawSheet

_SMALL = (("Cliente", "CNPJ", "Mensalidade", "Coluna 9"), ("Tijolo", "", "R$ 10,00", "x"))


@cache
def make_ready() -> None:
    """Load what understands and plans, and all words of headers: a third of a second that nobody then waits for."""
    from csdesk.domain.importing.known import Snapshot
    from csdesk.domain.importing.planning import make_plan
    from csdesk.domain.importing.understand import understand

    make_plan(understand([RawSheet("", "", _SMALL)]), Snapshot())
