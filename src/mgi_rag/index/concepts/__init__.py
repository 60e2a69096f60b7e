"""Words of the field that say the same, within a language and across languages."""

from mgi_rag.index.concepts.concepts import concepts_of

__all__ = ["concepts_of"]
