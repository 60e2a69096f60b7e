"""The README is true: its transcript, its Python, its table of settings."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mgi_rag.settings import Settings, settings, settings_table

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def transcript() -> list[tuple[str, str]]:
    block = README.split("<!-- transcript:")[1].split("```console\n")[1].split("```")[0]
    turns = re.split(r"^\$ mgi-rag ask ", block, flags=re.MULTILINE)[1:]
    return [(turn.split("\n", 1)[0].strip('"'), turn.split("\n", 1)[1]) for turn in turns]


@pytest.mark.parametrize(("question", "printed"), transcript())
def test_transcript_is_what_the_program_prints(
    question: str, printed: str, shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_STORE", str(shipped_store))
    done = subprocess.run(
        [sys.executable, "-m", "mgi_rag.cli", "ask", question],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == printed.strip()


def test_conversation_is_what_the_program_holds(
    shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_STORE", str(shipped_store))
    block = README.split("<!-- conversation:")[1].split("$ mgi-rag chat\n")[1].split("```")[0]
    # A turn is a line of its own after an answer's last reference; offers stand between blanks.
    lines = block.splitlines()
    turns = [
        line for n, line in enumerate(lines) if line.startswith("> ") and (n == 0 or lines[n - 1])
    ]
    printed = [line for line in lines if line not in turns]
    done = subprocess.run(
        [sys.executable, "-m", "mgi_rag.cli", "chat"],
        input="".join(f"{turn.removeprefix('> ')}\n" for turn in turns) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert len(turns) == 4
    assert done.stdout.strip().splitlines() == "\n".join(printed).strip().splitlines()


def test_python_of_the_readme_runs(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MGI_RAG_STORE", str(shipped_store))
    settings.cache_clear()
    blocks = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len(blocks) == 2
    exec("\n".join(blocks), {})


def test_table_of_settings_is_that_of_the_code() -> None:
    assert settings_table() in README
    assert all(field.description for field in Settings.model_fields.values())


def test_every_direct_dependency_has_its_reason() -> None:
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [")[1].split("]\n")[0]
    names = re.findall(r'"([A-Za-z0-9-]+)', block)
    table = README.split("## Dependencies")[1].split("## Corpus")[0]
    assert [name for name in names if name not in table] == []
