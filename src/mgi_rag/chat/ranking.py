"""Ranks findings for a matter asked about, and keeps those that answer it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from mgi_rag.chat.calibration import answer_calibration, finding_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.instruments import numbers_of
from mgi_rag.chat.lexicon import lexicon
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.chat.signals import Signals, Words, signals, words_of
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.index.terms import tokens_of
from mgi_rag.index.topics.assign import raised_by_cues
from mgi_rag.index.topics.model import NO_TOPIC, Shares, topic_model
from mgi_rag.places.find import find_places
from mgi_rag.profiles.finding import Finding, FindingId, Profile

_AMOUNT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")
_NUMBER: Final = re.compile(r"\d{3,}")

WORDS_OFF_FIELD: Final = 0.4
"""Share (0 to 1) of its words of matter that a finding must hold to answer a question whose words
have nothing to do with migration; it lets through names that a profile uses ("BOMCA")."""

SURE_TOPIC: Final = 0.6
"""Chance (0 to 1) from which a question's topic is taken for the set that it asks for."""
OF_TOPIC: Final = 0.5
"""Chance (0 to 1) from which a finding belongs to the set of a topic."""

EmbedQuery = Callable[[str], Vectors]


def choose_findings(
    plan: Plan,
    base: Evidence,
    candidates: Sequence[Finding],
    shelves: Shelves,
    embed: EmbedQuery,
) -> Evidence:
    """The findings among the candidates that answer a topical question, likeliest first.

    Args:
        plan: with a topic.
        base: the profiles looked at.
        candidates: the findings of those profiles on the plan's domains and side.
        shelves: the store, for the vectors.
        embed: a question to its unit vector.
    """
    allowed = {finding.finding_id for finding in candidates}
    chosen: list[Scored] = []
    vector = embed(plan.matter)
    asked = asked_topics(plan, shelves, vector)
    topic = _topic_of_set(plan, asked)
    for profile in base.profiles:
        rows = profile_signals(plan, profile, shelves, vector, asked)
        scored = [s for s in _scored(plan, rows) if s.finding_id in allowed]
        ranked = sorted(scored, key=lambda s: (-s.chance, s.finding_id))
        told = kept(ranked)
        chosen += told
        if topic is not None:
            chosen += [
                one
                for one in ranked
                if one not in told and one.chance
                if _share(shelves, one.finding, topic) >= OF_TOPIC
            ]
    if not plan.is_of_field:
        chosen = [one for one in chosen if one.signals.words >= WORDS_OFF_FIELD]
    if not chosen:
        reason = Reason.NOT_COVERED if plan.is_of_field else Reason.OUT_OF_SCOPE
        return replace(base, reason=reason)
    return replace(
        base,
        findings=tuple(one.finding for one in chosen),
        scores={one.finding_id: one.chance for one in chosen},
    )


@dataclass(frozen=True)
class Scored:
    """A finding with what speaks for it."""

    finding: Finding
    signals: Signals
    chance: float
    """That it answers the question, taken alone (0 to 1)."""

    @property
    def finding_id(self) -> FindingId:
        """The id of the finding."""
        return self.finding.finding_id


def kept(ranked: Sequence[Scored]) -> list[Scored]:
    """The findings told in answer, of those of one profile ranked by chance; none to refuse.

    Whether the profile answers at all is judged on the best finding and its lead over the second.
    """
    if not ranked or not ranked[0].chance:
        return []
    best = ranked[0].chance
    second = ranked[1].chance if len(ranked) > 1 else 0.0
    answer = answer_calibration()
    if answer.chance(best, second, ranked[0].signals) < answer.threshold:
        return []
    floor = best * answer.beside
    return [one for one in ranked[: answer.most] if one.chance >= floor]


def profile_signals(
    plan: Plan, profile: Profile, shelves: Shelves, vector: Vectors, asked: Shares
) -> list[tuple[Finding, Signals]]:
    """The signals of each finding of a profile for the plan's topic.

    Args:
        plan: with a topic.
        profile: whose findings are looked at; without any there are no signals.
        shelves: the store, for the vectors of the findings.
        vector: the unit vector of the plan's matter.
        asked: the topics of the question, as `asked_topics` tells them.
    """
    if not profile.findings:
        return []
    ids = [finding.finding_id for finding in profile.findings]
    cosines = shelves.findings.scores(vector, ids)
    texts = [_text(finding.quote, profile.language) for finding in profile.findings]
    matter = words_of(plan.told, plan.told_in, plan.words)
    rows = signals(
        matter,
        texts,
        [cosines[record] for record in ids],
        asked,
        [shelves.catalogue.topics.get(record, {}) for record in ids],
    )
    return list(zip(profile.findings, rows, strict=True))


def _share(shelves: Shelves, finding: Finding, topic: str) -> float:
    shares = shelves.catalogue.topics.get(finding.finding_id)
    return shares.get(topic, 0.0) if shares else 0.0


def _topic_of_set(plan: Plan, asked: Shares) -> str | None:
    """The topic whose findings are a set that the question asks for whole, if it does.

    "Which gaps does it have on visas?" and "which countries ...?" ask for all there are.
    """
    if not (plan.names_side or plan.intent is Intent.WHICH_PLACES):
        return None
    best = max(asked, key=lambda topic: asked[topic], default=None)
    is_sure = best is not None and best not in NO_TOPIC and asked[best] >= SURE_TOPIC
    return best if is_sure else None


def asked_topics(plan: Plan, shelves: Shelves, vector: Vectors) -> Shares:
    """The topics that a question is about: by what it means, and by the words it holds.

    Args:
        plan: with a topic.
        shelves: the store, whose embedding model tells which classifier reads the vector.
        vector: the unit vector of the plan's matter.
    """
    model = topic_model(shelves.state.embedder)
    by_meaning = model.of_question(plan.matter, plan.told_in, vector) if model else {}
    return raised_by_cues(by_meaning, plan.matter, plan.told_in)


def _scored(plan: Plan, rows: Sequence[tuple[Finding, Signals]]) -> list[Scored]:
    calibration = finding_calibration()
    return [
        Scored(finding, row, 0.0 if cannot_answer(plan, finding.quote) else calibration.chance(row))
        for finding, row in rows
    ]


@lru_cache(maxsize=50_000)
def _text(quote: str, language: str) -> Words:
    return words_of(quote, language)


def lacks_figure(plan: Plan, text: str) -> bool:
    """Whether the question turns on a figure that a finding's or passage's text does not hold.

    "How many ...?" is answered by a finding with an amount alone, and a question on the
    convention of 1951 is not answered by a finding on that of 1949.
    """
    named, keys = _figures_asked(plan.told, plan.told_in, plan.words)
    if named and named.isdisjoint(numbers_of(text)):
        return True
    if "year" in keys and not _YEAR.search(text):
        return True
    # "How many countries ...?" is answered by counting, whatever amounts a finding holds.
    asks_amount = "amount" in keys and plan.scope is None
    return asks_amount and not _AMOUNT.search(_YEAR.sub("", text))


@lru_cache(maxsize=1_000)
def _figures_asked(
    told: str, language: str, words: tuple[int, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers among a question's words of matter, and the keys of what it asks for."""
    tokens = tokens_of(told)
    named = frozenset(tokens[i].word for i in words if _NUMBER.fullmatch(tokens[i].word))
    return named, frozenset(match.key for match in lexicon(language).intent.find(tokens))


def _lacks_partner(plan: Plan, quote: str) -> bool:
    """Whether the question turns on a deal with a place that a finding does not name."""
    if not plan.partners:
        return False
    named = {place.iso3 for mention in find_places(quote).mentions for place in mention.places}
    return named.isdisjoint(place.iso3 for place in plan.partners)


def cannot_answer(plan: Plan, quote: str) -> bool:
    """Whether a finding lacks what the question turns on: a figure, a year, a partner."""
    return lacks_figure(plan, quote) or _lacks_partner(plan, quote)
