"""Localities are understood in scripts that their profiles are not written in."""

import pytest

from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place

LOCALITIES = [
    Place("PER", "huaraz", "Huaraz"),
    Place("NPL", "dharan", "Dharan City"),
    Place("ESP", "laredo", "Laredo"),
    Place("MEX", "upala", "Upala"),
]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Что делает Лареда?", None),
        ("Какие пробелы в Ларедо?", "ESP-laredo"),
        ("Чего не хватает Уаразу?", None),
        ("Чего не хватает Хуаразу?", "PER-huaraz"),
        ("Сильные стороны Дхарана", "NPL-dharan"),
        ("ما نقاط القوة في لاريدو؟", "ESP-laredo"),
        ("ثغرات بلدية لاريدو", "ESP-laredo"),
        ("Она упала на границе, и ей не помогли", None),
        ("Пробелы Упалы", "MEX-upala"),
    ],
)
def test_a_locality_is_found_in_cyrillic_and_arabic_letters(text: str, key: str | None) -> None:
    reading = find_places(text, LOCALITIES)
    found = [place.key for mention in reading.mentions for place in mention.places]
    assert found == ([key] if key else [])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("gaps of the municipality of Laredo in data", "municipality of Laredo"),
        ("les lacunes de la municipalité Laredo", "municipalité Laredo"),
        ("brechas del municipio Laredo", "municipio Laredo"),
        ("Пробелы муниципалитета Ларедо", "муниципалитета Ларедо"),
        ("Ларедо-Сити: пробелы", "Ларедо-Сити"),
        ("ثغرات لاريدو (Laredo) في البيانات", "لاريدو (Laredo"),
        ("the council of Laredo and its offices", "Laredo"),
    ],
)
def test_a_word_for_its_kind_belongs_to_a_locality(text: str, named: str) -> None:
    assert [mention.text for mention in find_places(text, LOCALITIES).mentions] == [named]
