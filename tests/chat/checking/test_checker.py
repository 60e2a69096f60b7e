"""What a sentence may say of the finding that it cites. All findings here are invented."""

from typing import Final

import pytest

from mgi_rag.chat.answer import Check
from mgi_rag.chat.checking import Failing, Source, check_sentence
from mgi_rag.index.embedders import Embedder, load_embedder
from mgi_rag.places.place import Place
from mgi_rag.profiles.checks import Subject, other_country, slip_of_negation
from mgi_rag.profiles.finding import Polarity

TRAINING: Final = Source(
    "Since 2016, the Ministry of Labour of Peru has offered language courses to migrants in three "
    "regions.",
    "en",
    Place("PER"),
    2019,
    4,
    Polarity.STRENGTH,
)
NO_HOUSING: Final = Source(
    "Migrants with temporary permits do not have access to public housing.",
    "en",
    Place("PER"),
    2019,
    1,
    Polarity.GAP,
)
TREATY: Final = Source(
    "The country has not ratified the Convention relating to the Status of Refugees.",
    "en",
    Place("PER"),
    2019,
    3,
    Polarity.GAP,
)
SOME: Final = Source(
    "Some municipalities publish a guide for newcomers.",
    "en",
    Place("PER"),
    2019,
    2,
    Polarity.STRENGTH,
)
SHOULD: Final = Source(
    "The agency could publish its statistics on migration every year.",
    "en",
    Place("PER"),
    2019,
    2,
    Polarity.GAP,
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder("multilingual-e5-small-4bit", print)


@pytest.mark.parametrize(
    ("sentence", "source", "language"),
    [
        ("Peru has offered migrants language courses in three regions since 2016.", TRAINING, "en"),
        ("Migrants on temporary permits cannot use public housing.", NO_HOUSING, "en"),
        ("Depuis 2016, le Pérou offre aux migrants des cours de langue.", TRAINING, "fr"),
        ("Un vide : les migrants n'ont pas accès au logement public.", NO_HOUSING, "fr"),
        ("Perú no ha ratificado la Convención sobre el Estatuto de los Refugiados.", TREATY, "es"),
        ("The statistics on migration could be published every year.", SHOULD, "en"),
        ("Peru's 2019 profile reports a guide for newcomers in some municipalities.", SOME, "en"),
    ],
)
def test_a_faithful_sentence_passes(
    sentence: str, source: Source, language: str, embedder: Embedder
) -> None:
    verdict = check_sentence(sentence, [source], language, embedder.vectors)
    assert verdict.check is Check.CHECKED, verdict


@pytest.mark.parametrize(
    ("sentence", "source", "language", "reason"),
    [
        ("Peru has offered language courses since 2011.", TRAINING, "en", Failing.NUMBER),
        ("Peru offers language courses in five regions.", TRAINING, "en", Failing.NUMBER),
        ("Chile offers migrants language courses.", TRAINING, "en", Failing.PLACE),
        ("The courses for migrants are run by UNESCO.", TRAINING, "en", Failing.NAME),
        ("Language courses for migrants are a gap.", TRAINING, "en", Failing.SIDE),
        ("Peru does not offer language courses to migrants.", TRAINING, "en", Failing.NEGATION),
        ("Le Pérou n'offre pas de cours de langue aux migrants.", TRAINING, "fr", Failing.NEGATION),
        ("Migrants have access to public housing.", NO_HOUSING, "en", Failing.NEGATION),
        ("Мигранты имеют доступ к государственному жилью.", NO_HOUSING, "ru", Failing.NEGATION),
        (
            "Peru has not ratified the Convention on the Rights of the Child.",
            TREATY,
            "en",
            Failing.TREATY,
        ),
        ("All municipalities publish a guide for newcomers.", SOME, "en", Failing.QUANTITY),
        ("Todos los municipios publican una guía.", SOME, "es", Failing.QUANTITY),
        ("The agency publishes its statistics on migration.", SHOULD, "en", Failing.HEDGE),
        ("It says “no access to social housing of any sort”.", NO_HOUSING, "en", Failing.QUOTE),
        ("Remittances are cheap to send from abroad.", TRAINING, "en", Failing.MEANING),
    ],
)
def test_a_sentence_that_says_something_else_is_refused_with_the_reason(
    sentence: str, source: Source, language: str, reason: Failing, embedder: Embedder
) -> None:
    verdict = check_sentence(sentence, [source], language, embedder.vectors)
    assert (verdict.check, verdict.reason) == (None, reason)


SLIPPED: Final = Source(
    "Seasonal workers do now have access to legal aid.",
    "en",
    Place("PER"),
    2019,
    1,
    Polarity.GAP,
    'In this gap, "do now have access" is probably a slip for "do not have access".',
)
PLANS: Final = Source(
    "The port authority has plans to hire interpreters.",
    "en",
    Place("PER"),
    2019,
    2,
    Polarity.GAP,
)
EVERYONE: Final = Source(
    "The clinic treats everyone, and lawyers advise patients in some of its rooms.",
    "en",
    Place("PER"),
    2019,
    1,
    Polarity.STRENGTH,
)
TWICE: Final = Source(
    "The council of migrants met twice in 2018.", "en", Place("PER"), 2019, 2, Polarity.STRENGTH
)
NOT_YET: Final = Source(
    "The country is not yet a member of the regional forum and takes part in its meetings.",
    "en",
    Place("PER"),
    2019,
    3,
    Polarity.GAP,
)
OF_A_CITY: Final = Source(
    "The city lends tools to migrants who open a workshop, for up to two years.",
    "en",
    Place("PER", "cusco", "Cusco"),
    2021,
    4,
    Polarity.STRENGTH,
)
SHARE: Final = Source(
    "Two thirds of the permits are temporary, and requests can be made in every province.",
    "en",
    Place("PER"),
    2019,
    4,
    Polarity.STRENGTH,
)
REGARDLESS: Final = Source(
    "Children may go to school, regardless of the status of their parents.",
    "en",
    Place("PER"),
    2019,
    1,
    Polarity.STRENGTH,
)


@pytest.mark.parametrize(
    ("sentence", "source", "language"),
    [
        ("Seasonal workers do not have access to legal aid.", SLIPPED, "en"),
        ("Peru is not yet a member of the regional forum.", NOT_YET, "en"),
        ("There are plans to hire interpreters at the port authority.", PLANS, "en"),
        ("Le conseil des migrants s'est réuni deux fois en 2018.", TWICE, "fr"),
        ("Cusco, in Peru, lends tools to migrants who open a workshop.", OF_A_CITY, "en"),
        ("Two thirds of the permits in Peru are temporary.", SHARE, "en"),
        ("Tous les enfants peuvent aller à l'école, quel que soit leur statut.", REGARDLESS, "fr"),
    ],
)
def test_what_the_finding_means_passes(
    sentence: str, source: Source, language: str, embedder: Embedder
) -> None:
    verdict = check_sentence(sentence, [source], language, embedder.vectors)
    assert verdict.check is Check.CHECKED, verdict


@pytest.mark.parametrize(
    ("sentence", "source", "language", "reason"),
    [
        ("Seasonal workers have access to legal aid.", SLIPPED, "en", Failing.NEGATION),
        ("Peru is a member of the regional forum.", NOT_YET, "en", Failing.NEGATION),
        ("The port authority hires interpreters.", PLANS, "en", Failing.HEDGE),
        ("The clinic treats only citizens.", EVERYONE, "en", Failing.QUANTITY),
        ("Peru lends tools to migrants who open a workshop.", OF_A_CITY, "en", Failing.PLACE),
        ("Cusco prête pour toujours des outils aux migrants.", OF_A_CITY, "fr", Failing.QUANTITY),
        ("A third of the permits in Peru are temporary.", SHARE, "en", Failing.NUMBER),
        ("Two thirds of the permits are permanent.", SHARE, "en", Failing.QUANTITY),
        ("Some municipalities publish a guide because the law says so.", SOME, "en", Failing.CAUSE),
        ("El Perú destaca por el acceso a la vivienda pública.", NO_HOUSING, "es", Failing.SIDE),
    ],
)
def test_what_the_finding_does_not_mean_is_refused(
    sentence: str, source: Source, language: str, reason: Failing, embedder: Embedder
) -> None:
    verdict = check_sentence(sentence, [source], language, embedder.vectors)
    assert (verdict.check, verdict.reason) == (None, reason)


def test_one_sentence_of_a_finding_of_two_is_verbatim(embedder: Embedder) -> None:
    source = Source("Courses are free. They last up to one year.", "en", Place("PER"))
    verdict = check_sentence("They last up to one year.", [source], "en", embedder.vectors)
    assert verdict.check is Check.VERBATIM


def test_the_check_reads_the_note_of_a_slip_as_profiles_word_it() -> None:
    quote = "Seasonal workers do now have access to legal aid."
    note = slip_of_negation(quote, Polarity.GAP, Subject(Place("PER"), 2019))
    assert note is not None
    source = Source(quote, "en", Place("PER"), note=note.english)
    assert source.reading == "Seasonal workers do not have access to legal aid."


def test_a_finding_noted_to_speak_of_another_country_is_not_told_of_its_own(
    embedder: Embedder,
) -> None:
    quote = "Chile has opened evening classes to migrants."
    note = other_country(quote, Polarity.STRENGTH, Subject(Place("PER"), 2019))
    assert note is not None
    source = Source(quote, "en", Place("PER"), 2019, 4, Polarity.STRENGTH, note.english)
    verdict = check_sentence("Peru offers evening classes.", [source], "en", embedder.vectors)
    assert verdict.reason is Failing.PLACE


def test_a_sentence_that_cites_nothing_is_refused(embedder: Embedder) -> None:
    verdict = check_sentence("Peru does well.", [], "en", embedder.vectors)
    assert verdict.reason is Failing.CITATION


def test_the_words_of_the_finding_are_verbatim(embedder: Embedder) -> None:
    quote = f"“{NO_HOUSING.quote}” [1]"
    assert check_sentence(quote, [NO_HOUSING], "en", embedder.vectors).check is Check.VERBATIM


def test_a_joined_sentence_may_rest_on_two_findings(embedder: Embedder) -> None:
    sentence = "Some municipalities publish a guide, and there are language courses for migrants."
    verdict = check_sentence(sentence, [SOME, TRAINING], "en", embedder.vectors)
    assert verdict.check is Check.CHECKED, verdict
