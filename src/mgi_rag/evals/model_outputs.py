"""What of a real model's sentences reaches the reader, on recorded outputs labelled by hand.

    python -m mgi_rag.evals.model_outputs evals/model_outputs

replays every recorded output through the check and prints, with Wilson intervals: how many of the
model's sentences the findings that they cite do not support, how many of those that reach the
reader are unsupported, and how many supported ones are refused. Then what a check costs.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from mgi_rag.chat.answer import Check, Citation
from mgi_rag.chat.writing.sentences import sentences_of
from mgi_rag.chat.writing.write import check_said, is_in
from mgi_rag.errors import MgiRagError, UsageError
from mgi_rag.evals.record_outputs import lines_of
from mgi_rag.index.embedders import Embedder, load_embedder
from mgi_rag.settings import settings
from mgi_rag.terminal import print_line, tell

FOLDER: Final = Path("evals/model_outputs")
SUPPORTED: Final = "supported"


@dataclass(frozen=True)
class Shown:
    """A recorded sentence with its label and what the check made of it."""

    label: str
    """`supported`, `contradicted`, `not_in_source`; `uncited` where it cites no evidence."""
    check: Check | None
    """None for a sentence that the reader is not shown."""
    own_ms: float
    """What the check took of its processor, the embedding apart (milliseconds)."""
    in_language: bool
    """Whether it is in the language of the answer; another is never shown."""
    text: str
    cites: tuple[str, ...]
    """Ids of the findings."""


class _Timed:
    """An embedding that counts its own time, so that the rest can be told."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.spent_s = 0.0

    def __call__(self, texts: Sequence[str]) -> Any:
        started = time.thread_time()
        vectors = self._embedder.vectors(texts)
        self.spent_s += time.thread_time() - started
        return vectors


def replayed(folder: Path, embedder: Embedder) -> Iterator[Shown]:
    """Every sentence of the folder's recorded outputs, checked.

    Raises UsageError for a folder without outputs, or a sentence that nobody has labelled.
    """
    labels = {
        (line["sentence"], tuple(line["cites"])): line["label"]
        for line in lines_of(folder / "labels.jsonl")
    }
    findings = {line["finding_id"]: line for line in lines_of(folder / "findings.jsonl")}
    outputs = [line for path in sorted(folder.glob("raw-*.jsonl")) for line in lines_of(path)]
    if not outputs:
        raise UsageError(f"{folder}: holds no raw-*.jsonl with recorded outputs")
    embed = _Timed(embedder)
    for output in outputs:
        evidence = {
            number: Citation(**findings[finding_id], number=number)
            for number, finding_id in enumerate(output["evidence"], start=1)
        }
        for said in sentences_of([output["raw"]]):
            cited = [evidence[n] for n in said.numbers if n in evidence]
            ids = tuple(c.finding_id for c in cited)
            label = labels.get((said.text, ids)) if ids else "uncited"
            if label is None:
                raise UsageError(f"{folder}: {output['id']}: nobody has labelled: {said.text}")
            embed.spent_s, started = 0.0, time.thread_time()
            check = check_said(said, cited, output["language"], embed)
            own = time.thread_time() - started - embed.spent_s
            in_language = is_in(said.text, output["language"])
            yield Shown(label, check, 1000 * own, in_language, said.text, ids)


def figures(shown: Sequence[Shown]) -> Iterator[str]:
    """The lines of the report."""
    cited = [one for one in shown if one.cites]
    yield f"{len(shown)} sentences, {len(cited)} of them cite evidence"
    yield from _counted("all", cited)
    # A model repeats itself: each sentence once tells more about the check.
    yield from _counted("each once", list({(s.text, s.cites): s for s in cited}.values()))
    cost = median(s.own_ms for s in cited)
    yield f"the check took {cost:.1f} ms a sentence (median), embedding apart"


def _counted(name: str, shown: Sequence[Shown]) -> Iterator[str]:
    bad = [one for one in shown if one.label != SUPPORTED]
    reach = [one for one in shown if one.check is not None]
    foreign = sum(not one.in_language and one.check is None for one in shown)
    yield f"{name}: refused as in another language than the answer {_share(foreign, len(shown))}"
    good = [one for one in shown if one.label == SUPPORTED and (one.in_language or one.check)]
    yield f"{name}: unsupported as the model wrote it {_share(len(bad), len(shown))}"
    passed = sum(one.label != SUPPORTED for one in reach)
    yield f"{name}: unsupported of those that reach the reader {_share(passed, len(reach))}"
    own = [one for one in reach if one.check is Check.CHECKED]
    wrong = sum(one.label != SUPPORTED for one in own)
    yield f"{name}: the same, verbatim ones apart {_share(wrong, len(own))}"
    yield f"{name}: supported and refused {_share(sum(o.check is None for o in good), len(good))}"


def _share(count: int, of: int) -> str:
    # Takes half a second to load, and only this needs it.
    from scipy.stats import binomtest

    if of == 0:
        return "0 of 0"
    low, high = binomtest(count, of).proportion_ci(0.95, method="wilson")
    return f"{count} of {of}: {count / of:.3f} [{low:.3f}, {high:.3f}]"


def main(arguments: Sequence[str]) -> int:
    """Prints the figures; the exit status."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        for line in figures(list(replayed(folder, load_embedder(settings().embedder, tell)))):
            print_line(line)
    except MgiRagError as error:
        tell(str(error))
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
