"""Edits of any kind, to be done and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.storage.workspace import Workspace

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    str.strip
)

EDITS = st.lists(
    st.tuples(
        st.sampled_from(("account", "contact", "task", "rename", "stage", "drop")), WORDS, st.integers(0, 5)
    ),
    min_size=1,
    max_size=14,
)


@contextmanager
def new_workspace() -> Iterator[Workspace]:
    with TemporaryDirectory() as folder, Workspace.create(Path(folder) / "w.csdesk") as workspace:
        yield workspace


def command_of(workspace: Workspace, verb: str, words: str, place: int) -> Command | None:
    if verb == "account":
        return AddRecord(record=Account(name=words))
    accounts = workspace.reader.all(Account)
    if not accounts:
        return None
    chosen = accounts[place % len(accounts)].id
    return {
        "contact": AddRecord(record=Contact(account=chosen, name=words)),
        "task": AddRecord(record=Task(account=chosen, title=words)),
        "rename": ChangeRecord(kind=Account, id=chosen, values={"name": words}),
        "stage": ChangeRecord(kind=Account, id=chosen, values={"stage": words, "parent": accounts[0].id}),
        "drop": DeleteRecords(kind=Account, ids=(chosen,)),
    }[verb]
