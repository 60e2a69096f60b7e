"""An answer that a chat model writes, on a terminal: sentences as they pass, Ctrl-C to stop."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from mgi_rag.chat.answer import Answer, Sentence
from mgi_rag.chat.assistant import Assistant

if TYPE_CHECKING:
    from rich.live import Live


def ask_writing(assistant: Assistant, question: str, earlier: list[str]) -> Answer:
    """The answer to a question; meanwhile the sentences of a chat model stand on the terminal.

    They go when the whole answer takes their place. In a pipe nothing is shown before it. Ctrl-C
    stops the model, and what passed stays; a second one ends the program.

    Raises as `Assistant.ask`.
    """
    with _stop_signal() as stopped, _Passing() as passing:
        return assistant.answered(question, earlier, show=passing.show, stopped=stopped).answer


@contextmanager
def _stop_signal() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed since the model is listened to; before, it ends the program."""
    listening, taken = False, False

    def take(_number: int, _frame: FrameType | None) -> None:
        nonlocal taken
        if taken or not listening:
            raise KeyboardInterrupt
        taken = True

    def stopped() -> bool:
        nonlocal listening
        listening = True
        return taken

    before = signal.signal(signal.SIGINT, take)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _Passing:
    """The sentences that have passed, on a terminal."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._lines: list[str] = []

    def __enter__(self) -> "_Passing":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, sentence: Sentence) -> None:
        """Adds a sentence; the last of them stand, as many as the screen holds."""
        if not sys.stdout.isatty():
            return
        # Imported here: only a terminal needs it.
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        if self._live is None:
            self._live = Live(console=Console(), transient=True, auto_refresh=False)
            self._live.start()
        marks = " ".join(f"[{number}]" for number in sentence.citations)
        console = self._live.console
        wrapped = Text(f"{sentence.text} {marks}").wrap(console, console.width)
        self._lines += [line.plain for line in wrapped]
        self._live.update(Text("\n".join(self._lines[-(console.height - 2) :])), refresh=True)
