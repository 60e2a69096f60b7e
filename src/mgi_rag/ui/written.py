"""The marks of the checks that sentences of a chat model have passed, and what they say."""

import streamlit as st

from mgi_rag.chat.answer import Check, WrittenBy
from mgi_rag.ui.inert import inert
from mgi_rag.ui.session import say


def check_mark(check: Check) -> str:
    """The mark of a check, a sign and its word, as Streamlit's Markdown."""
    signs = {
        Check.VERBATIM: ":material/format_quote:",
        Check.CHECKED: ":material/rule:",
        Check.REPLACED: ":material/swap_horiz:",
    }
    words = {
        Check.VERBATIM: say("verbatim"),
        Check.CHECKED: say("checked"),
        Check.REPLACED: say("replaced"),
    }
    return f"{signs[check]} {inert(words[check])}"


def show_legend(by: WrittenBy) -> None:
    """What the marks say, and what the model's answer cost."""
    meant = {
        Check.VERBATIM: say("the finding's own words"),
        Check.CHECKED: say(
            "the model's words; figures, names, places, side and meaning were compared with the "
            "finding"
        ),
        Check.REPLACED: say("the finding's own words, where a sentence of the model failed"),
    }
    lines = [f"{check_mark(check)}: {inert(meaning)}" for check, meaning in meant.items()]
    lines.append(inert(say("A mark tells that an automatic check was done; it is no proof.")))
    if by.tokens_in or by.tokens_out:
        lines.append(
            inert(
                say(
                    "Tokens: {read} read, {written} written.",
                    read=by.tokens_in,
                    written=by.tokens_out,
                )
            )
        )
    else:
        lines.append(inert(say("Tokens: the provider does not tell.")))
    with st.expander(say("What the marks mean")):
        st.caption("  \n".join(lines))
