"""The country and the locality that a title, a cover line or an address names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from mgi_rag.places.find import find_places
from mgi_rag.places.mention import Mention
from mgi_rag.places.slug import KINDS, ascii_words, proper_words
from mgi_rag.profiles.labels import fold, label_book

# Words of countries' long names that also say what a locality is, or nothing at all.
_STATE_KINDS: Final = frozenset({"state", "estado", "etat", "federal", "autonomous"})
_COUNTRY_WORDS_TEXT: Final = (
    "republic republique republica kingdom royaume reino state states etat estado islamic federal"
    " democratic people peoples united union commonwealth plurinational independent"
    " республика королевство государство جمهوريه مملكه دوله"
)
_COUNTRY_WORDS: Final = frozenset(_COUNTRY_WORDS_TEXT.split())
_LINKS_TEXT: Final = (
    "of the de du des del d do da dos das la le les el los l a o and et y e in for в для و"
)
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_ADDRESS_WORDS_TEXT: Final = (
    "second profile segundo perfil deuxieme profil profiles local snapshot mgi migration governance"
    " indicators indicator indicateurs gouvernance migrations indicadores gobernanza migracion"
    " governanca migracao third first follow up level national country area areas"
)
_ADDRESS_WORDS: Final = frozenset(_ADDRESS_WORDS_TEXT.split())
_PARENTHESES: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_EDGES: Final = " \t\u00a0,;:|/–—-()[]"


@dataclass(frozen=True)
class Named:
    """What a text names, as far as it does."""

    iso3: str | None = None
    locality: str | None = None
    """The locality's name as people write it, without a word such as City."""
    slug: str | None = None
    """The locality's slug where the gazetteer knows it."""


def named_by_title(text: str, *, is_local: bool) -> Named:
    """What the place in a title or on a cover is.

    Args:
        text: the place as printed, `City of Montréal`, `REPUBLIC OF IRAQ`.
        is_local: whether the title says elsewhere that it is about a city or region.

    >>> named_by_title("REPUBLIC OF IRAQ", is_local=False)
    Named(iso3='IRQ', locality=None, slug=None)
    >>> named_by_title("Municipality of Danlí, Honduras", is_local=False)
    Named(iso3='HND', locality='Danlí', slug='danli')
    """
    mentions = [m for m in find_places(text).mentions if len(m.places) == 1]
    if city := _city(mentions):
        return city
    rest, iso3 = _without_country(text, mentions)
    words = fold(rest).split()
    if is_local or not (KINDS - _STATE_KINDS).isdisjoint(words) or _has_local_word(words):
        name = locality_name(rest)
        return Named(iso3, name or None)
    return Named(iso3)


def named_by_front_line(text: str, *, is_local: bool) -> Named:
    """What a short line before the first list names, if it names a place and nothing else.

    The words of titles and covers and a year count for nothing.

    >>> named_by_front_line("Kenya Migration Governance Profile 2020", is_local=False).iso3
    'KEN'
    """
    mentions = [m for m in find_places(text).mentions if len(m.places) == 1]
    if not mentions or not is_cover_line(text):
        return Named()
    return named_by_title(_without_title_words(text), is_local=is_local)


def is_cover_line(text: str) -> bool:
    """Whether a line holds a place, a year and words of titles and covers, and nothing else.

    >>> is_cover_line("2019"), is_cover_line("Population in 2019")
    (True, False)
    """
    rest = text
    mentions = [m for m in find_places(text).mentions if len(m.places) == 1]
    for mention in reversed(mentions):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    words = {word for word in fold(rest).split() if not _YEAR.fullmatch(word)}
    return not words - _LINKS - _COUNTRY_WORDS - KINDS - _title_words()


def _without_title_words(text: str) -> str:
    """A cover line without the words of titles around the place, and without a year."""
    words = text.split()
    gone = _title_words() - _COUNTRY_WORDS - KINDS
    kept = [w for w in words if not (_YEAR.fullmatch(fold(w)) or set(fold(w).split()) <= gone)]
    return " ".join(kept).strip(_EDGES)


@cache
def _title_words() -> frozenset[str]:
    """The words of which titles, covers and names of the tool are made."""
    roles = ("tool-name", "document-title")
    labels = [label.text for label in label_book().labels if label.role in roles]
    return frozenset(fold(" ".join((*labels, *label_book().cover_words))).split())


def named_by_address(slug: str) -> Named:
    """What the last part of a page's address names; the country may stand first or last.

    >>> named_by_address("liberia-gompa").locality, named_by_address("mali-0").iso3
    ('Gompa', 'MLI')
    """
    text = " ".join(w for w in re.split(r"[-_.]+", slug) if w and not w.isdigit()).title()
    mentions = [m for m in find_places(text).mentions if len(m.places) == 1]
    if city := _city(mentions):
        return city
    rest, iso3 = _without_country(text, mentions)
    if iso3 is None:
        return Named()
    kept = [w for w in rest.split() if fold(w) not in _ADDRESS_WORDS]
    if not set(fold(" ".join(kept)).split()) - _LINKS - _COUNTRY_WORDS:
        return Named(iso3)
    return Named(iso3, locality_name(" ".join(kept)) or None)


def locality_name(text: str) -> str:
    """A locality's name without words such as City and links around them.

    >>> locality_name("DISTRITO METROPOLITANO DE QUITO"), locality_name("Gompa City (Ganta)")
    ('Quito', 'Gompa')
    """
    words = _PARENTHESES.sub(" ", text).strip(_EDGES).split()
    forms = [" ".join(ascii_words(word)) for word in words]
    while len(forms) > 1 and forms[0] in _LINKS and (forms[1] in KINDS or forms[0] in ("of", "de")):
        words, forms = words[1:], forms[1:]
    kept = _proper(forms)
    name = " ".join(words[kept[0] : kept[1]]).strip(_EDGES)
    return name.title() if name.isupper() else name


def _proper(forms: Sequence[str]) -> tuple[int, int]:
    """Where the proper words of a name begin and end."""
    if "" in forms:  # another script: nothing to take off
        return 0, len(forms)
    kept = proper_words(list(forms))
    start = next(i for i in range(len(forms) + 1) if list(forms[i : i + len(kept)]) == kept)
    return start, start + len(kept)


def _city(mentions: Sequence[Mention]) -> Named | None:
    """The well-known city among the mentions, if its country is not contradicted."""
    countries = {m.places[0].iso3 for m in mentions if not m.places[0].is_locality}
    for mention in mentions:
        place = mention.places[0]
        if place.is_locality and countries <= {place.iso3}:
            return Named(place.iso3, place.locality, place.slug)
    return None


def _without_country(text: str, mentions: Sequence[Mention]) -> tuple[str, str | None]:
    country = next((m for m in mentions if not m.places[0].is_locality), None)
    if country is None:
        return text, None
    rest = f"{text[: country.start]} {text[country.end :]}"
    return rest.strip(_EDGES), country.places[0].iso3


def _has_local_word(words: Sequence[str]) -> bool:
    return not label_book().local_words.isdisjoint(words)
