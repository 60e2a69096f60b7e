"""The interface's language, what is in use, where the data lies, and forgetting."""

import streamlit as st

from mgi_rag.chat.providers import stays_here
from mgi_rag.errors import MgiRagError
from mgi_rag.messages.interface import INTERFACE_LANGUAGES
from mgi_rag.settings import settings
from mgi_rag.ui.asking import open_conversation
from mgi_rag.ui.inert import inert
from mgi_rag.ui.model_settings import show_chat_model
from mgi_rag.ui.resources import assistant, book
from mgi_rag.ui.session import choose_language, owner, say, spoken


def _page() -> None:
    st.title(say("Settings"))
    st.selectbox(
        say("Language of the pages (answers follow the question)"),
        list(INTERFACE_LANGUAGES),
        index=list(INTERFACE_LANGUAGES).index(spoken().language),
        format_func=lambda tag: INTERFACE_LANGUAGES[tag],
        key="chosen_language",
        on_change=lambda: choose_language(st.session_state.chosen_language),
    )
    st.caption(inert(say("Light or dark follows the browser.")))
    st.subheader(say("In use"), anchor=False)
    _show_in_use()
    show_chat_model()
    st.subheader(say("Conversations and feedback"), anchor=False)
    _show_forget()


def _show_in_use() -> None:
    options, shelves = settings(), assistant().shelves
    facts = {
        say("Answers are written by"): options.model
        or say("the findings themselves, word for word; no chat model"),
        say("Embedding model"): shelves.state.embedder,
        say("Profiles"): str(len(shelves.catalogue.profiles)),
        say("Corpus"): str(options.corpus),
        say("Index"): str(options.store),
        say("Added documents"): str(options.additions),
        say("Conversations and feedback"): str(options.conversations),
    }
    st.markdown("\n".join(f"- {inert(name)}: {inert(value)}" for name, value in facts.items()))
    if options.model is None or stays_here(options):
        st.caption(inert(say("All of it stays on this machine; nothing is sent anywhere.")))
    else:
        st.caption(
            inert(
                say(
                    "Questions, and the findings that answer them, are sent to the provider of the "
                    "chat model; all else stays on this machine."
                )
            )
        )


def _show_forget() -> None:
    kept = len(book().conversations(owner()))
    st.markdown(
        inert(
            spoken().number(
                "{n} conversation of this browser is kept.",
                "{n} conversations of this browser are kept.",
                kept,
            )
        )
    )
    sure = st.checkbox(say("Delete all of them and my feedback, for good"))
    if st.button(say("Delete for good"), disabled=not sure, icon=":material/delete_forever:"):
        gone = book().forget(owner())
        open_conversation(None)
        st.success(
            inert(spoken().number("{n} conversation deleted.", "{n} conversations deleted.", gone))
        )


try:
    _page()
except MgiRagError as error:
    st.error(inert(str(error)))
