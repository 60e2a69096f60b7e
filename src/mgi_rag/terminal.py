"""What the command line prints: plain text for pipes, colours only on a terminal."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from mgi_rag.chat.answer import Answer

Progress = Callable[[int, int], None]


def tell(message: str) -> None:
    """One line to standard error."""
    sys.stderr.write(f"mgi-rag: {message}\n")


def print_line(text: str) -> None:
    """One line to standard output."""
    sys.stdout.write(f"{text}\n")


def print_json(record: dict[str, Any]) -> None:
    """One JSON object on one line of standard output."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_answer(answer: Answer) -> None:
    """An answer with its sources: rendered on a terminal, plain Markdown in a pipe."""
    text = f"{answer.answer}\n\n{_sources(answer)}".strip()
    if not sys.stdout.isatty():
        print_line(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))


def _sources(answer: Answer) -> str:
    lines = [
        f"[{c.number}] {c.finding_id}, {c.locator}. {c.source or ''}".rstrip()
        for c in answer.citations
    ]
    if answer.written_by is not None and answer.written_by.tokens_out:
        cost = answer.written_by
        lines.append(f"Tokens: {cost.tokens_in} in, {cost.tokens_out} out")
    lines += [f"> {question}" for question in answer.suggestions]
    return "\n\n".join(lines)


def prompt() -> str:
    """The next question from standard input; empty at its end."""
    if sys.stdin.isatty():
        sys.stderr.write("> ")
        sys.stderr.flush()
    return sys.stdin.readline().strip()


@contextmanager
def progress_bar(title: str) -> Iterator[Progress | None]:
    """A bar on standard error while work is done; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show
