"""Chat models that say what a test wants, for the tests of written answers."""

import time
from collections.abc import Iterator
from typing import Any

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk


def saying(text: str) -> GenericFakeChatModel:
    """A model that says this, whatever it is asked."""
    return GenericFakeChatModel(messages=iter([AIMessage(text)]))


class Unreachable(GenericFakeChatModel):
    """A model whose server is killed after some words."""

    before: str = ""

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        yield ChatGenerationChunk(message=AIMessageChunk(content=self.before))
        raise ConnectionError("connection reset by peer")


class Silent(GenericFakeChatModel):
    """A model that says nothing for a while."""

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        time.sleep(2)
        yield ChatGenerationChunk(message=AIMessageChunk(content="Too late."))


class Endless(GenericFakeChatModel):
    """A model that never ends."""

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        while True:
            yield ChatGenerationChunk(message=AIMessageChunk(content="and on " * 100))
