"""A cluster as it is asked: with time limits, tried again where that helps, never half answered."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from index.cluster.address import Address
from index.cluster.failures import CA, PASSWORD, USER, failure_of, refused
from index.errors import LibraryError

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

Said = Mapping[str, Any]
One = TypeVar("One")

# Seconds that one request may take: a question's, and what the cluster has to work for.
SOON, LATE = 10, 300
# Waits between tries, in seconds: a replica becomes a primary within some seconds.
WAITS = (0.1, 0.3, 1.0, 2.0, 4.0, 8.0)
# What another try, or another node, may do: too much at a time, a node or shard that is just gone.
_PASSING = (429, 500, 502, 503, 504)
# What is asked for at a time where all of something is.
PAGE = 5_000


class Cluster:
    """The cluster at an address; raises LibraryError where it cannot be asked."""

    def __init__(self, address: Address) -> None:
        self.address = address

    @cached_property
    def client(self) -> "OpenSearch":
        """The client; user, password and the authority of certificates are the environment's."""
        try:
            from opensearchpy import OpenSearch
        except ImportError:
            raise LibraryError(
                f"{self.address} needs the extra `opensearch`; install it with "
                "`pip install 'sayswhere[opensearch]'`"
            ) from None
        user, ca = os.environ.get(USER), os.environ.get(CA)
        if ca and not os.path.isfile(ca):  # noqa: PTH113  # it may be no path at all
            raise LibraryError(f"{CA} names {ca}, which is no file; name one of certificates")
        nodes = [{"host": host.strip("[]"), "port": port} for host, port in self.address.nodes]
        return OpenSearch(
            nodes,
            http_auth=(user, os.environ.get(PASSWORD, "")) if user else None,
            use_ssl=self.address.tls,
            ca_certs=ca,
            timeout=SOON,
            max_retries=len(nodes),
            retry_on_timeout=True,
            http_compress=False,
        )

    @contextmanager
    def doing(self) -> Iterator["OpenSearch"]:
        """A context for the client's own calls; what they raise becomes a LibraryError."""
        client = self.client
        from opensearchpy.exceptions import OpenSearchException

        try:
            yield client
        except OpenSearchException as error:
            raise failure_of(error, self.address) from error

    def tried(self, call: Callable[["OpenSearch"], One]) -> One:
        """What a call gives that may be made more than once, and is, where a node is just gone."""
        client = self.client
        from opensearchpy.exceptions import (
            ConnectionError,
            OpenSearchException,
            SSLError,
            TransportError,
        )

        for wait in (*WAITS, None):
            try:
                return call(client)
            except OpenSearchException as error:
                lost = isinstance(error, ConnectionError) and not isinstance(error, SSLError)
                busy = isinstance(error, TransportError) and error.status_code in _PASSING
                if wait is None or not (lost or busy):
                    raise failure_of(error, self.address) from error
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")


class Index:
    """One index of a cluster, for reading."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self.cluster, self.name = cluster, name

    def search(self, *queries: Said, alike: str = "") -> Sequence[Said]:
        """What some searches find, in one go, all shards counted as one.

        Those with the same `alike` are asked of the same copies of the shards, if they are there.
        """
        header: dict[str, object] = {
            "search_type": "dfs_query_then_fetch",
            "allow_partial_search_results": False,
        }
        if alike:
            header["preference"] = alike
        body = [part for query in queries for part in (header, query)]
        for wait in (*WAITS, None):
            answer = self.cluster.tried(lambda client: client.msearch(body=body, index=self.name))
            found: Sequence[Said] = answer["responses"]
            failed = next(filter(_is_not_whole, found), None)
            if failed is None:
                return found
            if wait is None or failed.get("status") not in (None, 200, *_PASSING):
                raise self._not_whole(failed)
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def check(self) -> None:
        """Raises LibraryError where it does not answer now and as a whole; it is tried once."""
        whole = {"allow_partial_search_results": "false"}
        body = {"size": 0, "track_total_hits": False, "terminate_after": 1}
        with self.cluster.doing() as client:
            client.search(index=self.name, body=body, params=whole)

    def fetch(self, ids: Sequence[tuple[str, str]]) -> Mapping[str, Said]:
        """What some documents hold, each given by its id and routing; absent ones are left out."""
        body = {"docs": [{"_id": id, "routing": routing} for id, routing in ids]}
        for wait in (*WAITS, None):
            answer = self.cluster.tried(lambda client: client.mget(body=body, index=self.name))
            failed = next((one["error"] for one in answer["docs"] if "error" in one), None)
            if failed is None:
                return {one["_id"]: one["_source"] for one in answer["docs"] if one["found"]}
            if wait is None or failed["type"] == "index_not_found_exception":
                raise refused(failed["type"], str(failed.get("reason")), self.cluster.address)
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def every(self, query: Said, by: str, _source: object = False) -> Iterator[Said]:
        """All hits of a query, in the order of a field that has another value in each."""
        after: dict[str, object] = {}
        while True:
            page = {**first_page(query, by, _source), **after}
            hits = self.search(page)[0]["hits"]["hits"]
            yield from hits
            if len(hits) < PAGE:
                return
            after = {"search_after": hits[-1]["sort"]}

    def _not_whole(self, answer: Said) -> LibraryError:
        error = answer.get("error") or {}
        causes = error.get("root_cause") or [{}]
        reason = causes[0].get("reason") or error.get("reason") or "some shards gave no answer"
        kind = causes[0].get("type") or error.get("type") or "search_phase_execution_exception"
        if kind not in ("index_not_found_exception",):
            kind = "search_phase_execution_exception"
        return refused(kind, reason, self.cluster.address)


def first_page(query: Said, by: str, _source: object = False) -> Said:
    """The search for the first of all hits, in the order of a field."""
    order = {"sort": [{by: "asc"}], "size": PAGE, "track_total_hits": False}
    return {"query": query, "_source": _source, **order}


def _is_not_whole(answer: Said) -> bool:
    return (
        "error" in answer or bool(answer.get("timed_out")) or answer["_shards"].get("failed", 0) > 0
    )
