"""The chat with a password behind nginx with TLS, on a path, by the README's own lines."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_servers import chat
from pages import SEPARATES, ask
from playwright.sync_api import Browser, expect

NGINX = shutil.which(
    "nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin"
)
README = Path(__file__).parents[3] / "README.md"
pytestmark = pytest.mark.skipif(
    not (NGINX and shutil.which("openssl")), reason="nginx or openssl is not installed"
)
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/cert.pem;
    ssl_certificate_key {folder}/key.pem;
    {lines}
  }}
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the chat as the proxy serves it."""
    tmp_path = tmp_path_factory.mktemp("nginx")
    (lines,) = re.findall(r"```nginx\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert NGINX
    port = free_port()
    certificate = ["openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "1"]
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "cert.pem")]
    subprocess.run(
        [*certificate, "-subj", "/CN=localhost", *files], check=True, capture_output=True
    )
    arguments = ("--root-path", "/chat", "--auth", "reader:secret", "--allow-host", "localhost")
    with chat(*arguments) as served:
        lines = lines.replace("http://127.0.0.1:7860", served.url)
        (tmp_path / "conf").write_text(AROUND.format(folder=tmp_path, port=port, lines=lines))
        with subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "conf")]) as proxy:
            try:
                wait_for(port)
                yield f"https://localhost:{port}"
            finally:
                proxy.terminate()


def wait_for(port: int) -> None:
    """Until somebody listens."""
    for _ in range(600):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx does not listen")


@pytest.mark.parametrize("path", ["/chat", "/chat/"])
def test_a_visitor_logs_in_and_asks(browser: Browser, site: str, path: str) -> None:
    visitor = browser.new_context(ignore_https_errors=True)
    asked_for: list[str] = []
    visitor.on("request", lambda request: asked_for.append(request.url))
    page = visitor.new_page()
    page.goto(site + path)
    page.get_by_label("username").fill("reader")
    page.get_by_label("password").fill("secret")
    page.get_by_role("button", name="Login").click()
    page.get_by_label("Question", exact=True).wait_for()
    page.wait_for_function("Boolean(document.querySelector('#log') && window.sayswhereSend)")
    expect(ask(page, SEPARATES).locator(".passage").first).to_contain_text("separated by a river")
    page.reload()
    expect(page.locator("#log")).to_contain_text("separated by a river")
    page.goto(f"{site}/chat/#s1&text=The%20parks%20are%20separated%20by%20a%20lake%20of%20ink")
    page.reload()
    expect(page.locator("#note")).to_contain_text("this is no longer in it")
    assert {
        url for url in asked_for if not url.startswith((f"{site}/chat", "data:", "blob:"))
    } == set()
    visitor.close()
