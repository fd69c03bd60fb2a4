"""A library in a cluster as a person uses it: what is said, and what is said when it cannot be."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_connection
from typing import Any
from urllib.parse import urlsplit

import pytest
from cluster.nodes import free_ports
from cluster.shelves import ClusterShelf
from command import sayswhere

from index.cluster.connection import Cluster


def said(shelf: ClusterShelf, *arguments: str, library: str = "", **env: str) -> tuple[int, str]:
    """The exit status of a command on the shelf's library, and all that it prints."""
    named = ("--library", library or str(shelf.address))
    done = sayswhere(*arguments, *named, cwd=shelf.folder.parent, **env)
    return done.returncode, done.stdout + done.stderr


def client(shelf: ClusterShelf) -> Any:
    """The client of the shelf's cluster."""
    return Cluster(shelf.address).client


def test_opensearch_is_filled_listed_asked_and_removed(shelf: ClusterShelf) -> None:
    status, told = said(shelf, "index", "docs", "--shards", "2", "--replicas", "0")
    assert (status, told.splitlines()[0]) == (0, f"{shelf.address}: 4 added")
    assert f"ask it with --library {shelf.address}" in told
    assert "harbour/fees.txt" in said(shelf, "index", "--list")[1]
    status, told = said(shelf, "ask", "How long do cats sleep?", "--json", "--no-meaning")
    answer = json.loads(told)
    assert (status, answer["status"]) == (0, "answered")
    assert answer["passages"][0]["text"] == "Cats sleep sixteen hours a day."
    assert '"text": "Cats sleep sixteen hours a day."' in said(shelf, "show", "--json")[1]
    (settings,) = client(shelf).indices.get_settings(index=shelf.address.name).values()
    assert settings["settings"]["index"]["number_of_shards"] == "2"
    assert said(shelf, "index", "--remove")[0] == 0
    status, told = said(shelf, "ask", "Who?", "--no-meaning")
    assert (status, told) == (
        2,
        f"sayswhere: {shelf.address} is no library; build one with "
        f"`sayswhere index FOLDER --library {shelf.address}`\n",
    )


@pytest.mark.parametrize(
    ("library", "line"),
    [
        ("opensearch://127.0.0.1:1/docs", "127.0.0.1:1 cannot be reached ([Errno 111]"),
        ("opensearch://no-such-host.invalid/docs", "no-such-host.invalid:9200 cannot be reached"),
        ("opensearch://127.0.0.1:9200", "names no library in a cluster; write opensearch://HOST"),
        ("opensearch://me:secret@host/docs", "opensearch://…@host/docs holds a password"),
        ("opensearch://127.0.0.1:many/docs", "names the node '127.0.0.1:many'; write HOST:PORT"),
    ],
)
def test_opensearch_at_a_wrong_address_is_told(
    library: str, line: str, shelf: ClusterShelf
) -> None:
    status, told = said(shelf, "ask", "Who?", "--no-meaning", library=library)
    assert (status, told.count("\n")) == (2, 1)
    assert line in told


def test_opensearch_refuses_a_name_and_that_is_told(shelf: ClusterShelf) -> None:
    status, told = said(shelf, "index", "docs", library=f"{shelf.address}-Upper")
    assert (status, told.count("\n")) == (2, 1)
    assert "is a name that OpenSearch refuses (Invalid index name" in told


def test_opensearch_index_of_another_program_stays_as_it_is(shelf: ClusterShelf) -> None:
    name = shelf.address.name
    client(shelf).index(index=name, id="1", body={"theirs": "and nobody else's"})
    try:
        for arguments in (("index", "docs"), ("index", "docs", "--rebuild"), ("index", "--remove")):
            status, told = said(shelf, *arguments)
            assert status == 2
            assert told == (
                f"sayswhere: {shelf.address} is an index that another program made; name another\n"
            )
        assert client(shelf).get(index=name, id="1")["_source"] == {"theirs": "and nobody else's"}
    finally:
        client(shelf).indices.delete(index=name)


def test_opensearch_library_of_another_version_is_built_again(shelf: ClusterShelf) -> None:
    shelf.fill()
    body = {"_meta": {"sayswhere": {"format": 0}}}
    client(shelf).indices.put_mapping(index=shelf.address.name, body=body)
    for arguments in (("ask", "Who?", "--no-meaning"), ("index", "docs")):
        status, told = said(shelf, *arguments)
        assert (status, told.count("\n")) == (2, 1)
        assert "was built by another version of sayswhere; build it again with" in told
    assert said(shelf, "index", "docs", "--rebuild")[0] == 0
    assert said(shelf, "ask", "How long do cats sleep?", "--no-meaning")[0] == 0


def test_opensearch_that_is_full_or_read_only_is_told(shelf: ClusterShelf) -> None:
    shelf.fill()
    shelf.write("more.txt", "There is more.")
    setting = "cluster.blocks.read_only"
    settings = client(shelf).cluster.put_settings
    settings(body={"transient": {setting: True}})
    try:
        status, told = said(shelf, "index", "docs")
        assert (status, told.count("\n")) == (2, 1)
        assert "cannot be written (" in told
        assert "what it held is still there" in told
        assert said(shelf, "ask", "How long do cats sleep?", "--no-meaning")[0] == 0
    finally:
        settings(body={"transient": {setting: None}})
    assert said(shelf, "index", "docs")[0] == 0


# --- TLS and passwords: nginx in front stands for OpenSearch's own security --------------------


@pytest.fixture(scope="module")
def authority() -> Any:
    """An authority of certificates that nobody knows."""
    return pytest.importorskip("trustme").CA()


def behind_nginx(url: str, place: Path, certificate: Any) -> "Iterator[str]":
    """The cluster over TLS with a certificate, for the user anna with the password s3cret."""
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not nginx:
        pytest.skip("no nginx to speak TLS")
    (port,) = free_ports(1)
    certificate.private_key_and_cert_chain_pem.write_to_path(place / "pem")
    (place / "users").write_text("anna:{PLAIN}s3cret\n")
    (place / "conf").write_text(
        f"daemon off; master_process off; pid {place}/pid; error_log {place}/log; events {{}}\n"
        f"http {{ access_log off; client_max_body_size 0; server {{\n"
        f"listen 127.0.0.1:{port} ssl; ssl_certificate {place}/pem; "
        f"ssl_certificate_key {place}/pem; auth_basic cluster; "
        f"auth_basic_user_file {place}/users;\n"
        f"location / {{ proxy_pass http://{urlsplit(url).netloc}; }} }} }}\n"
    )
    process = subprocess.Popen([nginx, "-c", str(place / "conf"), "-p", str(place)])
    try:
        _wait_for(port)
        yield f"opensearchs://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError("nginx does not start")


@pytest.fixture
def ca(authority: Any, tmp_path: Path) -> str:
    """The file of the authority's certificate."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


@pytest.fixture
def secured(url: str, tmp_path: Path, authority: Any) -> Iterator[str]:
    """The cluster's address over TLS."""
    yield from behind_nginx(url, tmp_path, authority.issue_cert("localhost"))


WHO = {"SAYSWHERE_OPENSEARCH_USER": "anna", "SAYSWHERE_OPENSEARCH_PASSWORD": "s3cret"}


def test_opensearch_over_tls_with_a_password(filled: ClusterShelf, secured: str, ca: str) -> None:
    library = f"{secured}/{filled.address.name}"
    asked = ("ask", "How long do cats sleep?", "--no-meaning")

    def told(**env: str) -> tuple[int, str]:
        return said(filled, *asked, library=library, **env)

    assert told(SAYSWHERE_OPENSEARCH_CA=ca, **WHO)[0] == 0
    status, line = told(**WHO)
    assert (status, line.count("\n")) == (2, 1)
    assert "has no certificate that can be trusted (" in line
    assert "name the file of its authority in SAYSWHERE_OPENSEARCH_CA" in line
    for wrong in ({}, WHO | {"SAYSWHERE_OPENSEARCH_PASSWORD": "secret"}):
        status, line = told(SAYSWHERE_OPENSEARCH_CA=ca, **wrong)
        assert (status, line.count("\n")) == (2, 1)
        assert "lets nobody in with this user and password; set SAYSWHERE_OPENSEARCH_USER" in line
    assert "which is no file; name one of certificates" in told(SAYSWHERE_OPENSEARCH_CA="x")[1]
    plain = f"opensearch{secured.removeprefix('opensearchs')}/{filled.address.name}"
    assert said(filled, *asked, library=plain)[0] == 2


def test_opensearch_with_an_expired_certificate_is_told(
    url: str, filled: ClusterShelf, tmp_path: Path, authority: Any, ca: str
) -> None:
    past = datetime.now(UTC) - timedelta(days=1)
    for secured in behind_nginx(url, tmp_path, authority.issue_cert("localhost", not_after=past)):
        library = f"{secured}/{filled.address.name}"
        status, line = said(
            filled, "ask", "Who?", library=library, SAYSWHERE_OPENSEARCH_CA=ca, **WHO
        )
        assert (status, line.count("\n")) == (2, 1)
        assert "certificate has expired" in line
