"""What a cluster refuses or fails to do, in one line each."""

from typing import Any

from index.cluster.address import Address
from index.errors import LibraryError

USER, PASSWORD, CA = (
    "SAYSWHERE_OPENSEARCH_USER",
    "SAYSWHERE_OPENSEARCH_PASSWORD",
    "SAYSWHERE_OPENSEARCH_CA",
)

# What the end of a cluster's own words for a failure means.
_KINDS = {
    "invalid_index_name_exception": (
        "is a name that OpenSearch refuses ({reason}); name another: small letters, digits, - and _"
    ),
    "invalid_alias_name_exception": (
        "is a name that OpenSearch refuses ({reason}); name another: small letters, digits, - and _"
    ),
    "resource_already_exists_exception": (
        "is just being begun by another sayswhere; wait until that has ended, then run this again"
    ),
    "index_not_found_exception": ("was brought up to date, and what it was is gone; open it again"),
    "cluster_block_exception": (
        "cannot be written ({reason}); see to the cluster’s disks and blocks, what it held is "
        "still there"
    ),
    "search_phase_execution_exception": (
        "is not there as a whole ({reason}), and half of it gives no answers; see to the cluster’s "
        "nodes, then ask again"
    ),
    "no_shard_available_action_exception": (
        "is not there as a whole ({reason}), and half of it gives no answers; see to the cluster’s "
        "nodes, then ask again"
    ),
    "unavailable_shards_exception": (
        "is not there as a whole ({reason}) and cannot be written; see to the cluster’s nodes, "
        "then run this again"
    ),
}


def failure_of(error: Exception, address: Address) -> LibraryError:
    """The line for what the client raised."""
    from opensearchpy import exceptions as raised

    if isinstance(error, raised.SSLError):
        return LibraryError(
            f"{address.cluster} has no certificate that can be trusted ({_reason(error)}); name "
            f"the file of its authority in {CA}, or have it renewed"
        )
    if isinstance(error, raised.ConnectionTimeout):
        return LibraryError(
            f"{address.cluster} does not answer in time; see whether its nodes are busy or gone, "
            "then try again"
        )
    if isinstance(error, raised.ConnectionError):
        return LibraryError(
            f"{address.cluster} cannot be reached ({_reason(error)}); check host and port, and "
            f"that OpenSearch runs{'' if address.tls else ' without TLS'} there"
        )
    if isinstance(error, raised.TransportError):
        return _of_status(error, address)
    return LibraryError(f"{address} cannot be used ({error}); see to the cluster, then try again")


def _of_status(error: Any, address: Address) -> LibraryError:
    status, kind = error.status_code, str(error.error)
    if status == 401:
        return LibraryError(
            f"{address.cluster} lets nobody in with this user and password; set {USER} and "
            f"{PASSWORD}"
        )
    if kind in _KINDS:
        return refused(kind, _reason(error), address)
    if status == 403:
        return LibraryError(
            f"{address} may not be used by this user ({_reason(error)}); give the user of {USER} "
            f"the rights to {address.name} and {address.name}-*"
        )
    return LibraryError(
        f"{address} cannot be used ({status} {kind}: {_reason(error)}); see to the cluster, then "
        "try again"
    )


def refused(kind: str, reason: str, address: Address) -> LibraryError:
    """The line for a failure of a kind, in the cluster's own words."""
    known = _KINDS.get(kind, "cannot be used ({reason}); see to the cluster, then try again")
    return LibraryError(f"{address} {known.format(reason=reason)}")


def _reason(error: Any) -> str:
    """Why, in the first of its causes' own words."""
    info = getattr(error, "info", None)
    if isinstance(info, dict):
        said = info.get("error")
        causes = said.get("root_cause") if isinstance(said, dict) else None
        reason = (causes or [said])[0] if isinstance(said, dict) else said
        if isinstance(reason, dict):
            reason = reason.get("reason") or reason.get("type")
        return _short(str(reason))
    cause: Any = info
    while getattr(cause, "reason", None) and not isinstance(cause.reason, str):
        cause = cause.reason
    return _short(str(cause).rpartition(": ")[2] or str(cause))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:199]}…"
