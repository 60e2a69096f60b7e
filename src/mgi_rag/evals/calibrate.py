"""Calibrates how topical questions choose their findings, on questions that are not held out.

    python -m mgi_rag.evals.calibrate evals/kazakhstan evals/kazakhstan-tuning

prints what each threshold gives under five-fold cross-validation over the questions, then the
weights of a logistic regression over all of them, as they stand in `chat/calibration.toml`.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.calibration import finding_calibration
from mgi_rag.chat.plan import Reason
from mgi_rag.chat.ranking import cannot_answer, profile_signals
from mgi_rag.chat.signals import Signals
from mgi_rag.evals.questions import Question
from mgi_rag.evals.run import question_set

FOLDS: Final = 5
WEIGHT_OF_RIGHT: Final = 4.0
"""Weight of a right pair of question and finding against a wrong one: there are 35 of those."""
THRESHOLDS: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True)
class Case:
    """One question with the signals of every finding of its profile."""

    question: Question
    ids: tuple[str, ...]
    rows: NDArray[np.float64]
    """Findings by signals."""
    vetoed: NDArray[np.bool_]
    """Findings that lack the figure asked for."""

    @property
    def labels(self) -> NDArray[np.int64]:
        """1 for a finding required, 0 for one that must not be cited, -1 for one that may be."""
        question = self.question
        values = [1 if i in question.required else -1 * (i in question.allowed) for i in self.ids]
        return np.array(values)


def cases(assistant: Assistant, questions: Sequence[Question]) -> list[Case]:
    """The tuning questions on matters, those to be refused as not covered included."""
    kept = []
    for question in questions:
        of_matter = question.kind in ("topical", "yes_no") or (
            question.reason == Reason.NOT_COVERED
        )
        if question.is_held_out or not of_matter:
            continue
        *earlier, last = question.turns
        plan, shelves = assistant.plan(last, earlier)
        profiles = [p for p in shelves.catalogue.profiles if p.place in plan.places] or [
            shelves.catalogue.profiles[0]
        ]
        if plan.topic is None:
            continue
        scored = profile_signals(plan, profiles[0], shelves, assistant.embed(plan.matter))
        kept.append(
            Case(
                question,
                tuple(finding.finding_id for finding, _ in scored),
                np.array([row.as_row() for _, row in scored]),
                np.array([cannot_answer(plan, finding.quote) for finding, _ in scored]),
            )
        )
    return kept


def fitted(train: Sequence[Case]) -> LogisticRegression:
    """A logistic regression over pairs of question and finding."""
    rows = np.vstack([case.rows[case.labels >= 0] for case in train])
    labels = np.concatenate([case.labels[case.labels >= 0] for case in train])
    weights = np.where(labels == 1, WEIGHT_OF_RIGHT, 1.0)
    return LogisticRegression(max_iter=1000).fit(rows, labels, sample_weight=weights)


def chances(model: LogisticRegression, case: Case) -> NDArray[np.float64]:
    """The chance of each finding to answer."""
    found: NDArray[np.float64] = model.predict_proba(case.rows)[:, 1]
    return np.where(case.vetoed, 0.0, found)


def outcome(
    all_cases: Sequence[Case], scored: Sequence[NDArray[np.float64]], threshold: float
) -> str:
    """What a threshold gives: shares of questions answered, cited, cited first, refused."""
    calibration = finding_calibration()
    answered, cited, first, refused = [], [], [], []
    for case, chance in zip(all_cases, scored, strict=True):
        order = np.argsort(-chance)[: calibration.most]
        floor = max(threshold, float(chance[order[0]]) * calibration.beside)
        got = [case.ids[i] for i in order if chance[i] >= floor]
        if case.question.reason:
            refused.append(not got)
            continue
        required = set(case.question.required)
        answered.append(bool(got))
        cited.append(required <= set(got) and len(set(got) - required) <= calibration.most - 1)
        first.append(bool(got) and got[0] in required)
    shares = {"answered": answered, "cited": cited, "first": first, "refused": refused}
    told = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in shares.items())
    return f"threshold {threshold}: {told}"


def main(*folders: str) -> None:
    """Prints the table of thresholds and the weights."""
    assistant = Assistant.open()
    questions = [question for folder in folders for question in question_set(Path(folder))]
    found = cases(assistant, questions)
    scored: dict[int, NDArray[np.float64]] = {}
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(found):
        model = fitted([found[i] for i in train])
        scored |= {int(i): chances(model, found[i]) for i in test}
    print_line = sys.stdout.write
    for threshold in THRESHOLDS:
        print_line(outcome(found, [scored[i] for i in range(len(found))], threshold) + "\n")
    model = fitted(found)
    print_line(f"intercept = {model.intercept_[0]:.3f}\n")
    for signal, weight in zip(fields(Signals), model.coef_[0], strict=True):
        print_line(f"{signal.name} = {weight:.3f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
