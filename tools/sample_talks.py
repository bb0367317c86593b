"""The log of conversations: the told ones, and the everyday ones drawn from the scenes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random

from sample_facts import FIRST_DAY, TODAY, Account, Person, Talk, dice
from sample_scene import TRADES, Scene
from sample_scenes_care import CARE
from sample_scenes_trade import NOTES, TRADE_TALKS
from sample_scenes_work import ONBOARDING, SUPPORT
from sample_story import STORY
from sample_words import MONTHS, Both

EVERY_DAYS = {"high": 33, "mid": 56, "tech": 112}
MOOD_SPAN = {
    "great": 0.85,
    "good": 1.0,
    "fair": 1.15,
    "slip": 1.1,
    "bad": 1.0,
    "silent": 1.3,
    "new": 0.5,
    "gone": 1.2,
}
REACTIVE_SHARE = {
    "great": 0.16,
    "good": 0.2,
    "fair": 0.3,
    "slip": 0.4,
    "bad": 0.55,
    "silent": 0.3,
    "new": 0.15,
    "gone": 0.5,
}
GLAD = {"great": 2, "good": 1, "fair": 0, "slip": 0, "bad": -1, "silent": 0, "new": 1, "gone": -1}


def _of(place: Both) -> Both:
    """A place with its preposition: `a recepção` becomes `da recepção`."""
    return Both("d" + place.pt, place.en)


def _people_on(people: Iterable[Person], day: date) -> list[Person]:
    return [person for person in people if person.left_on is None or person.left_on >= day]


def _moment(day: date, chance: Random) -> datetime:
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    return datetime.combine(
        day, time(chance.randint(8, 17), chance.choice((0, 5, 10, 15, 20, 30, 40, 45, 50)))
    )


def _slots(account: Account, who: Person, day: date, chance: Random) -> dict[str, Both | str | int]:
    trade = TRADES[account.industry]
    scale = {"high": 240, "mid": 90, "tech": 28}[account.touch]
    low = chance.randint(scale // 2, scale)
    month = MONTHS[(day.replace(day=1) - timedelta(days=1)).month - 1]
    return {
        "who": who.name.split()[0], "place": trade.place, "of_place": _of(trade.place), "events": trade.events,
        "clients": trade.clients, "campaign": chance.choice(trade.campaigns), "city": account.city, "month": month,
        "m": low, "n": low + chance.randint(max(3, low // 12), max(6, low // 3)), "k": chance.randint(2, 5),
        "pct": chance.randint(7, 34), "opened": chance.randint(38, 61),
    }  # fmt: skip


def _capital(said: Both) -> Both:
    return Both(said.pt[:1].upper() + said.pt[1:], said.en[:1].upper() + said.en[1:])


def _talk(account: Account, scene: Scene, people: list[Person], at: datetime, chance: Random) -> Talk:
    who = chance.choice(people[:3])
    slots = _slots(account, who, at.date(), chance)
    mood = min(
        scene.sentiments, key=lambda value: abs(value - GLAD[account.mood] - chance.choice((-1, 0, 0, 1)))
    )
    direction = None if scene.kind == "note" else "in" if scene.mode == "reactive" else "out"
    also = (people[-1],) if scene.kind == "review" and people[-1] is not who else ()
    return Talk(
        account=account, at=at, channel=chance.choice(scene.channels), kind=scene.kind, role=scene.role,
        mode=scene.mode, direction=direction,
        minutes=chance.randrange(scene.minutes[0], scene.minutes[1] + 1, 5) if scene.minutes else None,
        sentiment=mood, people=() if scene.kind == "note" else (who, *also),
        subject=_capital(scene.subject.filled(**slots)), summary=_capital(scene.summary.filled(**slots)),
        next_step=scene.next_step.filled(**slots) if scene.next_step else None,
    )  # fmt: skip


def _fits(scene: Scene, account: Account) -> bool:
    return not scene.products or any(letter in account.products for letter in scene.products)


def _pick(account: Account, used: list[Scene], chance: Random, season: int) -> Scene:
    """A scene that fits the account and was not among its last ones."""
    draw = chance.random()
    if draw < REACTIVE_SHARE[account.mood]:
        pool: Iterable[Scene] = SUPPORT
    elif draw > 0.94:
        pool = NOTES
    elif draw > 0.86:
        pool = TRADE_TALKS
    else:
        pool = CARE
    glad = GLAD[account.mood]
    fitting = [scene for scene in pool if _fits(scene, account) and max(scene.sentiments) >= glad - 1]
    fitting = [scene for scene in fitting if min(scene.sentiments) <= glad + 1 and scene not in used[-7:]]
    reviews = [scene for scene in fitting if scene.kind == "review"]
    if reviews and account.touch != "tech" and season in {1, 4, 7, 10} and chance.random() < 0.5:
        return chance.choice(reviews)
    return chance.choice([scene for scene in fitting if scene.kind != "review"] or list(CARE[:3]))


def _everyday(account: Account, people: list[Person]) -> list[Talk]:
    chance = dice(account.code, "talks")
    found: list[Talk] = []
    used: list[Scene] = []
    last = min(day for day in (account.closed, account.quiet_since, TODAY) if day is not None)
    day = max(account.start, FIRST_DAY) + timedelta(days=chance.randint(0, 8))
    if account.start >= FIRST_DAY:
        for scene, after in zip(ONBOARDING, (1, 9, 20, 58, 88), strict=True):
            at = _moment(account.start + timedelta(days=after), chance)
            present = _people_on(people, at.date())
            if at.date() <= last and present:
                found.append(_talk(account, scene, present, at, chance))
                day = at.date() + timedelta(days=20)
    step = EVERY_DAYS[account.touch] * MOOD_SPAN[account.mood]
    while day <= last:
        present = _people_on(people, day)
        at = _moment(day, chance)
        if present and (
            account.name != "Torre de Biscoito" or not date(2025, 10, 20) < day < date(2026, 5, 12)
        ):
            scene = _pick(account, used, chance, day.month)
            used.append(scene)
            found.append(_talk(account, scene, present, at, chance))
        day += timedelta(days=max(4, round(step * chance.uniform(0.55, 1.45))))
    return found


def _told(cast: list[Account], people: list[Person]) -> list[Talk]:
    by_name = {account.name: account for account in cast}
    found = []
    for name, when, channel, kind, role, mode, minutes, sentiment, subject, summary, after in STORY:
        account = by_name[name]
        at = datetime.fromisoformat("20" + when)
        own = _people_on((person for person in people if person.account is account), at.date())
        named = [person for person in own if person.name.split()[0] in summary.pt + subject.pt]
        direction = None if kind == "note" else "in" if mode == "reactive" else "out"
        heard = () if kind == "note" else tuple(named or own[:1])
        found.append(
            Talk(
                account,
                at,
                channel,
                kind,
                role,
                mode,
                direction,
                minutes,
                sentiment,
                heard,
                subject,
                summary,
                after,
            )
        )
    return found


def talks(cast: list[Account], people: list[Person]) -> list[Talk]:
    """Every conversation of the 24 months, oldest first."""
    found = _told(cast, people)
    for account in cast:
        if account.mood != "prospect":
            found.extend(_everyday(account, [person for person in people if person.account is account]))
    return sorted(found, key=lambda talk: (talk.at, talk.account.code))
