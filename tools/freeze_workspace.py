"""Freeze the current schema for good: a small workspace of it, what it holds, and the SQL of the first migration.

`python tools/freeze_workspace.py` writes `tests/data/workspace-v<N>.csdesk` and `.jsonl`, which every later version
must open, and, while nothing has been released, `resources/schema/0001.sql`. Run it once a released schema, never again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords  # noqa: E402
from csdesk.domain.model.account import Account  # noqa: E402
from csdesk.domain.model.catalog import ENTITIES, Entity  # noqa: E402
from csdesk.domain.model.interaction import Task  # noqa: E402
from csdesk.domain.model.record import FieldSpec, FieldType  # noqa: E402
from csdesk.domain.settings import ChangeSetting  # noqa: E402
from csdesk.domain.values.month import Month  # noqa: E402
from csdesk.storage import schema  # noqa: E402
from csdesk.storage.clock import FixedClock  # noqa: E402
from csdesk.storage.dump import canonical  # noqa: E402
from csdesk.storage.migrations import CURRENT  # noqa: E402
from csdesk.storage.workspace import Workspace  # noqa: E402

DATA = ROOT / "tests" / "data"
FIRST = ROOT / "resources" / "schema" / "0001.sql"
MADE = datetime(2026, 10, 30, 18, 0, tzinfo=UTC)
_NOT_FILLED = frozenset({"setting", "import"})
"""Kinds that commands of their own write."""

_VALUES: dict[FieldType, Any] = {
    FieldType.MONEY: 123_45,
    FieldType.DATE: date(2026, 2, 28),
    FieldType.INSTANT: MADE,
    FieldType.MONTH: Month(2026, 3),
    FieldType.INT: 1,
    FieldType.DECIMAL: Decimal("7.5"),
    FieldType.PERCENT: Decimal("12.25"),
    FieldType.BOOL: True,
}
_SAID = {"currency": "BRL", "time": "14:30"}


def freeze() -> None:
    """Write the files; refuses to replace a frozen workspace."""
    file = DATA / f"workspace-v{CURRENT}.csdesk"
    FIRST.parent.mkdir(exist_ok=True)
    if CURRENT == 1:
        FIRST.write_text(schema.statements(), encoding="utf-8")
    with Workspace.create(file, FixedClock(MADE)) as workspace:
        _fill(workspace)
        file.with_suffix(".jsonl").write_text(canonical(workspace.reader), encoding="utf-8")


def _fill(workspace: Workspace) -> None:
    """A record of every kind, and steps of every verb, the last one undone."""
    known: dict[str, int] = {}
    for entity in ENTITIES:
        if entity.key not in _NOT_FILLED:
            known[entity.key] = workspace.run(AddRecord(record=_record(entity, known))).value
    workspace.run(ChangeSetting(key="currency", value="USD"))
    account = workspace.run(AddRecord(record=Account(name="Tijolo Lilás", tags=("vip", "ação")))).value
    task = workspace.run(AddRecord(record=Task(account=account, title="Enviar relatório"))).value
    workspace.run(ChangeRecord(kind=Account, id=account, values={"csm": "Bia", "notes": "=1+1"}))
    workspace.run(DeleteRecords(kind=Task, ids=(task,)))
    workspace.run(ChangeRecord(kind=Account, id=account, values={"csm": "Caio"}))
    workspace.undo()


def _record(entity: Entity, known: dict[str, int]) -> Any:
    values = {spec.name: _value(spec, known) for spec in entity.fields}
    common = {"external_ids": {"": f"{entity.key}-1"}, "notes": "Anotação", "custom": {"região": "Sul"}}
    return entity.type(**values, **common)


def _value(spec: FieldSpec, known: dict[str, int]) -> Any:
    if spec.type is FieldType.REF:
        return known.get(str(spec.ref))
    if spec.type is FieldType.REFS:
        return (known[str(spec.ref)],) if spec.ref in known else ()
    if spec.name in _SAID:
        return _SAID[spec.name]
    if spec.choices:
        return spec.choices[0].key
    if spec.type is FieldType.DECIMAL and spec.high is not None:
        return Decimal(spec.high)
    if spec.type is FieldType.DECIMAL and spec.name == "score":
        return Decimal(9)
    return _VALUES.get(spec.type, f"{spec.name} à mão")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        os.environ["CSDESK_STATE"] = own
        freeze()
