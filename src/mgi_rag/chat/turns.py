"""Reads how a turn steers its conversation: going on, manners of speaking, wishes of an answer."""

from collections.abc import Sequence

from mgi_rag.chat.lexicon.turns import Steering, steering, turn_words
from mgi_rag.chat.reading import Reading
from mgi_rag.index.terms import Match
from mgi_rag.languages import LANGUAGES
from mgi_rag.places.place import Place


def read_opening(reading: Reading) -> None:
    """Accounts for an opening that goes on with what was asked: "What about", "Once more for"."""
    words = turn_words(reading.words.language)
    for match in words.resume.find(reading.tokens):
        before = reading.tokens[: match.start]
        if all(token.is_in(reading.words.function_words) for token in before):
            reading.use(match.start, match.end)
            reading.opening.update(range(match.start, match.end))


def read_turns_of_speech(reading: Reading, in_focus: Sequence[Place], years: Sequence[int]) -> bool:
    """Accounts for turns of speech; whether the findings shown before are asked of.

    "Which of these" asks of findings where one place is spoken of, and of places where several are.
    """
    words = turn_words(reading.words.language)
    # "Next" is a turn of speech, "next to" sets places side by side: the longer phrase wins.
    reaching = reading.words.reach.find_all(reading.tokens)
    for match in words.speech.find(reading.tokens):
        if not any(_holds(phrase, match) for phrase in reaching):
            reading.use(match.start, match.end)
    for match in words.edition.find(reading.tokens) if years else ():
        reading.use(match.start, match.end)
    if len(in_focus) != 1:
        return False
    of_these = words.of_these.find(reading.tokens)
    for match in of_these:
        reading.use(match.start, match.end)
    return bool(of_these)


def _holds(longer: Match, match: Match) -> bool:
    """Whether a phrase stands within a longer one."""
    within = longer.start <= match.start and match.end <= longer.end
    return within and longer.end - longer.start > match.end - match.start


def read_steering(reading: Reading, in_focus: Sequence[Place]) -> Steering:
    """What a turn that says nothing else wants of the answer before it."""
    if not in_focus:
        return Steering()
    own = reading.words.language
    # One word ("sources?") seldom shows its language.
    for language in (own, *(other for other in LANGUAGES if other != own)):
        asked = steering(reading.tokens, language, reading.used)
        if asked.words and asked.words.issuperset(reading.content()):
            reading.used |= asked.words
            return asked
    return Steering()
