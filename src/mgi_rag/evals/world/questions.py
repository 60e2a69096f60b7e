"""The questions of an invented world with their gold, every one in all six languages."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

from mgi_rag.evals.questions import Question
from mgi_rag.evals.world.conversations import Turn, conversations
from mgi_rag.evals.world.intents import Intent, intents
from mgi_rag.evals.world.ways import Slots, filled, ways_of
from mgi_rag.evals.world.wordings import HELD_OUT
from mgi_rag.evals.world.world import World
from mgi_rag.languages import LANGUAGES

_LANGUAGE: Final = re.compile(r"-[a-z]{2}(?=-\d+$|$)")
"""Where the name of a question tells its language."""


def questions(world: World, languages: Sequence[str] = LANGUAGES) -> list[Question]:
    """The questions of a world; the same world gives the same questions.

    Each is asked in each language, so that figures by language speak of the same questions.
    """
    asked = list(intents(world, random.Random(f"questions {world.seed}")))
    talks = conversations(world, random.Random(f"conversations {world.seed}"))
    found: list[Question] = []
    for language in languages:
        rng = random.Random(f"ways {world.seed} {language}")
        for number, intent in enumerate(asked, start=1):
            text = way_of(intent.kind, intent.variety, intent.slots, language, world.half, rng)
            name = f"world-{world.seed}-{number:03}-{intent.kind}-{language}"
            found.append(_question(name, [text], intent, language, world.half))
        for number, turns in enumerate(talks, start=1):
            name = f"world-{world.seed}-talk-{number:02}-{language}"
            found += _turns(name, turns, language, world.half, rng)
    return found


def way_of(
    kind: str, variety: str, slots: Slots, language: str, half: str, rng: random.Random
) -> str:
    """A question of a kind in words; a topic's own questions where its half holds any."""
    if variety == "ask":
        own = slots.topic.asked(language, half) if slots.topic else ()
        # Half of the topics lack a question in this half in languages with one a topic.
        choice = own or ways_of(language, "yes_no", "any", half)
    else:
        choice = ways_of(language, kind, variety, half)
    return filled(rng.choice(choice), slots, language, rng)


def _question(name: str, turns: list[str], intent: Intent, language: str, half: str) -> Question:
    kind = intent.kind
    if intent.reason is not None and kind != "follow_up":
        kind = "refusal"
    return Question(
        id=name,
        kind=kind,
        language=language,
        turns=turns,
        required=list(intent.required),
        allowed=list(intent.allowed),
        reason=intent.reason,
        reason_any=list(intent.reason_any),
        near=intent.near,
        asked_by="invented",
        group=_LANGUAGE.sub("", name),
        held_out=half == HELD_OUT,
        exact=kind in ("list", "count", "which_places") or intent.variety in ("set", "language"),
        count=intent.count,
        answer_language=intent.slots.answer_language,
        profiles=list(intent.profiles),
        polarity=intent.polarity.value if intent.polarity else None,
    )


def _turns(
    name: str, turns: Sequence[Turn], language: str, half: str, rng: random.Random
) -> Iterator[Question]:
    """A question for each turn after the first, with all turns before it."""
    said: list[str] = []
    for number, turn in enumerate(turns, start=1):
        said.append(way_of(turn.kind, turn.variety, turn.slots, language, half, rng))
        if number > 1:
            yield _question(f"{name}-{number:02}", [*said], turn.intent, language, half)
