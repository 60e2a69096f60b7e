"""The command line as people and programs see it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "kazakhstan-2018-portal-page.txt"
CITATION_KEYS = {
    "number", "finding_id", "kind", "place", "iso3", "locality", "year", "domain", "polarity",
    "quote", "profile_id", "source", "locator", "note", "language", "reported_by", "partial",
}  # fmt: skip


def run(
    *arguments: str, store: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    if store is not None:
        environment["MGI_RAG_STORE"] = str(store)
    return subprocess.run(
        [sys.executable, "-m", "mgi_rag.cli", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def one_line_error(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit 2, nothing on standard output, and one line that names what it must."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.strip()]
    for word in words:
        assert word in line


def test_ask_as_json(shipped_store: Path) -> None:
    done = run(
        "ask", "what are Kazakhstan's gaps in migrants' rights?", "--json", store=shipped_store
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert [c["finding_id"] for c in answer["citations"]] == [
        "KAZ-2018-D1-G1",
        "KAZ-2018-D1-G2",
        "KAZ-2018-D1-G3",
    ]
    assert all(set(c) >= CITATION_KEYS for c in answer["citations"])
    assert answer["mode"] == "extractive"
    assert (answer["abstained"], answer["reason"]) == (False, None)
    plan = answer["plan"]
    assert (plan["intent"], plan["places"], plan["domains"]) == ("list", ["KAZ"], [1])
    assert (plan["polarity"], plan["years"], plan["topic"]) == ("gap", [], None)
    assert set(answer["timings_ms"]) == {"plan", "evidence", "answer", "total"}


def test_a_list_answer_does_without_torch(shipped_store: Path) -> None:
    code = (
        "import sys; from mgi_rag import Assistant; "
        "answer = Assistant.open().ask('gaps of Kazakhstan in domain 3'); "
        "assert len(answer.citations) == 2; "
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    environment = {**os.environ, "MGI_RAG_STORE": str(shipped_store)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, timeout=60, check=False)
    assert done.returncode == 0


def test_batch_keeps_the_order_and_answers_the_last_turn(
    shipped_store: Path, tmp_path: Path
) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "b", "turns": ["Kazakhstan's gaps in domain 1", "And in domain 3?"]},
        {"id": "a", "turns": ["Ghana's gaps?"]},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run("ask", "--batch", str(batch), "--json", store=shipped_store)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a"]
    assert answers[0]["question"] == "And in domain 3?"
    assert [c["finding_id"] for c in answers[0]["citations"]] == [
        "KAZ-2018-D3-G1",
        "KAZ-2018-D3-G2",
    ]
    assert answers[1]["reason"] == "no_profile"


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "{}",
        '{"id": 1, "turns": ["x"]}',
        '{"id": "q", "turns": []}',
        '{"id": "q", "turns": [""]}',
    ],
)
def test_a_malformed_batch_line_stops_before_any_output(
    shipped_store: Path, tmp_path: Path, line: str
) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "q0", "turns": ["gaps of Kazakhstan"]}\n' + line, encoding="utf-8")
    done = run("ask", "--batch", str(batch), "--json", store=shipped_store)
    one_line_error(done, "batch.jsonl", "line 2")


def test_profiles_as_json() -> None:
    done = run("profiles", "--json")
    assert done.returncode == 0, done.stderr
    by_id = {p["profile_id"]: p for p in map(json.loads, done.stdout.splitlines())}
    profile = by_id["KAZ-2018"]
    assert (profile["iso3"], profile["place"], profile["locality"]) == ("KAZ", "Kazakhstan", None)
    assert (profile["year"], profile["language"]) == (2018, "en")
    assert len(profile["findings"]) == 36
    assert set(profile["findings"][0]) == {
        "finding_id", "domain", "polarity", "quote", "locator", "note",
    }  # fmt: skip


def test_check_names_the_slip_and_the_wrong_number() -> None:
    done = run("check", "--json")
    assert done.returncode == 0
    remarks = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"file", "profile_id", "finding_id", "kind", "message"} == set(remarks[0])
    by_kind = {remark["kind"]: remark for remark in remarks if remark["file"] == PAGE}
    assert by_kind["slip_of_negation"]["finding_id"] == "KAZ-2018-D1-G1"
    assert by_kind["domain_number"]["finding_id"] is None


def test_a_second_index_run_does_no_work_and_says_so(shipped_store: Path) -> None:
    done = run("index", store=shipped_store)
    assert done.returncode == 0
    assert "nothing to do" in done.stderr


def test_ask_without_a_store_indexes_first_and_says_so(tmp_path: Path) -> None:
    done = run("ask", "gaps of Kazakhstan in domain 3", "--json", store=tmp_path / "new")
    assert done.returncode == 0
    assert "indexing" in done.stderr
    assert len(json.loads(done.stdout)["citations"]) == 2


def test_wrong_usage(shipped_store: Path, tmp_path: Path) -> None:
    one_line_error(run("ask", "", store=shipped_store), "empty")
    one_line_error(run("ask", "x" * 100_000, store=shipped_store), "MGI_RAG_QUESTION_LIMIT")
    one_line_error(run("ask", store=shipped_store), "QUESTION")
    one_line_error(run("ask", "--batch", str(tmp_path / "none.jsonl")), "none.jsonl")
    one_line_error(run("index", "--corpus", str(tmp_path / "nowhere")), "nowhere")
    one_line_error(run("eval"), "--set", "--world")
    one_line_error(run("eval", "--world", "3", "--places", "1000"), "1000")
    one_line_error(run("index", MGI_RAG_LOCK_WAIT_S="soon"), "MGI_RAG_LOCK_WAIT_S")


def test_profiles_are_set_side_by_side(shipped_store: Path) -> None:
    ids = ("GHA-accra-2019", "LBR-gompa-2024")
    told = run("compare", *ids, "--domain", "2", "--json", store=shipped_store)
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    cited = sorted(finding for row in rows for cell in row["findings"] for finding in cell)
    assert cited == ["GHA-accra-2019-D2-G1", "LBR-gompa-2024-D2-G1", "LBR-gompa-2024-D2-G2"]
    assert "Gompa" in run("compare", *ids, store=shipped_store).stdout
    one_line_error(run("compare", ids[0], store=shipped_store), "2 to 8 profiles")
    one_line_error(run("compare", *ids, "--domain", "7", store=shipped_store), "1 to 6")
    one_line_error(run("compare", *ids, "--polarity", "good", store=shipped_store), "strength or")
    one_line_error(run("compare", *ids, "--topic", "cakes", store=shipped_store), "no such topic")


@pytest.mark.parametrize(
    ("form", "mark"),
    [("table", "Gompa"), ("markdown", "| --- |"), ("csv", "Identifier"), ("json", "{")],
)
def test_a_comparison_comes_in_every_form_with_every_finding(
    form: str, mark: str, shipped_store: Path
) -> None:
    asked = ("compare", "Accra", "Gompa", "--polarity", "gap", "--format", form)
    told = run(*asked, store=shipped_store).stdout
    assert mark in told
    assert "GHA-accra-2019-D2-G1" in told.replace("\\", "")
    assert "-S1" not in told.replace("\\", "")


def test_bad_documents_are_named_and_the_others_indexed(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    corpus.mkdir()
    page = Path(__file__).parents[1] / "corpus" / PAGE
    (corpus / PAGE).write_bytes(page.read_bytes())
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (corpus / "recipe.txt").write_text("Flour, eggs, sugar. Bake for an hour.", encoding="utf-8")
    done = run("index", "--corpus", str(corpus), store=store)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for name in ("empty.txt", "noise.txt", "recipe.txt"):
        assert sum(f"{name}:" in line for line in done.stderr.splitlines()) == 1
    asked = run("ask", "gaps of Kazakhstan in domain 3", "--json", store=store)
    answer = json.loads(asked.stdout)
    assert len(answer["citations"]) == 2
    assert "3 documents of the corpus could not be read" in answer["answer"]


def test_an_unknown_model_is_named(tmp_path: Path) -> None:
    done = run(
        "index", store=tmp_path / "store", MGI_RAG_EMBEDDER="no-such-model", HF_HUB_OFFLINE="1"
    )
    one_line_error(done, "no-such-model")


def test_a_store_of_another_model_is_told_not_mixed(shipped_store: Path) -> None:
    done = run("ask", "gaps?", store=shipped_store, MGI_RAG_EMBEDDER="all-minilm-l6-v2")
    one_line_error(done, "all-minilm-l6-v2", "multilingual-e5-small-4bit")


def test_plain_output_has_no_colour_codes(shipped_store: Path) -> None:
    done = run("ask", "gaps of Kazakhstan in domain 3", store=shipped_store)
    assert "\x1b" not in done.stdout
    assert "[1] KAZ-2018-D3-G1, line 105" in done.stdout


def test_the_terminal_chat_holds_a_conversation(shipped_store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mgi_rag.cli", "chat"],
        env={**os.environ, "MGI_RAG_STORE": str(shipped_store)},
        input="Kazakhstan's gaps in domain 1\nand in domain 3?\n\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "KAZ-2018-D1-G1" in done.stdout
    assert "KAZ-2018-D3-G2" in done.stdout


def test_a_brief_on_a_place_as_markdown_and_json(shipped_store: Path) -> None:
    done = run("brief", "Kazakhstan", "--language", "es", store=shipped_store)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Nota informativa: Kazajistán")
    assert len([line for line in done.stdout.splitlines() if line.startswith("- “")]) == 36
    answer = json.loads(
        run("brief", "KAZ-2018", "--domain", "5", "--json", store=shipped_store).stdout
    )
    assert (answer["plan"]["intent"], answer["plan"]["form"]) == ("overview", "brief")
    assert {c["domain"] for c in answer["citations"]} == {5}


def test_a_brief_on_several_places_sets_them_side_by_side(shipped_store: Path) -> None:
    told = run("brief", "Kazakhstan", "GHA-accra", "Peru", "--json", store=shipped_store)
    answer = json.loads(told.stdout)
    assert (answer["plan"]["intent"], answer["abstained"]) == ("compare", False)
    assert {c["iso3"] for c in answer["citations"]} == {"KAZ", "GHA"}
    assert [part["part"] for part in answer["unanswered"]] == ["Peru"]


def test_a_brief_as_a_word_document(shipped_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    arguments = ("brief", "Accra", "--polarity", "gap", "--format", "docx")
    done = run(*arguments, "--out", str(file), store=shipped_store)
    assert (done.returncode, done.stdout) == (0, "")
    assert file.read_bytes().startswith(b"PK")
    lost = run(*arguments, "--out", str(tmp_path / "no" / "brief.docx"), store=shipped_store)
    one_line_error(lost, "cannot be written")


def test_a_brief_that_cannot_be_written(shipped_store: Path) -> None:
    refused = run("brief", "Ghana", "--json", store=shipped_store)
    assert refused.returncode == 0
    assert json.loads(refused.stdout)["reason"] == "no_profile"
    one_line_error(run("brief", "Atlantis", store=shipped_store), "no place of this name")
    one_line_error(run("brief", "Accra", "--language", "de", store=shipped_store), "give one of en")
    one_line_error(run("brief", "Accra", "--domain", "9", store=shipped_store), "1 to 6")
    one_line_error(run("brief", "Accra", "--polarity", "x", store=shipped_store), "strength or gap")
