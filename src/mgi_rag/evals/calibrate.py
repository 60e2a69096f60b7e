"""Calibrates how topical questions choose their findings, on questions that are not held out.

    python -m mgi_rag.evals.calibrate evals/kazakhstan evals/kazakhstan-tuning evals/questions 3 4

takes the questions of folders and of the invented worlds of two seeds in both registers. It
prints what each threshold gives under five-fold cross-validation over the questions, then the
weights of a logistic regression over all of them, as they stand in `chat/calibration.toml`.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.calibration import answer_calibration, log_odds
from mgi_rag.chat.plan import Reason
from mgi_rag.chat.ranking import asked_topics, cannot_answer, profile_signals
from mgi_rag.chat.select import select_evidence
from mgi_rag.chat.signals import Signals
from mgi_rag.evals.invented import WorldName, invented_world
from mgi_rag.evals.questions import Question
from mgi_rag.evals.run import question_set
from mgi_rag.evals.world.wordings import Register
from mgi_rag.terminal import tell

FOLDS: Final = 5
WEIGHT_OF_RIGHT: Final = 4.0
"""Weight of a right pair of question and finding against a wrong one: there are 35 of those."""
THRESHOLDS: Final = (0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
WEIGHT_OF_REAL: Final = 3.0
"""Weight of a question on the shipped corpus against one on an invented world: those are many."""
PLACES: Final = 12
"""Of an invented world (count)."""
SMOOTHING: Final = 0.3
"""Inverse strength of the penalty on the weights by which a profile answers at all."""


@dataclass(frozen=True)
class Case:
    """One question with the signals of every finding of its profile."""

    question: Question
    ids: tuple[str, ...]
    rows: NDArray[np.float64]
    """Findings by signals."""
    vetoed: NDArray[np.bool_]
    """Findings that lack the figure asked for."""
    weight: float = 1.0

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
        profiles = select_evidence(plan, shelves, assistant.embed).profiles
        if plan.topic is None or len(profiles) != 1:
            continue
        vector = assistant.embed(plan.matter)
        asked = asked_topics(plan, shelves, vector)
        scored = profile_signals(plan, profiles[0], shelves, vector, asked)
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
    of_case = np.concatenate([np.full((case.labels >= 0).sum(), case.weight) for case in train])
    weights = of_case * np.where(labels == 1, WEIGHT_OF_RIGHT, 1.0)
    return LogisticRegression(max_iter=1000).fit(rows, labels, sample_weight=weights)


def chances(model: LogisticRegression, case: Case) -> NDArray[np.float64]:
    """The chance of each finding to answer."""
    found: NDArray[np.float64] = model.predict_proba(case.rows)[:, 1]
    return np.where(case.vetoed, 0.0, found)


def answer_row(case: Case, chance: NDArray[np.float64]) -> list[float]:
    """What decides whether a profile answers: the two best findings, and the best one's signals."""
    best, second = np.argsort(-chance)[:2]
    lead = [log_odds(float(chance[best])), log_odds(float(chance[second]))]
    return [*lead, *case.rows[best]]


def fitted_answer(
    train: Sequence[Case], scored: Sequence[NDArray[np.float64]]
) -> LogisticRegression:
    """A logistic regression over questions: answered by the profile, or not covered."""
    rows = [answer_row(case, chance) for case, chance in zip(train, scored, strict=True)]
    labels = [case.question.reason is None for case in train]
    weights = [case.weight for case in train]
    model = LogisticRegression(C=SMOOTHING, class_weight="balanced", max_iter=2000)
    return model.fit(rows, labels, sample_weight=weights)


@dataclass(frozen=True)
class Judged:
    """A case with the chances that models fitted without it give."""

    case: Case
    chance: NDArray[np.float64]
    """Of each finding to answer."""
    answered: float
    """Of the profile to answer at all."""


def cross_validated(found: Sequence[Case]) -> list[Judged]:
    """Every case judged by models that have not seen it."""
    judged: list[Judged] = []
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(found):
        seen = [found[i] for i in train]
        model = fitted(seen)
        answer = fitted_answer(seen, [chances(model, case) for case in seen])
        for i in test:
            chance = chances(model, found[i])
            answered = float(answer.predict_proba([answer_row(found[i], chance)])[0, 1])
            judged.append(Judged(found[i], chance, answered if chance.max() > 0 else 0.0))
    return judged


def outcome(judged: Sequence[Judged], threshold: float) -> str:
    """What a threshold gives: shares of questions answered, cited, cited first, refused."""
    calibration = answer_calibration()
    answered, cited, first, refused = [], [], [], []
    for one in judged:
        order = np.argsort(-one.chance)[: calibration.most]
        floor = float(one.chance[order[0]]) * calibration.beside
        told = one.answered >= threshold
        got = [one.case.ids[i] for i in order if told and one.chance[i] >= floor]
        if one.case.question.reason:
            refused.append(not got)
            continue
        required = set(one.case.question.required)
        answered.append(bool(got))
        cited.append(required <= set(got) and len(set(got) - required) <= calibration.most - 1)
        first.append(bool(got) and got[0] in required)
    shares = {"answered": answered, "cited": cited, "first": first, "refused": refused}
    row = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in shares.items())
    return f"threshold {threshold}: {row}"


def main(*sources: str) -> None:
    """Prints the table of thresholds and the weights.

    Args:
        sources: folders of questions on the shipped corpus, and seeds of invented worlds.
    """
    assistant = Assistant.open()
    found: list[Case] = []
    for source in sources:
        if not source.isdigit():
            real = cases(assistant, question_set(Path(source)))
            found += [replace(case, weight=WEIGHT_OF_REAL) for case in real]
            continue
        for register in Register:
            name = WorldName(int(source), PLACES, register)
            with invented_world(name, tell) as (desk, questions):
                found += cases(desk.assistant, questions)
    judged = cross_validated(found)
    for threshold in THRESHOLDS:
        sys.stdout.write(outcome(judged, threshold) + "\n")
    model = fitted(found)
    answer = fitted_answer(found, [chances(model, case) for case in found])
    signals = [signal.name for signal in fields(Signals)]
    _print_weights("finding", model, signals)
    _print_weights("answer", answer, ["best", "second", *signals])


def _print_weights(table: str, model: LogisticRegression, names: Sequence[str]) -> None:
    sys.stdout.write(f"[{table}]\nintercept = {model.intercept_[0]:.3f}\n")
    for name, weight in zip(names, model.coef_[0], strict=True):
        sys.stdout.write(f"{name} = {weight:.3f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
