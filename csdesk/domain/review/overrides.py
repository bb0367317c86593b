"""A person's edits of a review: kept by node, so that they outlive every recomposition."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.domain.review.document import Kpi, Node, Notes, Points, Prose, Slide, Takeaway, Title
from csdesk.domain.text import verbatim

MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Overrides:
    """Texts by node id, the slides that stay out, the order of slides, the figures that are not shown."""

    texts: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    """Names of slides; those that are not named stand where they usually do."""
    dropped: frozenset[str] = frozenset()
    """Ids of figures."""

    def with_text(self, node: str, words: str | None) -> Overrides:
        """The same with one text written over; `None` or nothing but blanks goes back to the draft."""
        kept = {key: value for key, value in self.texts.items() if key != node}
        if words is not None and words.strip():
            kept[node] = words.strip()
        return dataclasses.replace(self, texts=kept)

    def with_slide(self, name: str, *, shown: bool) -> Overrides:
        """The same with a slide shown or hidden."""
        hidden = self.hidden - {name} if shown else self.hidden | {name}
        return dataclasses.replace(self, hidden=hidden)

    def with_order(self, names: tuple[str, ...]) -> Overrides:
        """The same with the slides in another order."""
        return dataclasses.replace(self, order=names)

    def with_figure(self, figure: str, *, shown: bool) -> Overrides:
        """The same with a figure of a slide shown or not."""
        dropped = self.dropped - {figure} if shown else self.dropped | {figure}
        return dataclasses.replace(self, dropped=dropped)

    def applied(self, slide: Slide) -> Slide:
        """The slide with the chosen figures, and the person's words in place of the drafted ones."""
        slide = self._chosen(slide)
        if not self.texts:
            return slide
        return dataclasses.replace(
            slide,
            title=self._title(slide.title),
            nodes=tuple(self._node(node) for node in slide.nodes),
            notes=self._notes(slide.notes),
        )

    def _chosen(self, slide: Slide) -> Slide:
        """At most so many figures as a slide has room for; the others are spare."""
        wanted = [node for node in slide.nodes if isinstance(node, Kpi) and node.id not in self.dropped]
        shown = {node.id for node in wanted[:MOST_FIGURES]}
        spare = tuple(node for node in slide.nodes if isinstance(node, Kpi) and node.id not in shown)
        if not spare:
            return slide
        kept = tuple(node for node in slide.nodes if node not in spare)
        return dataclasses.replace(slide, nodes=kept, spare=spare)

    def _title(self, title: Title) -> Title:
        words = self.texts.get(title.id)
        return title if words is None else dataclasses.replace(title, text=verbatim(words))

    def _node(self, node: Node) -> Node:
        words = self.texts.get(node.id)
        if words is None:
            return node
        if isinstance(node, Prose | Takeaway):
            return dataclasses.replace(node, text=verbatim(words))
        if isinstance(node, Points):
            lines = tuple(verbatim(line.strip()) for line in words.splitlines() if line.strip())
            return dataclasses.replace(node, items=lines)
        return node

    def _notes(self, notes: Notes) -> Notes:
        words = self.texts.get(notes.id)
        return notes if words is None else dataclasses.replace(notes, talking=(verbatim(words),))


NO_OVERRIDES = Overrides()


def written(overrides: Overrides) -> str:
    """The edits as the `Review` record keeps them."""
    body: dict[str, object] = {
        "texts": dict(sorted(overrides.texts.items())),
        "hidden": sorted(overrides.hidden),
    }
    if overrides.order:
        body["order"] = list(overrides.order)
    if overrides.dropped:
        body["dropped"] = sorted(overrides.dropped)
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def read(body: str | None) -> Overrides:
    """The edits of a `Review` record; whatever cannot be understood counts as no edit."""
    try:
        found = json.loads(body or "{}")
    except ValueError:
        return NO_OVERRIDES
    if not isinstance(found, dict):
        return NO_OVERRIDES
    texts = found.get("texts")
    return Overrides(
        {str(key): str(value) for key, value in texts.items()} if isinstance(texts, dict) else {},
        frozenset(_names(found, "hidden")),
        tuple(dict.fromkeys(_names(found, "order"))),
        frozenset(_names(found, "dropped")),
    )


def _names(body: Mapping[str, object], key: str) -> list[str]:
    listed = body.get(key)
    return [str(name) for name in listed] if isinstance(listed, list) else []
