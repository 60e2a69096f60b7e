"""The invented world: its documents say what its truth says, and every question has its gold."""

import doctest
import json
from collections import Counter
from collections.abc import Mapping

import pytest

from mgi_rag.evals.questions import Question
from mgi_rag.evals.world import naming, wordings
from mgi_rag.evals.world.documents import SOURCE, write
from mgi_rag.evals.world.questions import questions
from mgi_rag.evals.world.split import SPLIT, split
from mgi_rag.evals.world.ways import kinds_of_ways
from mgi_rag.evals.world.wordings import (
    DEV,
    HALVES,
    HELD_OUT,
    Register,
    half_of,
    topics,
    ways_of_half,
)
from mgi_rag.evals.world.world import World, invent, swapped
from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.reading import Corpus

PLACES = 6
FINDINGS_EACH = {
    Register.PLAIN: {"en": 4, "fr": 3, "es": 2, "ru": 2},
    Register.INDIRECT: {"en": 3, "fr": 2, "es": 1, "ru": 1},
}
KINDS = {
    "list",
    "topical",
    "yes_no",
    "count",
    "which_places",
    "compare",
    "follow_up",
    "false_premise",
    "refusal",
    "overview",
}
REASONS = {
    "no_profile",
    "not_covered",
    "no_ranking",
    "out_of_scope",
    "needs_place",
    "needs_choice",
}


@pytest.fixture(
    scope="module",
    params=[(3, PLACES, Register.PLAIN), (1, PLACES, Register.INDIRECT)],
    ids=HALVES,
)
def world(request: pytest.FixtureRequest) -> World:
    return invent(*request.param)


@pytest.fixture(scope="module")
def asked(world: World) -> list[Question]:
    return questions(world)


@pytest.fixture(scope="module")
def corpus(world: World, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("world")
    write(world, folder)
    return read_corpus(folder, 10_000_000)


# Wordings


@pytest.mark.parametrize("register", Register)
def test_every_topic_has_its_wordings(register: Register) -> None:
    known = {topic.topic_id: topic.domain for topic in load_topics()}
    assert {t.topic_id: t.domain for t in topics(register)} == known
    for topic in topics(register):
        for side in Polarity:
            counts = {lang: len(texts) for lang, texts in topic.findings[side].items()}
            assert counts == FINDINGS_EACH[register], topic.topic_id
        assert set(topic.questions) == set(topic.matter) == set(LANGUAGES)


@pytest.mark.parametrize("register", Register)
def test_no_two_wordings_are_alike(register: Register) -> None:
    texts = Counter(
        text
        for topic in topics(register)
        for table in (*topic.findings.values(), topic.questions)
        for said in table.values()
        for text in said
    )
    assert texts.most_common(1)[0][1] == 1


@pytest.mark.parametrize("register", Register)
def test_every_question_on_a_topic_names_the_place(register: Register) -> None:
    for topic in topics(register):
        for texts in topic.questions.values():
            for text in texts:
                assert any(blank in text for blank in ("{place}", "{in}", "{of}")), text


def test_indirect_findings_mostly_do_without_the_cue_words_of_their_topic() -> None:
    for side in Polarity:
        for language in FINDINGS_EACH[Register.INDIRECT]:
            without = [
                topic.topic_id not in cue_hits(text, language)
                for topic in topics(Register.INDIRECT)
                for text in topic.findings[side][language]
            ]
            assert sum(without) >= len(without) / 2


def test_main_languages_have_twelve_ways_of_asking_each_kind_and_the_others_five() -> None:
    for language in LANGUAGES:
        least = 12 if language in ("en", "fr") else 5
        counts: Counter[str] = Counter()
        for (kind, variety), texts in kinds_of_ways(language).items():
            assert len(set(texts)) == len(texts)
            counts[variety if kind == "refusal" else kind] += len(texts)
        assert {kind: n for kind, n in counts.items() if n < least} == {}, language


def test_each_half_has_ways_of_asking_everything() -> None:
    for language in LANGUAGES:
        for texts in kinds_of_ways(language).values():
            assert all(ways_of_half(texts, half) for half in HALVES), texts


def test_recorded_halves_are_those_of_the_files() -> None:
    assert json.loads(SPLIT.read_text(encoding="utf-8")) == split()


@pytest.mark.parametrize("module", [naming, wordings])
def test_examples_of_the_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


# The world and its documents


def test_same_seed_gives_the_same_world(world: World) -> None:
    assert invent(world.seed, PLACES, world.register) == world
    assert len(world.newest) == PLACES


def test_reading_gives_back_the_findings_their_ids_and_sides(world: World, corpus: Corpus) -> None:
    assert corpus.problems == ()
    told = {
        (p.id_of(f), f.domain, f.polarity, p.quote(f), p.place.key, p.year)
        for p in world.profiles
        for f in p.findings
    }
    read = {
        (f.finding_id, f.domain, f.polarity, f.quote, r.profile.place.key, r.profile.year)
        for r in corpus.readings
        if r.profile is not None
        for f in r.profile.findings
    }
    assert read == told


def test_documents_say_that_they_are_invented(corpus: Corpus) -> None:
    for reading in corpus.readings:
        assert reading.profile is not None
        assert reading.profile.source == SOURCE
        assert reading.file.startswith("invented-")


def test_a_topic_stands_at_most_once_on_a_side(world: World) -> None:
    for profile in world.profiles:
        sides = Counter((finding.topic_id, finding.polarity) for finding in profile.findings)
        assert sides.most_common(1)[0][1] == 1


def test_a_world_is_worded_in_its_half_alone(world: World) -> None:
    assert world.half == half_of(str(world.seed))
    for profile in world.profiles:
        assert {half_of(finding.wording) for finding in profile.findings} == {world.half}


# Questions


def test_every_kind_is_asked_in_every_language(asked: list[Question]) -> None:
    for language in LANGUAGES:
        of_language = [question for question in asked if question.language == language]
        assert {question.kind for question in of_language} == KINDS
        assert {q.reason for q in of_language if q.kind == "refusal"} == REASONS
        assert all("{" not in turn for question in of_language for turn in question.turns)


def test_ids_are_unique_and_gold_exists(world: World, asked: list[Question]) -> None:
    existing = {p.id_of(f) for p in world.profiles for f in p.findings}
    assert len({question.id for question in asked}) == len(asked)
    for question in asked:
        assert set(question.required) | set(question.allowed) <= existing
        assert not set(question.required) & set(question.allowed)
        assert question.reason is None or question.required == []
        assert question.required or question.exact or question.reason, question.id


def test_languages_ask_for_the_same(asked: list[Question]) -> None:
    gold: dict[str, list[tuple[str, list[str], str | None]]] = {}
    for question in asked:
        row = (question.kind, question.required, question.reason)
        gold.setdefault(question.language, []).append(row)
    assert all(rows == gold["en"] for rows in gold.values())


def test_questions_are_of_the_half_of_their_world(world: World, asked: list[Question]) -> None:
    assert {question.is_held_out for question in asked} == {world.half == HELD_OUT}


def test_list_gold_is_one_side_of_one_domain_of_one_round(asked: list[Question]) -> None:
    for question in asked:
        if question.kind == "list" and question.polarity is not None:
            heads = {finding_id.rstrip("0123456789") for finding_id in question.required}
            assert len(heads) == 1, question


def test_conversations_go_ten_turns_deep(asked: list[Question]) -> None:
    depths = Counter(len(q.turns) for q in asked if q.kind == "follow_up")
    assert set(depths) == set(range(2, 11))


def test_a_false_premise_is_met_by_the_other_side_alone(world: World) -> None:
    sides: Mapping[str, Polarity] = {
        p.id_of(f): f.polarity for p in world.profiles for f in p.findings
    }
    for question in questions(world, ["en"]):
        if question.kind == "false_premise":
            assert len({sides[finding_id] for finding_id in question.required}) == 1


def test_swapped_names_change_names_alone(world: World, asked: list[Question]) -> None:
    other = swapped(world)
    assert {p.place for p in other.profiles} == {p.place for p in world.profiles}
    assert [p.findings for p in other.profiles] == [p.findings for p in world.profiles]
    assert [p.place for p in other.profiles] != [p.place for p in world.profiles]
    renamed = {
        old.id_of(f): new.id_of(f)
        for old, new in zip(world.profiles, other.profiles, strict=True)
        for f in old.findings
    }
    again = questions(other)
    for before, after in zip(asked, again, strict=True):
        assert (before.id, before.kind, before.reason) == (after.id, after.kind, after.reason)
        # Which countries a group holds goes by their names.
        if before.kind != "which_places":
            assert [renamed[finding_id] for finding_id in before.required] == after.required


def test_a_number_of_places_that_cannot_be_had_is_told() -> None:
    with pytest.raises(ValueError, match="give 4 to"):
        invent(1, 1_000, Register.PLAIN)


def test_two_hundred_places_can_be_had() -> None:
    assert len(invent(3, 200, Register.PLAIN).newest) == 200


def test_halves_of_seeds() -> None:
    assert {half_of(str(seed)) for seed in range(6)} == {DEV, HELD_OUT}


@pytest.mark.parametrize("seed", [3, 4, 11, 12])
def test_the_smallest_world_can_be_asked_about(seed: int) -> None:
    assert questions(invent(seed, 4, Register.PLAIN), ["en"])
