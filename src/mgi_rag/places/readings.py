"""Which of the names that some words could be they are, and where two places share them."""

from collections.abc import Iterable, Sequence

from mgi_rag.places.context import Context
from mgi_rag.places.gazetteer import KINDS, Name, as_written
from mgi_rag.places.mention import Span
from mgi_rag.places.place import Place
from mgi_rag.places.words import key_of


def reading_of(context: Context, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """What words mean that some names fit.

    Doubtful is: a name that the data calls so; one that two localities share, a locality and its
    or another country, a locality and a well-known city elsewhere; one that two countries share
    unless its very spelling tells them apart (`عُمان`, `عمّان`).

    Args:
        context: the text.
        start: offset of the first word.
        end: offset after the last.
        names: names with these folded words.
    """
    written = as_written(context.text[context.words[start].start : context.words[end - 1].end])
    by_kind = {kind: [n for n in names if n.kind == kind] for kind in KINDS}
    if by_kind["elsewhere"]:
        return Span(start, end, (), "elsewhere")
    if by_kind["doubtful"]:
        named = _places([*by_kind["doubtful"], *by_kind["locality"]])
        return Span(start, end, named, "name", None, True)
    if by_kind["several"]:
        return Span(start, end, by_kind["several"][0].places, "name")
    candidates = _candidates(by_kind, written)
    if not candidates:
        return None
    kind = candidates[0].kind
    if kind == "group":
        return Span(start, end, candidates[0].places, kind, candidates[0].group)
    places = _places(candidates)
    return Span(start, end, places, kind, None, len(places) > 1)


def _candidates(by_kind: dict[str, list[Name]], written: str) -> list[Name]:
    """The names that count, the decisive one first; of several places one must ask."""
    countries = by_kind["name"] or by_kind["former name"]
    cities = by_kind["city"]
    localities = by_kind["locality"]
    if localities:
        # "México" is the country though "Estado de México" is a locality; a locality that is
        # itself called "Guatemala" shares its name.
        rivals = [n for n in localities if _is_whole_name(n)] if countries else localities
        known = {place.key for place in _places(localities)}
        others = [n for n in cities if n.places[0].key not in known]
        return [*countries, *rivals, *([] if countries else others)]
    if countries and cities:
        return _spelt_so([*countries, *cities], written)
    if countries:
        return _spelt_so(countries, written)
    for kind in ("group", "code", "demonym", "city", "transliterated"):
        if by_kind[kind]:
            return _spelt_so(by_kind[kind], written)
    return []


def _spelt_so(names: list[Name], written: str) -> list[Name]:
    """The names with the text's very spelling, if that settles between several places."""
    if len(_places(names)) == 1:
        return names
    return [name for name in names if name.written == written] or names


def _is_whole_name(name: Name) -> bool:
    return name.key == key_of(name.places[0].locality or "")


def _places(names: Iterable[Name]) -> tuple[Place, ...]:
    """The places of names, each once by its key."""
    return tuple({place.key: place for name in names for place in name.places}.values())
