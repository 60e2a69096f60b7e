"""The command line with a chat model: sentences as they pass, Ctrl-C, which models are there."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import model_http as http
from model_http import model_server

QUESTION = "what are Kazakhstan's gaps in migrants' rights?"
QUOTE = "Migrants’ right to work is somewhat restricted, as they may be barred from certain labour"
SAID = f"{QUOTE} activities. [3]"
KEY = "sk-secret"


def with_model(address: str, store: Path) -> dict[str, str]:
    return {
        **os.environ,
        "MGI_RAG_STORE": str(store),
        "MGI_RAG_MODEL": "openai:invented",
        "MGI_RAG_MODEL_RETRIES": "0",
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": address,
        "COLUMNS": "200",
        "LINES": "50",
    }


def run(
    *arguments: str, environment: dict[str, str], said: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mgi_rag.cli", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        input=said,
    )


@contextmanager
def on_a_terminal(
    *arguments: str, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The command with a terminal for its output; the file to read from it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mgi_rag.cli", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        yield process, ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(terminal: int, wanted: str) -> str:
    """What the terminal shows until something stands there."""
    seen = b""
    while wanted not in seen.decode(errors="ignore"):
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        seen += piece
        assert piece, seen
    text = seen.decode(errors="ignore")
    assert wanted in text
    return text


def test_an_answer_in_a_pipe_comes_once_and_whole(shipped_store: Path) -> None:
    with model_server(http.says(SAID)) as address:
        done = run("ask", QUESTION, environment=with_model(address, shipped_store))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(QUOTE) == 1
    assert "Written by a chat model (openai:invented)" in done.stdout
    assert "Tokens: 210 in, 34 out" in done.stdout


def test_json_tells_the_check_of_each_sentence_and_the_tokens(shipped_store: Path) -> None:
    with model_server(http.says(SAID)) as address:
        done = run("ask", QUESTION, "--json", environment=with_model(address, shipped_store))
    answer = json.loads(done.stdout)
    assert answer["mode"] == "model"
    assert answer["written_by"]["tokens_out"] == 34
    assert {"verbatim", "frame"} <= {sentence["check"] for sentence in answer["sentences"]}


def test_a_terminal_shows_a_sentence_before_the_model_has_ended(shipped_store: Path) -> None:
    with (
        model_server(http.pauses_after(f"{SAID}\nAnd so ")) as address,
        on_a_terminal("ask", QUESTION, environment=with_model(address, shipped_store)) as (_, seen),
    ):
        told = read_until(seen, f"{SAID.removesuffix('[3]')}[1]")
        assert "Written by a chat model" not in told


def test_ctrl_c_stops_the_model_and_leaves_what_passed_and_the_rest_of_the_set(
    shipped_store: Path,
) -> None:
    with (
        model_server(
            http.in_turn(http.pauses_after(f"{SAID}\nAnd so "), http.says("Nothing."))
        ) as address,
        on_a_terminal("chat", environment=with_model(address, shipped_store)) as (process, seen),
    ):
        assert process.stdin is not None
        process.stdin.write(f"{QUESTION}\n".encode())
        process.stdin.flush()
        read_until(seen, QUOTE)
        process.send_signal(signal.SIGINT)
        told = read_until(seen, "KAZ-2018-D1-G2, line 77")
        assert "it was stopped" in told
        # The conversation goes on: what the next turn leaves unsaid is taken over.
        process.stdin.write(b"And in partnerships?\n")
        process.stdin.flush()
        read_until(seen, "domain 3")


def test_models_are_listed_with_what_each_needs(shipped_store: Path) -> None:
    environment = with_model(f"http://name:{KEY}@127.0.0.1:9/v1?key={KEY}", shipped_store)
    done = run("models", environment=environment)
    assert done.returncode == 0
    assert "pip install 'mgi-rag[anthropic]'" in done.stdout
    assert "Set: openai:invented at http://127.0.0.1:9" in done.stdout
    as_json = run("models", "--json", environment=environment)
    rows = {row["provider"]: row for row in map(json.loads, as_json.stdout.splitlines())}
    assert rows["openai"]["model"] == "openai:invented"
    assert rows["ollama"]["server"] == "http://127.0.0.1:11434"
    assert KEY not in done.stdout + done.stderr + as_json.stdout + as_json.stderr


def test_the_model_that_is_set_is_tested(shipped_store: Path) -> None:
    with model_server(http.says("ready")) as address:
        done = run("models", "--test", environment=with_model(address, shipped_store))
    assert done.returncode == 0, done.stderr
    assert "It answers, in " in done.stdout
    assert "tokens: 210 in, 34 out" in done.stdout


@pytest.mark.parametrize(
    ("status", "told"), [(401, "Set a valid key"), (429, "Wait, or raise the quota")]
)
def test_a_model_that_does_not_answer_is_told_with_the_remedy(
    status: int, told: str, shipped_store: Path
) -> None:
    with model_server(http.refuses(status)) as address:
        done = run("models", "--test", environment=with_model(address, shipped_store))
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert KEY not in done.stdout + done.stderr


def test_without_a_model_there_is_nothing_to_test(shipped_store: Path) -> None:
    environment = with_model("", shipped_store)
    del environment["MGI_RAG_MODEL"]
    done = run("models", "--test", environment=environment)
    assert done.returncode == 2
    assert "MGI_RAG_MODEL=provider:name" in done.stderr
