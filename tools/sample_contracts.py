"""What each account pays and paid: lines, price adjustments, renewals, losses and exchange rates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sample_accounts import day
from sample_cast import CAST, CLOSING_WORDS
from sample_facts import FIRST_DAY, TODAY, Account, Churn, Line, Onboarding, Renewal, dice
from sample_losses import LOSSES

ADJUSTMENTS = {2024: 4.5, 2025: 4.9, 2026: 4.3}
REASONS = {"u": "upsell", "d": "downsell", "c": "cross_sell", "v": "retomada"}
ONE_OFFS = "LIF"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A product at one price, from when to when."""

    product: str
    plan: str | None
    start: date
    end: date | None
    cents: int
    start_reason: str | None
    end_reason: str | None
    yearly: bool = False


def _same_day(day_: date, year: int) -> date:
    return date(year, day_.month, min(day_.day, 28) if day_.month == 2 else day_.day)


def past_terms(account: Account) -> list[date]:
    """The term ends before the next one, a year apart, since the account started."""
    last = account.term_end or account.closed
    if last is None:
        return []
    years = range(2024, last.year if account.term_end else last.year + 1)
    terms = [_same_day(last, year) for year in years]
    return [term for term in terms if (term - account.start).days > 150]


def _stretches(account: Account, spec: str) -> list[Stretch]:
    head, *changes = [piece.split() for piece in spec.split(">")]
    product, plan = head[0][0], head[0][1:2] or None
    yearly = head[0].endswith("y")
    found: list[Stretch] = []
    start, amount = day(head[1]), head[2]
    for change in [*changes, None]:
        value = int(amount.rstrip("udcv")) * 100
        reason = REASONS.get(amount[-1])
        if change is None:
            found.append(Stretch(product, plan, start, None, value, reason, None, yearly))
            break
        when, what = day(change[0]), change[1]
        if what in "xkp":
            end_reason = {"x": CLOSING_WORDS.get(account.name), "k": "downsell", "p": "pausa"}[what]
            found.append(Stretch(product, plan, start, when, value, reason, end_reason, yearly))
            follow = changes[changes.index(change) + 1 :]
            if not follow:
                break
            start, amount = day(follow[0][0]), follow[0][1]
            found.append(
                Stretch(
                    product, plan, start, None, int(amount.rstrip("udcv")) * 100, REASONS[amount[-1]], None
                )
            )
            break
        found.append(Stretch(product, plan, start, when - timedelta(days=1), value, reason, None, yearly))
        start, amount = when, what
    return found


def _adjusted(account: Account, stretch: Stretch) -> list[Stretch]:
    """The stretch cut at each past term end, cheaper before it: the yearly price adjustment, told backwards."""
    if account.currency != "BRL" or stretch.yearly or stretch.cents < 0:
        return [stretch]
    pieces = [stretch]
    for term in reversed(past_terms(account)):
        first = pieces[0]
        if not (
            first.start + timedelta(days=120) < term < min(first.end or TODAY, TODAY) - timedelta(days=20)
        ):
            continue
        before = round(first.cents / (1 + ADJUSTMENTS[term.year] / 100) / 1000) * 1000
        pieces[0:1] = [
            replace(first, end=term, cents=before, end_reason=None),
            replace(first, start=term + timedelta(days=1), start_reason="reajuste"),
        ]
    return pieces


def _line(account: Account, stretch: Stretch, code: str, kind: str) -> Line:
    recurring = kind in {"base", "add_on"}
    running = stretch.end is None
    chance = dice(account.code, "terms")
    notice = 30 if account.touch == "tech" else 60 if account.touch == "high" else chance.choice((30, 45))
    renews = account.touch == "tech" or chance.random() < 0.4
    priced = stretch.yearly or kind == "one_off"
    return Line(
        code=code, account=account, product=stretch.product, plan=stretch.plan, kind=kind,
        mrr=None if priced else stretch.cents,
        price=stretch.cents * (12 if stretch.yearly else 1) if priced else None,
        interval="year" if stretch.yearly else None, start=stretch.start,
        end=stretch.start if kind == "one_off" else stretch.end,
        term_end=account.term_end if recurring and running else None,
        notice_days=notice if recurring else None, auto_renew=renews if recurring else None,
        start_reason=stretch.start_reason, end_reason=stretch.end_reason,
    )  # fmt: skip


def _account_lines(account: Account, spec: str) -> list[Line]:
    spec = spec.removeprefix(f"{account.currency} ")
    found: list[Line] = []
    seen_base = False
    for part in (piece.strip() for piece in spec.split(";") if piece.strip()):
        letter = part[0]
        if letter == "%":
            kind = "discount"
        elif letter in ONE_OFFS:
            kind = "one_off"
        else:
            kind, seen_base = "add_on" if seen_base else "base", True
        cuts = _stretches(account, part.replace("%", "T"))
        if kind in {"base", "add_on"}:
            cuts = [piece for cut in cuts for piece in _adjusted(account, cut)]
        for cut in cuts:
            found.append(_line(account, cut, f"{account.code}-{len(found) + 1:02d}", kind))
    return found


def lines(cast: list[Account]) -> list[Line]:
    """Every subscription line, account by account."""
    specs = [row.rsplit("|", 1)[1] for row in CAST.splitlines()]
    return [line for account, spec in zip(cast, specs, strict=True) for line in _account_lines(account, spec)]


def monthly(line: Line) -> int:
    """The MRR of a line in cents of its currency; 0 for what is not recurring."""
    if line.kind == "one_off":
        return 0
    if line.mrr is not None:
        return line.mrr
    return round((line.price or 0) / 12)


def mrr(lines: list[Line], account: Account, on: date) -> int:
    """What an account pays a month at the close of a day."""
    return sum(
        monthly(line)
        for line in lines
        if line.account is account and line.start <= on and (line.end is None or line.end > on)
    )


def renewals(cast: list[Account], lines: list[Line]) -> list[Renewal]:
    """One renewal per term end from the first month of the sample to half a year ahead, and the lost ones."""
    found = []
    for account in cast:
        for due in [*past_terms(account), *([account.term_end] if account.term_end else [])]:
            if FIRST_DAY <= due <= TODAY + timedelta(days=185):
                made = _renewal(account, lines, due)
                if made is not None:
                    found.append(made)
    return sorted(found, key=lambda renewal: (renewal.due, renewal.account.code))


def _renewal(account: Account, lines: list[Line], due: date) -> Renewal | None:
    chance = dice(account.code, "renewal", due)
    amount = mrr(lines, account, due - timedelta(days=1))
    if amount <= 0:
        return None
    left = account.closed is not None and due >= account.closed
    if due >= date(2026, 9, 1) and not left:
        guess = {"great": None, "good": None, "slip": 60, "bad": 35, "fair": 75}.get(account.mood)
        return Renewal(account, due, amount, "open", None, None, guess)
    after = mrr(lines, account, due + timedelta(days=1))
    if left or after == 0:
        return Renewal(
            account, due, amount, "not_renewed", due - timedelta(days=chance.randint(20, 50)), None, None
        )
    own = next(line for line in lines if line.account is account and line.kind == "base")
    decided = due if own.auto_renew else due - timedelta(days=chance.randint(-9, 42))
    return Renewal(account, due, amount, "renewed", decided, after, None)


def churns(cast: list[Account], lines: list[Line]) -> list[Churn]:
    """One record for each account that left, also for the one that came back."""
    by_name = {account.name: account for account in cast}
    found = []
    for name, (when, detail, rival, avoidable, feedback) in LOSSES.items():
        account = by_name[name]
        left = day(when)
        amount = mrr(lines, account, left - timedelta(days=1))
        found.append(Churn(account, left, CLOSING_WORDS[name], detail, rival, avoidable, amount, feedback))
    return sorted(found, key=lambda churn: churn.day)


def onboardings(cast: list[Account]) -> list[Onboarding]:
    """The implementation of each account that started inside the 24 months."""
    found = []
    for account in cast:
        if not FIRST_DAY <= account.start <= TODAY:
            continue
        chance = dice(account.code, "onboarding")
        started = account.start + timedelta(days=chance.randint(1, 7))
        due = started + timedelta(days=42)
        slow = account.mood in {"bad", "gone", "silent"}
        done = started + timedelta(days=chance.randint(44, 70) if slow else chance.randint(24, 44))
        value = done + timedelta(days=chance.randint(-8, 12))
        finished = done if done <= (account.closed or TODAY) and account.name != "Rabo de Cometa" else None
        proven = value if finished and value <= (account.closed or TODAY) and account.mood != "gone" else None
        found.append(Onboarding(account, started, due, finished, proven))
    return found


def rates() -> list[tuple[date, str, float]]:
    """Monthly rates in reais of the two foreign currencies; invented, near what the years looked like."""
    found = []
    for currency, first in (("USD", 5.82), ("EUR", 6.18)):
        chance, level = dice("rates", currency), first
        for index in range(24):
            month = date(2024 + (10 + index) // 12, (10 + index) % 12 + 1, 1)
            level += chance.uniform(-0.13, 0.11)
            found.append((month, currency, round(level, 4)))
    return sorted(found)
