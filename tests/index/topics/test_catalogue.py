"""The catalogue of topics that ships, and what a person who breaks it is told."""

import pytest

from mgi_rag.index.topics import load_domain_names, load_topics, topic_by_id
from mgi_rag.index.topics.catalogue import Topic, read_topics
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain

_FEWEST_TOPICS, _MOST_TOPICS = 60, 100
_BROAD_WEIGHT = 0.5
"""Weight of a cue too general to tell its topic alone."""


def _texts(field: str, sentence: str) -> str:
    return "\n".join(f'{field}.{language} = ["{sentence}"]' for language in LANGUAGES)


def _entry(**changes: str) -> str:
    """One invented topic as TOML, with some of its lines replaced."""
    lines = {
        "id": 'id = "invented"',
        "domain": "domain = 6",
        "name": "\n".join(f'name.{language} = "Invented"' for language in LANGUAGES),
        "cues": _texts("cues", "invented cue"),
        "strength": _texts("strength", "It has one."),
        "gap": _texts("gap", "It has none."),
    }
    return "\n".join(["[[topic]]", *(lines | changes).values()])


def test_an_entry_of_the_documented_form_is_read() -> None:
    """The invented entry that the tests below break is whole before they do."""
    (topic,) = read_topics({"domain-6.toml": _entry(also="also = [1]")})
    assert topic.domains == (Domain.SAFE_MIGRATION, Domain.MIGRANTS_RIGHTS)
    assert topic.cues["en"] == ("invented cue",)


def test_the_catalogue_covers_every_domain() -> None:
    """Sixty to a hundred topics, some in each domain."""
    topics = load_topics()
    assert _FEWEST_TOPICS <= len(topics) <= _MOST_TOPICS
    assert {topic.domain for topic in topics} == set(Domain)


@pytest.mark.parametrize("topic", load_topics(), ids=lambda topic: topic.topic_id)
def test_a_topic_recognises_its_own_examples(topic: Topic) -> None:
    """What a strength and a gap look like is found by the topic's own cues, in every language."""
    missed = [
        f"{language}: {sentence}"
        for side in (topic.strength, topic.gap)
        for language, sentences in side.items()
        for sentence in sentences
        if not _points_to(topic, sentence, language)
    ]
    assert missed == []


def _points_to(topic: Topic, sentence: str, language: str) -> bool:
    hit = cue_hits(sentence, language).get(topic.topic_id)
    return hit is not None and hit.weight > _BROAD_WEIGHT


@pytest.mark.parametrize(
    ("question", "language", "topic_id"),
    [
        ("Can foreigners see a doctor?", "en", "health-care"),
        ("Can kids without papers go to class?", "en", "schooling"),
        ("May I bring my wife?", "en", "family-reunification"),
        ("How do workers send money home?", "en", "remittances"),
        ("Can you get an e-visa?", "en", "online-visa"),
        ("Which countries lack an online visa?", "en", "online-visa"),
        ("Has it ratified the 1990 convention?", "en", "migrant-workers-convention"),
        ("La convention 143 de l'OIT est-elle ratifiée ?", "fr", "ilo-conventions"),
        ("Peut-on demander un visa sur internet ?", "fr", "online-visa"),
        ("Les étrangers peuvent-ils voter aux élections locales ?", "fr", "voting-of-foreigners"),
        ("¿Hay alternativas a la detención?", "es", "detention"),
        ("Os diplomas estrangeiros são reconhecidos?", "pt", "recognition-of-qualifications"),
        ("Есть ли электронная виза?", "ru", "online-visa"),
        ("هل توجد تأشيرة إلكترونية؟", "ar", "online-visa"),
    ],
)
def test_ordinary_questions_point_to_their_topic(
    question: str, language: str, topic_id: str
) -> None:
    """Questions in the words of ordinary people find the topic they mean."""
    assert _points_to(topic_by_id(topic_id), question, language)


@pytest.mark.parametrize(
    ("sentence", "topic_id"),
    [
        ("There is no information on the types of visas.", "online-visa"),
        ("It is not possible to apply for visas online.", "visa-information"),
        ("A committee coordinates action against trafficking.", "trafficking-victims"),
        ("Students of foreign origin are admitted to universities.", "schooling"),
        ("Border guards check passports.", "border-staff-training"),
        ("The country ratified ILO convention 143.", "migrant-workers-convention"),
        ("Citizens living abroad may vote at embassies.", "voting-of-foreigners"),
    ],
)
def test_a_neighbouring_matter_is_not_taken_for_the_topic(sentence: str, topic_id: str) -> None:
    """Close matters are kept apart: nothing but a broad cue may point to the wrong one."""
    assert not _points_to(topic_by_id(topic_id), sentence, "en")


def test_ratification_is_looked_for_in_both_domains_that_report_it() -> None:
    """Profiles report ratification under partnerships and under migrants' rights."""
    for topic_id in ("convention-ratification", "migrant-workers-convention", "ilo-conventions"):
        assert set(topic_by_id(topic_id).domains) >= {Domain.PARTNERSHIPS, Domain.MIGRANTS_RIGHTS}


def test_an_unknown_topic_is_named() -> None:
    """A look-up that finds nothing says what was looked up."""
    with pytest.raises(KeyError, match="no-such-topic"):
        topic_by_id("no-such-topic")


@pytest.mark.parametrize(
    ("field", "line", "told"),
    [
        ("id", 'id = "Not Kebab"', r"domain-6\.toml, topic 'Not Kebab', id"),
        ("id", "", r"domain-6\.toml, topic None, id"),
        ("domain", "domain = 7", "topic 'invented', domain: .*1 to 6, found 7"),
        ("domain", "domain = 5", "domain: 5 does not belong into this file"),
        ("also", "also = [6]", "also: a domain stands twice"),
        ("also", "also = [0]", "also: .*found 0"),
        ("name", 'name.en = "Only English"', r"name\.fr: is missing"),
        ("cues", 'cues.en = ["one"]', r"cues\.fr: is missing"),
        ("cues", _texts("cues", "Capital"), r"cues\.en: 'Capital' is not in lower case"),
        ("cues", _texts("cues", "visa + "), r"cues\.en: 'visa \+ ' .*empty part"),
        ("cues", _texts("cues", " "), r"cues\.en: expected texts"),
        ("gap", 'gap.en = ["None."]', r"gap\.fr: is missing"),
        (
            "strength",
            _texts("strength", "One.") + '\nstrength.xx = ["?"]',
            r"strength\.xx: unknown",
        ),
        ("colour", 'colour = "red"', "colour: unknown field"),
    ],
)
def test_a_bad_entry_is_told_by_file_topic_and_field(field: str, line: str, told: str) -> None:
    """Whoever breaks an entry reads where it is and what is wrong with it."""
    with pytest.raises(ValueError, match=told):
        read_topics({"domain-6.toml": _entry(**{field: line})})


def test_an_identifier_serves_one_topic() -> None:
    """The second topic of an id is refused."""
    with pytest.raises(ValueError, match="'invented', id: another topic has it"):
        read_topics({"domain-6.toml": _entry() + "\n" + _entry()})


def test_a_cue_serves_one_topic_unless_both_allow_it() -> None:
    """The same cue in two topics, its parts in any order, is refused with both names."""
    first = _entry(cues=_texts("cues", "one + two"))
    second = _entry(id='id = "another"', cues=_texts("cues", "two + one"))
    with pytest.raises(ValueError, match=r"'another', cues\.en: .* is a cue of 'invented' too"):
        read_topics({"domain-6.toml": f"{first}\n{second}"})
    shared = "shared_cues_ok = true"
    both = read_topics({"domain-6.toml": f"{first}\n{shared}\n{second}\n{shared}"})
    assert [topic.topic_id for topic in both] == ["invented", "another"]


def test_a_cue_stands_once_in_a_topic() -> None:
    """A cue written twice is a slip that is told."""
    twice = _texts("cues", "one") + "\n" + 'broad.en = ["one"]'
    assert read_topics({"domain-6.toml": _entry(cues=twice)})
    with pytest.raises(ValueError, match="stands twice"):
        read_topics({"domain-6.toml": _entry(cues=_texts("cues", 'one", "one'))})


def test_a_file_that_is_no_toml_is_named() -> None:
    """A slip of syntax is told with the file."""
    with pytest.raises(ValueError, match=r"domain-6\.toml: not readable"):
        read_topics({"domain-6.toml": "[[topic]\n"})


def test_every_domain_is_known_by_its_names() -> None:
    """Titles and synonyms of several languages name each domain."""
    names = load_domain_names()
    assert "Migrants' rights" in names[Domain.MIGRANTS_RIGHTS]
    assert "Partenariats" in names[Domain.PARTNERSHIPS]
    assert "Благополучие мигрантов" in names[Domain.WELL_BEING]
    assert set(names) == set(Domain)
