"""Gives findings their topics at indexing: by what they mean and by the words they hold."""

from collections.abc import Sequence
from typing import Final

from mgi_rag.index.embedders import Vectors
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.index.topics.model import Shares, topic_model

CUE_SHARE: Final = 0.5
"""Chance that a cue of one telling word gives a topic at least; one of more words gives more."""


def assign_topics(
    texts: Sequence[str], languages: Sequence[str], vectors: Vectors, embedder: str
) -> list[Shares]:
    """The topics of findings with the chance (0 to 1) that each is about them.

    Args:
        texts: the texts whose vectors stand for the findings.
        languages: their ISO 639-1 tags.
        vectors: their unit vectors, a row a text.
        embedder: name of the embedding model; one without a classifier leaves the cues alone.
    """
    model = topic_model(embedder)
    by_meaning = (
        model.of_findings(texts, languages, vectors) if model is not None else [{} for _ in texts]
    )
    return [
        joined(shares, text, language)
        for shares, text, language in zip(by_meaning, texts, languages, strict=True)
    ]


def joined(shares: Shares, text: str, language: str) -> dict[str, float]:
    """The shares of a text raised where a telling cue of a topic stands in it."""
    found = dict(shares)
    for topic, hit in cue_hits(text, language).items():
        if hit.weight >= 1:
            by_cue = 1 - (1 - CUE_SHARE) / hit.weight
            found[topic] = round(max(found.get(topic, 0.0), by_cue), 4)
    return found
