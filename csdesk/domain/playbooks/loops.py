"""The loops of a map: its strongly connected components, as Tarjan finds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from csdesk.domain.playbooks.maps import PlaybookMap


def components(found: PlaybookMap, left_out: Collection[str]) -> Iterator[list[str]]:
    """The strongly connected components, without recursion: a map may be a chain of thousands."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    inside: set[str] = set()
    for root in (step.id for step in found.steps if step.id not in left_out):
        if root in order:
            continue
        work = [(root, iter(found.next_ids(root)))]
        order[root] = low[root] = len(order)
        stack.append(root)
        inside.add(root)
        while work:
            own, following = work[-1]
            step = next((one for one in following if one not in left_out), None)
            if step is None:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[own])
                if low[own] == order[own]:
                    yield _cut(stack, own, inside)
            elif step not in order:
                order[step] = low[step] = len(order)
                stack.append(step)
                inside.add(step)
                work.append((step, iter(found.next_ids(step))))
            elif step in inside:
                low[own] = min(low[own], order[step])


def _cut(stack: list[str], root: str, inside: set[str]) -> list[str]:
    place = stack.index(root)
    component = stack[place:]
    del stack[place:]
    inside.difference_update(component)
    return component
