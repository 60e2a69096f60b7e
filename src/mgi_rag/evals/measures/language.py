"""Whether an answer speaks the language asked for, and what asking in another language costs."""

from collections.abc import Mapping
from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question

SPOKEN: Final = "language asked for"
GAP: Final = "language gap"
"""Accuracy in the best language less that in the worst, over the same questions in all."""


def language_measures(question: Question, answer: Answer) -> dict[str, float]:
    """1 where an answer or refusal speaks the language asked for, 0 where not."""
    wanted = question.answer_language
    return {} if wanted is None else {SPOKEN: float(answer.language == wanted)}


def asked_in_all(values: Mapping[str, Mapping[str, float]]) -> dict[str, list[float]]:
    """The values of the questions that are asked in every language, by language.

    Args:
        values: by name of the question that its versions share, then by language.
    """
    languages = sorted({language for versions in values.values() for language in versions})
    whole = [versions for _, versions in sorted(values.items()) if set(versions) == set(languages)]
    if len(languages) < 2:
        return {}
    return {language: [versions[language] for versions in whole] for language in languages}
