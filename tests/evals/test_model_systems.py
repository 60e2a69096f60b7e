"""A chat model among the systems: with the check and without it, over the same evidence."""

import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage
from typer.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "chat"))

from writing_models import Unreachable

from mgi_rag.chat.answer import Check, Mode
from mgi_rag.chat.assistant import Assistant
from mgi_rag.cli import app
from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import open_run
from mgi_rag.evals.running import recorded
from mgi_rag.evals.systems import model_checked, model_unchecked, ours, registry
from mgi_rag.evals.systems.system import Desk, Reply, System
from mgi_rag.settings import settings
from model_http import model_server, says

GAPS = ["Which gaps does Kazakhstan have in migrants' rights?"]
NOT_COVERED = ["What does a litre of milk cost in Kazakhstan?"]
NOBODY_FOUND = "Every migrant in Kazakhstan has had the right to vote since 1871."
QUOTE = "Migrants’ right to work is somewhat restricted, as they may be barred from certain labour"
SAID = f"{NOBODY_FOUND} [1] {QUOTE} activities. [3] Nothing stands behind this at all. [99]"


def saying(text: str) -> BaseChatModel:
    """A model that says this to every question."""
    return GenericFakeChatModel(messages=repeat(AIMessage(text)))


def asked(desk: Desk, system: System, model: BaseChatModel, turns: list[str]) -> Reply:
    writing = Assistant(desk.assistant.library, desk.assistant.embedder, model)
    own = Desk(writing, desk.corpus, desk.scratch, desk.today, desk.tell)
    return system.open(own)(turns)


def cited(reply: Reply) -> list[str]:
    return [citation.finding_id for citation in reply.answer.citations]


def test_without_the_check_a_reader_sees_what_nobody_found_and_with_it_never(desk: Desk) -> None:
    plain = asked(desk, model_unchecked.SYSTEM, saying(SAID), GAPS)
    checked = asked(desk, model_checked.SYSTEM, saying(SAID), GAPS)
    assert NOBODY_FOUND in plain.answer.answer
    assert NOBODY_FOUND not in checked.answer.answer
    assert plain.answer.mode is checked.answer.mode is Mode.MODEL
    assert plain.ranked == checked.ranked


def test_without_the_check_only_numbers_that_exist_are_cited_and_nothing_is_added(
    desk: Desk,
) -> None:
    plain = asked(desk, model_unchecked.SYSTEM, saying(SAID), GAPS)
    assert cited(plain) == ["KAZ-2018-D1-G1", "KAZ-2018-D1-G3"]
    assert [citation.number for citation in plain.answer.citations] == [1, 2]
    assert "[99]" not in plain.answer.answer
    whole = cited(asked(desk, model_checked.SYSTEM, saying(SAID), GAPS))
    assert sorted(whole) == [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]


def test_the_record_tells_what_the_check_would_have_said(desk: Desk) -> None:
    plain = asked(desk, model_unchecked.SYSTEM, saying(SAID), GAPS)
    told = {s.text: s.check for s in plain.answer.sentences if s.check is not Check.FRAME}
    assert told[NOBODY_FOUND] is Check.FAILED
    assert told[f"{QUOTE} activities."] is Check.VERBATIM
    assert told["Nothing stands behind this at all."] is Check.FAILED


@pytest.mark.parametrize("module", [model_checked, model_unchecked], ids=lambda m: m.SYSTEM.name)
def test_refusals_are_never_given_to_the_model(desk: Desk, module: object) -> None:
    system: System = module.SYSTEM  # type: ignore[attr-defined]
    reply = asked(desk, system, saying("Milk costs two dollars. [1]"), NOT_COVERED)
    assert reply.answer.abstained
    assert reply.answer.mode is Mode.EXTRACTIVE


def test_a_model_that_is_gone_says_nothing_without_the_check_and_the_findings_with_it(
    desk: Desk,
) -> None:
    def gone() -> BaseChatModel:
        return Unreachable(messages=iter([]))

    plain = asked(desk, model_unchecked.SYSTEM, gone(), GAPS)
    assert plain.answer.mode is Mode.FALLBACK
    assert plain.answer.abstained
    assert not plain.answer.citations
    checked = asked(desk, model_checked.SYSTEM, gone(), GAPS)
    assert checked.answer.mode is Mode.FALLBACK
    assert len(checked.answer.citations) == 3


def test_what_a_model_said_before_it_broke_off_stands_without_the_check(desk: Desk) -> None:
    model = Unreachable(messages=iter([]), before=f"{QUOTE} activities. [3]\nAnd then")
    plain = asked(desk, model_unchecked.SYSTEM, model, GAPS)
    assert plain.answer.mode is Mode.MODEL
    assert cited(plain) == ["KAZ-2018-D1-G3"]


def test_ours_asks_no_model_even_where_one_is_set(desk: Desk) -> None:
    reply = asked(desk, ours.SYSTEM, saying("Never asked. [1]"), GAPS)
    assert reply.answer.mode is Mode.EXTRACTIVE


def test_a_record_measures_whether_the_model_wrote(desk: Desk) -> None:
    question = Question(
        id="invented",
        kind="list",
        language="en",
        turns=GAPS,
        required=[f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)],
        allowed=[],
        reason=None,
    )
    written = recorded(question, asked(desk, model_checked.SYSTEM, saying(SAID), GAPS), {})
    gone = asked(desk, model_checked.SYSTEM, Unreachable(messages=iter([])), GAPS)
    extractive = recorded(question, ours.SYSTEM.open(desk)(GAPS), {})
    assert written.measures["written by the model"] == 1
    assert recorded(question, gone, {}).measures["written by the model"] == 0
    assert "written by the model" not in extractive.measures
    assert extractive.written_by is None
    assert extractive.mode == "extractive"


# The command line, with a server on this machine.


@pytest.fixture
def server(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server whose model always says the same, and no model set."""
    with model_server(says(SAID)) as address, monkeypatch.context() as patch:
        patch.setenv("MGI_RAG_STORE", str(shipped_store))
        patch.setenv("MGI_RAG_MODEL_RETRIES", "0")
        patch.setenv("OPENAI_BASE_URL", address)
        patch.setenv("OPENAI_API_KEY", "invented")
        patch.delenv("MGI_RAG_MODEL", raising=False)
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    question = Question(
        id="invented-gaps",
        kind="list",
        language="en",
        turns=GAPS,
        required=[f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)],
        allowed=[],
        reason=None,
        held_out=False,
    )
    (folder / "invented.jsonl").write_text(question.model_dump_json() + "\n", encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


BOTH = ("--system", "ours", "--system", "model-checked", "--system", "model-unchecked")


@pytest.mark.usefixtures("server")
def test_both_stand_side_by_side_from_one_run_that_records_the_model(
    questions: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run("--set", questions, "--out", out, *BOTH, "--model", "openai:invented")
    assert done.exit_code == 0, done.output
    assert "| ours | dev | all | all | right | 100.0 % | 1 |" in done.output
    assert "| model-checked | dev | all | all | sentences failed | 0.0 % | 4 |" in done.output
    assert "| model-unchecked | dev | all | all | sentences failed | 66.7 % | 3 |" in done.output
    assert "| model-checked | dev | all | all | tokens in p50 | 210.0 tokens | 1 |" in done.output
    heads = {name: open_run(out / name).head for name in ("ours", "model-checked")}
    assert "openai:invented" in heads["model-checked"].models
    assert heads["model-checked"].model == "openai:invented"
    assert heads["ours"].models == [heads["ours"].embedder]
    assert heads["ours"].model is None
    assert settings().model is None
    folders = [out / name for name in ("ours", "model-checked", "model-unchecked")]
    assert run("report", *folders, "--out", tmp_path / "report").exit_code == 0
    report = (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert "What a chat model wrote" in report


@pytest.mark.usefixtures("server")
def test_a_system_with_a_model_is_refused_without_one_with_what_to_do(questions: Path) -> None:
    done = run("--set", questions, "--system", "model-checked")
    assert isinstance(done.exception, UsageError)
    assert "--model provider:name or MGI_RAG_MODEL sets one" in str(done.exception)
    done = run("--set", questions, "--system", "bm25", "--model", "openai:invented")
    assert isinstance(done.exception, UsageError)
    assert "name one with --system" in str(done.exception)


@pytest.mark.usefixtures("server")
def test_all_systems_without_a_model_are_those_that_need_none_and_this_is_said(
    questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {
        name: system
        for name, system in registry.SYSTEMS.items()
        if name in ("bm25", "model-checked", "model-unchecked")
    }
    # As a whole: entries taken out one by one come back in another order.
    monkeypatch.setattr(registry, "SYSTEMS", few)
    out = tmp_path / "out"
    done = run("--set", questions, "--out", out, "--system", "all")
    assert done.exit_code == 0, done.output
    assert "Left out, for want of a chat model: model-checked, model-unchecked" in done.output
    assert [folder.name for folder in out.iterdir()] == ["bm25"]


def test_a_run_of_a_model_is_repeated_with_its_model_and_may_differ(
    questions: Path, tmp_path: Path, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    done = run("--set", questions, "--out", out, "--system", "model-checked", "--model", "openai:x")
    assert done.exit_code == 0, done.output
    done = run("replay", out / "model-checked")
    assert "written by a chat model (openai:x), which may word them otherwise" in done.output
    assert "1 of 1 answers are the same" in done.output
    with model_server(says(f"{QUOTE} activities. [3]")) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        done = run("replay", out / "model-checked")
    assert done.exit_code == 1
    assert "invented-gaps: " in done.output
