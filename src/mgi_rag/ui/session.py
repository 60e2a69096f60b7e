"""Who visits: the owner's key, and the language of the interface."""

from datetime import date

import streamlit as st

from mgi_rag.chat.wording import Wording
from mgi_rag.conversations.owners import new_owner_key
from mgi_rag.errors import MgiRagError
from mgi_rag.messages import messages
from mgi_rag.messages.interface import INTERFACE_LANGUAGES, Interface, interface
from mgi_rag.ui.owner_cookie import COOKIE, is_owner_key
from mgi_rag.ui.resources import book


def owner() -> str:
    """The key that opens this browser's conversations."""
    key = st.context.cookies.get(COOKIE)
    if is_owner_key(key):
        return str(key)
    # Without a cookie (a server of another make, a browser that takes none) for this visit alone.
    return str(st.session_state.setdefault("owner", new_owner_key()))


def spoken() -> Interface:
    """The interface in the language that this browser's owner chose, or prefers."""
    if "language" not in st.session_state:
        st.session_state.language = _chosen() or _preferred()
    return interface(str(st.session_state.language))


def _chosen() -> str | None:
    try:
        return book().language(owner())
    except MgiRagError:
        # The page that needs the book says what is wrong with it; its words are needed before.
        return None


def _preferred() -> str:
    tag = str(st.context.locale or "")[:2].lower()
    return tag if tag in INTERFACE_LANGUAGES else "en"


def choose_language(language: str) -> None:
    """Speaks another language from now on, and in later visits."""
    st.session_state.language = language
    book().choose_language(owner(), language)


def say(wording: str, /, **values: object) -> str:
    """A wording of the interface in the visitor's language."""
    return spoken().text(wording, **values)


def field_words() -> Wording:
    """The field's words in the visitor's language, for labels around answers."""
    return Wording(messages(spoken().language), date.today())
