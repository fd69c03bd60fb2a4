"""The addresses that the program opens; whatever else Gradio serves stays closed.

A list of what is closed would grow a hole with every release of Gradio.
"""

from qa.chat.security.asgi import Scope

API = "/gradio_api"
MCP = f"{API}/mcp"
MCP_METHODS = ("GET", "POST", "DELETE")
LOGIN = ("POST", "/login")
# Opened to whoever may reach the server: the page as far as it asks for a password, its looks.
FOR_ALL = {
    ("GET", "/"),
    ("GET", "/client/article.js"),
    ("GET", "/client/asking.js"),
    ("GET", "/client/keeping.js"),
    ("GET", "/client/own.js"),
    ("GET", "/client/page.css"),
    ("GET", "/client/page.js"),
    ("GET", "/client/shelf.js"),
    ("GET", "/favicon.ico"),
    ("GET", "/healthz"),
    ("GET", "/theme.css"),
}
FOLDERS_FOR_ALL = ("/assets/", "/static/")
# Opened to whoever has the password, where there is one.
ROUTES = {
    ("GET", "/config"),
    ("GET", "/logout"),
    ("GET", f"{API}/info"),
    ("GET", f"{API}/queue/data"),
    ("GET", "/client/article"),
    ("GET", "/client/articles"),
    ("POST", "/client/leave"),
    ("POST", "/client/standing"),
    ("POST", f"{API}/call/ask"),
    ("POST", f"{API}/queue/join"),
    ("POST", f"{API}/run/ask"),
    ("POST", f"{API}/run/predict"),
}
FOLDERS = (f"{API}/call/ask/",)


def route_of(scope: Scope) -> tuple[str, str]:
    """The method and the path of a request; a HEAD is a GET whose body nobody wants."""
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    return method, scope["path"]


def open_to_all(route: tuple[str, str]) -> bool:
    """Whether an address is open without a password."""
    return route in FOR_ALL or (route[0] == "GET" and route[1].startswith(FOLDERS_FOR_ALL))


def open_with_password(route: tuple[str, str], mcp: bool) -> bool:
    """Whether an address is open to whoever has the password; `mcp` opens the tool's, too."""
    method, path = route
    if path == MCP or path.startswith(f"{MCP}/"):
        return mcp and method in MCP_METHODS
    return route in ROUTES or (method == "GET" and path.startswith(FOLDERS))
