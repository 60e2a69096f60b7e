"""Words that must say the same across languages, and look-alikes that must not."""

import tomllib
from importlib.resources import files

import pytest

from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import tokens_of


def concepts(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*concepts_of(tokens_of(text), language))


def listed() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = {}
    for path in files("mgi_rag.index.concepts").iterdir():
        if path.name.endswith(".toml"):
            table |= tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def test_every_concept_speaks_english_and_french() -> None:
    table = listed()
    assert len(table) > 200
    assert [concept for concept, words in table.items() if not {"en", "fr"} <= words.keys()] == []


def test_every_phrase_is_found_in_itself() -> None:
    """A misplaced star or an empty phrase would never be found in any text."""
    unfound = [
        (concept, language, phrase)
        for concept, words in listed().items()
        for language, phrases in words.items()
        for phrase in phrases
        if concept not in concepts(phrase.replace("*", ""), language)
    ]
    assert unfound == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("bring my mother over", "en"), ("regroupement familial", "fr")),
        (("my mother", "en"), ("семья", "ru")),
        (("send cash home", "en"), ("remesas", "es")),
        (("remittances", "en"), ("денежные переводы", "ru")),
        (("envoyer de l'argent", "fr"), ("التحويلات المالية", "ar")),
        (("kicked out", "en"), ("expulsion", "fr")),
        (("deportation", "en"), ("выдворение", "ru")),
        (("deportação", "pt"), ("ترحيل", "ar")),
        (("locked up", "en"), ("rétention", "fr")),
        (("detention", "en"), ("احتجاز", "ar")),
        (("get papers", "en"), ("permiso", "es")),
        (("asylum", "en"), ("убежище", "ru")),
        (("asile", "fr"), ("اللجوء", "ar")),
        (("human trafficking", "en"), ("trata de personas", "es")),
        (("traite", "fr"), ("торговля людьми", "ru")),
        (("smugglers", "en"), ("passeurs", "fr")),
        (("smuggling", "en"), ("تهريب المهاجرين", "ar")),
        (("visa", "fr"), ("التأشيرات", "ar")),
        (("visas", "en"), ("visto", "pt")),
        (("border guards", "en"), ("пограничники", "ru")),
        (("hire abroad", "en"), ("recrutement", "fr")),
        (("diplomas", "en"), ("диплом", "ru")),
        (("vote", "en"), ("выборы", "ru")),
        (("élections", "fr"), ("الانتخابات", "ar")),
        (("naturalisation", "en"), ("гражданство", "ru")),
        (("look after its people abroad", "en"), ("consulats", "fr")),
        (("embassies", "en"), ("посольства", "ru")),
        (("stuck abroad", "en"), ("assistance consulaire", "fr")),
        (("earthquake", "en"), ("زلزال", "ar")),
        (("ratified", "en"), ("ratifié", "fr")),
        (("signed", "en"), ("подписала", "ru")),
        (("statistics", "en"), ("والبيانات", "ar")),
        (("ministry", "en"), ("الوزارة", "ar")),
        (("pension", "en"), ("jubilación", "es")),
        (("waivers", "en"), ("dérogations", "fr")),
        (("drowned", "en"), ("naufrage", "fr")),
        (("universities", "en"), ("étudiants", "fr")),
        (("jobless", "en"), ("chômage", "fr")),
        (("climate change", "en"), ("климат", "ru")),
        (("brain drain", "en"), ("هجرة العقول", "ar")),
    ],
)
def test_words_that_say_the_same_share_a_concept(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert concepts(*one) & concepts(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("smuggling", "en"), ("trafficking", "en")),
        (("smuggling", "en"), ("traite", "fr")),
        (("trafficking", "en"), ("passeurs", "fr")),
        (("visa", "en"), ("permit", "en")),
        (("visa", "en"), ("permis de travail", "fr")),
        (("asylum", "en"), ("immigration", "en")),
        (("asile", "fr"), ("immigration", "en")),
        (("student", "en"), ("school", "en")),
        (("étudiant", "fr"), ("school", "en")),
        (("committee", "en"), ("ratified", "en")),
        (("formal", "en"), ("formation", "fr")),
        (("commune", "fr"), ("cooperation", "en")),
        (("périodique", "fr"), ("missing migrants", "en")),
        (("países", "es"), ("parents", "en")),
        (("región", "es"), ("regulate", "en")),
        (("internacional", "es"), ("national", "en")),
        (("наименование", "ru"), ("recruitment", "en")),
        (("служба", "ru"), ("purpose", "en")),
        (("ناجح", "ar"), ("victim", "en")),
        (("detention", "en"), ("deportation", "en")),
        (("remittances", "en"), ("emigrants", "en")),
        (("census", "en"), ("border", "en")),
        (("voting", "en"), ("citizenship", "en")),
        (("refugee", "en"), ("stateless", "en")),
        (("evacuation", "en"), ("deportation", "en")),
        (("renvois", "fr"), ("envoi de fonds", "fr")),
        (("interpreter", "en"), ("денежный перевод", "ru")),
        (("pays", "fr"), ("payer", "fr")),
    ],
)
def test_look_alikes_share_no_concept(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not concepts(*one) & concepts(*other)


def test_words_of_every_finding_are_no_concept() -> None:
    assert concepts("migration migrants country government", "en") == frozenset()
