"""The kept reading of a profile's document: every line with its role."""

from mgi_rag.index.client import chroma_failures
from mgi_rag.index.records import reading_from_json
from mgi_rag.index.schema import Shelf
from mgi_rag.index.store import Store
from mgi_rag.profiles.finding import ProfileId
from mgi_rag.profiles.reading import Reading


def reading_of(store: Store, profile_id: ProfileId) -> Reading | None:
    """What was read from a profile's document, or None where the store holds none of that id.

    Raises StoreError for a damaged store.
    """
    with chroma_failures(store.folder):
        found = store.collection(Shelf.DOCUMENTS).get(where={"profile_id": profile_id}, include=[])
        if not found["ids"]:
            return None
        texts = store.collection(Shelf.READINGS).get(ids=found["ids"][:1], include=["documents"])
        return reading_from_json(texts["documents"][0]) if texts["documents"] else None
