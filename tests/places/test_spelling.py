"""Slips of spelling: never another country, and mostly the right one."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from mgi_rag.languages import LANGUAGES
from mgi_rag.places.countries import alpha2_codes, country_name
from mgi_rag.places.find import find_places
from mgi_rag.places.gazetteer import world
from mgi_rag.places.words import key_of

TEMPLATES = {
    "en": "What are the gaps of {}?",
    "fr": "Quelles sont les lacunes de {} ?",
    "es": "¿Cuáles son las brechas de {}?",
    "pt": "Quais são as lacunas de {}?",
    "ru": "Пробелы для {}?",
    "ar": "ثغرات {}؟",
}
LEAST_RIGHT = 0.8


def with_one_slip(name: str) -> Iterator[str]:
    """The name with one letter of a longer word, not its first, dropped, doubled or swapped."""
    for word in re.finditer(r"\w{5,}", name):
        for i in range(word.start() + 1, word.end()):
            yield name[:i] + name[i + 1 :]
            yield name[:i] + name[i] + name[i:]
            if i + 1 < word.end():
                yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_never_makes_another_country(language: str) -> None:
    outcomes: Counter[str] = Counter()
    wrong = []
    for iso3 in alpha2_codes():
        name = country_name(iso3, language)
        if len(name) < 7 or "(" in name:
            continue
        for slip in sorted(set(with_one_slip(name)) - {name}):
            if key_of(slip) in world().index:
                continue  # another real name: Saint-Martin, Saint-Marin
            mentions = find_places(TEMPLATES[language].format(slip)).mentions
            keys = {place.key for mention in mentions for place in mention.places}
            if keys - {iso3}:
                wrong.append((slip, iso3, sorted(keys)))
            outcomes["right" if keys == {iso3} else "not found"] += 1
    assert wrong == []
    assert outcomes["right"] / outcomes.total() >= LEAST_RIGHT


@pytest.mark.parametrize(
    ("slip", "iso3"),
    [
        ("Kazakstan", "KAZ"),
        ("Kazachstan", "KAZ"),
        ("Kazahkstan", "KAZ"),
        ("Khazakhstan", "KAZ"),
        ("Kazakhstans", "KAZ"),
        ("Kirgistan", "KGZ"),
        ("Azerbajan", "AZE"),
        ("Filipines", "PHL"),
        ("Columbia", "COL"),
        ("Guinea-Bisau", "GNB"),
        ("Equatoral Guinea", "GNQ"),
        ("Domincan Republic", "DOM"),
        ("South Sudn", "SSD"),
        ("Burkina Fasso", "BFA"),
        ("SouthSudan", "SSD"),
        ("Казакстан", "KAZ"),
    ],
)
def test_usual_slips_are_understood(slip: str, iso3: str) -> None:
    mentions = find_places(f"gaps of {slip}").mentions
    assert [place.key for mention in mentions for place in mention.places] == [iso3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
        ("Mali", "Malawi"),
        ("Slovakia", "Slovenia"),
        ("Gambia", "Zambia"),
        ("Iceland", "Ireland"),
        ("Dominica", "Dominican Republic"),
        ("Guinea", "Guinea-Bissau"),
    ],
)
def test_neighbours_in_spelling_stay_apart(one: str, other: str) -> None:
    keys = [find_places(f"gaps of {name.lower()}").mentions[0].places for name in (one, other)]
    assert keys[0] != keys[1]
