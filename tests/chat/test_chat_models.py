"""The setting that names a chat model."""

import pytest

from mgi_rag.chat.models import load_chat_model
from mgi_rag.errors import ModelError
from mgi_rag.settings import Settings


def test_no_model_by_default() -> None:
    assert load_chat_model(Settings()) is None


@pytest.mark.parametrize("name", ["qwen", ":qwen", "openai:"])
def test_a_model_without_its_provider_is_told_how_to_write_it(name: str) -> None:
    with pytest.raises(ModelError, match="write provider:name"):
        load_chat_model(Settings(model=name))


def test_an_unknown_provider_is_one_sentence_with_its_name() -> None:
    with pytest.raises(ModelError, match="nobody"):
        load_chat_model(Settings(model="nobody:model"))
