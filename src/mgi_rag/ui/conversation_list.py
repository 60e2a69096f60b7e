"""The conversations of this browser, in the sidebar: search, open, rename, delete, download."""

import streamlit as st

from mgi_rag.conversations.conversation import Conversation
from mgi_rag.exports.conversation import (
    citations_csv,
    conversation_markdown,
    conversation_word,
)
from mgi_rag.exports.word import MEDIA_TYPE
from mgi_rag.ui.asking import current, current_id, open_conversation
from mgi_rag.ui.inert import inert
from mgi_rag.ui.resources import book
from mgi_rag.ui.session import owner, say, spoken

_SHOWN = 30
"""Conversations listed at a time; the search finds the others."""


def show_conversations() -> None:
    """The list in the sidebar, and what can be done with the open conversation."""
    with st.sidebar:
        st.button(
            say("New conversation"),
            icon=":material/add:",
            width="stretch",
            on_click=open_conversation,
            args=(None,),
        )
        search = st.text_input(
            say("Search conversations"),
            placeholder=say("Search conversations"),
            label_visibility="collapsed",
        )
        found = book().conversations(owner(), search)
        if search and not found:
            st.caption(inert(say("No conversation holds these words.")))
        for heading in found[:_SHOWN]:
            state = "open" if heading.conversation_id == current_id() else "kept"
            st.button(
                inert(heading.title),
                key=f"conversation-{state}-{heading.conversation_id}",
                type="tertiary",
                on_click=open_conversation,
                args=(heading.conversation_id,),
            )
        if len(found) > _SHOWN:
            st.caption(inert(say("{n} more; search to find them.", n=len(found) - _SHOWN)))


def show_actions() -> None:
    """Rename, download and delete for the open conversation."""
    conversation = current()
    if conversation is None or not conversation.turns:
        return
    with st.popover(say("This conversation"), icon=":material/more_horiz:"):
        _downloads(conversation)
        _rename(conversation)
        st.button(
            say("Delete this conversation"),
            icon=":material/delete:",
            on_click=_delete,
            args=(conversation.conversation_id,),
            width="stretch",
        )


def _downloads(conversation: Conversation) -> None:
    # Made when they are asked for, not on every run of the page; no visitor is known there.
    speech = spoken()
    name = f"mgi-{conversation.started_at:%Y-%m-%d}"
    st.download_button(
        say("Download as Word"),
        lambda: conversation_word(conversation, speech),
        f"{name}.docx",
        MEDIA_TYPE,
        width="stretch",
        on_click="ignore",
    )
    st.download_button(
        say("Download as Markdown"),
        lambda: conversation_markdown(conversation, speech),
        f"{name}.md",
        "text/markdown",
        width="stretch",
        on_click="ignore",
    )
    st.download_button(
        say("Download the citations (CSV)"),
        lambda: citations_csv(conversation, speech),
        f"{name}.csv",
        "text/csv",
        width="stretch",
        on_click="ignore",
    )


def _rename(conversation: Conversation) -> None:
    with st.form(f"rename-{conversation.conversation_id}", border=False):
        title = st.text_input(say("Title"), value=conversation.title, max_chars=80)
        if st.form_submit_button(say("Rename"), width="stretch"):
            book().rename(owner(), conversation.conversation_id, title)
            st.rerun()


def _delete(conversation_id: str) -> None:
    book().delete(owner(), conversation_id)
    open_conversation(None)
