"""The words by which questions are understood, one file a language."""

from mgi_rag.chat.lexicon.lexicon import Lexicon, lexicon, question_language

__all__ = ["Lexicon", "lexicon", "question_language"]
