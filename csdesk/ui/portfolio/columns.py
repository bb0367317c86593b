"""The columns of the portfolio, declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from operator import attrgetter
from typing import Any

from csdesk.domain.commands.registry import Command
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, field_of
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.today.cadence import SILENCE, USUAL_SILENCE, silence_allowed
from csdesk.domain.values.month import Month
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.portfolio.health_columns import LEFT, health_column, more_columns
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.totals import money_total
from csdesk.ui.tables.written import relative
from csdesk.ui.theme.icons import Icon

WordsInUse = Callable[[str], Sequence[Choice]]
"""The choices of an open field: the declared ones and those that the rows have."""
_SHORT_DATES = 330
"""Days for which a date is clear without its year."""
CHANNEL_ICONS = {
    "email": Icon.EMAIL,
    "phone": Icon.CALL,
    "video": Icon.VIDEO_MEETING,
    "chat": Icon.CHAT,
    "whatsapp": Icon.CHAT,
    "in_person": Icon.VISIT,
    "portal": Icon.WEB,
}
RHYTHMS = (
    Choice("on_time", pmsg("rhythm", "On time")),
    Choice("late", pmsg("rhythm", "Overdue")),
    Choice("never", pmsg("rhythm", "Never")),
)
_SEARCHED = {"name", "csm", "segment", "industry", "city"}


def columns_of(
    in_use: WordsInUse,
    today: Callable[[], date],
    custom: Sequence[CustomField] = (),
    explain: Callable[[int], str] | None = None,
) -> tuple[Column[PortfolioRow], ...]:
    """Every column that the portfolio can show, those of the workspace's own fields last."""
    return (
        _field("name", 138, look=Look.STRONG, fixed=True),
        health_column(explain),
        Column(
            key="mrr",
            title=msg("MRR"),
            value=attrgetter("mrr"),
            spec=_spec("mrr", FieldType.MONEY, msg("MRR")),
            currency=attrgetter("currency"),
            total=money_total(attrgetter("mrr"), attrgetter("currency"), "BRL"),
            width=88,
            help=msg(
                "Monthly recurring revenue of the running subscription lines, in the reporting currency"
            ),
        ),
        _field("touch", 70, group=True),
        _field("stage", 98, group=True, in_use=in_use),
        Column(
            key="renewal",
            title=msg("Renewal"),
            short=pmsg("column", "Renews"),
            value=attrgetter("renewal"),
            spec=_spec("renewal", FieldType.DATE, msg("Renewal")),
            cell=_renewal,
            width=105,
            help=msg("The next end of a term, or else the next open renewal"),
        ),
        Column(
            key="last_contact",
            title=msg("Last contact"),
            short=pmsg("column", "Contact"),
            value=attrgetter("last_contact"),
            spec=_spec("last_contact", FieldType.DATE, msg("Last contact")),
            cell=_last_contact,
            look=Look.ICON,
            width=102,
            help=msg(
                "The last conversation, messages that only went out left aside; "
                "red when it is older than the touch allows (21, 30 or 60 days)"
            ),
        ),
        Column(
            key="nps",
            title=msg("NPS"),
            value=attrgetter("nps"),
            spec=_spec("nps", FieldType.INT, msg("NPS")),
            width=46,
            help=msg("The last answer of anybody at the account, 0 to 10"),
        ),
        Column(
            key="next_step",
            title=msg("Next step"),
            value=attrgetter("next_step"),
            spec=_spec("next_step", FieldType.TEXT, msg("Next step")),
            cell=_next_step,
            sort=lambda row: None if row.next_due is None else row.next_due.toordinal(),
            look=Look.LEAD,
            width=100,
            search=True,
            help=msg("The first open task, or else the next step noted in the last conversation"),
        ),
        *more_columns(),
        _field("csm", 110, group=True, shown=False),
        Column(
            key="tags",
            title=msg("Tags"),
            value=attrgetter("tags"),
            spec=_spec("tags", FieldType.TEXT, msg("Tags")),
            cell=lambda row, _: Cell(
                "" if row.tags else DASH, Tone.QUIET if row.tags else Tone.PLAIN, parts=row.tags
            ),
            look=Look.PILL,
            width=150,
            search=True,
            shown=False,
        ),
        Column(
            key="rhythm",
            title=msg("Contact rhythm"),
            value=lambda row: rhythm(row, today()),
            spec=FieldSpec("rhythm", FieldType.CHOICE, msg("Contact rhythm"), choices=RHYTHMS, closed=True),
            width=110,
            group=True,
            shown=False,
            help=msg("Whether the last conversation is as recent as the touch asks: 21, 30 or 60 days"),
        ),
        _field("status", 90, group=True, shown=False),
        _field("segment", 110, group=True, in_use=in_use, shown=False),
        _field("industry", 120, group=True, in_use=in_use, shown=False),
        _field("size", 100, group=True, shown=False),
        _field("service_model", 150, group=True, shown=False),
        _field("plan", 100, group=True, shown=False),
        _field("am", 110, group=True, shown=False),
        _field("city", 110, group=True, shown=False),
        _field("state", 70, group=True, shown=False),
        _field("start_date", 116, shown=False),
        Column(
            key="next_due",
            title=msg("Next step due"),
            value=attrgetter("next_due"),
            spec=_spec("next_due", FieldType.DATE, msg("Next step due")),
            width=116,
            shown=False,
        ),
        _text("decision_maker", msg("Decision maker")),
        _text("external_id", msg("Code")),
        *(_custom(field) for field in custom if field.entity == "account"),
    )


def rhythm(row: PortfolioRow, today: date) -> str | None:
    """Whether the conversation is on time; clients that left and prospects have no rhythm."""
    if row.status in LEFT:
        return None
    if row.last_contact is None:
        return "never"
    return "late" if (today - row.last_contact).days > silence_allowed(row.touch) else "on_time"


def silence(today: date) -> Callable[[PortfolioRow], bool]:
    """The test of whether a conversation is overdue; never having had one counts too."""
    oldest = {touch: today - timedelta(days=days) for touch, days in SILENCE.items()}
    usual = today - timedelta(days=USUAL_SILENCE)

    def is_silent(row: PortfolioRow) -> bool:
        if row.status in LEFT:
            return False
        return row.last_contact is None or row.last_contact < oldest.get(row.touch or "", usual)

    return is_silent


def change_account(name: str) -> Callable[[Sequence[PortfolioRow], Any], Command]:
    """The command that gives accounts another value of a field; of a single one it says the name."""

    def command(rows: Sequence[PortfolioRow], value: Any) -> Command:
        from csdesk.domain.commands.records import ChangeRecord, ChangeRecords

        if len(rows) == 1:
            return ChangeRecord(kind=Account, id=rows[0].id, values={name: value})
        return ChangeRecords(kind=Account, ids=tuple(row.id for row in rows), values={name: value})

    return command


def _field(name: str, width: int, *, in_use: WordsInUse | None = None, **more: Any) -> Column[PortfolioRow]:
    """A column of a field of the account, edited in the cell."""
    spec = field_of(Account, name)
    choices = None if in_use is None else lambda: in_use(name)
    return Column(
        key=name,
        title=spec.label,
        value=attrgetter(name),
        spec=spec,
        choices=choices,
        edit=change_account(name),
        width=width,
        search=name in _SEARCHED,
        **more,
    )


def _text(name: str, title: Text) -> Column[PortfolioRow]:
    spec = _spec(name, FieldType.TEXT, title)
    return Column(
        key=name, title=title, value=attrgetter(name), spec=spec, width=130, search=True, shown=False
    )


def _custom(field: CustomField) -> Column[PortfolioRow]:
    title = verbatim(field.label)
    kind = FieldType(field.type) if field.type in _CANONICAL else FieldType.TEXT
    return Column(
        key=f"custom.{field.key}",
        title=title,
        value=lambda row: _read(kind, row.custom.get(field.key)),
        spec=_spec(field.key, kind, title),
        currency=attrgetter("currency"),
        width=120,
        search=kind is FieldType.TEXT,
        shown=False,
    )


_CANONICAL: dict[str, Callable[[str], Any]] = {
    FieldType.TEXT: str,
    FieldType.CHOICE: str,
    FieldType.MONEY: int,
    FieldType.INT: int,
    FieldType.DECIMAL: Decimal,
    FieldType.PERCENT: Decimal,
    FieldType.DATE: date.fromisoformat,
}


def _read(kind: FieldType, text: str | None) -> Any:
    """A custom value from its canonical text; what does not fit its type is undefined."""
    if not text:
        return None
    try:
        return _CANONICAL[kind](text)
    except (ValueError, InvalidOperation):
        return None


def _spec(name: str, kind: FieldType, label: Text) -> FieldSpec:
    return FieldSpec(name, kind, label)


def _renewal(row: PortfolioRow, reader: Reader) -> Cell:
    if row.renewal is None:
        return Cell(DASH)
    distance = relative(row.renewal, reader.today)
    return Cell(reader.words.date(row.renewal), tip="" if distance is None else reader.words.words(distance))


def _last_contact(row: PortfolioRow, reader: Reader) -> Cell:
    tone = Tone.BAD if rhythm(row, reader.today) == "late" else Tone.QUIET
    if row.last_contact is None:
        return Cell(DASH, tone)
    distance = relative(row.last_contact, reader.today)
    exact = reader.words.date(row.last_contact)
    if distance is not None:
        text = reader.words.words(distance)
    elif (reader.today - row.last_contact).days < _SHORT_DATES:
        text = reader.words.short_date(row.last_contact)
    else:
        text = reader.words.month(Month.of(row.last_contact))
    return Cell(text, tone, icon=CHANNEL_ICONS.get(row.last_channel or "", Icon.NOTE), tip=exact)


def _next_step(row: PortfolioRow, reader: Reader) -> Cell:
    if row.next_step is None:
        return Cell(DASH)
    if row.next_due is None:
        return Cell(row.next_step)
    late = row.next_due < reader.today
    today = row.next_due == reader.today
    lead = reader.words.words(msg("today")) if today else reader.words.short_date(row.next_due)
    tone = Tone.BAD if late else Tone.LOUD if today else Tone.QUIET
    return Cell(row.next_step, tone, lead=lead, tip=f"{reader.words.date(row.next_due)}  {row.next_step}")
