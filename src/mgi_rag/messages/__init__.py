"""Wordings shown to people, in the languages served: gettext catalogues, English as the key."""

from mgi_rag.messages.catalogue import Messages, messages

__all__ = ["Messages", "messages"]
