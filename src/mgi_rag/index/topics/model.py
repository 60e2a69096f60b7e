"""Which topics of MGI a question or a finding is about: a linear classifier over its vector.

Cues see words; the classifier sees what a text means, in every language that the embedding model
knows. A multinomial logistic regression over the centred vector and the concepts of the text, one
for questions and one for findings, trained on the invented examples of `evals/topics` by
`python -m mgi_rag.evals.train_topics`, which also prints how often it is right.
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
SCALE: Final = 8.0
"""Length to which a centred vector is scaled before it is weighed."""
CONCEPTS: Final = 3.0
"""Length to which the concepts of a text, weighed by rarity, are scaled."""
LEAST: Final = 0.02
"""Chance below which a topic is left out of the shares of a text."""


@dataclass(frozen=True)
class TopicWeights:
    """One regression: classes by features, a vector's components first, then concepts."""

    classes: tuple[str, ...]
    concepts: tuple[str, ...]
    rarity: Floats
    """Weight of each concept, larger for rarer ones."""
    centre: Floats
    """Mean vector of the examples."""
    weights: Floats
    """Classes by features."""
    intercept: Floats

    def chances(self, vectors: Vectors, concepts: Sequence[frozenset[str]]) -> Floats:
        """The chance of every class for every text: texts by classes, rows summing to 1.

        Args:
            vectors: unit vectors, a row a text.
            concepts: the concepts of each text.
        """
        rows = features(vectors, concepts, self.concepts, self.rarity, self.centre)
        totals = rows @ self.weights.T + self.intercept
        odds = np.exp(totals - totals.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


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


@dataclass(frozen=True)
class TopicModel:
    """The classifiers for the vectors of one embedding model."""

    question: TopicWeights
    finding: TopicWeights

    def of_question(self, text: str, language: str, vector: Vectors) -> Shares:
        """What a question is about; its chance to be about no topic under the keys `NO_TOPIC`.

        Args:
            text: the question, best without the names of places.
            language: its ISO 639-1 tag.
            vector: its unit vector.
        """
        chances = self.question.chances(vector.reshape(1, -1), [concepts_in(text, language)])
        return _shares(self.question.classes, chances[0])

    def of_findings(
        self, texts: Sequence[str], languages: Sequence[str], vectors: Vectors
    ) -> list[Shares]:
        """What each finding is about.

        Args:
            texts: the texts whose vectors stand for the findings.
            languages: their ISO 639-1 tags.
            vectors: their unit vectors, a row a text.
        """
        if not texts:
            return []
        concepts = [concepts_in(t, lang) for t, lang in zip(texts, languages, strict=True)]
        chances = self.finding.chances(vectors, concepts)
        return [_shares(self.finding.classes, row) for row in chances]


def _shares(classes: Sequence[str], chances: Floats) -> Shares:
    order = np.argsort(-chances)
    return {classes[i]: round(float(chances[i]), 4) for i in order if chances[i] >= LEAST}


@cache
def topic_model(embedder: str) -> TopicModel | None:
    """The classifiers for an embedding model by its name; None for a model without any.

    Without them topics are told by cues alone, and `mgi-rag index` says so.
    """
    file = _file(embedder)
    if not file.is_file():
        return None
    with np.load(file, allow_pickle=False) as table:
        return TopicModel(_weights(table, "question"), _weights(table, "finding"))


def save_topic_model(embedder: str, model: TopicModel) -> Path:
    """Writes the classifiers for an embedding model where `topic_model` reads them."""
    file = _file(embedder)
    parts = {"question": model.question, "finding": model.finding}
    table: dict[str, NDArray[np.generic]] = {}
    for name, part in parts.items():
        table[f"{name}_classes"] = np.array(part.classes)
        table[f"{name}_concepts"] = np.array(part.concepts)
        for field in ("rarity", "centre", "weights", "intercept"):
            table[f"{name}_{field}"] = getattr(part, field).astype(np.float16)
    np.savez_compressed(file, **table)  # type: ignore[arg-type]
    return file


def _weights(table: Mapping[str, NDArray[np.generic]], name: str) -> TopicWeights:
    def floats(field: str) -> Floats:
        return table[f"{name}_{field}"].astype(np.float32)

    return TopicWeights(
        classes=tuple(str(c) for c in table[f"{name}_classes"]),
        concepts=tuple(str(c) for c in table[f"{name}_concepts"]),
        rarity=floats("rarity"),
        centre=floats("centre"),
        weights=floats("weights"),
        intercept=floats("intercept"),
    )


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
