"""Conversations of ten turns that change place, side, domain, topic, year and language."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.evals.world.intents import Intent, is_silent, on_topic
from mgi_rag.evals.world.ways import Slots
from mgi_rag.evals.world.wordings import TopicWordings, topics
from mgi_rag.evals.world.world import InventedProfile, World
from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain, Polarity

TURNS: Final = 10
CONVERSATIONS: Final = 10


@dataclass(frozen=True)
class Turn:
    """One turn: how it is said, and what a right answer to it cites."""

    kind: str
    variety: str
    slots: Slots
    intent: Intent


@dataclass(frozen=True)
class _State:
    """What the conversation is about."""

    profile: InventedProfile
    """The newest round of the place, or the one whose year was asked for."""
    domain: Domain
    side: Polarity
    topic: TopicWordings | None = None
    """None while whole lists are asked for."""

    def intent(self, answer_language: str | None = None) -> Intent:
        """What the next answer should hold."""
        pids = (self.profile.profile_id,)
        slots = Slots(answer_language=answer_language)
        if self.topic is None:
            ids = tuple(self.profile.ids(self.domain, self.side))
            return Intent("follow_up", "set", slots, ids, profiles=pids, polarity=self.side)
        required, allowed = on_topic(self.profile, self.topic, self.side)
        reason = None if required else "not_covered"
        return Intent(
            "follow_up",
            "topic",
            slots,
            tuple(required),
            tuple(allowed),
            reason,
            profiles=pids,
        )


_Move = tuple[str, Slots, _State]
"""A variety of `follow_up`, or `ask anew`; what it names; what it makes of the conversation."""


def conversations(world: World, rng: random.Random) -> list[list[Turn]]:
    """Conversations over a world, each with every kind of turn that its places allow."""
    return [list(_conversation(world, rng)) for _ in range(CONVERSATIONS)]


def _conversation(world: World, rng: random.Random) -> Iterator[Turn]:
    state = _State(rng.choice(world.newest), rng.choice(list(Domain)), rng.choice(list(Polarity)))
    first = state.profile
    yield _anew(state)
    used: list[str] = []
    for _ in range(TURNS - 1):
        # After a year nothing but another place can follow, and the same one may be drawn.
        while not (moves := list(_moves(world, state, first, rng))):
            continue
        # The variety used least so far, so that ten turns see all of them.
        rng.shuffle(moves)
        variety, slots, state = min(moves, key=lambda move: used.count(move[0]))
        used.append(variety)
        if variety == "ask anew":
            yield _anew(state)
        else:
            yield Turn("follow_up", variety, slots, state.intent(slots.answer_language))


def _anew(state: _State) -> Turn:
    slots = Slots(state.profile.place, domain=state.domain)
    return Turn("list", state.side.value, slots, state.intent())


def _moves(
    world: World, state: _State, first: InventedProfile, rng: random.Random
) -> Iterator[_Move]:
    """All turns that the conversation may take and that can be read in one way only."""
    profile = state.profile
    fresh = replace(
        state,
        profile=rng.choice(world.newest),
        domain=rng.choice(list(Domain)),
        side=rng.choice(list(Polarity)),
        topic=None,
    )
    other = rng.choice([p for p in world.newest if p.place != profile.place])
    language = rng.choice(LANGUAGES)
    if fresh.profile.place != profile.place:
        yield "ask anew", Slots(), fresh
    if profile not in world.newest:
        return  # A year was asked for: whether it still holds is open until all is said anew.
    yield "language", Slots(answer_language=language), state
    fits = _fits(state)
    if fits(other):
        yield "place", Slots(other.place), replace(state, profile=other)
    if first.place != profile.place and fits(first):
        yield "back", Slots(first.place), replace(state, profile=first)
    told = [f for f in profile.findings if f.polarity is state.side]
    about = rng.choice(told).topic_id
    topic = next(topic for topic in topics(profile.register) if topic.topic_id == about)
    yield "topic", Slots(topic=topic), replace(state, topic=topic)
    if state.topic is None:
        side = Polarity.GAP if state.side is Polarity.STRENGTH else Polarity.STRENGTH
        yield side.value, Slots(), replace(state, side=side)
        domain = rng.choice([domain for domain in Domain if domain is not state.domain])
        yield "domain", Slots(domain=domain), replace(state, domain=domain)
        older = world.rounds(profile.place)[0]
        if older != profile:
            yield "year", Slots(year=older.year), replace(state, profile=older)


def _fits(state: _State) -> Callable[[InventedProfile], bool]:
    """Whether a place has an answer that does not hang on which side is still meant."""

    def fits(profile: InventedProfile) -> bool:
        topic = state.topic
        return (
            topic is None
            or is_silent(profile, topic)
            or bool(on_topic(profile, topic, state.side)[0])
        )

    return fits
