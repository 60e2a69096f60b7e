"""The wordings by which a profile's headings and set pieces are known, one file a language."""

from mgi_rag.profiles.labels.catalogue import Label, LabelBook, label_book
from mgi_rag.profiles.labels.matching import HeadingMatch, heading_of
from mgi_rag.profiles.labels.wording import fold

__all__ = ["HeadingMatch", "Label", "LabelBook", "fold", "heading_of", "label_book"]
