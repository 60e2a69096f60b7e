"""Place, year and language of a document, by the contract's order of trust."""

import json

import pytest

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.document import read_document

BODY = "Migrants' rights\nWell-developed areas\n• All residents may see a doctor at any clinic.\n"
NO_TITLE = ""
PORTAL = "https://www.migrationdataportal.org/overviews/mgi/"


def identified(front: str, **sidecar: str | int) -> str:
    meta = json.dumps(sidecar).encode() if sidecar else None
    profile = read_document("x.txt", f"{front}\n\n{BODY}".encode(), meta).profile
    assert profile is not None
    return profile.profile_id


@pytest.mark.parametrize(
    ("front", "profile_id"),
    [
        ("Migration Governance Profile: Republic of Kazakhstan\nMay 2018", "KAZ-2018"),
        ("REPUBLIC OF IRAQ | PROFILE 2020 / MIGRATION GOVERNANCE INDICATORS", "IRQ-2020"),
        ("PROFILE 2020 | REPUBLIC OF IRAQ", "IRQ-2020"),
        ("REPUBLIC OF IRAQ\n\nPROFILE 2020", "IRQ-2020"),
        (
            "City of Montréal | PROFILE 2019 / LOCAL MIGRATION GOVERNANCE INDICATORS",
            "CAN-montreal-2019",
        ),
        ("Ville de Montréal | PROFIL 2019 / AU NIVEAU LOCAL", "CAN-montreal-2019"),
        ("Distrito Metropolitano de Quito | PERFIL 2021 / A NIVEL LOCAL", "ECU-quito-2021"),
        ("A Cidade de São Paulo | PERFIL 2019 / LOCAL", "BRA-sao-paulo-2019"),
        ("Municipality of Danlí, Honduras | PROFILE 2022", "HND-danli-2022"),
        ("PLURINATIONAL STATE OF BOLIVIA | PROFILE 2021", "BOL-2021"),
        ("جمهورية العراق | الملف 2020 / مؤشرات حوكمة الهجرة", "IRQ-2020"),
        ("Республика Казахстан | ПРОФИЛЬ 2018", "KAZ-2018"),
        ("MGI Profile: Congo - Kinshasa 2021", "COD-2021"),
        # Subject lines of messages: the word before the title is no place.
        ("Objet : Profil de gouvernance des migrations : Royaume du Maroc, 2021", "MAR-2021"),
        ("Тема: Профиль управления миграцией: Кыргызская Республика, 2022", "KGZ-2022"),
        ("Subject: Migration Governance Profile: Kenya, 2020", "KEN-2020"),
        ("PROFIL DE GOUVERNANCE DES MIGRATIONS : ROYAUME DU MAROC, 2021", "MAR-2021"),
    ],
)
def test_title_or_cover_identifies(front: str, profile_id: str) -> None:
    assert identified(front) == profile_id


@pytest.mark.parametrize(
    ("slug", "place"),
    [
        ("ghana", "GHA"),
        ("republic-of-moldova", "MDA"),
        ("mali-0", "MLI"),
        ("mauritanie", "MRT"),
        ("niger-second-profile", "NER"),
        ("republica-dominicana-segundo-perfil", "DOM"),
        ("ghana-city-of-accra", "GHA-accra"),
        ("city-of-kenema-sierra-leone", "SLE-kenema"),
        ("municipality-of-kanifing-gambia", "GMB-kanifing"),
        ("san-marcos-guatemala", "GTM-san-marcos"),
        ("uruguay-montevideo-local", "URY-montevideo"),
        ("philippines-province-of-albay", "PHL-albay"),
        ("chad-province-du-lac", "TCD-lac"),
        ("kenya-county-of-nairobi", "KEN-nairobi"),
        ("liberia-gompa", "LBR-gompa"),
    ],
)
def test_address_identifies(slug: str, place: str) -> None:
    assert identified(NO_TITLE, url=PORTAL + slug, year=2019) == f"{place}-2019"


def test_second_round_is_another_profile() -> None:
    rounds = {identified(f"REPUBLIC OF IRAQ | PROFILE {year}") for year in (2018, 2022)}
    assert rounds == {"IRQ-2018", "IRQ-2022"}


def test_country_of_a_city_comes_from_the_sentence_that_names_it() -> None:
    front = (
        "City of Quelmora | PROFILE 2020 / LOCAL\n\nIntroduction\n\n"
        "The first pilots took place in Accra in Ghana, and in Montréal in Canada.\n"
        "This profile describes the structures of Quelmora, a city in the north of Peru."
    )
    assert identified(front) == "PER-quelmora-2020"


def test_sidecar_adds_the_country_of_a_city() -> None:
    front = "City of Quelmora | PROFILE 2020"
    assert identified(front, iso3="PER") == "PER-quelmora-2020"


def test_sidecar_names_the_locality() -> None:
    assert identified("May 2021", iso3="LBR", locality="Gompa City (Ganta)") == "LBR-gompa-2021"


@pytest.mark.parametrize(
    ("front", "sidecar", "message"),
    [
        ("May 2018", {}, "names no place"),
        ("REPUBLIC OF IRAQ | PROFILE 2020", {"iso3": "KAZ"}, "correct the sidecar"),
        ("City of Quelmora | PROFILE 2020", {}, "no country"),
        ("REPUBLIC OF IRAQ | PROFILE 2020 / LOCAL MIGRATION GOVERNANCE INDICATORS", {}, "no city"),
        ("Migration Governance Profile: Iraq", {}, "states no year"),
        ("REPUBLIC OF IRAQ | PROFILE 2020\nMay 2018", {}, "two years"),
        ("REPUBLIC OF IRAQ | PROFILE 2020", {"year": 2019}, "two years"),
    ],
)
def test_what_is_not_plain_is_an_error(
    front: str, sidecar: dict[str, str | int], message: str
) -> None:
    with pytest.raises(DocumentError, match=message):
        identified(front, **sidecar)


def test_language_is_that_of_the_findings() -> None:
    text = (
        "REPUBLIC OF IRAQ | PROFILE 2020\n\nMigrants' rights\nWell-developed areas\n"
        "• Los migrantes pueden acceder a los servicios de salud en todo el país.\n"
    )
    profile = read_document("x.txt", text.encode()).profile
    assert profile is not None
    assert profile.profile_id == "IRQ-2020-es"
