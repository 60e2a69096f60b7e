"""What is asked of a world, with its gold, before it is put into words."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mgi_rag.evals.world.naming import countries
from mgi_rag.evals.world.ways import Slots
from mgi_rag.evals.world.wordings import TopicWordings, neighbours, topics
from mgi_rag.evals.world.world import InventedProfile, World
from mgi_rag.places.data_files import groups
from mgi_rag.profiles.finding import Domain, Polarity

GROUPS: Final = ("m49-002", "m49-142", "m49-150", "m49-011", "m49-005")
_SCOPES: Final = ("countries", "countries", "localities", "places", *GROUPS)
EMPTY_ALLOWED: Final = 6
"""Of so many questions on which places, one may have no match (count)."""
_SETS: Final = ("gap", "strength", "both")


@dataclass(frozen=True)
class Intent:
    """One question that can be asked in any language, with what a right answer cites."""

    kind: str
    variety: str
    """Which ways of asking fit; `ask` for the topic's own questions."""
    slots: Slots
    required: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    reason: str | None = None
    reason_any: tuple[str, ...] = ()
    near: bool = False
    count: int | None = None
    profiles: tuple[str, ...] = ()
    """Profiles that a right answer may cite; none where that is not looked at."""
    polarity: Polarity | None = None


def on_topic(
    profile: InventedProfile, topic: TopicWordings, side: Polarity | None = None
) -> tuple[list[str], list[str]]:
    """Ids that answer on a topic, and those that may be cited as well."""
    required = [*profile.ids(polarity=side, among=frozenset({topic.topic_id}))]
    near = profile.ids(among=neighbours()[topic.topic_id] | {topic.topic_id})
    return list(required), [i for i in near if i not in required]


def is_silent(profile: InventedProfile, topic: TopicWordings) -> bool:
    """Whether a profile says nothing on a topic, nor on one close to it."""
    return not profile.ids(among=neighbours()[topic.topic_id] | {topic.topic_id})


def intents(world: World, rng: random.Random) -> Iterator[Intent]:
    """Everything that is asked of a world in one turn; draws never look at names."""
    newest = world.newest
    for n in range(36):
        yield _list(rng.choice(newest), rng, _SETS[n % 3])
    for profile in [p for p in world.profiles if p not in newest][:6]:
        yield _list_of_year(profile, rng)
    for n in range(70):
        yield _topical(rng.choice(newest), rng, "topical" if n < 45 else "yes_no")
    for n in range(12):
        yield _count(rng.choice(newest), rng, _SETS[n % 2])
    for n in range(8):
        yield _count_places(world, rng, Polarity.GAP if n % 2 else Polarity.STRENGTH)
    for n in range(24):
        yield _which_places(world, rng, n)
    for n in range(20):
        one, two = rng.sample(newest, 2)
        yield (_compare_on_domain if n % 2 else _compare_on_topic)(one, two, rng)
    yield from (_compare_rounds(world, older, rng) for older in _older(world)[:6])
    for _ in range(10):
        yield _overview(rng.choice(newest))
    for n in range(20):
        yield _false_premise(rng.choice(newest), rng, Polarity.GAP if n % 2 else Polarity.STRENGTH)
    yield from _refusals(world, rng)


def _older(world: World) -> list[InventedProfile]:
    return [profile for profile in world.profiles if profile not in world.newest]


def _side(variety: str) -> Polarity | None:
    return None if variety == "both" else Polarity(variety)


def _list(profile: InventedProfile, rng: random.Random, variety: str) -> Intent:
    domain, side = rng.choice(list(Domain)), _side(variety)
    ids = tuple(profile.ids(domain, side))
    slots = Slots(profile.place, domain=domain)
    return Intent("list", variety, slots, ids, profiles=(profile.profile_id,), polarity=side)


def _list_of_year(profile: InventedProfile, rng: random.Random) -> Intent:
    domain = rng.choice(list(Domain))
    ids = tuple(profile.ids(domain, Polarity.GAP))
    slots = Slots(profile.place, domain=domain, year=profile.year)
    return Intent("list", "year", slots, ids, profiles=(profile.profile_id,), polarity=Polarity.GAP)


def _drawn_topic(
    profile: InventedProfile, rng: random.Random, side: Polarity | None = None
) -> TopicWordings:
    told = [f.topic_id for f in profile.findings if side in (None, f.polarity)]
    topic_id = rng.choice(told)
    return next(topic for topic in topics(profile.register) if topic.topic_id == topic_id)


def _topical(profile: InventedProfile, rng: random.Random, kind: str) -> Intent:
    topic = _drawn_topic(profile, rng)
    required, allowed = on_topic(profile, topic)
    return Intent(
        kind,
        "ask" if kind == "topical" else "any",
        Slots(profile.place, topic=topic),
        tuple(required),
        tuple(allowed),
        profiles=(profile.profile_id,),
    )


def _count(profile: InventedProfile, rng: random.Random, variety: str) -> Intent:
    domain, side = rng.choice(list(Domain)), Polarity(variety)
    ids = tuple(profile.ids(domain, side))
    slots = Slots(profile.place, domain=domain)
    pid = profile.profile_id
    return Intent("count", variety, slots, ids, count=len(ids), profiles=(pid,), polarity=side)


def _matching(
    world: World, topic: TopicWordings, side: Polarity, scope: str
) -> tuple[list[str], list[str], list[InventedProfile]]:
    """Over the newest rounds of a scope: ids that match, ids allowed beside them, profiles."""
    members = groups()[scope].members if scope in GROUPS else None
    looked_at = [
        profile
        for profile in world.newest
        if scope == "places"
        or (
            (scope == "localities") == profile.place.is_locality
            and (members is None or profile.place.iso3 in members)
        )
    ]
    found = [on_topic(profile, topic, side) for profile in looked_at]
    required = [i for ids, _ in found for i in ids]
    # A neighbour of the other side is no match, however near its topic.
    letter = f"-{side.letter}"
    allowed = [i for _, ids in found for i in ids if letter in i.rpartition("-D")[2]]
    return required, allowed, looked_at


def _count_places(world: World, rng: random.Random, side: Polarity) -> Intent:
    topic = _drawn_topic(rng.choice(world.newest), rng, side)
    required, allowed, looked_at = _matching(world, topic, side, "countries")
    return Intent(
        "count",
        f"places_{side.value}",
        Slots(topic=topic),
        tuple(required),
        tuple(allowed),
        count=len(required),
        profiles=tuple(profile.profile_id for profile in looked_at),
        polarity=side,
    )


def _which_places(world: World, rng: random.Random, number: int) -> Intent:
    side = Polarity.GAP if number % 2 else Polarity.STRENGTH
    topic = _drawn_topic(rng.choice(world.newest), rng, side)
    # Which scope has a match goes by names, so it is drawn apart from all else.
    scopes = random.Random(f"scopes {world.seed} {number}")
    tries = 1 if number % EMPTY_ALLOWED == 0 else 8
    for _ in range(tries):
        scope = scopes.choice(_SCOPES)
        required, allowed, looked_at = _matching(world, topic, side, scope)
        if required:
            break
    return Intent(
        "which_places",
        side.value,
        Slots(topic=topic, scope=scope),
        tuple(required),
        tuple(allowed),
        profiles=tuple(profile.profile_id for profile in looked_at),
        polarity=side,
    )


def _compare_on_topic(one: InventedProfile, two: InventedProfile, rng: random.Random) -> Intent:
    topic = _drawn_topic(one, rng)
    first, beside = on_topic(one, topic)
    second, also = on_topic(two, topic)
    slots = Slots(one.place, two.place, topic=topic)
    pids = (one.profile_id, two.profile_id)
    return Intent("compare", "two", slots, (*first, *second), (*beside, *also), profiles=pids)


def _compare_on_domain(one: InventedProfile, two: InventedProfile, rng: random.Random) -> Intent:
    domain = rng.choice(list(Domain))
    slots = Slots(one.place, two.place, domain=domain)
    required = (*one.ids(domain), *two.ids(domain))
    pids = (one.profile_id, two.profile_id)
    return Intent("compare", "two", slots, required, profiles=pids)


def _compare_rounds(world: World, older: InventedProfile, rng: random.Random) -> Intent:
    domain = rng.choice(list(Domain))
    newer = world.rounds(older.place)[-1]
    slots = Slots(older.place, domain=domain, year=older.year, later=newer.year)
    pids = (older.profile_id, newer.profile_id)
    required = (*older.ids(domain), *newer.ids(domain))
    return Intent("compare", "rounds", slots, required, profiles=pids)


def _overview(profile: InventedProfile) -> Intent:
    pid = profile.profile_id
    return Intent("overview", "any", Slots(profile.place), tuple(profile.ids()), profiles=(pid,))


def _false_premise(profile: InventedProfile, rng: random.Random, presupposed: Polarity) -> Intent:
    """A question that takes one side for granted where the profile reports the other alone."""
    side = Polarity.STRENGTH if presupposed is Polarity.GAP else Polarity.GAP
    topic = _drawn_topic(profile, rng, side)
    for _ in range(20):
        if not profile.ids(polarity=presupposed, among=frozenset({topic.topic_id})):
            break
        topic = _drawn_topic(profile, rng, side)
    required, allowed = on_topic(profile, topic, side)
    return Intent(
        "false_premise",
        presupposed.value,
        Slots(profile.place, topic=topic),
        tuple(required),
        tuple(allowed),
        profiles=(profile.profile_id,),
    )


def _refusals(world: World, rng: random.Random) -> Iterator[Intent]:
    newest = world.newest
    loaded = {profile.place for profile in newest}
    absent = [place for place in countries() if place not in loaded]
    for n in range(16):
        slots = Slots(rng.choice(absent), domain=rng.choice(list(Domain)))
        yield Intent("list", _SETS[n % 3], slots, reason="no_profile")
    for _ in range(16):
        profile = rng.choice(newest)
        silent = [topic for topic in topics(world.register) if is_silent(profile, topic)]
        slots = Slots(profile.place, topic=rng.choice(silent))
        yield Intent("topical", "ask", slots, reason="not_covered", near=True)
    pair = [pid for pid in ("COD", "PRK") if any(p.place.iso3 == pid for p in newest)]
    for reason in ("no_ranking", "out_of_scope", "needs_place", "needs_choice"):
        for n in range(12):
            one, two = rng.sample(newest, 2)
            slots = Slots(
                one.place if reason in ("no_ranking", "out_of_scope") else None,
                two.place,
                rng.choice(list(Domain)),
                rng.choice(topics(world.register)),
                doubtful=pair[n % len(pair)] if reason == "needs_choice" else None,
            )
            # Live facts on a place: people differ on which of the two refusals is right.
            other = ("not_covered",) if reason == "out_of_scope" else ()
            yield Intent("refusal", reason, slots, reason=reason, reason_any=other)
