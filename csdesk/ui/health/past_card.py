"""Would the model have seen it coming: who left and who renewed, by what is in use and by the draft, side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from csdesk.domain.health.backtest import LEADS, BackTest, Lead
from csdesk.domain.health.words import LABELS
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Percent
from csdesk.formats import DASH
from csdesk.ui.health.effects import Told
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.worked_out import WorkedOutCard
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.lines import RIGHT, let_go, padded, said
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.widgets import IconLabel

_MIDDLE = LEADS[1]


class PastCard(WorkedOutCard):
    """The back-test."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, msg("Tested on the past"))
        self.told: Told | None = None
        padded(self.body, gap=8)
        self.sentence = label("secondary", wrap=True)
        self.body.addWidget(self.sentence)
        self.small = QWidget()
        line = row(self.small, gap=6)
        line.addWidget(IconLabel(kit.themes, Icon.WARNING, Ink.WARNING))
        line.addWidget(
            said(kit.words, msg("Indicative, small sample: fewer than 10 accounts left"), "warning"), 1
        )
        self.body.addWidget(self.small)
        self._table = QWidget()
        self.body.addWidget(self._table)
        self.body.addWidget(
            said(
                kit.words,
                msg(
                    "An alarm is a score at risk or critical. Only what was known on each day counts."
                    " Told apart: in how many pairs of one who left and one who renewed the one who renewed had"
                    " more points, 60 days before; 50 is a coin."
                ),
                "small",
            )
        )
        self.small.hide()

    def show_told(self, told: Told) -> None:
        """Show a result."""
        self.told = told
        self.rest()
        self._kit.words.say(self.sentence.setText, summary(told))
        self.small.setVisible(told.live.small is not None)
        table = self._made_table(told)
        self.body.replaceWidget(self._table, table)
        let_go(self._table)
        self._table = table

    def cells(self) -> list[str]:
        """What the table says, cell by cell."""
        return [cell.text() for cell in self._table.findChildren(QLabel)]

    def _made_table(self, told: Told) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        heads = [(1, pmsg("health", "In use")), (2, pmsg("health", "Draft"))]
        columns = [(1, told.live), *([(2, told.draft)] if told.draft is not None else [])]
        for place, title in heads[: len(columns)]:
            head = said(self._kit.words, title, "small", wrap=False)
            head.setAlignment(RIGHT)
            grid.addWidget(head, 0, place)
        for line, (title, value) in enumerate(_lines(told), start=1):
            if value is None:
                grid.addWidget(
                    said(self._kit.words, title, "small", wrap=False), line, 0, 1, len(columns) + 1
                )
                continue
            grid.addWidget(said(self._kit.words, title, "secondary"), line, 0)
            for place, found in columns:
                cell = label("strong")
                self._kit.words.say(cell.setText, value(found))
                cell.setAlignment(RIGHT)
                grid.addWidget(cell, line, place)
        return made


Value = Callable[[BackTest], Text]


def _lines(told: Told) -> list[tuple[Text, Value | None]]:
    """The lines of the table; one without a value is the head of those that follow."""
    found: list[tuple[Text, Value | None]] = [
        (msg("Left"), lambda one: msg("{n}", n=one.churned)),
        (msg("Renewed or stayed"), lambda one: msg("{n}", n=one.renewed)),
        (msg("Without enough data {n} days before", n=_MIDDLE), _of_lead(1, _unscored)),
        (msg("Median warning"), _lead_time),
        (msg("Catch rate: warned, of those who left"), None),
        *(_ahead(place, lambda lead: _ratio(lead.caught)) for place in range(len(LEADS))),
        (msg("False alarms: warned, of those who renewed"), None),
        *(_ahead(place, lambda lead: _ratio(lead.false_alarms)) for place in range(len(LEADS))),
        (msg("Told apart by each indicator, of 100 pairs"), None),
    ]
    keys = dict.fromkeys(own.key for one in (told.live, told.draft) if one for own in one.separation)
    return [*found, *((LABELS.get(key) or verbatim(key), _apart(key)) for key in keys)]


def _ahead(place: int, value: Callable[[Lead], Text]) -> tuple[Text, Value]:
    return msg("{n} days before", n=LEADS[place]), _of_lead(place, value)


def _of_lead(place: int, value: Callable[[Lead], Text]) -> Value:
    return lambda found: value(found.leads[place])


def _ratio(ratio: Ratio) -> Text:
    if not ratio.den:
        return verbatim(DASH)
    percent = ratio.percent
    return msg("{num} of {den} ({percent})", num=ratio.num, den=ratio.den, percent=Percent(percent.ratio, 0))


def _unscored(lead: Lead) -> Text:
    return msg("{n}", n=lead.unscored)


def _lead_time(found: BackTest) -> Text:
    if found.lead_time is None:
        return verbatim(DASH)
    days = half_away(found.lead_time.numerator, found.lead_time.denominator)
    return nmsg("{n} day", "{n} days", days)


def _apart(key: str) -> Value:
    def value(found: BackTest) -> Text:
        one = next((one for one in found.separation if one.key == key), None)
        if one is None or not one.apart.den:
            return verbatim(DASH)
        return msg("{n}", n=half_away(100 * one.apart.num, one.apart.den))

    return value


def summary(told: Told) -> Text:
    """What the back-test means, in one or two sentences."""
    live = told.live
    lead = live.leads[1]
    if not live.churned:
        return msg("No account has left yet: there is nothing to test on.")
    if not lead.caught.den:
        return msg("Of those who left, none had enough data {n} days before.", n=_MIDDLE)
    first = nmsg(
        "{days} days before it left, {caught} of {n} account had a warning.",
        "{days} days before they left, {caught} of {n} accounts had a warning.",
        lead.caught.den,
        caught=lead.caught.num,
        days=_MIDDLE,
    )
    if told.draft is None:
        return first
    after = told.draft.leads[1]
    alarms = _alarms(after.false_alarms.num - lead.false_alarms.num)
    return msg(
        "{first} With the draft: {caught} of {n}, {alarms}.",
        first=first,
        caught=after.caught.num,
        n=after.caught.den,
        alarms=alarms,
    )


def _alarms(more: int) -> Text:
    if not more:
        return msg("as many false alarms")
    if more > 0:
        return nmsg("{n} false alarm more", "{n} false alarms more", more)
    return nmsg("{n} false alarm fewer", "{n} false alarms fewer", -more)
