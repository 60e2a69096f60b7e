"""PDF with a text layer, through pypdfium2."""

from mgi_rag.profiles.forms.pdf.document import read, recognises

__all__ = ["read", "recognises"]
