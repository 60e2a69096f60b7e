"""Fits the weights by which the topics of findings are told, on invented worlds.

    python -m mgi_rag.evals.fit_assignment SEED...

prints how well five-fold cross-validation tells the topics before and after the weighing, then the
table for `index/topics/assign.toml`. Worlds of the half that is held out are refused. `elsewhere`
is taken from that file as it stands: invented findings never stand in a foreign domain.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import KFold

from mgi_rag.errors import UsageError
from mgi_rag.evals.world.wordings import HELD_OUT, Register
from mgi_rag.evals.world.world import World, invent
from mgi_rag.index.embedders import E5_4BIT, load_embedder
from mgi_rag.index.topics.assign import Signs, assignment_weights, signs_of
from mgi_rag.index.topics.model import Shares, topic_model
from mgi_rag.profiles.finding import Domain

PLACES: Final = 12
FOLDS: Final = 5
LEAST: Final = 0.4
"""Chance from which a finding is counted as one on a topic, in the shares printed."""
SMOOTHING: Final = 1e-4
"""Weight of the squared weights against the mean log-loss."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """One invented finding: its true topic, the networks' shares and the signs for each topic."""

    topic: str
    shares: Shares
    signs: dict[str, Signs]

    def rows(self) -> tuple[Floats, Floats]:
        """The signs of its topics, a row each, and 1 for the row of its own topic."""
        return np.array(list(self.signs.values())), np.array([t == self.topic for t in self.signs])


def told_findings(worlds: Sequence[World], embedder: str = E5_4BIT) -> list[Told]:
    """The findings of some worlds, each wording once.

    Raises UsageError for a world of the half that is held out, and an embedder without networks.
    """
    if held := [world.seed for world in worlds if world.half == HELD_OUT]:
        raise UsageError(f"world {held[0]} is held out; name seeds of the other half")
    networks = topic_model(embedder)
    if networks is None:
        raise UsageError(f"{embedder} has no networks to weigh; train them first")
    rows: dict[tuple[str, str], tuple[str, Domain, str]] = {}
    for world in worlds:
        for profile in world.profiles:
            for one in profile.findings:
                told = (one.topic_id, one.domain, profile.quote(one))
                rows.setdefault((one.wording, profile.language), told)
    languages = [language for _, language in rows]
    texts = [text for _, _, text in rows.values()]
    vectors = load_embedder(embedder, lambda line: None).vectors(texts)
    shares = networks.of_findings(texts, languages, vectors)
    return [
        Told(topic, share, signs_of(share, text, language, domain))
        for (topic, domain, text), share, language in zip(
            rows.values(), shares, languages, strict=True
        )
    ]


def fitted(findings: Sequence[Told], elsewhere: float) -> Floats:
    """Intercept and weights, `elsewhere` among them as given, that best tell the topics."""
    parts = [finding.rows() for finding in findings]
    signs, own = np.vstack([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
    fixed = elsewhere * signs[:, -1]

    def loss(weights: Floats) -> float:
        odds = weights[0] + signs[:, :-1] @ weights[1:] + fixed
        return float(np.mean(np.logaddexp(0, odds) - own * odds) + SMOOTHING * weights @ weights)

    free: Floats = minimize(loss, np.zeros(signs.shape[1])).x
    return np.append(free, elsewhere)


def chances(finding: Told, weights: Floats) -> dict[str, float]:
    """The chance (0 to 1) of each topic of a finding."""
    odds = weights[0] + finding.rows()[0] @ weights[1:]
    return dict(zip(finding.signs, (1 / (1 + np.exp(-odds))).tolist(), strict=True))


def _line(name: str, findings: Sequence[Told], told: Sequence[set[str]]) -> str:
    right = sum(f.topic in topics for f, topics in zip(findings, told, strict=True))
    exact = sum(topics == {f.topic} for f, topics in zip(findings, told, strict=True))
    given = sum(len(topics) for topics in told)
    return (
        f"{name}: precision {100 * right / given:.1f} %, recall {100 * right / len(told):.1f} %, "
        f"exactly its topic {100 * exact / len(told):.1f} % (n {len(told)})\n"
    )


def main(*seeds: str) -> None:
    """Prints the shares and the table of weights."""
    worlds = [invent(int(seed), PLACES, register) for seed in seeds for register in Register]
    findings = told_findings(worlds)
    elsewhere = assignment_weights().elsewhere
    by_networks = [{t for t, share in f.shares.items() if share >= LEAST} for f in findings]
    sys.stdout.write(_line("networks alone", findings, by_networks))
    told: list[set[str]] = [set() for _ in findings]
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(findings):
        weights = fitted([findings[i] for i in train], elsewhere)
        for i in test:
            found = chances(findings[i], weights)
            told[i] = {topic for topic, chance in found.items() if chance >= LEAST}
    sys.stdout.write(_line("weighed, cross-validated", findings, told))
    names = ("intercept", *Signs._fields)
    for name, weight in zip(names, fitted(findings, elsewhere), strict=True):
        sys.stdout.write(f"{name} = {weight:.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
