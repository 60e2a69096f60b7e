"""The words by which questions are understood, one file a language."""

from mgi_rag.chat.lexicon.lexicon import (
    Lexicon,
    answer_languages,
    lexicon,
    question_language,
)

__all__ = ["Lexicon", "answer_languages", "lexicon", "question_language"]
