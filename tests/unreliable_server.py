"""A web server that plays a script: one act for each request, the last one for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Stage:
    """The script and what was asked: ``asked`` are the requests' headers in order."""

    acts: Sequence[Act]
    asked: list[Mapping[str, str]] = field(default_factory=list)
    address: str = ""
    over: threading.Event = field(default_factory=threading.Event)


Act = Callable[[BaseHTTPRequestHandler, Stage], None]


def whole(content: bytes, etag: str = '"one"', kind: str = "text/csv") -> Act:
    """The file, or the rest of it where Range and If-Range fit."""

    def act(request: BaseHTTPRequestHandler, _: Stage) -> None:
        begin = _begin_of(request, etag)
        request.send_response(206 if begin else 200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content) - begin))
        if etag:
            request.send_header("ETag", etag)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        request.end_headers()
        request.wfile.write(content[begin:])

    return act


def cut_off(content: bytes, after: int, etag: str = '"one"') -> Act:
    """Promises the whole file and closes the connection after some of it."""

    def act(request: BaseHTTPRequestHandler, _: Stage) -> None:
        begin = _begin_of(request, etag)
        request.send_response(206 if begin else 200)
        request.send_header("Content-Length", str(len(content) - begin))
        request.send_header("ETag", etag)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        request.end_headers()
        request.wfile.write(content[begin : begin + after])

    return act


def answer(status: int, body: bytes = b"", **headers: str) -> Act:
    def act(request: BaseHTTPRequestHandler, _: Stage) -> None:
        request.send_response_only(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return act


def silence(_: BaseHTTPRequestHandler, stage: Stage) -> None:
    """Says nothing until the play is over."""
    stage.over.wait(10)


def _begin_of(request: BaseHTTPRequestHandler, etag: str) -> int:
    wanted = request.headers.get("Range", "")
    return int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and request.headers.get("If-Range") == etag else 0


@contextmanager
def playing(*acts: Act) -> Iterator[Stage]:
    stage = Stage(acts)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            act = stage.acts[min(len(stage.asked), len(stage.acts) - 1)]
            stage.asked.append(dict(self.headers.items()))
            act(self, stage)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stage.address = f"http://127.0.0.1:{server.server_port}/list"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield stage
    finally:
        stage.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
