"""Figures that hold answers and comparisons against the truth of an invented world."""

from dataclasses import replace

import pytest
from invented_answers import answer, question

from mgi_rag.evals.figures import PURITY, Grade
from mgi_rag.evals.world.documents import write
from mgi_rag.evals.world.wordings import Register
from mgi_rag.evals.world.world import World, invent
from mgi_rag.evals.world_figures import contamination_lines, language_lines, truth_figures
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.corpus import read_corpus


@pytest.fixture(scope="module")
def world() -> World:
    return invent(3, 4, Register.PLAIN)


@pytest.fixture(scope="module")
def true(world: World, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The world's profiles with the topics that their findings have in truth."""
    folder = tmp_path_factory.mktemp("world")
    write(world, folder)
    topics = {p.id_of(f): {f.topic_id: 1.0} for p in world.profiles for f in p.findings}
    return Catalogue(tuple(read_corpus(folder, 10_000_000).profiles), (), 0, topics)


def shares(world: World, catalogue: Catalogue) -> dict[tuple[str, str], float]:
    found = truth_figures(world, catalogue)
    return {(one.kind, one.measure): one.met / one.n for one in found}


def test_true_topics_make_every_topic_and_every_pair_right(world: World, true: Catalogue) -> None:
    assert set(shares(world, true).values()) == {1.0}


def test_topics_that_are_wrong_or_missing_lower_the_figures(world: World, true: Catalogue) -> None:
    first, *others = true.topics
    wrong = {i: true.topics[i] for i in others[len(others) // 2 :]} | {first: {"housing": 0.9}}
    lowered = shares(world, replace(true, topics=wrong))
    assert lowered["topics of findings", "recall"] < 0.9
    assert lowered["pairs of a comparison", "recall"] < 0.9


def test_a_language_is_held_against_english_on_the_same_questions() -> None:
    grades = [
        Grade(
            question("list", [], language=language).model_copy(update={"group": f"w-{n}"}),
            answer(),
            {"exact set": right},
        )
        for language, rights in (("en", [True, True, True]), ("fr", [True, False]))
        for n, right in enumerate(rights)
    ]
    assert list(language_lines(grades)) == ["fr against en: -50.0 points (n 2)"]


def test_answers_that_cite_what_was_not_asked_are_told_in_a_thousand() -> None:
    asked = question("list", [])
    grades = [Grade(asked, answer(), {PURITY[0]: right}) for right in (True, True, True, False)]
    assert list(contamination_lines(grades)) == ["other places cited: 250.0 in 1,000 answers (n 4)"]
