"""The process in which documents are read: `limits` starts it and speaks with it.

Asked on stdin with a line of JSON (`form`, `length`) and so many bytes; answers on stdout with
one line of JSON: `lines`, each as the values of a `Line`, or `error`.
"""

import json
import os
import sys
from dataclasses import astuple
from typing import Any, BinaryIO

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms.registry import form_named
from mgi_rag.profiles.limits import OUT_OF_MEMORY, check_lines


def limit_memory(megabytes: int) -> None:
    """Holds this process to so much address space, on systems that can.

    Windows has no such limit; there the limit of time alone holds.
    """
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = megabytes * 2**20
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    # No core files: a crash here is an ordinary answer to a bad document.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def limit_time(seconds: float) -> None:
    """Ends this process after so much more of computing, should nobody be left to end it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 10
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def answer(form: str, content: bytes) -> dict[str, Any]:
    """What is sent back for one document."""
    try:
        lines = check_lines(form_named(form).read(content))
    except DocumentError as error:
        return {"error": str(error)}
    return {"lines": [astuple(line) for line in lines]}


def serve(source: BinaryIO, sink: BinaryIO, timeout_s: float) -> None:
    """Answers until the source ends."""
    while head := source.readline():
        asked = json.loads(head)
        limit_time(timeout_s)
        content = source.read(asked["length"])
        sink.write(json.dumps(answer(asked["form"], content)).encode() + b"\n")
        sink.flush()


def main() -> None:
    """Reads documents for the process that started this one."""
    limit_memory(int(sys.argv[1]))
    # What a library prints must not stand between the answers.
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, sink, float(sys.argv[2]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
