"""`mgi-rag eval` as people use it: runs kept and gone on with, compared, repeated, recorded."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mgi_rag.chat.assistant import Assistant
from mgi_rag.cli import app
from mgi_rag.conversations.book import open_book
from mgi_rag.conversations.kept import keep_answer
from mgi_rag.conversations.owners import new_owner_key
from mgi_rag.errors import UsageError
from mgi_rag.evals import invented
from mgi_rag.evals.gate import read_recorded
from mgi_rag.evals.questions import read_questions
from mgi_rag.evals.recording import with_line
from mgi_rag.evals.records import open_run
from mgi_rag.evals.world.questions import questions as questions_about
from mgi_rag.settings import settings

HELD_BACK = "Which strengths does Kazakhstan report on partnerships, invented and held back?"
QUESTIONS = [
    {
        "id": "invented-gaps",
        "kind": "list",
        "language": "en",
        "turns": ["Which gaps does Kazakhstan have in migrants' rights?"],
        "required": [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)],
        "allowed": [],
        "reason": None,
        "held_out": False,
    },
    {
        "id": "invented-wrong-gold",
        "kind": "topical",
        "language": "en",
        "turns": ["Can people ask for a visa over the internet in Kazakhstan?"],
        "required": ["KAZ-2018-D1-S1"],
        "allowed": [],
        "reason": None,
        "held_out": False,
    },
    {
        "id": "invented-held-back",
        "kind": "topical",
        "language": "en",
        "turns": [HELD_BACK],
        "required": ["KAZ-2018-D1-S2"],
        "allowed": [],
        "reason": None,
        "held_out": True,
    },
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    lines = "".join(json.dumps(question) + "\n" for question in QUESTIONS)
    (folder / "invented.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def _store(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("MGI_RAG_STORE", str(shipped_store))
        settings.cache_clear()
        yield
    settings.cache_clear()


def run(*arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, arguments)], input=typed)


def told(done: Result) -> str:
    assert done.exit_code == 0, done.output
    return done.output


def refused(done: Result) -> str:
    """The sentence that the command line would print, with exit status 2."""
    assert isinstance(done.exception, UsageError), done.output
    return str(done.exception)


def test_a_run_keeps_every_answer_with_its_evidence_and_figures(questions: Path, out: Path) -> None:
    printed = told(run("--set", questions, "--out", out, "--json"))
    rows = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    values = {(r["part"], r["kind"], r["measure"]): r["value"] for r in rows}
    assert values["dev", "all", "right"] == 0.5
    assert values["held-out", "all", "right"] == 0.0
    kept = open_run(out / "ours")
    assert kept.head.split == "all"
    assert kept.head.system == "ours"
    assert [record.id for record in kept.answers] == [str(q["id"]) for q in QUESTIONS]
    assert kept.answers[0].evidence[0].id == "KAZ-2018-D1-G1"
    assert set(kept.answers[0].timings_ms) == {"plan", "evidence", "answer", "total"}


def test_a_run_that_was_cut_off_goes_on_without_asking_again(questions: Path, out: Path) -> None:
    told(run("--set", questions, "--out", out))
    answers = out / "ours" / "answers.jsonl"
    first, *_ = answers.read_text(encoding="utf-8").splitlines()
    answers.write_text(first + '\n{"id": "inv', encoding="utf-8")
    (out / "ours" / "figures.json").unlink()
    assert "half written" in told(run("--set", questions, "--out", out))
    again = answers.read_text(encoding="utf-8").splitlines()
    assert again[0] == first
    assert len(again) == len(QUESTIONS)
    assert (out / "ours" / "figures.json").is_file()


def test_several_systems_answer_the_same_questions_in_one_go(questions: Path, out: Path) -> None:
    printed = told(
        run(
            "--set",
            questions,
            "--out",
            out,
            "--split",
            "dev",
            "--system",
            "ours",
            "--system",
            "bm25",
        )
    )
    assert "| ours | dev | all | all | right |" in printed
    assert "| bm25 | dev | all | all | right |" in printed
    ids = [{record.id for record in open_run(out / name).answers} for name in ("ours", "bm25")]
    assert ids[0] == ids[1] == {"invented-gaps", "invented-wrong-gold"}


def test_systems_answer_the_questions_of_an_invented_world_too(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One in sixty: a world asks two thousand.
    monkeypatch.setattr(invented, "questions", lambda world: questions_about(world)[::60])
    asked = ("--world", "3", "--places", "4", "--out", out, "--system", "ours", "--system", "bm25")
    printed = told(run(*asked))
    assert "| ours | dev | all | all | right |" in printed
    assert "| bm25 | dev | follow_up | all | right |" in printed
    kept = open_run(out / "world-3-4-plain" / "bm25")
    assert {record.gold["asked_by"] for record in kept.answers} == {"invented"}
    assert all(record.cluster != record.id for record in kept.answers)
    assert "no question in its part held-out" in refused(run(*asked, "--split", "held-out"))


def test_a_run_repeats_itself_and_says_where_it_does_not(questions: Path, out: Path) -> None:
    told(run("--set", questions, "--out", out))
    assert "3 of 3 answers are the same" in told(run("replay", out / "ours"))
    answers = out / "ours" / "answers.jsonl"
    changed = answers.read_text(encoding="utf-8").replace(
        '"abstained":false', '"abstained":true', 1
    )
    answers.write_text(changed, encoding="utf-8")
    done = run("replay", out / "ours")
    assert done.exit_code == 1
    assert "invented-gaps: abstained" in done.output


def test_two_runs_are_compared_with_the_questions_that_moved(questions: Path, out: Path) -> None:
    told(run("--set", questions, "--out", out, "--system", "ours", "--system", "bm25"))
    printed = told(run("diff", out / "bm25", out / "ours"))
    assert "| dev | all | right | 0.0 | 50.0 | +50.0 | 2 |" in printed
    assert "better (0.00 to 1.00): invented-gaps" in printed


def test_held_out_failures_are_shown_on_request_alone_which_stamps_the_run(
    questions: Path, out: Path
) -> None:
    shown = told(run("--set", questions, "--out", out, "--failures"))
    assert "invented-wrong-gold" in shown
    assert "invented-held-back" not in shown
    assert HELD_BACK not in shown
    assert not open_run(out / "ours").revealed
    assert "invented-held-back" in told(run("--set", questions, "--out", out, "--reveal"))
    assert open_run(out / "ours").revealed


def test_recording_writes_the_figures_and_a_line_of_the_changelog(
    questions: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(run("--set", questions, "--out", out))
    (tmp_path / "evals").mkdir()
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n### Added\n- x\n")
    monkeypatch.chdir(tmp_path)
    told(run("record", out / "ours", "--reason", "An invented reason"))
    recorded = read_recorded(tmp_path / "evals" / "recorded.json")
    assert recorded.reason == "An invented reason"
    assert set(recorded.reached) == {"invented-gaps", "invented-wrong-gold"}
    changelog = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "- An invented reason: dev 50.0 % right of 2 asked" in changelog
    assert "--reason" in refused(run("record", out / "ours", "--reason", " "))


def test_the_newest_recorded_figures_stand_first() -> None:
    once = with_line("# Changelog\n\n## Unreleased\n\n### Added\n- x\n", "- one")
    twice = with_line(once, "- two")
    assert twice.index("- two") < twice.index("- one") < twice.index("### Added")
    assert twice.count("### Recorded figures") == 1


def test_a_question_is_added_with_the_findings_that_are_picked(tmp_path: Path) -> None:
    folder = tmp_path / "added-tuning"
    question = "Can people ask for a visa over the internet in Kazakhstan?"
    offered = told(run("add", question, "--set", folder, typed="1\n"))
    assert "KAZ-2018-D6-G2" in offered
    (added,) = read_questions(folder / "topical.jsonl")
    assert added.turns == [question]
    assert added.required == ["KAZ-2018-D6-G2"]
    assert not added.is_held_out
    assert "asks this already" in refused(run("add", question, "--set", folder, typed="1\n"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cites", "KAZ-2018-D9-G9"], "in no document of the corpus"),
        (["--cites", "KAZ-2018-D6-G2", "--reason", "not_covered"], "either"),
        (["--cites", "KAZ-2018-D6-G2", "--set", "evals/questions"], "tuning"),
    ],
    ids=["unknown finding", "cited and refused", "a folder with held-out questions"],
)
def test_gold_that_cannot_be_is_not_written(arguments: list[str], message: str) -> None:
    assert message in refused(run("add", "Invented?", *arguments))


def test_feedback_becomes_cases_and_reviewed_cases_become_questions(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_DATA", str(tmp_path / "data"))
    settings.cache_clear()
    answer = assistant.ask("Which gaps does Kazakhstan have in migrants' rights?")
    kept = keep_answer(answer, assistant.shelves.catalogue, date(2026, 11, 24))
    book = open_book(settings().conversations)
    book.give_feedback(new_owner_key(), "wrong_citation", kept, None, "Not that one", citation=2)
    cases, folder = tmp_path / "cases.jsonl", tmp_path / "added-tuning"
    told(run("from-feedback", cases))
    case = json.loads(cases.read_text(encoding="utf-8"))
    assert case["required"] == ["KAZ-2018-D1-G1", "KAZ-2018-D1-G3"]
    assert case["comment"] == "Not that one"
    assert "no case is reviewed" in told(run("from-feedback", cases, "--accept", "--set", folder))
    cases.write_text(json.dumps(case | {"reviewed": True}) + "\n", encoding="utf-8")
    told(run("from-feedback", cases, "--accept", "--set", folder))
    (question,) = read_questions(folder / "list.jsonl")
    assert question.required == case["required"]
    assert "is there already" in refused(run("from-feedback", cases))
