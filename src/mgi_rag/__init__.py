"""Cited answers over the profiles of the Migration Governance Indicators (MGI).

`Assistant.open().ask("what are Kazakhstan's gaps in migrants' rights?")` gives an `Answer`;
`FindingRetriever` gives the same evidence as LangChain documents.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mgi_rag.chat.answer import Answer, Citation
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.chat.plan import Plan
    from mgi_rag.chat.retriever import FindingRetriever
    from mgi_rag.errors import MgiRagError

__all__ = ["Answer", "Assistant", "Citation", "FindingRetriever", "MgiRagError", "Plan"]

# Names load when first used (PEP 562), so that importing the package costs milliseconds.
_HOMES = {
    "Answer": "mgi_rag.chat.answer",
    "Assistant": "mgi_rag.chat.assistant",
    "Citation": "mgi_rag.chat.answer",
    "FindingRetriever": "mgi_rag.chat.retriever",
    "MgiRagError": "mgi_rag.errors",
    "Plan": "mgi_rag.chat.plan",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
