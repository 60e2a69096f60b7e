"""What must make no difference makes none: names, order, company and politeness.

A figure may move within the recorded interval and no further.
"""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.estimates import paired_difference
from mgi_rag.evals.measures.correctness import RIGHT
from mgi_rag.evals.questions import Question
from mgi_rag.evals.run_head import SEED
from mgi_rag.evals.running import recorded
from mgi_rag.evals.sets import known_texts
from mgi_rag.evals.systems.ours import SYSTEM as OURS
from mgi_rag.evals.systems.system import Desk, Reply
from mgi_rag.evals.world.documents import write
from mgi_rag.evals.world.wordings import Register
from mgi_rag.evals.world.world import invent
from mgi_rag.settings import shipped_corpus

KAZAKHSTAN, OMOA, BALFATE = "KAZ-2018", "HND-omoa-2024", "HND-balfate-2024"
MATTERS = ("topical", "yes_no", "false_premise", "list", "count")
MOST = 40
"""Questions asked again (count)."""


@pytest.fixture(scope="module")
def on_kazakhstan(dev_questions: list[Question]) -> list[Question]:
    """Single questions that name Kazakhstan, so that nothing else can be meant."""
    asked = [
        question
        for question in dev_questions
        if question.profiles == [KAZAKHSTAN]
        and question.kind in MATTERS
        and len(question.turns) == 1
        and question.reason is None
    ]
    return asked[:MOST]


def open_over(corpus: Path, folder: Path, desk: Desk) -> Desk:
    return replace(desk, assistant=Assistant.open(folder / "store", corpus), corpus=corpus)


def right(
    questions: Sequence[Question], replies: Sequence[Reply], texts: dict[str, str]
) -> list[float]:
    pairs = zip(questions, replies, strict=True)
    return [recorded(question, reply, texts).measures[RIGHT] for question, reply in pairs]


def assert_no_difference(
    questions: Sequence[Question], before: list[float], after: list[float]
) -> None:
    change = paired_difference(before, after, [q.group or q.id for q in questions], SEED)
    moved = [q.id for q, b, a in zip(questions, before, after, strict=True) if b != a]
    assert change.low <= 0 <= change.high, (change, moved)


def test_the_order_of_the_files_changes_no_answer(
    desk: Desk,
    on_kazakhstan: list[Question],
    replies: dict[str, Reply],
    tmp_path: Path,
) -> None:
    other = tmp_path / "corpus"
    other.mkdir()
    stems = sorted({path.name.partition(".")[0] for path in shipped_corpus().glob("[a-z]*")})
    for number, stem in enumerate(reversed(stems)):
        for path in shipped_corpus().glob(f"{stem}.*"):
            shutil.copy(path, other / f"{number}-{path.name}")
    answers = OURS.open(open_over(other, tmp_path, desk))
    for question in on_kazakhstan:
        assert answers(question.turns).answer.answer == replies[question.id].answer.answer


def test_profiles_that_are_not_asked_about_change_no_figure(
    desk: Desk,
    on_kazakhstan: list[Question],
    replies: dict[str, Reply],
    texts: dict[str, str],
    tmp_path: Path,
) -> None:
    more = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), more)
    world = invent(2, 5, Register.PLAIN)
    others = [p for p in world.profiles if not p.profile_id.startswith("KAZ")]
    write(replace(world, profiles=tuple(others)), more / "invented")
    answers = OURS.open(open_over(more, tmp_path, desk))
    before = right(on_kazakhstan, [replies[q.id] for q in on_kazakhstan], texts)
    after = right(on_kazakhstan, [answers(q.turns) for q in on_kazakhstan], texts)
    assert_no_difference(on_kazakhstan, before, after)


def test_another_name_of_a_place_changes_no_figure(
    desk: Desk, dev_questions: list[Question], replies: dict[str, Reply], tmp_path: Path
) -> None:
    asked = [
        question
        for question in dev_questions
        if OMOA in question.profiles and any("Omoa" in turn for turn in question.turns)
    ]
    corpus = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), corpus)
    for path in corpus.glob("omoa-*"):
        named = (
            path.read_text(encoding="utf-8").replace("Omoa", "Balfate").replace("omoa", "balfate")
        )
        path.rename(corpus / path.name.replace("omoa", "balfate")).write_text(named, "utf-8")
    answers = OURS.open(open_over(corpus, tmp_path, desk))
    again = [renamed_question(question) for question in asked]
    before = right(asked, [replies[q.id] for q in asked], known_texts(shipped_corpus()))
    after = right(again, [answers(q.turns) for q in again], known_texts(corpus))
    assert asked
    assert_no_difference(asked, before, after)


def renamed_question(question: Question) -> Question:
    """The question about the same place under another name, its gold with it."""
    text = json.dumps(question.model_dump(), ensure_ascii=False)
    return Question.model_validate_json(
        text.replace(OMOA, BALFATE).replace("Omoa", "Balfate")
    ).model_copy(update={"id": question.id, "group": question.group})


@pytest.mark.parametrize(
    "said",
    [
        lambda text: f"Please tell me: {text}",
        lambda text: f"{text} Thank you very much!",
        lambda text: text.rstrip("?"),
        str.lower,
    ],
    ids=["please", "thanks", "no question mark", "lower case"],
)
def test_the_same_question_in_other_words_changes_no_figure(
    said: Callable[[str], str],
    desk: Desk,
    on_kazakhstan: list[Question],
    replies: dict[str, Reply],
    texts: dict[str, str],
) -> None:
    english = [question for question in on_kazakhstan if question.language == "en"]
    answers = OURS.open(desk)
    before = right(english, [replies[q.id] for q in english], texts)
    after = right(english, [answers([said(q.turns[0])]) for q in english], texts)
    assert_no_difference(english, before, after)
