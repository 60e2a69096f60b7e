"""Figures that need the truth of an invented world, or all its answers together.

How often findings got their true topics, how often a comparison pairs what belongs together, what
topics are worth against free retrieval, how each language fares against English, and how many
answers in a thousand cite what was not asked about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.figures import PURITY, Figure, Grade, figure, figures, grade
from mgi_rag.evals.questions import Question
from mgi_rag.evals.world.wordings import HELD_OUT
from mgi_rag.evals.world.world import World
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.languages import DEFAULT_LANGUAGE
from mgi_rag.side_by_side import aligned, main_topic

COMPARED: Final = 200
"""Pairs of profiles whose comparison is held against the truth at most (count)."""
_ABLATED: Final = {"topical": "cited", "yes_no": "cited", "which_places": "exact set"}
_RIGHT: Final = (
    "exact set", "cited", "all cited", "every domain cited", "turn right",
    "refused with the right reason",
)  # fmt: skip
"""The measure that says whether an answer of its kind is right, the first that applies."""


def truth_figures(world: World, catalogue: Catalogue) -> list[Figure]:
    """How topics of findings, and pairs of findings in comparisons, agree with the truth.

    Args:
        world: as it was invented.
        catalogue: what was indexed of it.
    """
    part = "held out" if world.half == HELD_OUT else "tuning"
    truth = {p.id_of(f): f.topic_id for p in world.profiles for f in p.findings}
    given = {
        finding.finding_id: topic
        for profile in catalogue.profiles
        for finding in profile.findings
        if (topic := main_topic(finding, profile.language, catalogue)) is not None
    }
    right = sum(truth.get(finding_id) == topic for finding_id, topic in given.items())
    told, both, true = _pairs(world, catalogue, {str(i): t for i, t in truth.items()})
    rows = [
        ("topics of findings", "precision", right, len(given)),
        ("topics of findings", "recall", right, len(truth)),
        ("pairs of a comparison", "precision", both, told),
        ("pairs of a comparison", "recall", both, true),
    ]
    return [figure(part, kind, measure, met, n) for kind, measure, met, n in rows if n]


def _pairs(world: World, catalogue: Catalogue, truth: dict[str, str]) -> tuple[int, int, int]:
    """Pairs of findings told to be on one matter, those of them that are, and all that are."""
    told = both = true = 0
    couples = list(combinations(world.newest, 2))
    for couple in couples[:: max(1, len(couples) // COMPARED)]:
        profiles = [catalogue.by_profile[p.profile_id] for p in couple]
        findings = [f for profile in profiles for f in profile.findings]
        rows = [row for row in aligned(profiles, findings, catalogue) if row.is_shared]
        found = [
            (truth[one.finding_id], truth[other.finding_id])
            for row in rows
            for one in row.cells[0]
            for other in row.cells[1]
        ]
        first, second = ([truth[f.finding_id] for f in p.findings] for p in profiles)
        told += len(found)
        both += sum(one == other for one, other in found)
        true += sum(topic == other for topic in first for other in second)
    return told, both, true


def ablation_figures(
    assistant: Assistant,
    questions: Sequence[Question],
    progress: Callable[[int, int], None] | None = None,
) -> list[Figure]:
    """The same questions with the topics of findings taken away: free retrieval alone."""
    without = assistant.over(replace(assistant.shelves.catalogue, topics={}))
    asked = [q for q in questions if q.kind in _ABLATED and q.reason is None]
    grades = []
    for number, question in enumerate(asked, start=1):
        *earlier, last = question.turns
        grades.append(grade(question, without.ask(last, earlier)))
        if progress is not None:
            progress(number, len(asked))
    return [
        replace(one, kind=f"{one.kind}, topics off")
        for one in figures(grades)
        if _ABLATED.get(one.kind) == one.measure
    ]


def language_lines(grades: Sequence[Grade]) -> Iterator[str]:
    """How each language fares against English on the same questions, in points."""
    right: dict[str, dict[str, bool]] = {}
    for one in grades:
        measure = next((m for m in _RIGHT if m in one.measures), None)
        if measure is not None:
            name = one.question.group or one.question.id
            right.setdefault(one.question.language, {})[name] = one.measures[measure]
    english = right.get(DEFAULT_LANGUAGE, {})
    for language, answers in right.items():
        shared = answers.keys() & english.keys()
        if language != DEFAULT_LANGUAGE and shared:
            own = sum(answers[name] for name in shared)
            others = sum(english[name] for name in shared)
            points = 100 * (own - others) / len(shared)
            yield f"{language} against {DEFAULT_LANGUAGE}: {points:+.1f} points (n {len(shared)})"


def contamination_lines(grades: Sequence[Grade]) -> Iterator[str]:
    """How many answers in a thousand cite another place, round or side than was asked about."""
    for measure in PURITY:
        held = [one.measures[measure] for one in grades if measure in one.measures]
        if held:
            wrong = held.count(False)
            told = measure.removeprefix("free of ")
            yield f"{told} cited: {1000 * wrong / len(held):.1f} in 1,000 answers (n {len(held)})"
