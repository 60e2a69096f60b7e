"""An invented world made ready to be asked about: written, indexed, and thrown away after."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mgi_rag.chat.assistant import Assistant
from mgi_rag.errors import UsageError
from mgi_rag.evals.questions import Question
from mgi_rag.evals.systems.system import Desk
from mgi_rag.evals.world.documents import write
from mgi_rag.evals.world.questions import questions
from mgi_rag.evals.world.wordings import Register
from mgi_rag.evals.world.world import World, invent

_NAME: Final = re.compile(r"world-(\d+)-(\d+)-([a-z]+)")


@dataclass(frozen=True)
class WorldName:
    """What an invented world is made from; the same name makes the same world."""

    seed: int
    """See `evals/world/world.py`."""
    places: int
    """How many it has (count)."""
    register: Register
    """How its findings and questions are worded."""

    def __str__(self) -> str:
        """As a run keeps it.

        >>> str(WorldName(1, 30, Register.PLAIN))
        'world-1-30-plain'
        """
        return f"world-{self.seed}-{self.places}-{self.register}"

    def invent(self) -> World:
        """The world. Raises UsageError for a number of places that cannot be had."""
        try:
            return invent(self.seed, self.places, self.register)
        except ValueError as error:
            raise UsageError(str(error)) from None


def world_named(name: str) -> WorldName | None:
    """The world that a run was about; None for any other set of questions.

    >>> world_named("world-1-30-plain"), world_named("evals/questions")
    (WorldName(seed=1, places=30, register=<Register.PLAIN: 'plain'>), None)
    """
    found = _NAME.fullmatch(name)
    return WorldName(int(found[1]), int(found[2]), Register(found[3])) if found else None


@contextmanager
def invented_world(
    name: WorldName, tell: Callable[[str], None], today: date | None = None
) -> Iterator[tuple[Desk, list[Question]]]:
    """What systems work on over an invented world, and the questions with gold about it.

    Args:
        name: of the world.
        tell: where to say what is done.
        today: the day from which the age of profiles is counted; None for this one.

    Raises:
        UsageError: for a number of places that cannot be had.
    """
    world = name.invent()
    with TemporaryDirectory(prefix="mgi-rag-world-") as folder:
        corpus, scratch = Path(folder) / str(name), Path(folder) / "scratch"
        scratch.mkdir()
        write(world, corpus)
        findings = sum(len(profile.findings) for profile in world.profiles)
        tell(
            f"World {name.seed} ({world.half}, {name.register}): {len(world.profiles)} invented "
            f"profiles of {name.places} places, {findings} findings"
        )
        assistant = Assistant.open(Path(folder) / "store", corpus, tell)
        yield Desk(assistant, corpus, scratch, today or date.today(), tell), questions(world)
