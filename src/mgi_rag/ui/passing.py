"""What a chat model writes, sentence by sentence as it passes its check, and how it is stopped."""

import time
from typing import Final

from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import RerunException, StopException

from mgi_rag.chat.answer import Sentence
from mgi_rag.ui.inert import direction_of, inert
from mgi_rag.ui.session import say

_LOOK_S: Final = 0.2
"""How often the browser is asked whether the reader has left (seconds)."""


class Passing:
    """The sentences that have passed, on the page while the model writes on."""

    def __init__(self, passed: DeltaGenerator, told: DeltaGenerator) -> None:
        """Draws into two empty places: one for the sentences, one for what is going on."""
        self.leaves: RerunException | StopException | None = None
        """How Streamlit ends this run, because the reader stopped it, asked anew or went away."""
        self._passed = passed
        self._told = told
        self._body: DeltaGenerator | None = None
        self._looked = 0.0

    def show(self, sentence: Sentence) -> None:
        """Adds a sentence to the page."""
        marks = " ".join(f"[{number}]" for number in sentence.citations)
        try:
            if self._body is None:
                outer = self._passed.container(key="passing")
                self._body = outer.container(key=f"{direction_of(sentence.text)}-passing")
            self._body.markdown(inert(f"{sentence.text} {marks}"))
        except (RerunException, StopException) as leaves:
            self.leaves = leaves

    def stopped(self) -> bool:
        """Whether the reader wants no more of the model; Streamlit tells it who draws."""
        if self.leaves is None and time.monotonic() - self._looked > _LOOK_S:
            self._looked = time.monotonic()
            try:
                self._told.caption(
                    inert(say("The chat model writes; each sentence is checked before it stands …"))
                )
            except (RerunException, StopException) as leaves:
                self.leaves = leaves
        return self.leaves is not None
