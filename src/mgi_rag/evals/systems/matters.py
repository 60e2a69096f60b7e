"""How our retrieval ranks all that a plan lets it see, told or not."""

from dataclasses import dataclass

from mgi_rag.chat.calibration import answer_calibration, finding_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.ranking import Scored, asked_topics, cannot_answer, profile_signals
from mgi_rag.evals.systems.system import Ranked
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves


@dataclass(frozen=True)
class Matter:
    """The findings of one profile that a question on a matter may be answered with."""

    scored: tuple[Scored, ...]
    """Likeliest first."""
    confidence: float
    """Chance (0 to 1) that the profile answers the question."""


def has_matter(plan: Plan, evidence: Evidence) -> bool:
    """Whether findings were ranked by likelihood, rather than taken as a set."""
    return (
        plan.topic is not None
        and plan.intent is not Intent.ABOUT_MGI
        and plan.refusal is None
        and bool(evidence.profiles)
    )


def matters(plan: Plan, evidence: Evidence, shelves: Shelves, vector: Vectors) -> list[Matter]:
    """Every finding on the plan's domains and side with its chance, by profile.

    Args:
        plan: with a topic.
        evidence: the profiles that were looked at.
        shelves: the store.
        vector: the unit vector of the plan's matter.
    """
    asked = asked_topics(plan, shelves, vector)
    found = []
    for profile in evidence.profiles:
        rows = profile_signals(plan, profile, shelves, vector, asked)
        scored = [
            Scored(
                finding,
                row,
                0.0 if cannot_answer(plan, finding.quote) else finding_calibration().chance(row),
            )
            for finding, row in rows
            if not plan.domains or finding.domain in plan.domains
            if plan.polarity is None or finding.polarity is plan.polarity
        ]
        scored.sort(key=lambda one: (-one.chance, one.finding_id))
        found.append(Matter(tuple(scored), _confidence(scored)))
    return found


def _confidence(scored: list[Scored]) -> float:
    if not scored or not scored[0].chance:
        return 0.0
    second = scored[1].chance if len(scored) > 1 else 0.0
    return answer_calibration().chance(scored[0].chance, second, scored[0].signals)


def ranked_with(evidence: Evidence, found: list[Matter]) -> tuple[Ranked, ...]:
    """What was told, in its order, then what else was seen, likeliest first."""
    told = [str(finding.finding_id) for finding in evidence.findings]
    told += [str(passage.guidance_id) for passage in evidence.guidance]
    ranks = {record: Ranked(record, evidence.scores.get(record)) for record in told}
    rest = sorted(
        (one for matter in found for one in matter.scored),
        key=lambda one: (-one.chance, one.finding_id),
    )
    for one in rest:
        ranks.setdefault(one.finding_id, Ranked(one.finding_id, one.chance))
    return tuple(ranks.values())
