"""The verb that sets profiles side by side."""

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mgi_rag.cli_user_data import CorpusOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from mgi_rag.side_by_side import Comparison


class Form(StrEnum):
    """What a comparison is printed as."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def compare(
    places: Annotated[
        list[str],
        typer.Argument(help="Two to eight profile ids or places; one place alone: its rounds."),
    ],
    domain: Annotated[
        list[int] | None, typer.Option("--domain", help="Domain 1 to 6; may be repeated.")
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", help="Id or name of a topic; may be repeated.")
    ] = None,
    polarity: Annotated[
        str | None, typer.Option("--polarity", help="strength or gap; both by default.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="What to print it as.")] = Form.TABLE,
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set profiles side by side: one row a matter, contrasts told, nothing scored."""
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.errors import UsageError
    from mgi_rag.profiles.finding import Domain, Polarity
    from mgi_rag.side_by_side import compare as side_by_side
    from mgi_rag.side_by_side import profiles_named
    from mgi_rag.terminal import tell

    if wrong := [number for number in domain or () if number not in set(Domain)]:
        raise UsageError(f"--domain {wrong[0]}: there are six, 1 to 6")
    if polarity is not None and polarity not in set(Polarity):
        raise UsageError(f"--polarity {polarity}: give strength or gap")
    catalogue = Assistant.open(store, corpus, tell).shelves.catalogue
    found = side_by_side(
        catalogue,
        profiles_named(catalogue, places),
        tuple(Domain(number) for number in domain) if domain else tuple(Domain),
        (Polarity(polarity),) if polarity else tuple(Polarity),
        [_topic_id(name) for name in topic or ()],
    )
    _print(found, Form.JSON if as_json else form)


def _topic_id(name: str) -> str:
    """The id of a topic by its id or one of its names. Raises UsageError for one unknown."""
    from mgi_rag.errors import UsageError
    from mgi_rag.index.topics.catalogue import load_topics

    asked = name.casefold()
    for topic in load_topics():
        if asked in {topic.topic_id, *(own.casefold() for own in topic.name.values())}:
            return topic.topic_id
    ids = ", ".join(topic.topic_id for topic in load_topics())
    raise UsageError(f"--topic {name}: no such topic; there are {ids}")


def _print(found: "Comparison", form: Form) -> None:
    from mgi_rag.exports.comparison import comparison_csv, comparison_markdown, comparison_text
    from mgi_rag.messages.interface import interface
    from mgi_rag.terminal import print_json

    english, today = interface("en"), date.today()
    if form is Form.CSV:
        sys.stdout.buffer.write(comparison_csv(found, english, today))
    elif form is Form.MARKDOWN:
        sys.stdout.write(comparison_markdown(found, english, today) + "\n")
    elif form is Form.TABLE:
        sys.stdout.write(comparison_text(found, english, today) + "\n")
    else:
        for row in found.rows:
            cells = [[finding.finding_id for finding in cell] for cell in row.cells]
            line = {"domain": row.domain.value, "topic": row.topic, "contrast": row.is_contrast}
            change = {"change": row.change} if found.is_of_rounds else {}
            print_json({**line, **change, "findings": cells})
