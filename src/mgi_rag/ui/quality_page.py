"""How well questions are answered: the last report, and how to make one."""

import streamlit as st

from mgi_rag.settings import settings
from mgi_rag.ui.inert import inert
from mgi_rag.ui.session import say

_REPORT = "eval-report.md"


def _page() -> None:
    st.title(say("Quality"))
    st.markdown(
        inert(
            say(
                "Answers are measured with questions whose right findings are known. The figures "
                "come from this command, which asks them all and prints the share that is right:"
            )
        )
    )
    st.code("mgi-rag eval --set evals/kazakhstan", language=None)
    report = settings().data / _REPORT
    if report.is_file():
        st.subheader(say("The last report"))
        st.text(report.read_text(encoding="utf-8", errors="replace"))
    else:
        st.info(
            inert(
                say(
                    "There is no report yet. To keep one where this page finds it, send the "
                    "command's output to {path}.",
                    path=str(report),
                )
            )
        )


_page()
