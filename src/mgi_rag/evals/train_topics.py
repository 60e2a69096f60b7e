"""Trains the classifiers of topics on the invented examples of `evals/topics`.

    python -m mgi_rag.evals.train_topics [EMBEDDER]

prints how often they are right under five-fold cross-validation over ideas (an example and its
translations stay together as far as their place in the file tells), then writes their weights into
the package. The examples are written for training; no question set is read.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from mgi_rag.errors import UsageError
from mgi_rag.index.embedders import E5_4BIT, Embedder, Vectors, load_embedder
from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.index.topics.model import (
    NO_TOPIC,
    TopicModel,
    TopicWeights,
    concepts_in,
    features,
    save_topic_model,
)

EXAMPLES: Final = Path("evals/topics")
FOLDS: Final = 5
FURTHER: Final = 0.5
"""Weight of an example for a topic that it bears on beside its main one."""


@dataclass(frozen=True)
class Example:
    """One invented text with the topics that it is about."""

    kind: str
    """`question` or `statement`."""
    language: str
    text: str
    classes: tuple[str, ...]
    """Topic ids, the main one first; or one of `NO_TOPIC`."""
    idea: str
    """The same for a text and its likely translations."""


def read_examples(folder: Path) -> list[Example]:
    """The examples of a folder. Raises UsageError, naming file and line, for one amiss."""
    known = {topic.topic_id for topic in load_topics()} | set(NO_TOPIC)
    examples: list[Example] = []
    for path in sorted(folder.glob("*.jsonl")):
        places: dict[tuple[str, str, str], int] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            classes = tuple(row["topics"]) or (f"~{row.get('class')}",)
            if unknown := sorted(set(classes) - known):
                raise UsageError(f"{path}: line {number}: unknown topic {unknown[0]}")
            place = (row["kind"], row["language"], classes[0])
            places[place] = places.get(place, -1) + 1
            idea = f"{classes[0]} {places[place]}"
            examples.append(Example(row["kind"], row["language"], row["text"], classes, idea))
    if not examples:
        raise UsageError(f"{folder}: holds no examples; run this from a checkout of the project")
    return examples


def embedded(examples: Sequence[Example], embedder: Embedder) -> Vectors:
    """The unit vector of each example: questions as questions, statements as passages."""
    return np.vstack(
        [
            embedder.query_vector(e.text) if e.kind == "question" else embedder.vectors([e.text])[0]
            for e in examples
        ]
    )


def fitted(examples: Sequence[Example], vectors: Vectors) -> TopicWeights:
    """The regression over some examples."""
    concepts = [concepts_in(e.text, e.language) for e in examples]
    known = sorted(frozenset().union(*concepts))
    holders = np.array([sum(c in found for found in concepts) for c in known])
    rarity = (np.log((1 + len(examples)) / (1 + holders)) + 1).astype(np.float32)
    centre = vectors.mean(axis=0)
    rows = features(vectors, concepts, known, rarity, centre)
    pairs = [
        (row, name, 1.0 if place == 0 else FURTHER)
        for row, example in enumerate(examples)
        for place, name in enumerate(example.classes)
    ]
    model = LogisticRegression(C=1.0, max_iter=300).fit(
        rows[[row for row, _, _ in pairs]],
        [name for _, name, _ in pairs],
        sample_weight=[weight for _, _, weight in pairs],
    )
    return TopicWeights(
        classes=tuple(str(name) for name in model.classes_),
        concepts=tuple(known),
        rarity=rarity,
        centre=centre,
        weights=model.coef_.astype(np.float32),
        intercept=model.intercept_.astype(np.float32),
    )


def cross_validated(examples: Sequence[Example], vectors: Vectors) -> NDArray[np.bool_]:
    """Whether each example's main class comes first, and among the first three: two columns."""
    right = np.zeros((len(examples), 2), dtype=np.bool_)
    ideas = [example.idea for example in examples]
    for train, test in GroupKFold(FOLDS).split(vectors, groups=ideas):
        model = fitted([examples[i] for i in train], vectors[train])
        concepts = [concepts_in(examples[i].text, examples[i].language) for i in test]
        order = np.argsort(-model.chances(vectors[test], concepts), axis=1)
        for i, ranked in zip(test, order, strict=True):
            names = [model.classes[c] for c in ranked[:3]]
            main = examples[i].classes[0]
            right[i] = names[0] == main, main in names
    return right


def main(embedder: str = E5_4BIT) -> None:
    """Prints the shares that are right and writes the weights."""
    examples = read_examples(EXAMPLES)
    model = load_embedder(embedder, lambda line: None)
    vectors = embedded(examples, model)
    parts: dict[str, TopicWeights] = {}
    for kind in ("question", "statement"):
        chosen = [i for i, example in enumerate(examples) if example.kind == kind]
        own = [examples[i] for i in chosen]
        right = cross_validated(own, vectors[chosen])
        for language in ("", *sorted({example.language for example in own})):
            rows = [i for i, example in enumerate(own) if language in ("", example.language)]
            first, third = right[rows].mean(axis=0) * 100
            sys.stdout.write(
                f"{kind} {language or 'all'}: first {first:.1f} %, among three {third:.1f} % "
                f"(n {len(rows)})\n"
            )
        parts[kind] = fitted(own, vectors[chosen])
    file = save_topic_model(embedder, TopicModel(parts["question"], parts["statement"]))
    sys.stdout.write(f"wrote {file}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
