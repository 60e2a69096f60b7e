"""Ours over a store whose chunks by domain cannot be read."""

from dataclasses import fields
from typing import NoReturn

from mgi_rag.errors import StoreError
from mgi_rag.evals.systems.planned import planned_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System
from mgi_rag.index.library import Shelves


class _WithoutChunks(Shelves):
    @property
    def chunks(self) -> NoReturn:
        """Raises StoreError: there are none."""
        raise StoreError("the chunks by domain are left out of this run")


def _open(desk: Desk) -> AnswerTurns:
    whole = desk.assistant.shelves
    shelves = _WithoutChunks(**{part.name: getattr(whole, part.name) for part in fields(whole)})
    return planned_answers(shelves, desk.assistant.embed, desk.today)


SYSTEM = System(
    "without-domain-chunks",
    "Ours without the chunks by profile and domain, which the store keeps for LangChain programs: "
    "answers do not read them, so nothing may change.",
    _open,
)
