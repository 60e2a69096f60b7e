"""Chooses guidance for questions about MGI itself."""

from collections.abc import Callable, Sequence
from typing import Final

from mgi_rag.chat.calibration import guidance_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.lexicon import lexicon
from mgi_rag.chat.lexicon.lexicon import served_lexicons
from mgi_rag.chat.plan import Plan, Reason
from mgi_rag.chat.terms import tokens_of
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.fusion import fuse
from mgi_rag.index.library import Shelves
from mgi_rag.profiles.finding import Domain, Guidance, GuidanceId, Level

EmbedQuery = Callable[[str], Vectors]

_LEVELS: Final = (Level.NATIONAL, Level.LOCAL)


def choose_guidance(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> Evidence:
    """The passages that answer a question about MGI: by domain and level, else by likeness.

    Passages in the question's language go before others that say the same of a domain.
    """
    passages = shelves.catalogue.guidance
    if plan.domains:
        chosen = tuple(p for d in plan.domains for p in _on_domain(plan, d, passages))
        return Evidence(guidance=chosen, reason=None if chosen else Reason.NOT_COVERED)
    if plan.about_ranking:
        return Evidence(guidance=ranking_guidance(passages))
    general = [p for p in passages if p.domain is None]
    if not general:
        return Evidence(reason=Reason.NOT_COVERED)
    ids = [p.guidance_id for p in general]
    dense = shelves.guidance.scores(embed(plan.question), ids)
    lexical = shelves.guidance_words.scores(plan.question, ids)
    best, *others = fuse([dense, lexical])
    calibration = guidance_calibration()
    near = [o for o in others if dense[o] >= dense[best] - calibration.beside]
    by_id = {p.guidance_id: p for p in general}
    kept = [best, *near][: calibration.most]
    return Evidence(guidance=tuple(by_id[GuidanceId(record)] for record in kept))


def _on_domain(plan: Plan, domain: Domain, passages: Sequence[Guidance]) -> list[Guidance]:
    """What a domain looks at, for the level asked about, in one language."""
    on_domain = [p for p in passages if p.domain is domain]
    levels = (plan.level,) if plan.level else _LEVELS
    fitting = [p for p in on_domain if p.level in levels] or on_domain
    languages = sorted(
        {p.language for p in fitting}, key=lambda tag: (tag != plan.language, tag != "en", tag)
    )
    return [p for p in fitting if p.language == languages[0]] if languages else []


def ranking_guidance(passages: Sequence[Guidance]) -> tuple[Guidance, ...]:
    """The passages in which MGI says that it is no ranking, by the words for ranking in them."""
    return tuple(p for p in passages if _speaks_of_ranking(p))


def _speaks_of_ranking(passage: Guidance) -> bool:
    if passage.language not in served_lexicons():
        return False
    matches = lexicon(passage.language).refusal.find(tokens_of(passage.text))
    return any(match.key == "no_ranking" for match in matches)
