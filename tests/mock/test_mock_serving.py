"""The mock on a socket, as an ASGI application, and as a transport of asynchronous clients."""

import asyncio
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, effects

CREATE_COURSES = "/crm/v3/objects/0-410/batch/create"
ONE_COURSE = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}
HEADERS = {"Authorization": "Bearer pat-test"}
ANYWHERE = "0.0.0.0"  # noqa: S104 - it is what users of Docker bind to


def asgi(mock: MockHubSpot) -> httpx.ASGITransport:
    return httpx.ASGITransport(app=mock.app)


def ask(
    transport: httpx.AsyncBaseTransport,
    method: str,
    path: str,
    *,
    json: object = None,
    headers: Mapping[str, str] = HEADERS,
) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="https://mock", headers=headers) as client:
            return await client.request(method, path, json=json)

    return asyncio.run(send())


def test_the_mock_answers_on_a_socket(mock: MockHubSpot) -> None:
    with mock.serve() as server:
        response = httpx.post(server.base_url + CREATE_COURSES, json=ONE_COURSE, headers=HEADERS)
    assert (response.status_code, len(mock.portal("pat-test").records("courses"))) == (201, 1)


def test_the_server_stops_with_its_context(mock: MockHubSpot) -> None:
    with mock.serve() as server:
        url = server.base_url
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_the_server_stops_while_a_client_keeps_its_connection(mock: MockHubSpot) -> None:
    with httpx.Client() as client:
        with mock.serve() as server:
            client.get(server.base_url + "/_mock/health")
        with pytest.raises(httpx.ConnectError):
            client.get(server.base_url)


def test_two_servers_run_side_by_side(mock: MockHubSpot) -> None:
    with mock.serve() as first, MockHubSpot().serve() as second:
        assert first.base_url != second.base_url


def test_a_port_that_is_taken_is_an_error(mock: MockHubSpot) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(OSError, match="in use"),
        mock.serve(port=taken.getsockname()[1]),
    ):
        pass


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_running_mock_stops_when_it_is_told_to(sent: signal.Signals) -> None:
    command = "from hubapi_ext.mock import MockHubSpot; MockHubSpot().run(port=0)"
    with subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        health = httpx.get(url + "/_mock/health").status_code
        process.send_signal(sent)
        assert (health, process.wait(timeout=20)) == (200, 0)


def test_the_transport_serves_asynchronous_clients(mock: MockHubSpot) -> None:
    response = ask(mock.transport, "POST", CREATE_COURSES, json=ONE_COURSE)
    assert response.status_code == 201


def test_the_application_answers_like_hubspot(mock: MockHubSpot) -> None:
    response = ask(asgi(mock), "POST", CREATE_COURSES, json=ONE_COURSE)
    assert (response.status_code, response.headers["X-HubSpot-RateLimit-Remaining"]) == (201, "189")


def test_the_application_says_what_it_does_not_know(mock: MockHubSpot) -> None:
    assert ask(asgi(mock), "DELETE", "/nowhere").status_code == 501


def test_the_application_is_healthy(mock: MockHubSpot) -> None:
    response = ask(asgi(mock), "GET", "/_mock/health", headers={})
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_records_are_seeded_through_the_controls(mock: MockHubSpot) -> None:
    seeds = {"inputs": [{"id": "101", "properties": {"email": "a@b.c"}}, {}]}
    answer = ask(asgi(mock), "POST", "/_mock/records/contacts", json=seeds).json()
    ids = [record.id for record in mock.portal("pat-test").records("contacts")]
    assert (answer, ids) == ({"results": [{"id": one} for one in ids]}, ["101", "440000000001"])


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/_mock/records/butterflies", {"inputs": [{}]}),
        ("/_mock/records/contacts", {"inputs": [{"id": "abc"}]}),
        ("/_mock/records/contacts", {"inputs": [{"properties": {"email": 1}}]}),
        ("/_mock/records/contacts", {}),
    ],
)
def test_records_that_cannot_be_seeded_are_refused(mock: MockHubSpot, path: str, body: object) -> None:
    response = ask(asgi(mock), "POST", path, json=body)
    assert (response.status_code, response.json()["status"]) == (400, "error")


def test_the_journal_can_be_read_through_the_controls(mock: MockHubSpot) -> None:
    answer = ask(asgi(mock), "POST", CREATE_COURSES, json=ONE_COURSE).json()
    assert ask(asgi(mock), "GET", "/_mock/journal").json() == [
        {
            "method": "POST",
            "path": CREATE_COURSES,
            "operation": "create_courses",
            "request": ONE_COURSE,
            "status": 201,
            "response": answer,
        }
    ]


@pytest.mark.parametrize(("method", "path"), [("GET", "/_mock/journal"), ("POST", "/_mock/records/contacts")])
def test_the_controls_of_a_portal_need_its_token(mock: MockHubSpot, method: str, path: str) -> None:
    assert ask(asgi(mock), method, path, headers={}).status_code == 401


@pytest.mark.parametrize("effect", [effects.ConnectionReset(), effects.TruncatedBody()])
def test_another_server_hears_of_a_broken_connection(mock: MockHubSpot, effect: effects.Effect) -> None:
    mock.portal("pat-test").faults.add(effect)
    with pytest.raises(ConnectionResetError):
        ask(asgi(mock), "POST", CREATE_COURSES, json=ONE_COURSE)


def test_another_server_delivers_a_slow_body(mock: MockHubSpot) -> None:
    mock.portal("pat-test").faults.add(effects.SlowBody(1_000_000))
    assert len(ask(asgi(mock), "POST", CREATE_COURSES, json=ONE_COURSE).json()["results"]) == 1


def test_who_asks_the_application_can_stop_waiting(mock: MockHubSpot) -> None:
    mock.portal("pat-test").faults.add(effects.Latency(60))

    async def wait() -> None:
        async with asyncio.timeout(0.01), httpx.AsyncClient(transport=asgi(mock), base_url="https://mock") as client:
            await client.get("/", headers=HEADERS)

    with pytest.raises(TimeoutError):
        asyncio.run(wait())


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_the_mock_listens_on_ipv6(mock: MockHubSpot) -> None:
    with mock.serve(host="::1") as server:
        assert httpx.get(server.base_url + "/_mock/health").status_code == 200


def test_a_body_that_never_ends_is_refused(mock: MockHubSpot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubapi_ext.mock.serving._MOST_BYTES", 1_500)
    with mock.serve() as server:
        response = httpx.post(server.base_url + CREATE_COURSES, content=b"x" * 1_501, headers=HEADERS)
    assert response.status_code == 413


# Hosts


def status_for(server_url: str, host: str | None) -> int:
    """What a server answers to a request for this host; None for a request that names none."""
    url = httpx.URL(server_url)
    head = f"GET /_mock/health HTTP/1.{0 if host is None else 1}\r\n" + (f"Host: {host}\r\n" if host else "")
    with socket.create_connection((url.host, url.port or 0), timeout=10) as connection:
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode())
        return int(connection.recv(1000).split()[1])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8765", 200),
        ("localhost.", 200),
        ("mock.localhost:1", 200),
        ("127.0.0.1", 200),
        ("127.1.2.3:80", 200),
        ("[::1]:8765", 200),
        (None, 200),
        ("evil.example", 421),
        ("evil.example:8765", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.5:8765", 421),
        (ANYWHERE, 421),
        ("[::2]", 421),
        ("[", 421),
    ],
)
def test_a_server_on_this_machine_answers_for_its_names_alone(base_url: str, host: str | None, status: int) -> None:
    assert status_for(base_url, host) == status


def test_a_refusal_names_the_mock_the_host_and_what_to_do(base_url: str) -> None:
    message = httpx.get(f"{base_url}/crm/v3/owners", headers={"Host": "evil.example"}).json()["message"]
    assert [part in message for part in ("mock HubSpot", "'evil.example'", "--allow-host", "allow_hosts")] == [True] * 4


def test_a_request_for_another_host_reaches_no_portal(mock: MockHubSpot) -> None:
    with mock.serve() as server:
        headers = {**HEADERS, "Host": "evil.example"}
        httpx.post(server.base_url + CREATE_COURSES, json=ONE_COURSE, headers=headers)
    portal = mock.portal("pat-test")
    assert (portal.records("courses"), portal.journal) == ([], [])


@pytest.mark.parametrize(
    ("options", "host", "status"),
    [
        ({"allow_hosts": ["mock.example"]}, "Mock.example:80", 200),
        ({"allow_hosts": ["*.example"]}, "a.example", 200),
        ({"allow_hosts": ["*.example"]}, "a.test", 421),
        ({"allow_hosts": ["*"]}, "a.test", 200),
        ({"host": ANYWHERE}, "hubspot-mock:8765", 200),
        ({"host": ANYWHERE, "allow_hosts": ["hubspot-mock"]}, "hubspot-mock:8765", 200),
        ({"host": ANYWHERE, "allow_hosts": ["hubspot-mock"]}, "evil.example", 421),
    ],
)
def test_a_server_answers_for_the_hosts_that_it_is_told_of(
    mock: MockHubSpot, options: dict[str, Any], host: str, status: int
) -> None:
    with mock.serve(**options) as server:
        assert status_for(server.base_url.replace(ANYWHERE, "127.0.0.1"), host) == status


def test_one_name_in_the_place_of_a_list_of_hosts_is_a_mistake(mock: MockHubSpot) -> None:
    with (
        pytest.raises(TypeError, match="allow_hosts must be a list of names"),
        mock.serve(allow_hosts="mock.example"),
    ):
        pass


def test_the_transport_serves_any_host(mock: MockHubSpot) -> None:
    with httpx.Client(transport=mock.transport) as client:
        assert client.get("https://hubspot.invalid/_mock/health").status_code == 200
