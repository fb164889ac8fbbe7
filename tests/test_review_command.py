"""`conventions review`: which names of the machine are answered."""

from __future__ import annotations

import socket

import pytest

from flows.cli.reviewing import hosts_of, is_loopback, require_free
from flows.errors import WrongUse


def test_on_loopback_only_the_names_of_loopback_are_answered() -> None:
    assert hosts_of("127.0.0.1", 8765) == ("127.0.0.1:8765", "[::1]:8765", "localhost:8765")


def test_for_every_address_the_machine_answers_to_its_own_names() -> None:
    hosts = hosts_of("0.0.0.0", 8765)
    assert f"{socket.gethostname()}:8765" in hosts and "127.0.0.1:8765" in hosts
    assert not any("example" in host for host in hosts)


def test_a_named_host_is_answered_alone() -> None:
    assert hosts_of("192.0.2.7", 80) == ("192.0.2.7:80",)


@pytest.mark.parametrize(("host", "only_here"), [("127.0.0.5", True), ("::1", True), ("::", False), ("bureau", False)])
def test_what_only_this_machine_can_reach_needs_no_token(host: str, only_here: bool) -> None:
    assert is_loopback(host) is only_here


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(WrongUse, match="--port"):
        require_free("127.0.0.1", taken.getsockname()[1])
