"""What the tests know of a model server that runs."""

import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """A model server on the loopback address."""

    address: str
    """As `OPENAI_BASE_URL` takes it."""
    process: subprocess.Popen[bytes]
