"""The errors that a person is meant to see: one sentence that names the thing and the remedy.

Everything a user can cause ends in one of these. The command line prints the sentence and exits
with `exit_status`; a program that imports the package catches `MgiRagError`.
"""


class MgiRagError(Exception):
    """Base of every error of this package that a user can cause or mend."""

    exit_status: int = 2


class UsageError(MgiRagError):
    """A question, option or input line that cannot be used as given."""


class DocumentError(MgiRagError):
    """A profile document (or its sidecar) that cannot be read or identified."""


class StoreError(MgiRagError):
    """The store of findings is absent, damaged, locked, unwritable or of another make."""


class ModelError(MgiRagError):
    """An embedding or chat model that cannot be loaded or reached."""
