"""Which topics of MGI a question or a finding is about: a small network over its vector.

Cues see words; the network sees what a text means, in every language that the embedding model
knows. Networks of one hidden layer over the centred vector and the concepts of the text, their
chances averaged, trained on the invented examples of `evals/topics` by
`python -m mgi_rag.evals.train_topics`, which also prints how often they are right.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.terms import tokens_of

Floats = NDArray[np.float32]
Shares = Mapping[str, float]
"""Topics with the chance (0 to 1) that a text is about each; those next to none left out."""

NO_TOPIC: Final = ("~about", "~outside", "~set", "~uncovered")
"""Classes of questions beside the topics: on MGI itself, on nothing of the field, on whole lists,
and on matters of a country that no indicator asks about."""
WHOLE_SET: Final = "~set"
"""The one of them for whole lists: words of a list may stand around a topic ("gaps on visas")."""
SCALE: Final = 8.0
"""Length to which a centred vector is scaled before it is weighed."""
CONCEPTS: Final = 3.0
"""Length to which the concepts of a text, weighed by rarity, are scaled."""
LEAST: Final = 0.02
"""Chance below which a topic is left out of the shares of a text."""


@dataclass(frozen=True)
class TopicModel:
    """Networks for the vectors of one embedding model, alike but for their first weights."""

    classes: tuple[str, ...]
    """Topic ids and `NO_TOPIC`."""
    concepts: tuple[str, ...]
    rarity: Floats
    """Weight of each concept, larger for rarer ones."""
    centre: Floats
    """Mean vector of the examples."""
    inner: Floats
    """Networks by features by hidden units."""
    inner_bias: Floats
    """Networks by hidden units."""
    outer: Floats
    """Networks by hidden units by classes."""
    outer_bias: Floats
    """Networks by classes."""

    def chances(self, vectors: Vectors, concepts: Sequence[frozenset[str]]) -> Floats:
        """The chance of every class for every text: texts by classes, rows summing to 1.

        Args:
            vectors: unit vectors, a row a text.
            concepts: the concepts of each text.
        """
        rows = features(vectors, concepts, self.concepts, self.rarity, self.centre)
        hidden = np.maximum(rows @ self.inner + self.inner_bias[:, None, :], 0.0)
        totals = hidden @ self.outer + self.outer_bias[:, None, :]
        odds = np.exp(totals - totals.max(axis=2, keepdims=True))
        shares = odds / odds.sum(axis=2, keepdims=True)
        return np.asarray(shares.mean(axis=0), dtype=np.float32)

    def of_question(self, text: str, language: str, vector: Vectors) -> Shares:
        """What a question is about; its chance to be about no topic under the keys `NO_TOPIC`.

        All chances but that of `WHOLE_SET` are those given that it asks for no whole list.

        Args:
            text: the question, best without the names of places.
            language: its ISO 639-1 tag.
            vector: its unit vector.
        """
        chances = self.chances(vector.reshape(1, -1), [concepts_in(text, language)])
        whole = self.classes.index(WHOLE_SET)
        others = 1.0 - chances[0, whole]
        given = np.where(np.arange(len(self.classes)) == whole, 1.0, 1.0 / max(others, 1e-6))
        return _shares(self.classes, chances[0] * given)

    def of_findings(
        self, texts: Sequence[str], languages: Sequence[str], vectors: Vectors
    ) -> list[Shares]:
        """What each finding is about: a finding always is about some topic.

        Args:
            texts: the texts whose vectors stand for the findings.
            languages: their ISO 639-1 tags.
            vectors: their unit vectors, a row a text.
        """
        if not texts:
            return []
        concepts = [concepts_in(t, lang) for t, lang in zip(texts, languages, strict=True)]
        chances = self.chances(vectors, concepts)
        of_topics = [i for i, name in enumerate(self.classes) if name not in NO_TOPIC]
        topics = [self.classes[i] for i in of_topics]
        told = chances[:, of_topics]
        return [_shares(topics, row) for row in told / told.sum(axis=1, keepdims=True)]


def features(
    vectors: Vectors,
    concepts: Sequence[frozenset[str]],
    known: Sequence[str],
    rarity: Floats,
    centre: Floats,
) -> Floats:
    """What the regression weighs of each text: its centred vector, then its concepts.

    Args:
        vectors: unit vectors, a row a text.
        concepts: the concepts of each text.
        known: the concepts that count, in their order.
        rarity: their weights.
        centre: the vector taken for the middle of all.
    """
    column = {concept: i for i, concept in enumerate(known)}
    held = np.zeros((len(concepts), len(known)), dtype=np.float32)
    for row, found in enumerate(concepts):
        held[row, [column[c] for c in found if c in column]] = 1.0
    meaning = _scaled(vectors - centre, SCALE)
    return np.hstack([meaning, _scaled(held * rarity, CONCEPTS)]).astype(np.float32)


def _scaled(rows: Floats, length: float) -> Floats:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows * (length / np.where(norms == 0, 1.0, norms)), dtype=np.float32)


def concepts_in(text: str, language: str) -> frozenset[str]:
    """All concepts of a text in a language (ISO 639-1)."""
    return frozenset().union(*concepts_of(tokens_of(text), language))


def _shares(classes: Sequence[str], chances: Floats) -> Shares:
    order = np.argsort(-chances)
    return {classes[i]: round(float(chances[i]), 4) for i in order if chances[i] >= LEAST}


_FLOATS: Final = ("rarity", "centre", "inner", "inner_bias", "outer", "outer_bias")


@cache
def topic_model(embedder: str) -> TopicModel | None:
    """The networks for an embedding model by its name; None for a model without any.

    Without them topics are told by cues alone, and `mgi-rag index` says so.
    """
    file = _file(embedder)
    if not file.is_file():
        return None
    with np.load(file, allow_pickle=False) as table:
        return TopicModel(
            classes=tuple(str(name) for name in table["classes"]),
            concepts=tuple(str(name) for name in table["concepts"]),
            **{field: table[field].astype(np.float32) for field in _FLOATS},
        )


def save_topic_model(embedder: str, model: TopicModel) -> Path:
    """Writes the networks for an embedding model where `topic_model` reads them."""
    file = _file(embedder)
    floats = {field: getattr(model, field).astype(np.float16) for field in _FLOATS}
    np.savez_compressed(
        file, classes=np.array(model.classes), concepts=np.array(model.concepts), **floats
    )
    return file


def _file(embedder: str) -> Path:
    return Path(str(files(__package__) / "weights" / f"{embedder.replace('/', '--')}.npz"))


@cache
def topics_stamp(embedder: str) -> str:
    """Hash of what decides the topics of a finding: with another one they are assigned anew."""
    digest = hashlib.sha256()
    folders = (Path(str(files(__package__))), Path(str(files("mgi_rag.index.concepts"))))
    data = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    for path in (*data, _file(embedder)):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
