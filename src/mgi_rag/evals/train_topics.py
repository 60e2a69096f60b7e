"""Trains the networks that tell topics on the invented examples of `evals/topics`.

    python -m mgi_rag.evals.train_topics [EMBEDDER]

prints how often they are right under five-fold cross-validation over ideas (an example and its
translations stay together as far as their place in the file tells), then writes their weights into
the package. The examples are written for training; no question set is read.
"""

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field
from sklearn.model_selection import GroupKFold

from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import read_json_lines
from mgi_rag.index.embedders import E5_4BIT, Embedder, Vectors, load_embedder
from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.index.topics.model import (
    NO_TOPIC,
    Floats,
    TopicModel,
    concepts_in,
    features,
    save_topic_model,
)

if TYPE_CHECKING:
    import torch

EXAMPLES: Final = Path("evals/topics")
FOLDS: Final = 5
FURTHER: Final = 0.5
"""Weight of an example for a topic that it bears on beside its main one."""
NETWORKS: Final = 3
HIDDEN: Final = 256
"""Hidden units of a network (count)."""
EPOCHS: Final = 20
BATCH: Final = 128
RATE: Final = 2e-3
"""Highest rate of learning."""
DECAY: Final = 0.01
DROPPED_FEATURES: Final = 0.1
DROPPED_UNITS: Final = 0.3
SMOOTHING: Final = 0.05
"""Share (0 to 1) of a label spread over all classes."""
_REMEDY: Final = "correct the line; evals/topics/README.md tells what it holds"


class _Row(BaseModel):
    """A line of `evals/topics/*.jsonl`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    topics: list[str]
    kind: str
    language: str
    text: str
    no_topic: str | None = Field(default=None, alias="class")
    """What it is instead, where it is about no topic."""


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
        for line in read_json_lines(path, _Row, _REMEDY):
            row = line.value
            classes = tuple(row.topics) or (f"~{row.no_topic}",)
            if unknown := sorted(set(classes) - known):
                raise UsageError(f"{line.where}: unknown topic {unknown[0]}; {_REMEDY}")
            place = (row.kind, row.language, classes[0])
            places[place] = places.get(place, -1) + 1
            idea = f"{classes[0]} {places[place]}"
            examples.append(Example(row.kind, row.language, row.text, classes, idea))
    if not examples:
        raise UsageError(f"{folder}: holds no examples; run this from a checkout of the project")
    return examples


def framed_examples(frames: Path) -> list[Example]:
    """Short questions that name a topic as the catalogue does, every name in one of the frames.

    Args:
        frames: a file of ways to ask, by language, with `{matter}` for the name.
    """
    ways: dict[str, list[str]] = tomllib.loads(frames.read_text(encoding="utf-8"))
    examples: list[Example] = []
    for language, texts in ways.items():
        names: dict[str, dict[str, None]] = {}
        for topic in load_topics():
            said = (topic.name[language], *topic.cues[language], *topic.broad.get(language, ()))
            for name in said:
                # A cue of several words that may stand apart is no name.
                if "+" not in name:
                    names.setdefault(name, {}).setdefault(topic.topic_id)
        for number, (name, topics) in enumerate(names.items()):
            text = texts[number % len(texts)].format(matter=name)
            examples.append(Example("question", language, text, tuple(topics), f"name {name}"))
    return examples


def embedded(examples: Sequence[Example], embedder: Embedder) -> Vectors:
    """The unit vector of each example: questions as questions, statements as passages."""
    return np.vstack(
        [
            embedder.query_vector(e.text) if e.kind == "question" else embedder.vectors([e.text])[0]
            for e in examples
        ]
    )


def fitted(examples: Sequence[Example], vectors: Vectors, networks: int) -> TopicModel:
    """Networks over some examples, each started from a seed of its own.

    Trained with AdamW (Loshchilov and Hutter, 2019) on smoothed labels, with dropout.
    """
    # Imported here: only training needs it.
    import torch

    concepts = [concepts_in(e.text, e.language) for e in examples]
    known = sorted(frozenset().union(*concepts))
    holders = np.array([sum(c in found for found in concepts) for c in known])
    rarity = (np.log((1 + len(examples)) / (1 + holders)) + 1).astype(np.float32)
    centre = vectors.mean(axis=0)
    rows = torch.from_numpy(features(vectors, concepts, known, rarity, centre))
    classes = sorted({name for example in examples for name in example.classes})
    wanted = torch.zeros(len(examples), len(classes))
    for row, example in enumerate(examples):
        weights = [1.0 if place == 0 else FURTHER for place in range(len(example.classes))]
        for name, weight in zip(example.classes, weights, strict=True):
            wanted[row, classes.index(name)] = weight / sum(weights)
    trained = [_trained(rows, wanted, seed) for seed in range(networks)]
    inner, inner_bias, outer, outer_bias = (np.stack(part) for part in zip(*trained, strict=True))
    return TopicModel(
        tuple(classes), tuple(known), rarity, centre, inner, inner_bias, outer, outer_bias
    )


def _trained(
    rows: "torch.Tensor", wanted: "torch.Tensor", seed: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights and biases of one network, inner then outer."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    inner, outer = nn.Linear(rows.shape[1], HIDDEN), nn.Linear(HIDDEN, wanted.shape[1])
    network = nn.Sequential(
        nn.Dropout(DROPPED_FEATURES), inner, nn.ReLU(), nn.Dropout(DROPPED_UNITS), outer
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    batches = -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * batches)
    for _ in range(EPOCHS):
        for batch in torch.split(torch.randperm(len(rows)), BATCH):
            optimizer.zero_grad()
            nn.functional.cross_entropy(
                network(rows[batch]), wanted[batch], label_smoothing=SMOOTHING
            ).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    parts = (inner.weight.T, inner.bias, outer.weight.T, outer.bias)
    first, second, third, fourth = (part.detach().numpy().copy() for part in parts)
    return first, second, third, fourth


def cross_validated(examples: Sequence[Example], vectors: Vectors) -> NDArray[np.bool_]:
    """Whether each example's main class comes first, and among the first three: two columns.

    One network a fold, so a little below what several together reach.
    """
    right = np.zeros((len(examples), 2), dtype=np.bool_)
    ideas = [example.idea for example in examples]
    for train, test in GroupKFold(FOLDS).split(vectors, groups=ideas):
        model = fitted([examples[i] for i in train], vectors[train], networks=1)
        concepts = [concepts_in(examples[i].text, examples[i].language) for i in test]
        order = np.argsort(-model.chances(vectors[test], concepts), axis=1)
        for i, ranked in zip(test, order, strict=True):
            names = [model.classes[c] for c in ranked[:3]]
            main = examples[i].classes[0]
            right[i] = names[0] == main, main in names
    return right


def main(embedder: str = E5_4BIT) -> None:
    """Prints the shares that are right and writes the weights."""
    examples = [*read_examples(EXAMPLES), *framed_examples(EXAMPLES / "frames.toml")]
    model = load_embedder(embedder, lambda line: None)
    vectors = embedded(examples, model)
    right = cross_validated(examples, vectors)
    for kind in ("question", "statement"):
        for language in ("", *sorted({example.language for example in examples})):
            rows = [
                i
                for i, example in enumerate(examples)
                if example.kind == kind and language in ("", example.language)
            ]
            first, third = right[rows].mean(axis=0) * 100
            sys.stdout.write(
                f"{kind} {language or 'all'}: first {first:.1f} %, among three {third:.1f} % "
                f"(n {len(rows)})\n"
            )
    file = save_topic_model(embedder, fitted(examples, vectors, NETWORKS))
    sys.stdout.write(f"wrote {file}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
