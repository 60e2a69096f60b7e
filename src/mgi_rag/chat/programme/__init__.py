"""Which facts about the MGI programme answer a question, by the matters of its data file."""

from mgi_rag.chat.programme.matters import Matter, facts_on, is_about_programme, matters_asked
from mgi_rag.chat.programme.matters import newest_first as newest_first

__all__ = ["Matter", "facts_on", "is_about_programme", "matters_asked", "newest_first"]
