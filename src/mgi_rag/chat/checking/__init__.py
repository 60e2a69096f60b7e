"""Checks a sentence against the findings that it cites, without a model's word for it."""

from mgi_rag.chat.checking.check import check_sentence
from mgi_rag.chat.checking.source import Source, source_of
from mgi_rag.chat.checking.verdict import Failing, Verdict

__all__ = ["Failing", "Source", "Verdict", "check_sentence", "source_of"]
