"""The dev questions on the shipped corpus, asked once for all tests of the evals."""

import sys
from datetime import date
from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import DEV
from mgi_rag.evals.sets import checked_set, known_texts, of_split
from mgi_rag.evals.systems.ours import SYSTEM as OURS
from mgi_rag.evals.systems.system import Desk, Reply
from mgi_rag.settings import shipped_corpus

# Lets tests import the modules beside them by their names.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "evals" / "questions"


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every finding and passage of the shipped corpus, from its documents."""
    return known_texts(shipped_corpus())


@pytest.fixture(scope="session")
def desk(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    scratch = tmp_path_factory.mktemp("scratch")
    return Desk(assistant, shipped_corpus(), scratch, date(2026, 11, 24), lambda _: None)


@pytest.fixture(scope="session")
def dev_questions(texts: dict[str, str]) -> list[Question]:
    return of_split(checked_set(QUESTIONS, texts), DEV)


class Replies(dict[str, Reply]):
    """What the assistant says to each dev question by its id, asked when first looked up."""

    def __init__(self, desk: Desk, questions: list[Question]) -> None:
        super().__init__()
        self._answers = OURS.open(desk)
        self._turns = {question.id: question.turns for question in questions}

    def __missing__(self, name: str) -> Reply:
        self[name] = self._answers(self._turns[name])
        return self[name]


@pytest.fixture(scope="session")
def replies(desk: Desk, dev_questions: list[Question]) -> Replies:
    return Replies(desk, dev_questions)
