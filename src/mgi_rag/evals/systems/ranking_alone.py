"""Answers that tell the first few of a ranking over the whole corpus, with no plan."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from mgi_rag.chat.answer import Answer, Citation, Mode
from mgi_rag.chat.citing import finding_citation, guidance_citation
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.follow_up import plan_conversation
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.evals.systems.system import AnswerTurns, Ranked, Reply
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.profiles.finding import FindingId, GuidanceId

TOLD: Final = 3
"""Records that are told (count): as many as a right answer on one matter may cite."""
DEPTH: Final = 100
"""Records of a ranking that are kept (count)."""


def ranking_answers(
    shelves: Shelves, scores: Callable[[str], Mapping[str, float]], told: int = TOLD
) -> AnswerTurns:
    """Answers from a ranking of every finding and passage; silent only where it is empty.

    It has no conversation, so it is given all turns as one question; and no plan, so the
    language of its answer, which counts, is told to it.

    Args:
        shelves: the store.
        scores: a question to the scores of records, the larger the better.
        told: how many are told (count).
    """

    def answer(turns: Sequence[str]) -> Reply:
        started = time.perf_counter()
        found = scores(" ".join(turns))
        order = sorted(found, key=lambda record: (-found[record], record))[:DEPTH]
        spent = 1000 * (time.perf_counter() - started)
        said = told_answer(turns, order[:told], shelves.catalogue)
        said.timings_ms.update({"evidence": spent, "total": spent})
        return Reply(said, tuple(Ranked(record, found[record]) for record in order))

    return answer


def told_answer(turns: Sequence[str], ids: Sequence[str], catalogue: Catalogue) -> Answer:
    """An answer to the last turn that quotes these findings and passages and says nothing else.

    It speaks the language that our own plan reads off the turns.
    """
    draft = Draft()
    for record in ids:
        draft.quote("", _citation(draft.next_number, record, catalogue), ())
    language = plan_conversation(turns, catalogue.places).language
    return Answer(
        question=turns[-1],
        language=language,
        mode=Mode.EXTRACTIVE,
        answer=draft.text,
        abstained=not ids,
        reason=None,
        plan=Plan(turns[-1], language, Intent.TOPICAL),
        citations=tuple(draft.citations),
        sentences=tuple(draft.sentences),
    )


def _citation(number: int, record: str, catalogue: Catalogue) -> Citation:
    finding = catalogue.by_finding.get(FindingId(record))
    if finding is not None:
        return finding_citation(number, finding, catalogue.profile_of(finding))
    return guidance_citation(number, catalogue.by_guidance[GuidanceId(record)])


def lexical_scores(shelves: Shelves, question: str) -> dict[str, float]:
    """BM25 scores of every finding and passage that shares a stem with the question."""
    catalogue = shelves.catalogue
    return shelves.finding_words.scores(question, catalogue.by_finding) | (
        shelves.guidance_words.scores(question, catalogue.by_guidance)
    )


def dense_scores(
    shelves: Shelves, embed: Callable[[str], Vectors], question: str
) -> dict[str, float]:
    """Cosine similarities of every finding and passage to the question."""
    catalogue = shelves.catalogue
    vector = embed(question)
    return shelves.findings.scores(vector, catalogue.by_finding) | (
        shelves.guidance.scores(vector, catalogue.by_guidance)
    )
