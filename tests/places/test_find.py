"""What people type, and the places that are found in it."""

import pytest

from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place

LOCALITIES = (
    Place("GHA", "accra", "Accra"),
    Place("HND", "danli", "Danlí"),
    Place("HND", "omoa", "Omoa"),
    Place("LBR", "gompa", "Gompa City (Ganta)"),
    Place("TCD", "lac", "Province du Lac"),
    Place("MEX", "mexico", "Estado de México"),
    Place("GTM", "san-marcos", "San Marcos"),
    Place("HND", "san-marcos", "San Marcos"),
    Place("ECU", "manta", "Manta"),
    Place("GTM", "guatemala", "Guatemala"),
)


def found(text: str) -> list[str]:
    return [
        place.key for mention in find_places(text, LOCALITIES).mentions for place in mention.places
    ]


def asked_back(text: str) -> list[list[str]]:
    doubts = find_places(text, LOCALITIES).doubtful
    return [[place.key for place in doubt.candidates] for doubt in doubts]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("What are Kazakhstan's gaps?", ["KAZ"]),
        ("Kazakhstan’s strengths", ["KAZ"]),
        ("WHAT ARE THE GAPS OF KAZAKHSTAN AND PERU", ["KAZ", "PER"]),
        ("lacunes de l'Ouzbékistan et d’Arménie", ["UZB", "ARM"]),
        ("les lacunes du Kazakhstan", ["KAZ"]),
        ("la politique kazakhstanaise", ["KAZ"]),
        ("brechas de Kazajistán y la ley kazaja", ["KAZ", "KAZ"]),
        ("lacunas do Cazaquistão e as leis cazaques", ["KAZ", "KAZ"]),
        ("пробелы Казахстана, а в Казахстане?", ["KAZ", "KAZ"]),
        ("казахстанский закон и в Южной Корее", ["KAZ", "KOR"]),
        ("Объединенных Арабских Эмиратах", ["ARE"]),
        ("ثغرات كازاخستان وللعراق", ["KAZ", "IRQ"]),
        ("السياسة الكازاخستانية", ["KAZ"]),
        ("quelles lacunes en Cote d'Ivoire ?", ["CIV"]),
        ("the Ivory Coast", ["CIV"]),
        ("Kyrgyz Republic", ["KGZ"]),
        ("Türkiye, Turkiye", ["TUR", "TUR"]),
        ("U.S. and UK and UAE", ["USA", "GBR", "ARE"]),
    ],
)
def test_names_adjectives_and_cases_are_found(text: str, keys: list[str]) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Guinea-Bissau vs Guinea vs Equatorial Guinea", ["GNB", "GIN", "GNQ"]),
        ("Papua New Guinea", ["PNG"]),
        ("Dominican Republic and Dominica", ["DOM", "DMA"]),
        ("Republic of Congo and DRC", ["COG", "COD"]),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        ("Niger and Nigeria, nigerien and Nigerian", ["NER", "NGA", "NER", "NGA"]),
        ("nigérien et nigérian", ["NER", "NGA"]),
        ("North Macedonia", ["MKD"]),
        ("Northern Ireland", []),
        ("Ireland", ["IRL"]),
        ("Gulf of Guinea, Lake Chad Basin, New Guinea", []),
        ("South American and Latin American data", [*found("South America and Latin America")]),
    ],
)
def test_the_longest_name_counts(text: str, keys: list[str]) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "former"),
    [("Swaziland", "SWZ"), ("Burma", "MMR"), ("Zaire", "COD"), ("Birmanie", "MMR")],
)
def test_former_names_are_understood(text: str, former: str) -> None:
    mention = find_places(text).mentions[0]
    assert (mention.places[0].key, mention.found_by) == (former, "former name")


def test_codes_count_in_capitals_only() -> None:
    assert found("gaps of KAZ and PER") == ["KAZ", "PER"]
    assert found("kaz per can and are us") == []


@pytest.mark.parametrize(
    "text",
    [
        "What ARE the gaps, and what CAN be done?",
        "Male migrants and male workers",
        "I ate turkey in the kitchen",
        "Michael Jordan plays",
        "Polish your text, then polish it again",
        "tell us how it is per capita",
        "кроме того, того и другого",
        "Того, кто мигрирует, защищает закон",
        "La réunion des ministres",
        "una reunión de expertos",
        "الدعم المالي والسياسة المالية",
        "romaine, garantie, national, nation, mail, migration, romano, garantía",
        "VAT rates and IOT devices",
        "Paris Agreement and Marrakesh Compact",
        "le lac est grand",
        "una manta para cada migrante",
        "Council of Europe",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("chad's gaps", ["TCD"]),
        ("gaps of chad", ["TCD"]),
        ("turkey: gaps?", ["TUR"]),
        ("turkey", ["TUR"]),
        ("togo and benin", ["TGO", "BEN"]),
        ("compare benin and togo", ["BEN", "TGO"]),
        ("Jordan MGI profile", ["JOR"]),
        ("Georgia: what are the gaps?", ["GEO"]),
        ("oman, niger, mali and peru", ["OMN", "NER", "MLI", "PER"]),
        ("что в Того", ["TGO"]),
        ("lacunes à la Réunion", ["REU"]),
        ("ثغرات في مالي", ["MLI"]),
        ("What are the Polish gaps?", ["POL"]),
        ("Malé and the Maldives", ["MDV-male", "MDV"]),
    ],
)
def test_ambiguous_names_are_found_where_a_place_is_meant(text: str, keys: list[str]) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("answer in French please: gaps of Kazakhstan", ["KAZ"]),
        ("in French, please", []),
        ("French?", []),
        ("lacunes du Kazakhstan en espagnol", ["KAZ"]),
        ("en francés", []),
        ("em russo: lacunas da Geórgia", ["GEO"]),
        ("ответь на русском про Казахстан", ["KAZ"]),
        ("بالفرنسية من فضلك", []),
        ("in French law", ["FRA"]),
    ],
)
def test_a_language_is_no_country(text: str, keys: list[str]) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("gaps of Congo", ["COD", "COG"]),
        ("пробелы Конго", ["COD", "COG"]),
        ("Korea", ["KOR", "PRK"]),
        ("les lacunes coréennes", ["KOR", "PRK"]),
        ("Dominican gaps", ["DOM", "DMA"]),
        ("San Marcos", ["GTM-san-marcos", "HND-san-marcos"]),
        ("Guatemala", ["GTM", "GTM-guatemala"]),
        ("عمان", ["OMN", "JOR-amman"]),
        ("Jordan Smith said", ["JOR"]),
        ("Nigera", ["NER", "NGA"]),
        ("Austrila", ["AUT", "AUS"]),
    ],
)
def test_a_doubtful_name_is_asked_back(text: str, candidates: list[str]) -> None:
    assert found(text) == []
    assert asked_back(text) == [candidates]


@pytest.mark.parametrize(
    "text", ["the two Congos", "les deux Congo", "los dos Congos", "оба Конго", "الكونغوين"]
)
def test_the_two_congos_are_both(text: str) -> None:
    assert found(text) == ["COD", "COG"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Gompa and Ganta", ["LBR-gompa", "LBR-gompa"]),
        ("Danli, DANLÍ and danlí", ["HND-danli"] * 3),
        ("City of Accra, ville d'Accra, ciudad de Accra", ["GHA-accra"] * 3),
        ("Accra, Ghana", ["GHA-accra"]),
        ("Gompa City (Ganta) (Liberia): gaps?", ["LBR-gompa"]),
        ("Accra in Ghana", ["GHA-accra"]),
        ("Ghana: City of Accra", ["GHA-accra"]),
        ("compare Ghana, Accra and Omoa", ["GHA", "GHA-accra", "HND-omoa"]),
        ("Accra and Ghana", ["GHA-accra", "GHA"]),
        ("San Marcos, Guatemala", ["GTM-san-marcos"]),
        ("San Marcos (Honduras)", ["HND-san-marcos"]),
        ("Mexico's gaps", ["MEX"]),
        ("gaps of Estado de México", ["MEX-mexico"]),
        ("Manta, Ecuador", ["ECU-manta"]),
        ("Kinshasa, Congo", ["COD-kinshasa"]),
        ("Chad: Lac province", ["TCD-lac"]),
    ],
)
def test_localities_are_found_and_kept_apart_from_countries(text: str, keys: list[str]) -> None:
    assert found(text) == keys


def test_a_city_without_a_profile_is_no_country() -> None:
    mention = find_places("Nairobi's gaps", LOCALITIES).mentions[0]
    assert mention.places == (Place("KEN", "nairobi", "Nairobi"),)
    assert mention.found_by == "city"


@pytest.mark.parametrize(
    ("text", "group", "member"),
    [
        ("Central Asian countries", "m49-143", "KAZ"),
        ("Afrique de l'Ouest", "m49-011", "GHA"),
        ("África Ocidental", "m49-011", "GHA"),
        ("в Центральной Азии", "m49-143", "KAZ"),
        ("دول آسيا الوسطى", "m49-143", "KAZ"),
        ("ECOWAS", "ecowas", "GHA"),
        ("EU members", "eu", "FRA"),
        ("страны СНГ", "cis", "KAZ"),
        ("the LLDCs", "lldc", "KAZ"),
    ],
)
def test_groups_name_their_members(text: str, group: str, member: str) -> None:
    mention = find_places(text).mentions[-1]
    assert (mention.group, mention.found_by) == (group, "group")
    assert Place(member) in mention.places


def test_au_kazakhstan_is_no_african_union() -> None:
    assert found("au Kazakhstan") == ["KAZ"]
    assert found("LES LACUNES AU KAZAKHSTAN") == ["KAZ"]


def test_offsets_count_the_given_text() -> None:
    text = "Et l’Ouzbékistan ? Danli\u0301 aussi"
    reading = find_places(text, LOCALITIES)
    assert [text[m.start : m.end] for m in reading.mentions] == ["Ouzbékistan", "Danli\u0301"]
    assert [m.text for m in reading.mentions] == ["Ouzbékistan", "Danli\u0301"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00\x01", "’s", "12345", "😀", "ـ"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert found(text) == []
    assert asked_back(text) == []
