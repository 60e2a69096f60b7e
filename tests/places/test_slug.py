"""Slugs of localities by the contract."""

import pytest

from mgi_rag.places.slug import locality_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Gompa City (Ganta)", "gompa"),
        ("Danlí", "danli"),
        ("City of Kenema", "kenema"),
        ("São Paulo", "sao-paulo"),
        ("A Cidade de São Paulo", "sao-paulo"),
        ("Ciudad de México", "mexico"),
        ("Mexico City", "mexico"),
        ("Estado de México", "mexico"),
        ("Province du Lac", "lac"),
        ("Province of Albay", "albay"),
        ("Ville de Montréal", "montreal"),
        ("Distrito Metropolitano de Quito", "quito"),
        ("Cantón de Coto Brus", "coto-brus"),
        ("County of Nairobi", "nairobi"),
        ("Municipality of Kanifing", "kanifing"),
        ("La Palma", "la-palma"),
        ("San Cristóbal de La Laguna", "san-cristobal-de-la-laguna"),
        ("N'Zérékoré", "nzerekore"),
        ("Łódź", "lodz"),
        ("Medellín", "medellin"),
        ("City", "city"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert locality_slug(name) == slug


def test_a_slug_made_again_is_the_same() -> None:
    for name in ("Gompa City (Ganta)", "Ciudad de México", "N'Zérékoré"):
        assert locality_slug(locality_slug(name)) == locality_slug(name)
