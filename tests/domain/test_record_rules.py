from __future__ import annotations

from decimal import Decimal

import pytest

from csdesk.domain.commands.records import FieldEmpty, NotAChoice, OutOfBounds, changed
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.voice import Ticket
from csdesk.i18n import Translator


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


@pytest.mark.parametrize(
    ("values", "said"),
    [({"pulse": 6}, "CSM pulse goes from 1 to 5"), ({"quantity": -1}, "Quantity is 0 or more")],
)
def test_a_number_outside_its_limits_is_told_the_limits(values: dict, said: str) -> None:
    record = Account(name="Aurora") if "pulse" in values else Line(account=1)
    with pytest.raises(OutOfBounds) as failure:
        changed(record, values)
    assert Translator("en").words(failure.value.text) == said


def test_an_open_choice_takes_the_workspace_s_own_word() -> None:
    assert changed(Account(name="Aurora"), {"stage": "Piloto"}) == Account(name="Aurora", stage="Piloto")
