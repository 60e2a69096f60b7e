"""How much of what a brief must tell it tells, section by section.

Nugget recall after the question answering track of TREC (Voorhees, 2003), the nuggets being the
required findings. They are grouped into sections, one for each domain and side of each profile;
every section weighs the same, so that a long one does not hide a short one that is missing. A
finding counts where a sentence that tells it (not a line of the frame) stands in a block that
tells nothing of another section: a gap among the strengths is not told.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from mgi_rag.chat.answer import Answer, Check
from mgi_rag.evals.questions import Question

TOLD: Final = "brief: findings told"
"""Share of the required findings that stand in a section of their own kind."""
SECTIONS: Final = "brief: told by section"
"""The same share in each section, averaged over the sections."""
KIND: Final = "brief"
"""The kind of question that asks for a brief."""


def brief_measures(question: Question, answer: Answer) -> dict[str, float]:
    """The measures of a question that asks for a brief, or of an answer that is one."""
    is_brief = question.kind == KIND or answer.plan.is_brief
    wanted = [i for i in question.required if _is_finding(i)]
    if not is_brief or question.reason is not None or not wanted:
        return {}
    told = set(_told(answer))
    sections: dict[str, list[bool]] = {}
    for finding_id in wanted:
        sections.setdefault(section_of(finding_id), []).append(finding_id in told)
    shares = [sum(found) / len(found) for found in sections.values()]
    return {
        TOLD: len(told & set(wanted)) / len(wanted),
        SECTIONS: sum(shares) / len(shares),
    }


def section_of(finding_id: str) -> str:
    """The section of a brief that a finding belongs to.

    >>> section_of("KAZ-2018-D1-G12")
    'KAZ-2018-D1-G'
    """
    return finding_id.rstrip("0123456789")


def _told(answer: Answer) -> Iterator[str]:
    """The findings that stand in a block of one section: lines of the frame end a block.

    Remarks on a single quote belong to its block.
    """
    by_number = {citation.number: citation.finding_id for citation in answer.citations}
    blocks = groupby(answer.sentences, key=lambda s: s.check is Check.FRAME and not s.citations)
    for is_frame, group in blocks:
        if is_frame:
            continue
        cited = [
            by_number[number]
            for sentence in group
            if sentence.check is not Check.FRAME
            for number in sentence.citations
            if number in by_number
        ]
        if len({section_of(finding_id) for finding_id in cited}) == 1:
            yield from cited


def _is_finding(record_id: str) -> bool:
    return "-D" in record_id and not record_id.startswith("MGI-")
