"""Reads whether a question asks for what no profile gives: a ranking, or another subject."""

from mgi_rag.chat.lexicon.turns import asks_for_ranking, ranking_words
from mgi_rag.chat.plan import Reason
from mgi_rag.chat.reading import Reading
from mgi_rag.chat.sides import Side
from mgi_rag.index.terms import Match


def read_refusal(
    reading: Reading, side: Side, spoken: set[int], answers_ranking: bool
) -> Reason | None:
    """Why no profile answers; words inside a phrase that asks otherwise say nothing of it."""
    tokens, language = reading.tokens, reading.words.language
    settled = frozenset(i for m in side.phrases for i in range(m.start, m.end))
    asked = spoken | ranking_words(tokens, language)
    keys = set()
    for match in reading.words.refusal.find(tokens):
        span = set(range(match.start, match.end))
        # A place's name may hold such a word: the Comoros are "islands of the moon" in Arabic.
        is_name = not span.isdisjoint(reading.places)
        # "Write me a" asks for no poem, and "une note" for no mark, where a brief is asked for.
        if span <= reading.brief:
            continue
        is_other = match.key == "out_of_scope" and not (is_name or span <= asked)
        if is_other or (match.key == "no_ranking" and not _is_of_side(match, side)):
            keys.add(match.key)
    if "out_of_scope" in keys:
        return Reason.OUT_OF_SCOPE
    ranks = "no_ranking" in keys or asks_for_ranking(tokens, language, settled)
    return Reason.NO_RANKING if ranks and not answers_ranking else None


def _is_of_side(match: Match, side: Side) -> bool:
    """Whether words go on to name a side: "¿Cuántos puntos fuertes?" asks for no points."""
    return any(
        match.start <= m.start < match.end < m.end or (m.start <= match.start and match.end < m.end)
        for m in side.phrases
    )


def speaks_of_ranking(reading: Reading) -> bool:
    """Whether it has words for rankings at all, be it to ask whether MGI is one."""
    ranking = {"no_ranking", "is_mgi_a_ranking"}
    books = (reading.words.refusal, reading.words.about_mgi)
    return any(match.key in ranking for book in books for match in book.find(reading.tokens))
