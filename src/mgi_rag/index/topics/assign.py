"""Gives findings their topics at indexing: by what they mean, the words they hold, their domain.

The networks see what a finding means, cues see its words, and a profile reports each matter in one
or two domains. The three are weighed into one chance a topic by the logistic of `assign.toml`,
fitted by `python -m mgi_rag.evals.fit_assignment`.
"""

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from mgi_rag.index.embedders import Vectors
from mgi_rag.index.topics.catalogue import topic_by_id
from mgi_rag.index.topics.cues import CueHit, cue_hits
from mgi_rag.index.topics.model import LEAST, Shares, topic_model
from mgi_rag.profiles.finding import Domain

CUE_SHARE: Final = 0.5
"""Chance that a cue of one telling word gives a topic at least, in a question and where no network
is there to weigh it; one of more words gives more."""

PASSING: Final = 0.05
"""Chance that a telling cue gives a topic at least where findings are ranked: what one says in
passing may answer a question, though it belongs to no set."""


class Signs(NamedTuple):
    """What speaks for one topic of one finding."""

    share: float
    """Log-odds of the networks' chance."""
    rival: float
    """Log-odds of their chance for the likeliest other topic."""
    cue: float
    """1 where a telling cue of the topic stands in the finding, else 0."""
    cue_words: float
    """What that cue weighs more for further words."""
    elsewhere: float
    """1 where profiles report the topic in other domains than the finding's, else 0."""


@dataclass(frozen=True)
class AssignmentWeights:
    """The logistic over the signs: log-odds for each, and where none speaks."""

    intercept: float
    share: float
    rival: float
    cue: float
    cue_words: float
    elsewhere: float


def assign_topics(
    texts: Sequence[str],
    languages: Sequence[str],
    domains: Sequence[Domain],
    vectors: Vectors,
    embedder: str,
) -> list[Shares]:
    """The topics of findings with the chance (0 to 1) that each is about them.

    Args:
        texts: the texts whose vectors stand for the findings.
        languages: their ISO 639-1 tags.
        domains: those that their profiles report them in.
        vectors: their unit vectors, a row a text.
        embedder: name of the embedding model; one without a classifier leaves the cues alone.
    """
    model = topic_model(embedder)
    if model is None:
        return [
            raised_by_cues({}, text, language)
            for text, language in zip(texts, languages, strict=True)
        ]
    shares = model.of_findings(texts, languages, vectors)
    return [weighed(*finding) for finding in zip(shares, texts, languages, domains, strict=True)]


def weighed(shares: Shares, text: str, language: str, domain: Domain) -> Shares:
    """The chance of each topic of a finding, from the networks' shares and all else."""
    weights = assignment_weights()
    chances = {
        topic: 1 / (1 + math.exp(-_log_odds(weights, signs)))
        for topic, signs in signs_of(shares, text, language, domain).items()
    }
    order = sorted(chances, key=lambda topic: -chances[topic])
    return {topic: round(chances[topic], 4) for topic in order if chances[topic] >= LEAST}


def signs_of(shares: Shares, text: str, language: str, domain: Domain) -> dict[str, Signs]:
    """What speaks for each topic that a finding may be about.

    Args:
        shares: the networks' chances.
        text: the finding's.
        language: its ISO 639-1 tag.
        domain: that its profile reports it in.
    """
    cues = {t: hit.weight for t, hit in cue_hits(text, language).items() if hit.weight >= 1}
    found: dict[str, Signs] = {}
    for topic in dict.fromkeys((*shares, *cues)):
        rival = max((share for other, share in shares.items() if other != topic), default=0.0)
        cue = cues.get(topic)
        found[topic] = Signs(
            share=_odds(shares.get(topic, 0.0)),
            rival=_odds(rival),
            cue=float(cue is not None),
            cue_words=cue - 1 if cue is not None else 0.0,
            elsewhere=float(domain not in topic_by_id(topic).domains),
        )
    return found


def raised_by_cues(shares: Shares, text: str, language: str) -> Shares:
    """The shares of a text raised where a telling cue of a topic stands in it.

    So is a question read: its few words are about what they name, in no domain of their own.
    """
    hits = cue_hits(text, language).values()
    floors = {h.topic_id: round(1 - (1 - CUE_SHARE) / h.weight, 4) for h in hits if h.weight >= 1}
    return _at_least(shares, floors)


def with_passing(shares: Shares, hits: Iterable[CueHit]) -> Shares:
    """The topics of a finding, and those that it speaks of in passing by a telling cue."""
    return _at_least(shares, {hit.topic_id: PASSING for hit in hits if hit.weight >= 1})


def _at_least(shares: Shares, floors: Shares) -> Shares:
    return {**shares, **{t: max(shares.get(t, 0.0), floor) for t, floor in floors.items()}}


def _odds(share: float) -> float:
    within = min(max(share, 0.01), 0.99)
    return math.log(within / (1 - within))


def _log_odds(weights: AssignmentWeights, signs: Signs) -> float:
    return (
        weights.intercept
        + weights.share * signs.share
        + weights.rival * signs.rival
        + weights.cue * signs.cue
        + weights.cue_words * signs.cue_words
        + weights.elsewhere * signs.elsewhere
    )


@cache
def assignment_weights() -> AssignmentWeights:
    """The weights in use."""
    text = (files(__package__) / "assign.toml").read_text(encoding="utf-8")
    return AssignmentWeights(**tomllib.loads(text)["weights"])
