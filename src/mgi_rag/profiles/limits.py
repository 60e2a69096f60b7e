"""Reading one document in a process of its own, with limits of time and memory.

Web pages, PDF and Word files come from anywhere and are read by libraries written in C. A file
that makes one of them run for ever, fill the memory or crash ends the reading process alone, and
the document gets one sentence.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.reading import Cell, Line
from mgi_rag.settings import settings

OUT_OF_MEMORY: Final = 77
"""Exit status of a reading process that found no more memory."""
MOST_LINES: Final = 50_000
"""Lines beyond which a document is no profile; they have some two thousand at most."""
MOST_CHARACTERS: Final = 5_000_000
"""Characters beyond which a document is no profile; they have some hundred thousand."""
_READINGS: Final = 50
"""Documents after which the reading process is replaced, lest what one left weighs on others."""
_MODULE: Final = "mgi_rag.profiles.reading_process"


@dataclass(frozen=True)
class ReadLimits:
    """What the reading of one document may take."""

    timeout_s: float
    """Seconds."""
    memory_mb: int
    """Megabytes (2**20 bytes) of address space."""


def read_apart(form: str, content: bytes) -> list[Line]:
    """The lines of a document, read in the reading process under the limits of the settings.

    Args:
        form: the name of its form, as in `forms.registry.FORMS`.
        content: its bytes.

    Raises:
        DocumentError: the file's name left out, for a document that cannot be read or that took
            more time or memory than it may.
    """
    options = settings()
    limits = ReadLimits(options.read_timeout_s, options.read_memory_mb)
    return _READER.read(form, content, limits)


class _Answer(NamedTuple):
    """What came of one attempt."""

    json: bytes
    why_ended: str
    """Why there is no answer; empty when there is one."""
    is_late: bool
    was_fresh: bool
    """Whether the process had read nothing before."""


class ReadingProcess:
    """A process that reads documents one after the other; begun anew when one ends it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._limits: ReadLimits | None = None
        self._owner = 0
        self._readings = 0

    def read(self, form: str, content: bytes, limits: ReadLimits) -> list[Line]:
        """As `read_apart`, under the limits given."""
        with self._lock:
            answer = self._attempt(form, content, limits)
            if answer.why_ended and not answer.is_late and not answer.was_fresh:
                # What earlier documents left may have weighed on this one: it gets a clean start.
                answer = self._attempt(form, content, limits)
        if answer.why_ended:
            raise DocumentError(answer.why_ended)
        return _lines(json.loads(answer.json))

    def _attempt(self, form: str, content: bytes, limits: ReadLimits) -> _Answer:
        process = self._running(limits)
        was_fresh = self._readings == 0
        self._readings += 1
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limits.timeout_s, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = _ask(process, form, content)
        finally:
            timer.cancel()
        is_late, is_whole = late.is_set(), answer.endswith(b"\n")
        why_ended = "" if is_whole else _why_ended(form, process.wait(), is_late, limits)
        if is_late or not is_whole:
            self._end()
        return _Answer(answer, why_ended, is_late, was_fresh)

    def close(self) -> None:
        """Ends the process; the next reading begins another."""
        with self._lock:
            self._end()

    def _running(self, limits: ReadLimits) -> "subprocess.Popen[bytes]":
        # After a fork the pipes still belong to the parent: its process is left to it.
        if self._owner != os.getpid():
            self._process = None
        worn = self._readings >= _READINGS or limits != self._limits
        if self._process is not None and (worn or self._process.poll() is not None):
            self._end()
        if self._process is None:
            self._process = _start(limits)
            self._limits, self._owner, self._readings = limits, os.getpid(), 0
        return self._process

    def _end(self) -> None:
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    _close(pipe)
        self._process = None


_READER: Final = ReadingProcess()
atexit.register(_READER.close)


def _start(limits: ReadLimits) -> "subprocess.Popen[bytes]":
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", _MODULE, str(limits.memory_mb), str(limits.timeout_s)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # The libraries' own complaints about a bad file say nothing to a user.
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )


def _ask(process: "subprocess.Popen[bytes]", form: str, content: bytes) -> bytes:
    """One line of JSON, or less when the process ended before."""
    assert process.stdin is not None
    assert process.stdout is not None
    head = json.dumps({"form": form, "length": len(content)}).encode()
    try:
        process.stdin.write(head + b"\n" + content)
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _close(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except BrokenPipeError:
        # Bytes that the ended process did not take any more.
        return


def _why_ended(form: str, status: int, is_late: bool, limits: ReadLimits) -> str:
    if is_late:
        return (
            f"took longer to read as {form} than MGI_RAG_READ_TIMEOUT_S ({limits.timeout_s:g} "
            "seconds); save it anew in another program or raise the limit"
        )
    if status == OUT_OF_MEMORY:
        return (
            f"takes more memory to read as {form} than MGI_RAG_READ_MEMORY_MB "
            f"({limits.memory_mb:,} MB); save it anew in another program or raise the limit"
        )
    return (
        f"is damaged so that reading it as {form} broke off, or takes more memory than "
        f"MGI_RAG_READ_MEMORY_MB ({limits.memory_mb:,} MB); save it anew in another program"
    )


def _lines(answer: dict[str, object]) -> list[Line]:
    if "error" in answer:
        raise DocumentError(str(answer["error"]))
    rows = answer["lines"]
    assert isinstance(rows, list)
    return [_line(row) for row in rows]


def _line(values: list[Any]) -> Line:
    """A line from its values as `dataclasses.astuple` gives them, the cell last."""
    line = Line(*values[:-1])
    return replace(line, cell=Cell(*values[-1])) if values[-1] else line


def check_lines(lines: list[Line]) -> list[Line]:
    """The lines, unless they are more than any profile holds.

    Raises DocumentError, the file's name left out.
    """
    check_size(len(lines), sum(len(line.text) for line in lines))
    return lines


def check_size(lines: int, characters: int) -> None:
    """Raises DocumentError, the file's name left out, for more text than any profile holds."""
    if lines > MOST_LINES or characters > MOST_CHARACTERS:
        raise DocumentError(
            f"holds {characters:,} characters in {lines:,} lines, more than an MGI profile "
            f"({MOST_CHARACTERS:,} in {MOST_LINES:,} at most); take the profile out of it"
        )
