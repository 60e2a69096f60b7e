"""The verb that sets profiles side by side."""

import sys
from datetime import date
from typing import Annotated

import typer

from mgi_rag.cli_user_data import CorpusOption, JsonOption, StoreOption


def compare(
    profiles: Annotated[list[str], typer.Argument(help="Two to eight profile ids.")],
    domain: Annotated[
        list[int] | None, typer.Option("--domain", help="Domain 1 to 6; may be repeated.")
    ] = None,
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set profiles side by side: one row a matter, contrasts told, nothing scored."""
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.errors import UsageError
    from mgi_rag.exports.comparison import comparison_markdown
    from mgi_rag.messages.interface import interface
    from mgi_rag.profiles.finding import Domain
    from mgi_rag.side_by_side import compare as side_by_side
    from mgi_rag.terminal import print_json, tell

    if wrong := [number for number in domain or () if number not in set(Domain)]:
        raise UsageError(f"--domain {wrong[0]}: there are six, 1 to 6")
    chosen = tuple(Domain(number) for number in domain) if domain else tuple(Domain)
    catalogue = Assistant.open(store, corpus, tell).shelves.catalogue
    found = side_by_side(catalogue, profiles, chosen)
    if not as_json:
        sys.stdout.write(comparison_markdown(found, interface("en"), date.today()) + "\n")
        return
    for row in found.rows:
        cells = [[finding.finding_id for finding in cell] for cell in row.cells]
        line = {"domain": row.domain.value, "topic": row.topic, "contrast": row.is_contrast}
        print_json({**line, "findings": cells})
