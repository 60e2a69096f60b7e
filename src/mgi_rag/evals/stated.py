"""Whether an answer states a number in its own words."""

import re

from mgi_rag.chat.answer import Answer, Check


def states_number(answer: Answer, number: int) -> bool:
    """Whether the words around the quotes state a number, in digits."""
    wanted = re.compile(rf"(?<![\d-]){number}(?!\d)")
    return any(wanted.search(s.text) for s in answer.sentences if s.check is not Check.VERBATIM)
