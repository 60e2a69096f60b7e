"""The index of all names: of countries, groups, cities and the corpus's localities."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.places.countries import alpha2_codes, country_name
from mgi_rag.places.data_files import CountryNames, cities, country_names, groups
from mgi_rag.places.exemplar import exemplar_names
from mgi_rag.places.inflection import Endings, declined, inflected
from mgi_rag.places.localities import locality_names, transliterated_names
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug
from mgi_rag.places.words import key_of, words_of

# Of two readings of the same words the kind that stands first here counts.
KINDS: Final = (
    "elsewhere",
    "doubtful",
    "several",
    "name",
    "former name",
    "locality",
    "group",
    "code",
    "demonym",
    "city",
    "transliterated",
)
_LONGEST_ACRONYM: Final = 3


@dataclass(frozen=True)
class Name:
    """One name as it is looked up, with what it means."""

    key: tuple[str, ...]
    """Its folded words."""
    kind: str
    """One of `KINDS`."""
    places: tuple[Place, ...]
    """Several for a group or a doubtful name; none for what is no place of ours."""
    written: str
    """As the data gives it, case-folded, accents kept."""
    group: str | None = None
    needs_capitals: bool = False
    """Whether every letter must be a capital, as in an acronym."""


Index = dict[tuple[str, ...], list[Name]]


@dataclass(frozen=True)
class Gazetteer:
    """Names by their folded words, and the lengths that names with a first word have."""

    index: Index
    lengths: dict[str, tuple[int, ...]]
    """Numbers of words of the names that start with a word, the longest first."""


def as_written(text: str) -> str:
    """A text as `Name.written` holds it: composed and case-folded, accents kept."""
    return unicodedata.normalize("NFC", text).casefold()


def _name(
    text: str, kind: str, places: Sequence[Place], group: str | None = None, code: bool = False
) -> Name:
    acronym = code or (text.isupper() and len(text) <= _LONGEST_ACRONYM)
    return Name(key_of(text), kind, tuple(places), as_written(text), group, acronym)


def gazetteer_of(names: Iterable[Name]) -> Gazetteer:
    """An index of the names."""
    index: Index = {}
    lengths: dict[str, set[int]] = {}
    for name in names:
        entries = index.setdefault(name.key, [])
        if name not in entries:
            entries.append(name)
        lengths.setdefault(name.key[0], set()).add(len(name.key))
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Gazetteer(index, longest_first)


@cache
def world() -> Gazetteer:
    """The gazetteer of countries, groups and well-known cities."""
    return gazetteer_of(_world_names())


@lru_cache(maxsize=32)
def corpus_gazetteer(localities: tuple[Place, ...]) -> Gazetteer:
    """The gazetteer of the localities of a corpus."""
    return gazetteer_of(name for place in localities for name in _names_of_locality(place))


def _names_of_locality(place: Place) -> Iterator[Name]:
    yield from (_name(text, "locality", [place]) for text in locality_names(place) if key_of(text))
    endings = country_names("ru").name_endings
    for text in transliterated_names(place):
        forms = _declined(text, endings) if _is_cyrillic(text) else {text}
        yield from (_name(form, "transliterated", [place]) for form in forms)


def _world_names() -> Iterator[Name]:
    taken = set()
    for language in LANGUAGES:
        for name in _language_names(country_names(language)):
            taken.add(name.key)
            yield name
    yield from _code_names()
    endings = country_names("ru").name_endings
    for group in groups().values():
        members = [Place(code) for code in group.members]
        for text in group.names:
            forms = _declined(text, endings) if _is_cyrillic(text) else {text}
            yield from (_name(form, "group", members, group.group_id) for form in forms)
    for iso3, all_names in cities().items():
        for names in all_names:
            place = Place(iso3, locality_slug(names[0]), names[0])
            # Kuwait, and Algiers in Russian, are spelt like their countries.
            more = exemplar_names().get((iso3, names[0]), ())
            free = [text for text in more if key_of(text) not in taken]
            for text in dict.fromkeys((*names, *free)):
                forms = _declined(text, endings) if _is_cyrillic(text) else {text}
                yield from (_name(form, "city", [place]) for form in forms)


def _language_names(data: CountryNames) -> Iterator[Name]:
    for iso3, text in cldr_names(data.language):
        yield from _country(text, "name", iso3, data.name_endings)
    for kind, table in (("name", data.names), ("former name", data.former)):
        for iso3, texts in table.items():
            for text in texts:
                yield from _country(text, kind, iso3, data.name_endings)
    for iso3, texts in data.demonyms.items():
        for text in texts:
            yield from _demonym(text, iso3, data)
    for iso3, texts in data.codes.items():
        yield from (_name(text, "code", [Place(iso3)], code=True) for text in texts)
    for kind, meanings in (("doubtful", data.doubtful), ("several", data.several)):
        for text, codes in meanings.items():
            yield _name(text, kind, [Place(code) for code in codes])
    yield from (_name(text, "elsewhere", []) for text in data.elsewhere)


def cldr_names(language: str) -> Iterator[tuple[str, str]]:
    """The CLDR names of all countries in a language, what stands in parentheses apart."""
    for iso3 in alpha2_codes():
        full = country_name(iso3, language)
        yield iso3, full
        before = full.partition("(")[0].strip()
        if before != full:
            yield iso3, before


def _country(text: str, kind: str, iso3: str, endings: Endings) -> Iterator[Name]:
    forms = _declined(text, endings) if endings.rows else {text}
    yield from (_name(form, kind, [Place(iso3)]) for form in forms)


def _declined(text: str, endings: Endings) -> set[str]:
    # The base form is kept as it stands, apostrophes and hyphens included.
    return {text} | declined([word.text for word in words_of(text)], endings)


def _is_cyrillic(text: str) -> bool:
    return "а" <= text[0].casefold() <= "я"


def _demonym(text: str, iso3: str, data: CountryNames) -> Iterator[Name]:
    for form in inflected(text, data.demonym_endings):
        yield _name(form, "demonym", [Place(iso3)])
        if data.language == "ar":
            with_article = " ".join("ال" + word for word in form.split())
            yield _name(with_article, "demonym", [Place(iso3)])


def _code_names() -> Iterator[Name]:
    yield from (_name(iso3, "code", [Place(iso3)], code=True) for iso3 in alpha2_codes())
