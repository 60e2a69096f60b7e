"""A set of questions made ready for a run: checked against the corpus, split, hashed."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import DEV, HELD_OUT, part_of
from mgi_rag.evals.run import set_lines
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.reading import Corpus
from mgi_rag.settings import settings

DEFAULT: Final = Path("evals/questions")
"""The set on the shipped corpus, in a checkout."""
SPLITS: Final = (DEV, HELD_OUT, "all")


def texts_of(corpus: Corpus) -> dict[str, str]:
    """Every finding and passage of a corpus by id, verbatim."""
    findings = {str(f.finding_id): f.quote for p in corpus.profiles for f in p.findings}
    return findings | {str(passage.guidance_id): passage.text for passage in corpus.guidance}


@dataclass(frozen=True)
class QuestionSet:
    """What is asked in a run."""

    name: str
    """The folder of the questions, as given, or the name of an invented world."""
    questions: tuple[Question, ...]
    texts: Mapping[str, str]
    """Every finding and passage of the corpus by id, verbatim, read from its documents."""


def set_in(folder: Path, corpus: Path) -> QuestionSet:
    """The set of a folder, about a corpus. Raises UsageError as `checked_set`."""
    texts = known_texts(corpus)
    return QuestionSet(str(folder), tuple(checked_set(folder, texts)), texts)


def known_texts(corpus: Path) -> dict[str, str]:
    """Every finding and passage of a corpus folder by id, verbatim, read from its documents."""
    return texts_of(read_corpus(corpus, settings().document_limit))


def checked_set(folder: Path, known: Collection[str]) -> list[Question]:
    """The questions of a folder, fit to be run.

    Args:
        folder: of question files.
        known: every id of the corpus.

    Raises:
        UsageError: naming file and line, for a line that cannot be used, a gold id that the
            corpus does not hold, or an id that stands twice; for a set without questions.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; give --set a folder of *.jsonl files")
    lines = set_lines(folder)
    for line in lines:
        question = line.value
        gold = (*question.required, *question.required_any, *question.allowed)
        if unknown := next((record for record in gold if record not in known), None):
            raise UsageError(
                f"{line.where}: {unknown} is in no document of the corpus; `mgi-rag profiles "
                "--json` lists its findings, or give the --corpus that the set is about"
            )
    if not lines:
        raise UsageError(f"{folder}: its files hold no question; `mgi-rag eval add` writes one")
    return [line.value for line in lines]


def of_split(questions: Iterable[Question], split: str) -> list[Question]:
    """The questions of a part, in order.

    Raises UsageError for a part that there is not, and for one without a question.
    """
    if split not in SPLITS:
        raise UsageError(f"there is no split {split}; give one of {', '.join(SPLITS)}")
    chosen = [q for q in questions if split == "all" or part_of(q) == split]
    if not chosen:
        raise UsageError(f"the set has no question in its part {split}; give another --split")
    return chosen


def hash_of(questions: Sequence[Question]) -> str:
    """A hash of the questions with their gold, in their order."""
    digest = hashlib.sha256()
    for question in questions:
        digest.update(question.model_dump_json().encode() + b"\n")
    return digest.hexdigest()
