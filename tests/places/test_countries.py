"""Codes and names of countries, and that every name finds its country."""

import pytest

from mgi_rag.errors import UsageError
from mgi_rag.languages import LANGUAGES
from mgi_rag.places.countries import alpha2_codes, country_name, is_iso3
from mgi_rag.places.data_files import cities, country_names, groups
from mgi_rag.places.find import find_places
from mgi_rag.places.slug import locality_slug

SENTENCES = {
    "en": "What are the gaps of {} in domain 3?",
    "fr": "Quelles sont les lacunes de {} dans le domaine 3 ?",
    "es": "¿Cuáles son las brechas de {} en el ámbito 3?",
    "pt": "Quais são as lacunas de {} no domínio 3?",
    "ru": "Каковы пробелы в {}?",
    "ar": "ما هي ثغرات {} في المجال 3؟",
}
SHARED_NAMES = {("es", "COG"), ("fr", "MAF")}
"""CLDR names that two countries bear (Congo, Saint-Martin): they are asked back."""

SHARED_ADJECTIVES = {"COD", "COG", "ESH"}
"""Congolese is asked back; Sahrawi names a people rather than a country."""

WITHOUT_ADJECTIVE = {"ar": {"GNB", "MLI", "STP"}}
"""The Arabic for Malian is the everyday word for financial."""


def test_the_codes_are_those_of_iso_3166_with_kosovo() -> None:
    assert len(alpha2_codes()) == 250
    assert all(is_iso3(code) for code in ("KAZ", "QAT", "MMR", "COD", "TLS", "XKX", "SSD"))
    assert not any(is_iso3(code) for code in ("kaz", "ZAR", "TMP", "ZZZ", "QQQ", "EUR", ""))


def test_a_code_that_no_country_has_is_named() -> None:
    with pytest.raises(UsageError, match="ZZZ"):
        country_name("ZZZ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_finds_its_country(language: str) -> None:
    for iso3 in alpha2_codes():
        if (language, iso3) in SHARED_NAMES:
            continue
        name = country_name(iso3, language)
        for text in (name, SENTENCES[language].format(name)):
            reading = find_places(text)
            found = [place.key for mention in reading.mentions for place in mention.places]
            assert (text, found, reading.doubtful) == (text, [iso3], ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_adjective_finds_its_country(language: str) -> None:
    for iso3, adjectives in country_names(language).demonyms.items():
        for adjective in adjectives:
            reading = find_places(adjective)
            candidates = {p.key for d in reading.doubtful for p in d.candidates}
            found = {p.key for m in reading.mentions for p in m.places} | candidates
            alone_a_language = adjective.casefold() in {
                word.casefold() for word in country_names(language).words["language_names"]
            }
            assert alone_a_language or iso3 in found, (adjective, iso3, found)


def test_every_member_of_a_union_has_an_adjective_in_every_language() -> None:
    unions = ("african-union", "eu", "asean", "cis", "mercosur", "gcc")
    needed = {code for union in unions for code in groups()[union].members}
    needed -= SHARED_ADJECTIVES
    for language in LANGUAGES:
        missing = needed - set(country_names(language).demonyms)
        assert missing <= WITHOUT_ADJECTIVE.get(language, set()), language


def test_group_sizes_are_those_of_their_sources() -> None:
    sizes = {name: len(groups()[name].members) for name in ("african-union", "eu", "ldc", "lldc")}
    assert sizes == {"african-union": 55, "eu": 27, "ldc": 44, "lldc": 32}
    assert not {"MLI", "BFA", "NER"} & set(groups()["ecowas"].members)
    assert all(group.source and group.as_of for group in groups().values())


def test_every_region_of_m49_is_whole() -> None:
    regions = ("m49-002", "m49-019", "m49-142", "m49-150", "m49-009")
    members = [code for region in regions for code in groups()[region].members]
    assert len(members) == len(set(members))
    assert set(alpha2_codes()) - set(members) == {"TWN", "XKX", "ATA"}


def test_every_city_has_a_slug_and_is_found() -> None:
    for iso3, all_names in cities().items():
        for names in all_names:
            assert locality_slug(names[0])
            reading = find_places(f"gaps in {names[0]}")
            found = {p.iso3 for m in reading.mentions for p in m.places}
            assert found == {iso3}, names[0]
