"""Every place of a sentence is that of its source, or stands in it."""

from collections.abc import Sequence
from functools import lru_cache

from mgi_rag.chat.checking.source import Source
from mgi_rag.places.find import find_places
from mgi_rag.places.mention import Mention
from mgi_rag.places.place import Place


def foreign_place(sentence: str, sources: Sequence[Source]) -> str | None:
    """A place that the sentence names and none of its sources knows; None where there is none."""
    own = {source.place for source in sources if source.place and not source.is_of_another_place}
    allowed = {place.key for place in own}
    groups: set[str | None] = set()
    localities = tuple(sorted(place for place in own if place.is_locality))
    for source in sources:
        for mention in _mentions(source.quote, localities):
            allowed |= {place.key for place in mention.places}
            groups.add(mention.group)
    said = _mentions(sentence, localities)
    named = {place.key for mention in said for place in mention.places}
    # A country is not its cities: it may be told beside the city, not in its stead.
    allowed |= {place.iso3 for place in own if place.key in named}
    for mention in said:
        known = {place.key for place in mention.places} <= allowed
        if not known and (mention.group is None or mention.group not in groups):
            return mention.text
    return None


@lru_cache(maxsize=1_000)
def _mentions(text: str, localities: tuple[Place, ...]) -> tuple[Mention, ...]:
    return find_places(text, localities).mentions


def place_words(text: str, sources: Sequence[Source]) -> list[tuple[int, int]]:
    """Where a text names places, as character offsets."""
    localities = tuple(sorted({s.place for s in sources if s.place and s.place.is_locality}))
    return [(mention.start, mention.end) for mention in _mentions(text, localities)]
