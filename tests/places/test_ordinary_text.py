"""Only the places that a page really names are found in it, however it is typed."""

from pathlib import Path

import pytest

from mgi_rag.places.find import find_places

PAGE = Path(__file__).parents[2] / "corpus" / "kazakhstan-2018-portal-page.txt"
NAMED = {
    "ARM", "BLR", "KAZ", "KAZ-almaty", "KGZ", "RUS", "SWE", "TJK", "HUN-budapest",
    "eaeu", "eu", "m49-143", "m49-150",
}  # fmt: skip
"""The countries, cities and groups that the page names."""


@pytest.mark.parametrize("typed", [str, str.lower, str.upper], ids=["as is", "lower", "upper"])
def test_the_kazakhstan_page_names_these_places_alone(typed: type[str]) -> None:
    reading = find_places(typed(PAGE.read_text(encoding="utf-8")))
    found = {m.group or place.key for m in reading.mentions for place in m.places}
    assert found - {"cis"} == NAMED  # an acronym is found in capitals only
    assert reading.doubtful == ()


def test_a_text_without_places_yields_none() -> None:
    text = (
        "The law lets male and female workers change jobs, marry and bring their children; "
        "a chain of hungry zombies may march per capita, and a guide to the island is free. "
        "Les travailleurs perdus, la presse libre et le chiffre des réunions. "
        "Queria sabia alegria e uma camada de espada antiga para casar e cantar. "
        "Словами пользы и каналов, измена мальчиков, пенсию и бензин."
    )
    assert find_places(text).mentions == ()
    assert find_places(text).doubtful == ()
