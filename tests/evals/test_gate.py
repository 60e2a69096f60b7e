"""Nothing falls below the recorded figures, and every assistant broken on purpose does.

What fell is named with the questions that got worse. A change that is meant is recorded with
`mgi-rag eval record RUN --reason '...'`.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import broken
import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.gate import Fallen, Recorded, fallen, read_recorded
from mgi_rag.evals.measures.citations import EXACT, RECALL
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_SIDE
from mgi_rag.evals.measures.correctness import RIGHT
from mgi_rag.evals.measures.language import SPOKEN
from mgi_rag.evals.measures.refusals import REFUSED, WRONG
from mgi_rag.evals.measures.support import SUPPORTED
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import AnswerRecord
from mgi_rag.evals.run_head import SEED
from mgi_rag.evals.running import recorded as measured_record
from mgi_rag.evals.systems.ours import SYSTEM as OURS
from mgi_rag.evals.systems.system import Desk, Reply
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Domain, ProfileId
from mgi_rag.settings import shipped_corpus

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reached() -> Recorded:
    return read_recorded(ROOT / "evals" / "recorded.json")


@pytest.fixture(scope="module")
def catalogue(assistant: Assistant) -> Catalogue:
    return assistant.shelves.catalogue


def told(
    questions: list[Question], replies: Mapping[str, Reply], texts: Mapping[str, str]
) -> list[AnswerRecord]:
    return [measured_record(q, replies[q.id], texts) for q in questions if q.id in replies]


class Gate:
    """The gate over the dev questions, for assistants that say what ours says, broken."""

    def __init__(
        self,
        questions: list[Question],
        replies: dict[str, Reply],
        texts: dict[str, str],
        reached: Recorded,
    ) -> None:
        self.questions, self.replies = questions, replies
        self.texts, self.reached = texts, reached

    def __call__(self, break_it: broken.Break) -> dict[str, Fallen]:
        return self.of({q.id: break_it(self.replies[q.id]) for q in self.questions})

    def of(self, replies: Mapping[str, Reply]) -> dict[str, Fallen]:
        records = told(self.questions, replies, self.texts)
        return {one.measure: one for one in fallen(self.reached, records, SEED)}


@pytest.fixture(scope="module")
def gate(
    dev_questions: list[Question],
    replies: dict[str, Reply],
    texts: dict[str, str],
    reached: Recorded,
) -> Gate:
    return Gate(dev_questions, replies, texts, reached)


def test_every_dev_question_is_recorded(dev_questions: list[Question], reached: Recorded) -> None:
    unrecorded = {question.id for question in dev_questions} ^ set(reached.reached)
    assert not unrecorded, "run `mgi-rag eval --out OUT`, then `mgi-rag eval record OUT/ours`"


def test_nothing_falls_below_what_was_recorded(gate: Gate) -> None:
    found = gate(lambda reply: reply)
    assert not found, "\n".join(map(str, found.values()))


def test_swapped_sides_of_one_domain_are_caught(gate: Gate, catalogue: Catalogue) -> None:
    found = gate(broken.polarity_swapped(catalogue, Domain.WELL_BEING))
    assert OTHER_SIDE in found


def test_a_finding_missing_from_each_list_is_caught(gate: Gate, catalogue: Catalogue) -> None:
    found = gate(broken.one_missing(catalogue))
    assert {EXACT, RECALL} <= set(found)
    assert OTHER_SIDE not in found


def test_shifted_citation_numbers_are_caught(gate: Gate) -> None:
    assert SUPPORTED in gate(broken.numbers_shifted)


def test_one_places_answer_for_another_is_caught(gate: Gate, catalogue: Catalogue) -> None:
    accra, gompa = ProfileId("GHA-accra-2019"), ProfileId("LBR-gompa-2024")
    assert OTHER_PLACE in gate(broken.one_place_for_another(catalogue, accra, gompa))


def test_refusing_everything_is_caught(gate: Gate) -> None:
    found = gate(broken.always_refuses)
    assert {RIGHT, WRONG} <= set(found)
    assert REFUSED not in found


def test_refusing_nothing_is_caught(gate: Gate, catalogue: Catalogue) -> None:
    assert REFUSED in gate(broken.never_refuses(catalogue))


def test_english_answers_to_french_questions_are_caught(gate: Gate) -> None:
    assert SPOKEN in gate(broken.french_in_english)


def test_one_citation_lost_in_twenty_is_caught(gate: Gate, catalogue: Catalogue) -> None:
    assert RECALL in gate(broken.random_drops(catalogue))


def test_a_store_older_than_its_documents_is_caught(gate: Gate, desk: Desk, tmp_path: Path) -> None:
    older = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), older)
    page = older / "kazakhstan-2018-portal-page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace(" the ", " this "), encoding="utf-8")
    stale = replace(desk, assistant=Assistant.open(tmp_path / "store", older), today=date.today())
    answers = OURS.open(stale)
    lists = [question for question in gate.questions if question.kind == "list"]
    assert SUPPORTED in gate.of({question.id: answers(question.turns) for question in lists})


def test_what_fell_is_named_with_its_questions(gate: Gate) -> None:
    (spoken,) = [one for m, one in gate(broken.french_in_english).items() if m == SPOKEN]
    asked_in = {q.id: q.answer_language for q in gate.questions}
    assert {asked_in[name] for name in spoken.worse} == {"fr"}
    assert spoken.worse[0] in str(spoken)
