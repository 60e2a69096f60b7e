"""How often the checker is wrong, on labelled pairs of a finding and a sentence that cites it.

    python -m mgi_rag.evals.checker evals/checker [--calibrate]

prints the share of supported sentences that it refuses and of others that it passes, with Wilson
intervals, over all and by half, label, kind and language. With `--calibrate` it prints the weights
of nearness in meaning instead, fitted on the half that is not held out.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from mgi_rag.chat.checking import Failing, Verdict, check_sentence
from mgi_rag.chat.checking.meaning import nearness
from mgi_rag.errors import MgiRagError
from mgi_rag.evals.checker_pairs import HALVES, LabelledPair, read_pairs
from mgi_rag.index.embedders import Embedder, load_embedder
from mgi_rag.settings import settings
from mgi_rag.terminal import print_line, tell

FOLDER: Final = Path("evals/checker")
REFUSED_AT_MOST: Final = 0.04
"""Share (0 to 1) of supported sentences that nearness may refuse of those that passed so far."""
_SIGNALS: Final = ("likeness", "concepts", "words", "foreign", "strange")


@dataclass(frozen=True)
class Judged:
    """A pair with the checker's verdict."""

    labelled: LabelledPair
    verdict: Verdict

    @property
    def is_wrong(self) -> bool:
        """Whether a supported sentence was refused, or another passed."""
        return self.verdict.passed != self.labelled.pair.is_supported


def judge(pairs: Iterable[LabelledPair], embedder: Embedder) -> list[Judged]:
    """The checker's verdict on each pair."""
    return [
        Judged(
            labelled,
            check_sentence(
                labelled.pair.sentence,
                [labelled.pair.source],
                labelled.pair.language,
                embedder.vectors,
            ),
        )
        for labelled in pairs
    ]


def figures(judged: Sequence[Judged]) -> Iterator[str]:
    """The lines of the report: every share with its 95 % interval (Wilson)."""
    for half in HALVES:
        own = [one for one in judged if one.labelled.half == half]
        if not own:
            continue
        yield f"## {half}: {len(own)} pairs"
        yield f"balanced accuracy {_balanced(own):.3f}"
        yield from _shares("", own)
        yield from _by("language", own, lambda one: one.labelled.pair.language)
        yield from _by("kind", own, lambda one: one.labelled.pair.kind)
        refused = [one for one in own if not one.verdict.passed]
        for reason in Failing:
            right = [o.labelled.pair.is_supported for o in refused if o.verdict.reason is reason]
            if right:
                yield f"reason {reason.value}: {len(right)} refused, {sum(right)} of them supported"


def _by(name: str, judged: Sequence[Judged], key: Callable[[Judged], str]) -> Iterator[str]:
    for value in sorted({key(one) for one in judged}):
        yield from _shares(f"{name} {value}: ", [one for one in judged if key(one) == value])


def _shares(lead: str, judged: Sequence[Judged]) -> Iterator[str]:
    # Takes half a second to load, and only this needs it.
    from scipy.stats import binomtest

    for supported, name in ((True, "supported refused"), (False, "unsupported passed")):
        own = [one for one in judged if one.labelled.pair.is_supported is supported]
        if own:
            wrong = sum(one.is_wrong for one in own)
            share = binomtest(wrong, len(own)).proportion_ci(0.95, method="wilson")
            yield (
                f"{lead}{name} {wrong} of {len(own)}: {wrong / len(own):.3f} "
                f"[{share.low:.3f}, {share.high:.3f}]"
            )


def _balanced(judged: Sequence[Judged]) -> float:
    sides = [
        [not one.is_wrong for one in judged if one.labelled.pair.is_supported is supported]
        for supported in (True, False)
    ]
    return float(np.mean([np.mean(side) for side in sides if side]))


def calibrated(pairs: Sequence[LabelledPair], embedder: Embedder) -> Iterator[str]:
    """The lines of `calibration.toml`, fitted on the pairs that are not held out.

    Fitted are those alone that every other test passes; the threshold refuses at most
    `REFUSED_AT_MOST` of the supported ones.
    """
    # Takes a second to load, and only this needs it.
    from sklearn.linear_model import LogisticRegression

    rows, labels = [], []
    for one in judge([p for p in pairs if p.half == "dev"], embedder):
        pair = one.labelled.pair
        if one.verdict.passed or one.verdict.reason is Failing.MEANING:
            vectors = embedder.vectors([pair.sentence, pair.finding])
            likeness = float(vectors[0] @ vectors[1])
            rows.append(astuple(nearness(pair.sentence, [pair.source], pair.language, likeness)))
            labels.append(pair.is_supported)
    scale = np.array([0.05, 1, 1, 1, 2])
    table, right = np.array(rows) / scale, np.array(labels)
    model = LogisticRegression(C=1.0, class_weight="balanced").fit(table, right)
    chances = model.predict_proba(table)[:, 1]
    threshold = float(np.quantile(chances[right], REFUSED_AT_MOST))
    yield f"# {right.sum()} supported and {(~right).sum()} others; passed of the others:"
    yield f"# {np.mean(chances[~right] >= threshold):.3f}"
    yield f"intercept = {float(model.intercept_[0]):.3f}"
    for name, weight in zip(_SIGNALS, model.coef_[0] / scale, strict=True):
        yield f"{name} = {weight:.3f}"
    yield f"threshold = {threshold:.3f}"


def main(arguments: Sequence[str]) -> int:
    """Prints the figures, or the calibration; the exit status."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    try:
        pairs = read_pairs(folders[0] if folders else FOLDER)
        embedder = load_embedder(settings().embedder, tell)
        calibrate = "--calibrate" in arguments
        lines = calibrated(pairs, embedder) if calibrate else figures(judge(pairs, embedder))
        for line in lines:
            print_line(line)
    except MgiRagError as error:
        tell(str(error))
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
