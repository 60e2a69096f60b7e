"""How well questions are answered: reports, runs, two runs compared, feedback reviewed."""

import streamlit as st

from mgi_rag.errors import MgiRagError
from mgi_rag.ui.inert import inert
from mgi_rag.ui.kept_runs import finished_runs
from mgi_rag.ui.quality_difference import show_difference
from mgi_rag.ui.quality_report import show_report
from mgi_rag.ui.quality_review import show_review
from mgi_rag.ui.quality_run import show_start
from mgi_rag.ui.session import say


def _page() -> None:
    st.title(say("Quality"))
    st.markdown(
        inert(
            say(
                "Answers are measured with questions whose right findings are known. A run asks "
                "them all and is kept on this machine; its report tells how many are answered "
                "right, and shows every failure of the part that is tuned on."
            )
        )
    )
    report, difference, start, review = st.tabs(
        [say("The report"), say("Two runs compared"), say("New run"), say("From feedback")]
    )
    # First, so that a run that has just been finished is in the lists of the others.
    with start:
        show_start()
    runs = finished_runs()
    with report:
        show_report(runs)
    with difference:
        show_difference(runs)
    with review:
        show_review()


try:
    _page()
except MgiRagError as error:
    st.error(inert(str(error)))
