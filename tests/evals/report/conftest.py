"""Writes invented runs to disk."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented_runs import ANSWERS, HEAD

from mgi_rag.evals.records import AnswerRecord, begin_run
from mgi_rag.evals.run_figures import run_figures


@pytest.fixture
def write_run(tmp_path: Path) -> Callable[..., Path]:
    """Writes an invented run, finished, and gives its folder."""

    def write(answers: Sequence[AnswerRecord] = ANSWERS, system: str = "ours") -> Path:
        folder = tmp_path / system
        run = begin_run(folder, HEAD.model_copy(update={"system": system}), print)
        for answer in answers:
            run.add(answer)
        run.finish(run_figures(list(answers), HEAD.seed))
        return folder

    return write
