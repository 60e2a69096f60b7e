"""What became of the sentences of a chat model, for the systems that write with one."""

from collections.abc import Iterator, Sequence

from mgi_rag.evals.measures.written import SENTENCES, WRITTEN
from mgi_rag.evals.report.cells import NOTHING, as_text
from mgi_rag.evals.report.contents import Section, Table
from mgi_rag.evals.report.told_run import ToldRun


def written_sections(runs: Sequence[ToldRun]) -> list[Section]:
    """One section where a chat model took part in a run, else none."""
    rows = tuple(row for run in runs for part in run.parts for row in _rows(run, part))
    if not rows:
        return []
    text = (
        "Answers that a chat model was asked for, the share that it wrote, and what became of "
        "the sentences of those, with 95 % intervals: word for word the finding's (what the model "
        "left out and was added among them), checked, replaced by the finding's own words, "
        "dropped. Without the check, verbatim, checked and failed are what it would have said; "
        "a sentence in another language than the answer's fails too. That a sentence passed is no "
        "proof that it is supported. Tokens are medians an answer, as the provider counts them."
    )
    checks = tuple(f"{name}, %" for name in SENTENCES)
    columns = ("system", "part", f"{WRITTEN}, %", "n", *checks, "sentences", "tokens in", "out")
    return [Section("What a chat model wrote", (text,), (Table(columns, rows),))]


def _rows(run: ToldRun, part: str) -> Iterator[tuple[str, ...]]:
    written = run.figure(part, WRITTEN)
    if written is None:
        return
    checks = [run.figure(part, measure) for measure in SENTENCES.values()]
    sentences = next((str(figure.n) for figure in checks if figure), "0")
    costs = [run.figure(part, f"tokens {way} p50") for way in ("in", "out")]
    tokens = [f"{cost.value:.0f}" if cost else NOTHING for cost in costs]
    shares = map(as_text, checks)
    yield (run.system, part, as_text(written), str(written.n), *shares, sentences, *tokens)
