"""A brief in the chat can be taken away as a document of its own."""

import streamlit as st

from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.exports.brief import brief_markdown, brief_word
from mgi_rag.exports.word import MEDIA_TYPE
from mgi_rag.messages.interface import interface
from mgi_rag.ui.session import say


def show_brief_downloads(answer: KeptAnswer, turn: int) -> None:
    """The buttons below a brief; `turn` tells it from the others on the page."""
    # What stands around the brief in its document speaks its language, where the interface can.
    speech = interface(answer.language)
    name = "-".join(["mgi-brief", *answer.plan.places[:3], f"{answer.answered_on:%Y-%m-%d}"])
    with st.container(key=f"brief-{turn}", horizontal=True, gap="small"):
        # Made when they are asked for, not on every run of the page.
        st.download_button(
            say("This brief as Word"),
            lambda: brief_word(answer, speech),
            f"{name}.docx",
            MEDIA_TYPE,
            key=f"brief-word-{turn}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("This brief as Markdown"),
            lambda: brief_markdown(answer, speech),
            f"{name}.md",
            "text/markdown",
            key=f"brief-markdown-{turn}",
            icon=":material/download:",
            on_click="ignore",
        )
