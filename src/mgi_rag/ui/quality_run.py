"""Starting a run of the questions, with its progress."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from mgi_rag.evals.records import DEV, HELD_OUT
from mgi_rag.evals.running import default_out, evaluate
from mgi_rag.evals.sets import DEFAULT, set_in
from mgi_rag.evals.systems.registry import SYSTEMS, usable_systems
from mgi_rag.evals.systems.system import Desk
from mgi_rag.settings import settings
from mgi_rag.ui.inert import inert
from mgi_rag.ui.resources import assistant
from mgi_rag.ui.session import say


def show_start() -> None:
    """What to ask of which system, and the button that starts or goes on."""
    if not DEFAULT.is_dir():
        st.info(
            inert(
                say(
                    "The questions come with the source code: start the pages from its folder, "
                    "where {folder} lies.",
                    folder=str(DEFAULT),
                )
            )
        )
        return
    parts = {
        DEV: say("The questions that are tuned on"),
        HELD_OUT: say("The questions that are held out"),
        "all": say("All questions"),
    }
    split = st.radio(say("Questions"), list(parts), format_func=lambda part: parts[part])
    usable = usable_systems(has_model=settings().model is not None)
    names = [system.name for system in usable]
    systems = st.multiselect(say("Systems"), names, default=names[0])
    for name in systems:
        st.caption(inert(f"{name}: {SYSTEMS[name].what}"))
    st.caption(
        inert(
            say(
                "This takes minutes for each system. A run that is cut off, as by leaving this "
                "page, goes on where it stopped when it is started again."
            )
        )
    )
    if st.button(say("Start or go on"), type="primary", disabled=not systems):
        _run(systems, split)
        st.success(inert(say("Done. The report is under the first tab.")))


def _run(systems: list[str], split: str) -> None:
    bar = st.progress(0.0, say("Asking …"))

    def show(system: str, done: int, total: int) -> None:
        share = (systems.index(system) + done / total) / len(systems)
        told = say("{system}: {done} of {total}", system=system, done=done, total=total)
        bar.progress(share, inert(told))

    with TemporaryDirectory(prefix="mgi-rag-eval-") as scratch:
        desk = Desk(assistant(), settings().corpus, Path(scratch), date.today(), _silent)
        chosen = [SYSTEMS[name] for name in systems]
        asked = set_in(DEFAULT, desk.corpus)
        evaluate(chosen, desk, asked, split, default_out(asked.name, split), show)
    bar.empty()


def _silent(_message: str) -> None:
    """A half-written line that is asked again needs nobody's attention."""
