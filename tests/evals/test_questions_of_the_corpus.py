"""The questions about the shipped corpus are well formed, cover it, and ask for what it holds.

The ids come from the documents as `mgi-rag profiles --json` gives them; the findings of the page
are counted apart from the package's reader in `test_question_files.py`.
"""

import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question, read_questions
from mgi_rag.evals.run import question_set
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.settings import shipped_corpus

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "evals" / "questions"
FILES = sorted(FOLDER.glob("*.jsonl"))
KINDS = {
    "about_mgi",
    "clarify",
    "compare",
    "count",
    "false_premise",
    "follow_up",
    "hostile",
    "list",
    "refusal",
    "topical",
    "which_places",
    "yes_no",
}
LANGUAGES = {"en", "fr", "es", "pt", "ru", "ar"}
REASONS = {
    "no_profile",
    "not_covered",
    "out_of_scope",
    "no_ranking",
    "needs_place",
    "needs_choice",
}
QUESTIONS = question_set(FOLDER)


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    """Every id of the shipped corpus with the profile it belongs to; guidance with none."""
    corpus = read_corpus(shipped_corpus(), 10_000_000)
    found = {
        str(finding.finding_id): str(reading.profile.profile_id)
        for reading in corpus.readings
        if reading.profile is not None
        for finding in reading.profile.findings
    }
    return found | {str(passage.guidance_id): "" for passage in corpus.guidance}


def held_out(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def test_there_is_one_file_a_kind() -> None:
    assert {path.stem for path in FILES} == KINDS
    for path in FILES:
        assert {question.kind for question in read_questions(path)} == {path.stem}


def test_every_gold_id_exists_and_stands_once(ids: dict[str, str]) -> None:
    for question in QUESTIONS:
        gold = [*question.required, *question.required_any, *question.allowed]
        assert set(gold) <= set(ids), question
        assert len(gold) == len(set(gold)), question


def test_gold_belongs_to_the_profiles_and_the_side_asked_about(ids: dict[str, str]) -> None:
    for question in QUESTIONS:
        profiles = {ids[gold] for gold in question.required if ids[gold]}
        assert profiles <= set(question.profiles), question
        if question.polarity is not None:
            letter = {"strength": "S", "gap": "G"}[question.polarity]
            sides = {gold.rpartition("-")[2][0] for gold in question.required}
            assert sides <= {letter}, question


def test_ids_are_unique_and_no_two_questions_are_alike() -> None:
    named = Counter(question.id for question in QUESTIONS)
    asked = Counter(" | ".join(question.turns).casefold() for question in QUESTIONS)
    assert named.most_common(1)[0][1] == 1
    assert asked.most_common(1)[0][1] == 1


def test_every_question_says_who_asks_in_which_language_and_what_it_wants() -> None:
    for question in QUESTIONS:
        assert question.asker is not None, question
        assert question.language in LANGUAGES, question
        assert question.answer_language in LANGUAGES, question
        assert all(turn == turn.strip() != "" for turn in question.turns), question
        assert len(question.turns) <= 10, question
        if question.reason is None:
            assert question.reason_any == [], question
            empty_section = question.exact and question.kind in ("list", "count")
            assert question.required or question.required_any or empty_section, question
        else:
            assert question.reasons <= REASONS, question
            assert question.required == question.required_any == [], question
            assert not question.allowed or question.reason == "no_ranking", question


def test_a_number_asked_for_is_that_of_its_findings_or_places(ids: dict[str, str]) -> None:
    for question in QUESTIONS:
        if question.count is not None:
            places = {ids[gold] for gold in question.required}
            assert question.count in (len(question.required), len(places)), question


def test_each_language_and_each_reason_is_asked_for() -> None:
    languages = Counter(question.language for question in QUESTIONS)
    assert len(QUESTIONS) >= 360
    assert set(languages) == LANGUAGES
    assert min(languages.values()) >= 40
    assert {question.reason for question in QUESTIONS} == REASONS | {None}
    kinds = Counter((question.kind, question.language) for question in QUESTIONS)
    assert all(kinds[kind, language] >= 3 for kind in KINDS for language in LANGUAGES)
    assert {10, 2} <= {len(question.turns) for question in QUESTIONS}


def test_a_group_asks_one_thing_once_in_every_language() -> None:
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in QUESTIONS:
        if question.group is not None:
            groups[question.group].append(question)
    assert len(groups) >= 60
    for group in groups.values():
        assert sorted(question.language for question in group) == sorted(LANGUAGES)
        gold = {
            question.model_copy(
                update={"id": "", "language": "", "answer_language": "", "turns": []}
            ).model_dump_json()
            for question in group
        }
        assert len(gold) == 1, group


def test_every_finding_of_the_corpus_is_asked_for(ids: dict[str, str]) -> None:
    asked = {
        gold
        for question in QUESTIONS
        if question.kind in ("topical", "yes_no", "false_premise")
        for gold in question.required
    }
    assert {finding for finding, profile in ids.items() if profile} <= asked


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_recorded_split_is_that_of_the_files(path: Path) -> None:
    recorded = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))["files"][path.name]
    questions = read_questions(path)
    kept = [held_out(question.group or question.id) for question in questions]
    assert [question.is_held_out for question in questions] == kept
    assert recorded == {
        "questions": len(questions),
        "tuning": kept.count(False),
        "held_out": kept.count(True),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def line(**fields: object) -> str:
    told = {"id": "a", "kind": "topical", "language": "en", "turns": ["?"], "required": []}
    return json.dumps(told | {"allowed": [], "reason": None} | fields)


def test_a_voice_that_nobody_knows_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line() + "\n" + line(id="b", asker="robot") + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2: asker"):
        read_questions(path)


def test_one_of_several_passages_that_say_the_same_is_enough() -> None:
    question = Question.model_validate_json(line(required=["A"], required_any=["B", "C"]))
    assert question.is_covered_by(["A", "C"])
    assert not question.is_covered_by(["A"])
    assert not question.is_covered_by(["B", "C"])
    assert question.citable == {"A", "B", "C"}
