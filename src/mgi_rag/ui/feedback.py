"""Thumbs under an answer, with a reason and a comment; all of it is stored with the answer."""

import streamlit as st

from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.ui.resources import book
from mgi_rag.ui.session import owner, say


def _reasons() -> dict[str, str]:
    return {
        "wrong_finding": say("A finding that does not belong here"),
        "missing_finding": say("A finding is missing"),
        "misunderstood": say("The question was misunderstood"),
        "unclear": say("Hard to read"),
        "other": say("Something else"),
    }


def told_reason(reason: str) -> str:
    """A reason in the words in which it was offered."""
    return _reasons().get(reason, reason)


def show_feedback(answer: KeptAnswer, turn: str) -> None:
    """The thumbs; a thumb is stored at once, a reason and a comment when they are sent."""
    thumb = st.feedback("thumbs", key=f"thumb-{turn}", on_change=_store, args=(answer, turn))
    if thumb is None or st.session_state.get(f"told-{turn}"):
        if st.session_state.get(f"told-{turn}"):
            st.caption(say("Thank you, your feedback has been kept."))
        return
    with st.form(f"why-{turn}", border=True):
        reasons = _reasons()
        reason = st.selectbox(
            say("Why?"), list(reasons), index=None, format_func=lambda key: reasons[key],
            placeholder=say("Choose a reason"),
        )  # fmt: skip
        comment = st.text_input(say("Comment"), max_chars=2_000)
        if st.form_submit_button(say("Send")):
            book().give_feedback(owner(), _verdict(thumb), answer, reason, comment)
            st.session_state[f"told-{turn}"] = True
            st.rerun()


def _store(answer: KeptAnswer, turn: str) -> None:
    thumb = st.session_state.get(f"thumb-{turn}")
    if thumb is not None:
        book().give_feedback(owner(), _verdict(int(thumb)), answer)


def _verdict(thumb: int) -> str:
    return "good" if thumb == 1 else "bad"
