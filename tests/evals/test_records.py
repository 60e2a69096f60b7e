"""A run on disk goes on where it was cut off, and says what is wrong with it."""

from pathlib import Path

import pytest

from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import AnswerRecord, RunHead, begin_run, gold_of, open_run, part_of
from mgi_rag.evals.sets import checked_set, hash_of, of_split

KNOWN = {"KEN-2020-D1-G1"}
GOOD = '{"id": "q1", "kind": "list", "language": "en", "turns": ["Invented?"], "required": ["KEN-2020-D1-G1"], "allowed": [], "reason": null}'  # noqa: E501


def silent(_: str) -> None:
    return None


def head(**more: str) -> RunHead:
    fields = {
        "version": "0.1.0",
        "commit": None,
        "code": "c",
        "corpus": "corpus",
        "corpus_hash": "h",
        "store_schema": 2,
        "embedder": "e",
        "models": ["e"],
        "settings": {},
        "seed": 7,
        "system": "ours",
        "set": "evals/questions",
        "set_hash": "s",
        "split": "dev",
        "today": "2026-11-24",
        "started": "2026-11-24T10:00:00+00:00",
        "python": "3.11.7",
        "libraries": {},
    }
    return RunHead.model_validate(fields | more)


def record(name: str) -> AnswerRecord:
    question = Question(
        id=name,
        kind="list",
        language="en",
        turns=["Invented?"],
        required=["KEN-2020-D1-G1"],
        allowed=[],
        reason=None,
        group="invented",
        held_out=False,
    )
    return AnswerRecord(
        id=question.id,
        kind=question.kind,
        language=question.language,
        part=part_of(question),
        turns=question.turns,
        gold=gold_of(question),
        plan={},
        evidence=[],
        confidence=None,
        answer="",
        answer_language="en",
        abstained=True,
        reason="no_profile",
        citations=[],
        sentences=[],
        unanswered=[],
        choices=[],
        timings_ms={"total": 1.0},
        measures={"right": 0.0},
    )


def test_a_run_keeps_its_questions_with_their_gold(tmp_path: Path) -> None:
    run = begin_run(tmp_path / "run", head(), silent)
    run.add(record("q1"))
    (kept,) = open_run(run.folder).answers
    assert kept == record("q1")
    assert kept.question == record("q1").question
    assert kept.cluster == "invented"


def test_a_half_written_line_is_told_and_its_question_asked_again(tmp_path: Path) -> None:
    run = begin_run(tmp_path / "run", head(), silent)
    run.add(record("q1"))
    answers = run.folder / "answers.jsonl"
    answers.write_text(answers.read_text(encoding="utf-8") + '{"id": "q2", "ki', encoding="utf-8")
    said: list[str] = []
    again = begin_run(run.folder, head(started="later"), said.append)
    assert [one.id for one in again.answers] == ["q1"]
    assert "line 2" in said[0]
    assert "half written" in said[0]
    again.add(record("q2"))
    assert [one.id for one in open_run(run.folder).answers] == ["q1", "q2"]


def test_looking_at_a_run_that_is_being_written_changes_nothing(tmp_path: Path) -> None:
    run = begin_run(tmp_path / "run", head(), silent)
    answers = run.folder / "answers.jsonl"
    answers.write_text('{"id": "q1', encoding="utf-8")
    assert open_run(run.folder).answers == ()
    assert answers.read_text(encoding="utf-8") == '{"id": "q1'


def test_another_run_is_never_written_over(tmp_path: Path) -> None:
    begin_run(tmp_path / "run", head(), silent)
    with pytest.raises(UsageError, match=r"another corpus_hash; give --out another folder"):
        begin_run(tmp_path / "run", head(corpus_hash="other"), silent)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="neither empty nor a run"):
        begin_run(tmp_path / "notes", head(), silent)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["{}"], r"answers\.jsonl: line 2: .*required.*delete the line"),
        (["not JSON"], r"answers\.jsonl: line 2: .*JSON"),
        ([record("q1").model_dump_json()], r"answers\.jsonl: line 2: the id q1 stands twice"),
    ],
    ids=["a line that lacks everything", "a line that is no JSON", "a question twice"],
)
def test_a_damaged_run_names_its_line(tmp_path: Path, lines: list[str], told: str) -> None:
    run = begin_run(tmp_path / "run", head(), silent)
    run.add(record("q1"))
    with (run.folder / "answers.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    with pytest.raises(UsageError, match=told):
        open_run(run.folder)


def test_a_folder_without_a_run_and_a_run_without_figures_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no run"):
        open_run(tmp_path)
    run = begin_run(tmp_path / "run", head(), silent)
    with pytest.raises(UsageError, match="not finished"):
        _ = run.figures


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.jsonl": "{"}, r"a\.jsonl: line 1"),
        ({"a.jsonl": f"{GOOD}\n{GOOD}"}, r"a\.jsonl: line 2: the id q1 stands twice"),
        ({"a.jsonl": GOOD, "b.jsonl": GOOD}, r"b\.jsonl: line 1: the id q1 .*a\.jsonl: line 1"),
        (
            {"a.jsonl": GOOD.replace("D1-G1", "D9-G9")},
            r"a\.jsonl: line 1: KEN-2020-D9-G9 is in no document",
        ),
        ({"a.jsonl": ""}, r"hold no question"),
        ({}, r"holds no question set"),
    ],
    ids=["malformed", "twice", "in two files", "unknown finding", "empty", "no file"],
)
def test_a_set_that_cannot_be_used_says_where_and_why(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        checked_set(tmp_path, KNOWN)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        checked_set(tmp_path / "nowhere", KNOWN)


def test_a_split_takes_its_part_and_an_empty_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD.replace("null}", 'null, "held_out": true}'), "utf-8")
    questions = checked_set(tmp_path, KNOWN)
    assert of_split(questions, "held-out") == of_split(questions, "all") == questions
    with pytest.raises(UsageError, match="part dev"):
        of_split(questions, "dev")
    with pytest.raises(UsageError, match="dev, held-out, all"):
        of_split(questions, "test")


def test_another_gold_is_another_set(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf-8")
    (question,) = checked_set(tmp_path, KNOWN)
    assert hash_of([question]) != hash_of([question.model_copy(update={"exact": True})])
