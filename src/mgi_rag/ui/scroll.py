"""Where a conversation is opened: at its last question, not at the end of a long answer."""

from pathlib import Path
from typing import Final

import streamlit as st

_SCRIPT: Final = Path(__file__).with_name("scroll.js")


def begin_at_the_question(turn: str) -> None:
    """Scrolls to the last question that is shown, once for every `turn`.

    `turn` tells one question from another and is sent to the browser; it holds no text of anybody.
    """
    # Only a script of our own scrolls: nothing that is shown takes part in it.
    scroll = st.components.v2.component("mgi_scroll", js=_SCRIPT.read_text(encoding="utf-8"))
    with st.container(key="scroll"):
        scroll(data={"turn": turn}, key="scroll-to-question")
