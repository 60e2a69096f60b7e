"""Chooses guidance for questions about MGI itself."""

from collections.abc import Callable, Sequence
from typing import Final

from mgi_rag.chat.calibration import guidance_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.lexicon import lexicon
from mgi_rag.chat.lexicon.lexicon import served_lexicons
from mgi_rag.chat.plan import Plan, Reason
from mgi_rag.chat.programme import facts_on, matters_asked, newest_first
from mgi_rag.chat.ranking import lacks_figure
from mgi_rag.chat.signals import signals, words_of
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.index.terms import tokens_of
from mgi_rag.profiles.finding import Domain, Guidance, Level

EmbedQuery = Callable[[str], Vectors]

_LEVELS: Final = (Level.NATIONAL, Level.LOCAL)


def choose_guidance(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> Evidence:
    """The passages that answer a question about MGI: by domain and level, else by likeness.

    Passages in the question's language go before others that say the same of a domain.
    """
    passages = [p for p in shelves.catalogue.guidance if p.topic is None]
    facts = [p for p in shelves.catalogue.guidance if p.topic is not None]
    if plan.domains:
        chosen = tuple(p for d in plan.domains for p in _on_domain(plan, d, passages))
        return Evidence(guidance=chosen, reason=None if chosen else Reason.NOT_COVERED)
    if plan.about_ranking:
        told = (*ranking_guidance(passages), *_ranking_passages(facts))
        return Evidence(guidance=told, reason=None if told else Reason.NOT_COVERED)
    levels = (None, plan.level or Level.NATIONAL)
    fitting = [p for p in passages if p.level in levels]
    chosen = _of_programme(plan, fitting, facts, shelves, embed)
    if not chosen and fitting:
        chosen = _likeliest(plan, fitting, shelves, embed)
    return Evidence(guidance=chosen, reason=None if chosen else Reason.NOT_COVERED)


def _of_programme(
    plan: Plan,
    own: Sequence[Guidance],
    facts: Sequence[Guidance],
    shelves: Shelves,
    embed: EmbedQuery,
) -> tuple[Guidance, ...]:
    """The facts about the programme that answer, with MGI's own words where these go first.

    None where no fact is on a matter asked about, or plainly likelier than MGI's own words.
    """
    if not facts:
        return ()
    asked = matters_asked(tokens_of(plan.question), plan.language, plan.level)
    on_matter = facts_on(asked, facts)
    if any(matter.by_date for matter in asked):
        return newest_first(on_matter)
    if on_matter:
        told = _ranked(plan, on_matter, shelves, embed)[: guidance_calibration().most_facts]
        first = [p for p in own if any(matter.is_told_in(p) for matter in asked)]
        introduction = _likeliest(plan, first, shelves, embed)[:1] if first else ()
        return (*introduction, *(passage for _, passage in told))
    ranked = _ranked(plan, [*own, *facts], shelves, embed)
    best = ranked[0][0]
    own_best = max((score for score, p in ranked if p.topic is None), default=0.0)
    calibration = guidance_calibration()
    if best - own_best < calibration.fact_lead:
        return ()
    near = [passage for score, passage in ranked if score >= best - calibration.beside]
    return tuple(near[: calibration.most])


def _likeliest(
    plan: Plan, general: Sequence[Guidance], shelves: Shelves, embed: EmbedQuery
) -> tuple[Guidance, ...]:
    """The passage that takes up most of the question's words and lies nearest to it.

    A further passage is told beside it only where it comes close.
    """
    calibration = guidance_calibration()
    ranked = _ranked(plan, general, shelves, embed)
    best = ranked[0][0]
    near = [passage for score, passage in ranked if score >= best - calibration.beside]
    return tuple(near[: calibration.most])


def _ranked(
    plan: Plan, general: Sequence[Guidance], shelves: Shelves, embed: EmbedQuery
) -> list[tuple[float, Guidance]]:
    """Passages with their scores, the likeliest first, those without a figure asked for last."""
    calibration = guidance_calibration()
    cosines = shelves.guidance.scores(embed(plan.question), [p.guidance_id for p in general])
    texts = [words_of(p.text, p.language) for p in general]
    rows = signals(
        words_of(plan.question, plan.language, plan.words),
        texts,
        [cosines[p.guidance_id] for p in general],
        asked={},
        topics=[{} for _ in general],
    )
    scores = [calibration.words * row.words + calibration.likeness * row.likeness for row in rows]
    return sorted(
        zip(scores, general, strict=True),
        key=lambda pair: (lacks_figure(plan, pair[1].text), -pair[0]),
    )


def _on_domain(plan: Plan, domain: Domain, passages: Sequence[Guidance]) -> list[Guidance]:
    """What a domain looks at, for the level asked about, in one language."""
    on_domain = [p for p in passages if p.domain is domain]
    levels = (plan.level,) if plan.level else _LEVELS
    fitting = [p for p in on_domain if p.level in levels] or on_domain
    languages = sorted(
        {p.language for p in fitting}, key=lambda tag: (tag != plan.language, tag != "en", tag)
    )
    chosen = [p for p in fitting if p.language == languages[0]] if languages else []
    return sorted(chosen, key=lambda p: _LEVELS.index(p.level) if p.level else 0)


def ranking_guidance(passages: Sequence[Guidance]) -> tuple[Guidance, ...]:
    """The passages in which MGI itself says that it is no ranking, by its words for ranking."""
    return _ranking_passages([p for p in passages if p.reported_by is None])


def _ranking_passages(passages: Sequence[Guidance]) -> tuple[Guidance, ...]:
    return tuple(p for p in passages if _speaks_of_ranking(p))


def _speaks_of_ranking(passage: Guidance) -> bool:
    if passage.language not in served_lexicons():
        return False
    matches = lexicon(passage.language).refusal.find(tokens_of(passage.text))
    return any(match.key == "no_ranking" for match in matches)
