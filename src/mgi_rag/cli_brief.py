"""The verb that writes a brief."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgi_rag.cli_user_data import CorpusOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from mgi_rag.chat.assistant import Answered


class Form(StrEnum):
    """What a brief is written as."""

    MARKDOWN = "markdown"
    DOCX = "docx"
    JSON = "json"


def brief(
    places: Annotated[
        list[str],
        typer.Argument(help="A place or profile id; of several the brief sets them side by side."),
    ],
    language: Annotated[
        str, typer.Option("--language", help="Language of the brief: en, fr, es, pt, ru or ar.")
    ] = "en",
    domain: Annotated[
        list[int] | None, typer.Option("--domain", help="Domain 1 to 6; may be repeated.")
    ] = None,
    polarity: Annotated[
        str | None, typer.Option("--polarity", help="strength or gap; both by default.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="What to write it as.")] = Form.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write it to (default: standard output).")
    ] = None,
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a brief: every finding in a section for its domain, each with its source."""
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.chat.briefs.named import brief_plan
    from mgi_rag.chat.wording import Wording
    from mgi_rag.errors import UsageError
    from mgi_rag.languages import LANGUAGES
    from mgi_rag.messages import messages
    from mgi_rag.profiles.finding import Domain, Polarity
    from mgi_rag.terminal import tell

    form = Form.JSON if as_json else form
    if language not in LANGUAGES:
        raise UsageError(f"--language {language}: give one of {', '.join(LANGUAGES)}")
    if wrong := [number for number in domain or () if number not in set(Domain)]:
        raise UsageError(f"--domain {wrong[0]}: there are six, 1 to 6")
    if polarity is not None and polarity not in set(Polarity):
        raise UsageError(f"--polarity {polarity}: give strength or gap")
    if form is Form.DOCX and out is None and sys.stdout.isatty():
        raise UsageError("--format docx: a terminal shows no Word document; give --out FILE")
    assistant = Assistant.open(store, corpus, tell)
    shelves = assistant.shelves
    plan = brief_plan(
        shelves.catalogue,
        places,
        Wording(messages(language), date.today()),
        [Domain(number) for number in domain or ()],
        Polarity(polarity) if polarity else None,
    )
    content = _written(assistant.answered_plan(plan, shelves), form)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror})") from None
    tell(f"Written: {out}")


def _written(answered: "Answered", form: Form) -> bytes:
    import json

    from mgi_rag.conversations.kept import keep_answer
    from mgi_rag.exports.brief import brief_markdown, brief_word
    from mgi_rag.messages.interface import interface

    answer = answered.answer
    if form is Form.JSON:
        return (json.dumps(answer.as_json(), ensure_ascii=False) + "\n").encode()
    kept = keep_answer(answer, answered.shelves.catalogue, date.today())
    speech = interface(answer.language)
    if form is Form.DOCX:
        return brief_word(kept, speech)
    return (brief_markdown(kept, speech).rstrip() + "\n").encode()
