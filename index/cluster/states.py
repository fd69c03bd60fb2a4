"""A library's states in a cluster: an index each, and an alias that names the one that counts.

A state is written into an index of its own and is nobody's until all of it is there; then one call
moves the alias. What a state holds never changes afterwards.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from index.cluster.connection import LATE, Cluster
from index.cluster.failures import refused
from index.cluster.head import Head, head_in, is_readable, mappings_with, meta_of, said_by
from index.errors import LibraryError


@dataclass(frozen=True, slots=True)
class State:
    """An index of a library by its number."""

    index: str
    number: int
    head: Head


class States:
    """The states of the library of a name."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster, self.name = cluster, cluster.address.name

    def current(self, strict: bool = True) -> State | None:
        """The state that counts, None where there is no library; raises LibraryError.

        Where not `strict`, one of another version is none either.
        """
        with self.cluster.doing() as client:
            found = client.indices.get_mapping(
                index=self.name, params={"ignore_unavailable": "true"}
            )
        if not found:
            return None
        for index, said in found.items():
            meta = said_by(said)
            if not self._number(index) or meta is None:
                raise LibraryError(
                    f"{self.cluster.address} is an index that another program made; name another"
                )
            if is_readable(meta):
                return State(index, self._number(index), head_in(meta))
        if strict:
            raise LibraryError(
                f"{self.cluster.address} was built by another version of sayswhere; build it again "
                f"with `sayswhere index FOLDER --library {self.cluster.address} --rebuild`"
            )
        return None

    def all(self) -> Mapping[str, Head | None]:
        """The indices of all states, whole or not, with what each says where that is read."""
        with self.cluster.doing() as client:
            found = client.indices.get_mapping(index=f"{self.name}-*")
        ours = {i: said_by(said) for i, said in found.items() if self._number(i)}
        return {
            index: head_in(meta) if is_readable(meta) else None
            for index, meta in ours.items()
            if meta is not None
        }

    def _number(self, index: str) -> int:
        number = index.removeprefix(f"{self.name}-")
        return int(number) if re.fullmatch("[1-9][0-9]*", number) and number != index else 0

    def begun(self, head: Head, older: State | None, shards: int, replicas: int | None) -> State:
        """A new state, with what an older one holds, if any."""
        index = f"{self.name}-{self._free_number()}"
        settings: dict[str, object] = {"index.refresh_interval": "-1"}
        if older:
            settings |= {"index.blocks.write": None}
            settings |= {} if replicas is None else _copies(replicas)
            self._clone(older.index, index, settings)
            self._note(index, head)
        else:
            settings |= {"index.number_of_shards": shards} | _copies(replicas)
            body = {"settings": settings, "mappings": mappings_with(head)}
            with self.cluster.doing() as client:
                client.indices.create(index=index, body=body, request_timeout=LATE)
        self._wait_for(index)
        return State(index, self._number(index), head)

    def _clone(self, older: str, index: str, settings: Mapping[str, object]) -> None:
        """A new index that shares the files of an older one, on the same nodes."""
        given = {"wait_for_active_shards": "1", "timeout": "120s"}
        body = {"settings": settings}
        with self.cluster.doing() as client:
            client.indices.clone(
                index=older, target=index, body=body, params=given, request_timeout=LATE
            )

    def _free_number(self) -> int:
        with self.cluster.doing() as client:
            taken = client.indices.get_alias(index=f"{self.name}-*")
        return max(map(self._number, taken), default=0) + 1

    def _wait_for(self, index: str) -> None:
        """Wait until it can be written, and for its replicas where those come soon."""
        for status, seconds in (("yellow", 120), ("green", 20)):
            with self.cluster.doing() as client:
                given = {"wait_for_status": status, "timeout": f"{seconds}s", "ignore": 408}
                told = client.cluster.health(index=index, params=given, request_timeout=LATE)
            if told["status"] == "red":
                kind = "unavailable_shards_exception"
                raise refused(kind, "a new index stays red", self.cluster.address)

    def noted(self, state: State, **changes: Any) -> State:
        """The state with another word of itself."""
        head = replace(state.head, **changes)
        self._note(state.index, head)
        return replace(state, head=head)

    def _note(self, index: str, head: Head) -> None:
        body = meta_of(head)
        self.cluster.tried(
            lambda client: client.indices.put_mapping(index=index, body=body, request_timeout=LATE)
        )

    def made_current(self, state: State, **totals: Any) -> State:
        """The state, whole, with its totals; now it is the one that counts."""
        seal = {"index.blocks.write": True}
        self.cluster.tried(
            lambda c: c.indices.put_settings(index=state.index, body=seal, request_timeout=LATE)
        )
        done = self.noted(state, whole=True, writer="", until=0.0, **totals)
        old = {index for index in self.all() if index != state.index}
        actions = [
            {"remove": {"index": f"{self.name}-*", "alias": self.name, "must_exist": False}},
            {"add": {"index": state.index, "alias": self.name}},
        ]
        if not old:
            actions = actions[1:]
        body = {"actions": actions}
        self.cluster.tried(lambda c: c.indices.update_aliases(body=body, request_timeout=LATE))
        return done

    def unfinished(self) -> list[State]:
        """The states that are not whole, and can be gone on with."""
        return [
            State(index, self._number(index), head)
            for index, head in self.all().items()
            if head and not head.whole
        ]

    def refresh(self, state: State) -> None:
        """Have all that was sent be found."""
        index = state.index
        self.cluster.tried(lambda c: c.indices.refresh(index=index, request_timeout=LATE))

    def delete_by(self, state: State, query: Mapping[str, object]) -> None:
        """Remove what a query finds."""
        given = {"conflicts": "proceed", "refresh": "true"}
        body, index = {"query": query}, state.index
        done = self.cluster.tried(
            lambda c: c.delete_by_query(index=index, body=body, params=given, request_timeout=LATE)
        )
        if done["failures"] or done["timed_out"]:
            raise refused(
                "unavailable_shards_exception", "not all was removed", self.cluster.address
            )

    def remove(self, indices: list[str]) -> None:
        """Remove some states."""
        if indices:
            given = {"ignore_unavailable": "true"}
            names = ",".join(indices)
            self.cluster.tried(
                lambda c: c.indices.delete(index=names, params=given, request_timeout=LATE)
            )

    def remove_older_than(self, state: State) -> None:
        """Remove all but a state and the one before it, which others may be asking."""
        numbers = sorted((self._number(index), index) for index in self.all())
        older = [index for number, index in numbers if number < state.number]
        self.remove(older[:-1])


def _copies(replicas: int | None) -> dict[str, object]:
    # A second copy where there is a second node, and none that stays missing where there is not.
    if replicas is None:
        return {"index.auto_expand_replicas": "0-1"}
    return {"index.auto_expand_replicas": False, "index.number_of_replicas": replicas}
