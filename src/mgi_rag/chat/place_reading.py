"""Which of the places that a question names it asks about, and which are mere parties of a deal."""

from collections.abc import Sequence

from mgi_rag.chat.plan import Group
from mgi_rag.chat.reading import Reading
from mgi_rag.places.find import Mention, PlaceReading
from mgi_rag.places.place import Place


def read_places(
    reading: Reading, named: PlaceReading, loaded: Sequence[Place], in_focus: Sequence[Place]
) -> tuple[tuple[Place, ...], tuple[Group, ...]]:
    """The places asked about, and the groups of them.

    A place that another merely deals with stays a word of the topic.
    """
    is_settled = len({place.key for place in in_focus or loaded}) == 1
    subjects = [
        m
        for m in named.mentions
        if not _is_bystander(reading, m, named, loaded, is_settled=is_settled)
    ]
    places: dict[str, Place] = {}
    groups: list[Group] = []
    for mention in subjects:
        reading.use_characters(mention.start, mention.end)
        if mention.group is not None:
            groups.append(Group(mention.text, mention.places))
            reading.found.append(f'{mention.group}: group "{mention.text}"')
            continue
        for place in mention.places:
            places.setdefault(place.key, place)
        keys = ", ".join(place.key for place in mention.places)
        reading.found.append(f'{keys}: {mention.found_by} "{mention.text}"')
    return tuple(places.values()), tuple(groups)


def _is_bystander(
    reading: Reading,
    mention: Mention,
    named: PlaceReading,
    loaded: Sequence[Place],
    *,
    is_settled: bool,
) -> bool:
    """Whether a place named is not the one asked about.

    `is_settled` says that a question without a place has one all the same: the only profile at
    hand, or the place of its conversation.
    """
    keys = {place.key for place in loaded}
    if any(place.key in keys for place in mention.places):
        return False
    asked = [m for m in named.mentions if any(place.key in keys for place in m.places)]
    if asked:
        return not any(_is_joined(reading, mention, other, named) for other in asked)
    if _names_something(reading, mention):
        return True
    return is_settled and (
        _is_dealt_with(reading, mention, named) or _is_of_people(reading, mention)
    )


def _is_joined(reading: Reading, mention: Mention, other: Mention, named: PlaceReading) -> bool:
    """Whether nothing but joining words and other places stands between two places."""
    start, end = sorted([mention, other], key=lambda m: m.start)
    between = [
        token.word
        for token in reading.tokens
        if token.start >= start.end
        and token.end <= end.start
        and not any(m.start <= token.start < m.end for m in named.mentions)
    ]
    return all(word in reading.words.joining for word in between)


def _is_dealt_with(reading: Reading, mention: Mention, named: PlaceReading) -> bool:
    """Whether a place stands after "with", "from" and the like."""
    return _word_before(reading, mention, named) in reading.words.relation


def _word_before(reading: Reading, mention: Mention, named: PlaceReading) -> str:
    """The last word before a place that is no mere grammar and no other place; else empty."""
    places = {i for other in named.mentions for i in _tokens_of_mention(reading, other)}
    for i, token in reversed(list(enumerate(reading.tokens))):
        if token.end > mention.start or i in places:
            continue
        if token.word in reading.words.relation or token.word not in reading.words.function_words:
            return token.word
    return ""


def _names_something(reading: Reading, mention: Mention) -> bool:
    """Whether a city's name is part of another name: "the Budapest Process"."""
    before = [t.word for t in reading.tokens if t.end <= mention.start][-2:]
    after = [t.word for t in reading.tokens if t.start >= mention.end][:1]
    return mention.found_by in ("city", "locality", "transliterated") and any(
        word in reading.words.named_after for word in (*before, *after)
    )


def partners_of(reading: Reading, named: PlaceReading) -> tuple[Place, ...]:
    """The places that stand after "with" and "between", and are not asked about themselves."""
    partners: list[Place] = []
    for mention in named.mentions:
        asked = any(i in reading.used for i in _tokens_of_mention(reading, mention))
        if mention.found_by == "demonym":
            # "With a Mongolian passport": an adjective describes somebody, it is no party.
            continue
        if not asked and _word_before(reading, mention, named) in reading.words.dealing:
            partners += mention.places
    return tuple(partners)


def _tokens_of_mention(reading: Reading, mention: Mention) -> list[int]:
    return [
        i
        for i, token in enumerate(reading.tokens)
        if token.start < mention.end and token.end > mention.start
    ]


def _is_of_people(reading: Reading, mention: Mention) -> bool:
    """Whether an adjective of a place stands beside people: "Tajik workers"."""
    beside = [t for t in reading.tokens if t.end <= mention.start][-1:]
    beside += [t for t in reading.tokens if t.start >= mention.end][:1]
    people = mention.found_by == "demonym"
    return people and any(token.is_in(reading.words.people) for token in beside)
