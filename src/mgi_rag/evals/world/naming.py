"""How people name a place in six languages: "in Kenya", "au Kenya", "в Кении"."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.places.countries import country_name
from mgi_rag.places.place import Place

LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "ar")

_RUSSIAN_IRREGULAR: Final = {
    "Египет": ("Египте", "Египта"),
    "Беларусь": ("Беларуси", "Беларуси"),
}
_RUSSIAN_ENDINGS: Final = (
    ("ия", "ии", "ии"),
    ("ея", "ее", "еи"),
    ("ий", "ии", "ия"),
    ("га", "ге", "ги"),
    ("ка", "ке", "ки"),
    ("а", "е", "ы"),
    ("ь", "е", "я"),
    ("й", "е", "я"),
    *((vowel, vowel, vowel) for vowel in "оеуэи"),
)
"""Endings of the name, of its locative and of its genitive; the first that fits counts."""
_VOWEL: Final = re.compile(r"[aeiouyhàâéèêîôAEIOUYHÀÂÉÈÊÎÔ]")
_PARENTHESES: Final = re.compile(r"\s*\(.*\)")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("places.toml").read_text(encoding="utf-8"))


@cache
def _codes(usage: str) -> frozenset[str]:
    return frozenset(_table()["usage"][usage].split())


@cache
def countries() -> tuple[Place, ...]:
    """The countries that the world is set in."""
    return tuple(Place(code) for code in _table()["countries"].split())


@cache
def localities() -> tuple[Place, ...]:
    """The localities that the world is set in."""
    return tuple(Place(row[0], slug, row[1]) for slug, row in _table()["localities"].items())


def same_name() -> list[tuple[str, str]]:
    """Codes of countries that share a name."""
    return [(first, second) for first, second in _table()["same_name"]]


def bare(place: Place, language: str) -> str:
    """The name alone.

    >>> bare(Place("KEN"), "fr"), bare(Place("GHA", "accra", "Accra"), "ru")
    ('Kenya', 'Аккра')
    """
    if place.slug is None:
        longer = _table()["longer"].get(language, {})
        if place.iso3 in longer:
            return str(longer[place.iso3])
        return _PARENTHESES.sub("", country_name(place.iso3, language))
    return str(_table()["localities"][place.slug][1 + LANGUAGES.index(language)])


def within(place: Place, language: str) -> str:
    """The name after the preposition that says where.

    >>> within(Place("KEN"), "fr"), within(Place("KEN"), "ru"), within(Place("BRA"), "pt")
    ('au Kenya', 'в Кении', 'no Brasil')
    """
    return _placed(place, language)[0]


def of(place: Place, language: str) -> str:
    """The name after the preposition that says whose.

    >>> of(Place("KEN"), "fr"), of(Place("KAZ"), "ru"), of(Place("AGO"), "pt")
    ('du Kenya', 'Казахстана', 'de Angola')
    """
    return _placed(place, language)[1]


def _placed(place: Place, language: str) -> tuple[str, str]:
    name = bare(place, language)
    match language:
        case "en":
            the = "the " if place.slug is None and place.iso3 in _codes("english_the") else ""
            return f"in {the}{name}", f"of {the}{name}"
        case "fr":
            return _french(place, name)
        case "pt":
            return _portuguese(place, name)
        case "ru":
            return _russian(place, name)
        case "ar":
            return f"في {name}", name
        case _:
            return f"en {name}", f"de {name}"


def _french(place: Place, name: str) -> tuple[str, str]:
    elided = f"d'{name}" if _VOWEL.match(name) else f"de {name}"
    if place.slug is not None or place.iso3 in _codes("french_bare"):
        return f"à {name}", elided
    if place.iso3 in _codes("french_plural"):
        return f"aux {name}", f"des {name}"
    feminine = re.split(r"[ -]", name)[0].endswith(("e", "ie"))
    if elided.startswith("d'") or (feminine and place.iso3 not in _codes("french_masculine")):
        return f"en {name}", elided
    return f"au {name}", f"du {name}"


def _portuguese(place: Place, name: str) -> tuple[str, str]:
    if place.slug is not None or place.iso3 in _codes("portuguese_bare"):
        return f"em {name}", f"de {name}"
    first = re.split(r"[ -]", name)[0]
    feminine = first.endswith(("a", "ã", "é")) and place.iso3 not in _codes("portuguese_masculine")
    article = "a" if feminine else "o"
    if place.iso3 in _codes("portuguese_plural"):
        article = "as" if first.endswith("as") else "os"
    return f"n{article} {name}", f"d{article} {name}"


def _russian(place: Place, name: str) -> tuple[str, str]:
    if place.slug is not None:
        return f"в городе {name}", f"города {name}"
    where, whose = _russian_cases(name)
    if where is None:
        return f"в стране {name}", f"страны {name}"
    if place.iso3 in _codes("russian_on"):
        return f"на {where}", whose
    preposition = "во" if re.match(r"[ВФ][бвгджзклмнпрстфхцчшщьр]", name) else "в"
    return f"{preposition} {where}", whose


def _russian_cases(name: str) -> tuple[str | None, str]:
    """Locative and genitive; no locative for a name that our rules do not decline."""
    if name in _RUSSIAN_IRREGULAR:
        return _RUSSIAN_IRREGULAR[name]
    if re.search(r"[ –-]|ы$", name):
        return None, name
    for ending, locative, genitive in _RUSSIAN_ENDINGS:
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            return stem + locative, stem + genitive
    return name + "е", name + "а"
