"""A finished run as a report tells it: its answers, and its figures to be looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mgi_rag.errors import UsageError
from mgi_rag.evals.estimates import Estimate, mean_estimate
from mgi_rag.evals.measures.correctness import RIGHT
from mgi_rag.evals.records import AnswerRecord, Run, open_run
from mgi_rag.evals.run_figures import ALL, PARTS, RunFigure, figures_from


@dataclass(frozen=True)
class ToldRun:
    """A run on disk with its figures."""

    run: Run
    figures: tuple[RunFigure, ...]
    reliability: dict[str, Any]
    """The reliability curve by part, as `figures.json` holds it."""

    @property
    def system(self) -> str:
        """Name of the system that was asked."""
        return self.run.head.system

    @property
    def answers(self) -> tuple[AnswerRecord, ...]:
        """The line of each question."""
        return self.run.answers

    @property
    def parts(self) -> list[str]:
        """The parts, `dev` and `held-out`, that it asks a question of."""
        return [part for part in PARTS if any(one.part == part for one in self.answers)]

    def figure(
        self, part: str, measure: str, kind: str = ALL, language: str = ALL
    ) -> RunFigure | None:
        """One of its figures; None where it has none such."""
        wanted = (part, kind, language, measure)
        return next((figure for figure in self.figures if figure.row == wanted), None)

    def right(self, answers: Sequence[AnswerRecord]) -> Estimate | None:
        """The share right of some of its answers; None of none."""
        if not answers:
            return None
        values = [one.measures[RIGHT] for one in answers]
        return mean_estimate(values, [one.cluster for one in answers], self.run.head.seed)


def told_run(folder: Path) -> ToldRun:
    """The run of a folder.

    Raises UsageError, saying what to do, where it is no run, damaged, empty or not finished.
    """
    run = open_run(folder)
    if not run.answers:
        raise UsageError(f"{folder}: the run holds no answer; run it again")
    found = run.figures
    return ToldRun(run, tuple(figures_from(found)), found["reliability"])


def is_right(answer: AnswerRecord) -> bool:
    """Whether an answer is right as a whole."""
    return answer.measures[RIGHT] >= 1
