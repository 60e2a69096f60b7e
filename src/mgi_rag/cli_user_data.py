"""Verbs for what people keep: added documents, conversations, feedback."""

from pathlib import Path
from typing import Annotated

import typer

CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="Folder of profiles (default: the shipped ones).")
]
StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store (default: the user's cache).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]


def register(app: typer.Typer) -> None:
    """Adds these verbs to the command line."""
    app.command()(add)
    app.command()(remove)
    app.command(name="list")(list_added)
    app.command()(forget)


def add(
    path: Annotated[Path, typer.Argument(help="A profile document, or a folder of them.")],
    store: StoreOption = None,
    preview_only: Annotated[
        bool, typer.Option("--preview", help="Tell what would be added, and add nothing.")
    ] = False,
) -> None:
    """Add profile documents beside the corpus, and index them."""
    from mgi_rag.additions.preview import offered_at
    from mgi_rag.additions.shelf import add as add_documents
    from mgi_rag.additions.shelf import preview
    from mgi_rag.additions.told import preview_lines
    from mgi_rag.terminal import print_line, progress_bar, tell

    previews = preview(offered_at(path), store)
    for found in previews:
        for line in preview_lines(found):
            print_line(line)
        if found.problem is not None:
            tell(found.problem)
    if not preview_only:
        with progress_bar("Embedding") as progress:
            added = add_documents(previews, store, tell, progress)
        tell(f"Added: {', '.join(added) or 'nothing'}")
    if any(found.problem is not None for found in previews):
        raise typer.Exit(2)


def remove(
    profile_id: Annotated[str, typer.Argument(help="Id of an added profile, as `list` shows it.")],
    store: StoreOption = None,
) -> None:
    """Remove an added profile; those of the corpus stay."""
    from mgi_rag.additions.shelf import remove as remove_document
    from mgi_rag.terminal import tell

    remove_document(profile_id, store, tell)
    tell(f"Removed: {profile_id}")


def list_added(as_json: JsonOption = False) -> None:
    """List the added profiles."""
    from mgi_rag.additions.shelf import added_documents
    from mgi_rag.terminal import print_json, print_line

    for document in added_documents():
        day = document.added_at.date().isoformat()
        if as_json:
            print_json(
                {"profile_id": document.profile_id, "file": str(document.file), "added_on": day}
            )
        else:
            print_line(f"{document.profile_id}  {day}  {document.file}")


def forget(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")] = False,
) -> None:
    """Delete all conversations and feedback of every browser, for good."""
    from mgi_rag.conversations.book import open_book
    from mgi_rag.settings import settings
    from mgi_rag.terminal import tell

    if not yes:
        typer.confirm("Delete all conversations and feedback for good?", abort=True, err=True)
    gone = open_book(settings().conversations).forget()
    tell(f"Deleted {gone} conversations and all feedback")
