"""Random chains of all that can be done to tasks, playbooks and runs: taken back, done again, reopened, exported.

Undoing all gives the start and redoing all the end, also after the file was closed between. What is exported then and
imported into a new file is the same content again.
"""

from __future__ import annotations

from torture_doings import LENGTH, Chain
from torture_lab import lab

from csdesk.domain.model.account import Account
from csdesk.storage.check import check
from csdesk.storage.content import shipped
from csdesk.storage.dump import canonical
from csdesk.storage.workspace import Workspace


def chains(count: int, seed: int) -> int:
    """So many chains; 1 when one of them did not come back to its start, its end, or itself from an export."""
    wrong, done = [], {}
    with lab() as folder:
        for number in range(seed, seed + count):
            chain = Chain(folder / f"{number}.csdesk", number)
            wrong += [f"seed {number}: {one}" for one in _walked(chain, done)]
            for path in folder.glob(f"{number}*"):
                path.unlink()
    for line in wrong[:20]:
        print(f"WRONG, {line}")
    told = ", ".join(f"{name} {n}" for name, n in sorted(done.items()))
    print(f"chains: {count}, {sum(done.values())} commands ({told}), {len(wrong)} wrong")
    return min(1, len(wrong))


def _walked(chain: Chain, done: dict[str, int]) -> list[str]:
    states = _done(chain, done)
    wrong = []
    with chain.open() as work:
        if canonical(work.reader) != states[-1]:
            wrong.append("closing changed something")
        for _ in range(sum(not step.undone for step in work.steps(1000)) - chain.before):
            work.undo()
        if canonical(work.reader) != states[0]:
            wrong.append("undoing all is not the start")
    with chain.open() as work:
        for _ in range(sum(step.undone for step in work.steps(1000))):
            work.redo()
        if canonical(work.reader) != states[-1]:
            wrong.append("redoing all is not the end")
        wrong += [f"the file: {one}" for one in check(work.reader)]
        wrong += _exported(chain, work)
    return wrong


def _done(chain: Chain, done: dict[str, int]) -> list[str]:
    """Do it all, reopening now and then; the content at the start and at the end."""
    with chain.open() as work:
        first = canonical(work.reader)
        chain.before = len(work.steps(1000))
    left = LENGTH
    while left > 0:
        length = min(left, chain.chance.randrange(5, 15))
        left -= length
        for name in chain.walk(length):
            done[name] = done.get(name, 0) + 1
    with chain.open() as work:
        last = canonical(work.reader)
    return [first, last]


def _exported(chain: Chain, work: Workspace) -> list[str]:
    from csdesk.i18n import Translator
    from csdesk.storage.files.workbook_out import write_workbook
    from csdesk.storage.importing import prepare

    book, twin = chain.file.with_suffix(".xlsx"), chain.file.with_name(f"{chain.file.stem}-twin.csdesk")
    write_workbook(work.reader, book, Translator("pt_BR"))
    if not work.reader.count(Account):
        return []
    with Workspace.create(twin, chain.clock) as other:
        other.run(shipped("en").adopting())
        prepare(other, [book]).apply(other)
        mine, its = canonical(work.reader), canonical(other.reader)
        found = [f"the file from an export: {one}" for one in check(other.reader)]
    if mine != its:
        differ = sorted(set(mine.splitlines()) ^ set(its.splitlines()))
        found.append(f"an export is not the same: {[line[:300] for line in differ[:4]]}")
    return found
