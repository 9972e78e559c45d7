"""The texts on the server, each fetched when it is looked at."""

from collections.abc import Iterable, Iterator, Mapping

from graph.server.driver import Connection
from graph.server.raw import document_of
from ontology import Document

_DOCUMENT = "MATCH (d) WHERE (d:Document OR d:Sheet) AND d.id = $id RETURN d {.id, .name, .sha256, .text} AS row"


class Documents(Mapping[str, Document]):
    """The documents of these ids, which are in the store."""

    def __init__(self, connection: Connection, ids: Iterable[str]) -> None:
        self._connection = connection
        self._found: dict[str, Document | None] = dict.fromkeys(ids)

    def __getitem__(self, key: str) -> Document:
        """The document; KeyError where there is none."""
        found = self._found[key]
        if found is None:
            row = self._connection.read(lambda tx: tx.run(_DOCUMENT, id=key).single(strict=True)["row"])
            self._found[key] = found = document_of(row)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
