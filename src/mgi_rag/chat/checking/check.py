"""The check of one sentence: every deterministic test, then its nearness in meaning."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from mgi_rag.chat.answer import Check
from mgi_rag.chat.checking.direction import told_otherwise
from mgi_rag.chat.checking.meaning import meaning_calibration, nearness
from mgi_rag.chat.checking.names import foreign_name, stands_in
from mgi_rag.chat.checking.numbers import foreign_number
from mgi_rag.chat.checking.opposites import opposite_told
from mgi_rag.chat.checking.places import foreign_place
from mgi_rag.chat.checking.quotes import altered_quote, is_verbatim
from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.treaties import foreign_treaty
from mgi_rag.chat.checking.verdict import Failing, Verdict, failed
from mgi_rag.index.embedders import Vectors

_MARKS: Final = re.compile(r"\s*\[\d+\]")

Embed = Callable[[Sequence[str]], Vectors]
"""Passages to their unit vectors, as rows."""


def check_sentence(
    sentence: str, sources: Sequence[Source], language: str, embed: Embed
) -> Verdict:
    """Whether a sentence says no more, and nothing else, than what it cites.

    Args:
        sentence: one sentence; citation marks (`[1]`) in it are not read.
        sources: the findings that it cites.
        language: ISO 639-1 tag of the sentence.
        embed: the embedding model, `Embedder.vectors`.

    Returns:
        The verdict, with the first test that failed. It tells of the tests made, and is no proof.
        How often it is wrong is measured by `python -m mgi_rag.evals.checker`.

    >>> check_sentence("Nothing is cited.", [], "en", embed=None).reason.value
    'citation'
    """
    if not sources:
        return failed(Failing.CITATION)
    text = _MARKS.sub("", sentence).strip()
    if is_verbatim(text, sources):
        return Verdict(Check.VERBATIM)
    return _first_failure(text, sources, language) or _meant(text, sources, language, embed)


def _first_failure(text: str, sources: Sequence[Source], language: str) -> Verdict | None:
    place = foreign_place(text, sources)
    facts = (
        (Failing.QUOTE, altered_quote(text, sources)),
        (Failing.NUMBER, foreign_number(text, sources, language)),
        (Failing.TREATY, foreign_treaty(text, sources)),
        # "The Kampala Convention" names no place, in the source neither.
        (Failing.PLACE, None if place and stands_in(place, sources) else place),
        (Failing.NAME, foreign_name(text, sources, language)),
        (Failing.QUANTITY, opposite_told(text, sources)),
    )
    for reason, found in facts:
        if found is not None:
            return failed(reason, found)
    turned = told_otherwise(text, sources, language)
    return failed(*turned) if turned else None


def _meant(text: str, sources: Sequence[Source], language: str, embed: Embed) -> Verdict:
    rows = embed([text, *(source.quote for source in sources)])
    likeness = float(max(rows[1:] @ rows[0]))
    calibration = meaning_calibration()
    chance = calibration.chance(nearness(text, sources, language, likeness))
    return Verdict(Check.CHECKED) if chance >= calibration.threshold else failed(Failing.MEANING)
