"""What was chosen to answer a plan, or why nothing was."""

from dataclasses import dataclass, field

from mgi_rag.chat.plan import Reason
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Finding, Guidance, Polarity, Profile


@dataclass(frozen=True)
class Evidence:
    """The findings and passages that an answer rests on."""

    profiles: tuple[Profile, ...] = ()
    """The profiles looked at, in the order of the plan's places."""
    findings: tuple[Finding, ...] = ()
    """In the order in which the answer tells them."""
    guidance: tuple[Guidance, ...] = ()
    missing: tuple[Place, ...] = ()
    """Places asked about that have no profile at hand."""
    missing_years: tuple[int, ...] = ()
    """Years asked about that the place has no profile of."""
    other_rounds: tuple[Profile, ...] = ()
    """Profiles of the same places that were left aside for newer ones."""
    reason: Reason | None = None
    """Why there is no evidence; None where there is some, or where a list is truly empty."""
    opposite: tuple[Finding, ...] = ()
    """Over many places: findings of the same matter on the other side, which are named apart."""
    topic: str | None = None
    """Id of the topic by which a set over many places was looked up, if it was."""
    contradicted: Polarity | None = None
    """The side that the question takes for granted, where the findings are on the other alone."""
    scores: dict[str, float] = field(default_factory=dict, compare=False)
    """How likely each finding bears on the question (0 to 1), for topical questions."""
