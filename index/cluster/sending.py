"""What is sent to a cluster: documents in bulk, as fast as it takes them and no faster."""

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from index.cluster.connection import LATE, Cluster, Said
from index.cluster.failures import refused
from index.cluster.head import LONGEST_TERM
from index.cluster.store import Document
from index.library.reading import Reading

# What is done, a document's id, its routing, and what it holds, or what changes in it.
Action = tuple[str, str, str, Said]

# What is read before it is sent: articles, and bytes of their texts; and of that in one request.
ARTICLES, _BYTES = 400, 1_500_000
_CHUNK_DOCUMENTS, _CHUNK_BYTES = 5_000, 8_000_000
# How often what the cluster has no room for just now is sent again, and the first wait in seconds.
_TRIES, _FIRST_WAIT = 5, 1
# Terms that are known to be there already; more are sent again, which changes nothing.
_WORDS_KEPT = 2_000_000


def send(cluster: Cluster, index: str, actions: Iterable[Action]) -> None:
    """Do some actions; raises LibraryError where one of them is not done."""
    documents = (
        {"_op_type": kind, "_id": id, "routing": routing}
        | ({"doc": holds} if kind == "update" else {"_source": holds})
        for kind, id, routing, holds in actions
    )
    with cluster.doing() as client:
        from opensearchpy.helpers import streaming_bulk

        sent = streaming_bulk(
            client,
            documents,
            index=index,
            chunk_size=_CHUNK_DOCUMENTS,
            max_chunk_bytes=_CHUNK_BYTES,
            max_retries=_TRIES,
            initial_backoff=_FIRST_WAIT,
            raise_on_error=False,
            request_timeout=LATE,
        )
        failed = [told for done, told in sent if not done]
    for told in failed:
        error = next(iter(told.values()))["error"]
        raise refused(error["type"], str(error["reason"]), cluster.address)


class Words:
    """The terms of a library, each sent once or a little more often."""

    def __init__(self) -> None:
        self._sent: set[str] = set()

    def new_in(self, batch: Sequence[Reading]) -> Iterator[Document]:
        """The documents of the terms of some articles that were not sent yet."""
        said = {term for reading in batch for term in reading.terms.split()}
        new = {term for term in said - self._sent if len(term) <= LONGEST_TERM}
        if len(self._sent) > _WORDS_KEPT:
            self._sent = set()
        self._sent |= new
        for term in sorted(new):
            id = f"w{blake2b(term.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"
            yield id, id, {"word": term}


def places_document(number: int, data: bytes) -> Action:
    """Some articles' places, as one document."""
    id = f"places.{number}"
    return "index", id, id, {"places": b64encode(zlib.compress(data)).decode()}


def batches(records: Iterator[Reading]) -> Iterator[list[Reading]]:
    """What was read, in parts that are sent at a time."""
    batch: list[Reading] = []
    size = 0
    for reading in records:
        assert reading.record
        batch.append(reading)
        size += len(reading.record.text)
        if size >= _BYTES or len(batch) >= ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
