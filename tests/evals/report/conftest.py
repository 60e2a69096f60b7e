"""Writes invented runs to disk."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented_runs import HEAD, LINES


@pytest.fixture
def write_run(tmp_path: Path) -> Callable[..., Path]:
    """Writes an invented run and gives its folder."""

    def write(lines: list[dict[str, Any]] = LINES, system: str = "ours") -> Path:
        folder = tmp_path / system
        folder.mkdir()
        (folder / "run.json").write_text(json.dumps(HEAD | {"system": system}), encoding="utf-8")
        told = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / "answers.jsonl").write_text(told, encoding="utf-8")
        return folder

    return write
