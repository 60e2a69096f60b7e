"""Whether each sentence of an answer stands in what it cites.

Citation recall and precision after ALCE (Gao et al., "Enabling Large Language Models to Generate
Text with Citations", EMNLP 2023). ALCE asks a second model whether a passage entails a sentence;
here quotes are verbatim, so it is exact: a sentence is supported when it stands, word for word,
in the finding or passage that its mark points to, as the corpus itself prints that.
"""

from collections.abc import Mapping
from typing import Final

from mgi_rag.chat.answer import Answer, Check, Sentence

SUPPORTED: Final = "sentences supported"
NEEDED: Final = "citations that support"


def support_measures(answer: Answer, texts: Mapping[str, str]) -> dict[str, float]:
    """Shares of the quoting sentences that are supported, and of the citations that support one.

    Args:
        answer: one that quotes nothing has no measures.
        texts: every finding and passage of the corpus by id, verbatim, read from its documents
            and not from the store.
    """
    told = [sentence for sentence in answer.sentences if sentence.check is not Check.FRAME]
    if not told:
        return {}
    cited = {citation.number: citation.finding_id for citation in answer.citations}
    supports = [_supporting(sentence, answer, cited, texts) for sentence in told]
    supporting = frozenset[int]().union(*supports)
    whole = [
        bool(sentence.citations) and found == set(sentence.citations)
        for sentence, found in zip(told, supports, strict=True)
    ]
    measures = {SUPPORTED: sum(whole) / len(whole)}
    if cited:
        measures[NEEDED] = len(supporting & set(cited)) / len(cited)
    return measures


def _supporting(
    sentence: Sentence, answer: Answer, cited: Mapping[int, str], texts: Mapping[str, str]
) -> set[int]:
    """The marks of a sentence that point to where it stands."""
    return {
        number
        for number in sentence.citations
        if number in cited
        and sentence.text in texts.get(cited[number], "")
        and _is_marked(sentence.text, number, answer.answer)
    }


def _is_marked(text: str, number: int, answer: str) -> bool:
    """Whether a text stands in an answer right before its mark."""
    return any(f"{text}{close} [{number}]" in answer for close in ("", "”"))
