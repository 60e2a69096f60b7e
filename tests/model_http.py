"""A small OpenAI-compatible server on the loopback address that does what a test wants."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Reply"], None]


class Reply:
    """What a behaviour answers a request with."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: dict[str, Any], gone: Any) -> None:
        self._handler = handler
        self.asked = asked
        """The request as the client sent it."""
        self.gone: threading.Event = gone
        """Set when the server is being closed."""

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def event(self, delta: dict[str, Any], finish: str | None = None, **more: Any) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        record = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "invented",
            "choices": [choice],
            **more,
        }
        self.send(f"data: {json.dumps(record)}\n\n".encode())

    def say(self, text: str) -> None:
        self.event({"role": "assistant", "content": text})

    def end(self, finish: str = "stop") -> None:
        self.event({}, finish)
        usage = {"prompt_tokens": 210, "completion_tokens": 34, "total_tokens": 244}
        self.event({}, finish, choices=[], usage=usage)
        self.send(b"data: [DONE]\n\n")


def says(*pieces: str, finish: str = "stop") -> Behaviour:
    """A server that says these pieces and ends."""

    def behave(reply: Reply) -> None:
        reply.begin()
        for piece in pieces:
            reply.say(piece)
        reply.end(finish)

    return behave


def breaks_off_after(text: str) -> Behaviour:
    """A server that says this and closes the connection without an end."""

    def behave(reply: Reply) -> None:
        reply.begin()
        reply.say(text)

    return behave


class Gate:
    """Where a server waits until the test lets it go on."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def open(self) -> None:
        self.opened.set()


def pauses_at(gate: Gate, text: str, rest: str) -> Behaviour:
    """A server that says this, and the rest once the gate is open."""

    def behave(reply: Reply) -> None:
        reply.begin()
        reply.say(text)
        gate.opened.wait(60)
        reply.say(rest)
        reply.end()

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """A server that does this for the first request, that for the second, and so on."""
    waiting = list(behaviours)

    def behave(reply: Reply) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(reply)

    return behave


def pauses_after(text: str, rest: str = "") -> Behaviour:
    """A server that says this, and the rest only after a long while."""

    def behave(reply: Reply) -> None:
        reply.begin()
        reply.say(text)
        reply.gone.wait(20)
        reply.say(rest)
        reply.end()

    return behave


def is_silent(reply: Reply) -> None:
    """A server that takes the question and says nothing."""
    reply.begin()
    reply.gone.wait(20)


def refuses(status: int) -> Behaviour:
    """A server that answers with an error and repeats the key it was given."""

    def behave(reply: Reply) -> None:
        reply.begin(status, "application/json")
        reply.send(b'{"error": {"message": "Incorrect API key: sk-secret", "type": "x"}}')

    return behave


def sends_a_body_without_end(reply: Reply) -> None:
    """A server whose one event never ends."""
    reply.begin()
    reply.send(b"data: ")
    while not reply.gone.is_set():
        reply.send(b"x" * 65536)


def sends_100_megabytes(reply: Reply) -> None:
    """A server whose one event holds 100 MB of words."""
    reply.begin()
    head, tail = json.dumps(
        {"id": "1", "choices": [{"index": 0, "delta": {"content": "@"}, "finish_reason": "stop"}]}
    ).split("@")
    reply.send(f"data: {head}".encode())
    for _ in range(1600):
        reply.send(b"and on " * 9362)
    reply.send(f"{tail}\n\ndata: [DONE]\n\n".encode())


def sends_a_compressed_body(reply: Reply) -> None:
    """A server that compresses what was asked for in plain: a small body may hide a large one."""
    reply.begin(Content_Encoding="gzip")
    reply.send(b"\x1f\x8b")


def speaks_without_end(reply: Reply) -> None:
    """A server that repeats itself for ever."""
    reply.begin()
    while not reply.gone.is_set():
        reply.say("Migrants have rights, and migrants have rights. [1]\n")


def is_too_slow(reply: Reply) -> None:
    """A server that drips a letter at a time."""
    reply.begin()
    while not reply.gone.wait(0.05):
        reply.say("a")


def calls_a_tool(reply: Reply) -> None:
    """A server whose model wants a tool that nobody offered."""
    reply.begin()
    call = {"name": "delete_everything", "arguments": '{"really": true}'}
    tool = {"index": 0, "id": "1", "type": "function", "function": call}
    reply.event({"role": "assistant", "tool_calls": [tool]})
    reply.end("tool_calls")


@contextmanager
def model_server(behaviour: Behaviour) -> Iterator[str]:
    """The address of such a server, as `OPENAI_BASE_URL` takes it."""
    gone = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked = json.loads(self.rfile.read(length))
            try:
                behaviour(Reply(self, asked, gone))
            except OSError:
                return  # The client has left, as it should.

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        gone.set()
        server.shutdown()
        server.server_close()
