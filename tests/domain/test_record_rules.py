from __future__ import annotations

from decimal import Decimal

import pytest

from csdesk.domain.commands.records import FieldEmpty, NotAChoice, OutOfBounds, changed
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.voice import Ticket


@pytest.mark.parametrize(
    ("record", "values", "refusal"),
    [
        (Account(name="Aurora"), {"name": ""}, FieldEmpty),
        (Account(name="Aurora"), {"pulse": 6}, OutOfBounds),
        (Ticket(account=1), {"csat": Decimal("5.5")}, OutOfBounds),
        (Line(account=1), {"kind": "gift"}, NotAChoice),
        (Account(name="Aurora"), {"colour": "blue"}, Refused),
    ],
)
def test_a_value_that_breaks_its_declaration_is_refused(
    record: Account, values: dict, refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        changed(record, values)


def test_an_open_choice_takes_the_workspace_s_own_word() -> None:
    assert changed(Account(name="Aurora"), {"stage": "Piloto"}) == Account(name="Aurora", stage="Piloto")
