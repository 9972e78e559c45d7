"""The index on disk: one file, whole or not at all, read only if this program wrote it for this very graph."""

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from search.fulltext.documents import Document
from search.fulltext.spellings import Spellings
from search.fulltext.suggest import Entry

FILE = "search.index"
FORMAT = "lutu search index 4"  # another number with every change of what terms are made of or how they are kept
_MARKER = f"{FORMAT}\n".encode()
_FRESH = ".new-"
_ABANDONED = 3600  # seconds after which an unfinished file is that of a killed process


@dataclass(frozen=True, slots=True)
class Kept:
    """What an index is made of beside the graph's documents."""

    spellings: Spellings
    entries: Sequence[Entry]
    files: Mapping[str, bytes]
    pairs: str  # characters side by side in the texts


def digest(marks: Iterable[str], documents: Iterable[Document]) -> str:
    """What an index is of: the graph's revision and what else it hangs on (`marks`), and the texts themselves.

    The revision alone is not enough: it begins again where a store is made anew.
    """
    told = sha256(repr(tuple(marks)).encode())
    for document in documents:
        told.update(repr(document).encode("utf8", "surrogatepass"))
    return told.hexdigest()


def load(folder: Path, key: str) -> Kept | None:
    """The index in the folder; None where there is none, or it is another graph's, damaged or not ours.

    Whoosh unpickles what it reads, so a file without our marker, or of another user, is not even looked into.
    """
    try:
        with open(folder / FILE, "rb") as file:
            if _is_strange(file.fileno()) or file.read(len(_MARKER)) != _MARKER:
                return None
            seal, rest = file.readline().strip(), file.read()
    except OSError:
        return None
    if seal != _seal(rest):
        return None
    head, _, body = rest.partition(b"\n")
    told = json.loads(head)
    if told["key"] != key:
        return None
    entries = [Entry(text, kind, ref, tuple(forms)) for text, kind, ref, forms in told["entries"]]
    return Kept(_spellings(told["spellings"]), entries, dict(_files(told["files"], body)), told["pairs"])


def store(folder: Path, key: str, stamp: str | int, kept: Kept) -> None:
    """Puts the index into the folder in place of what is there; readers of that go on. Nothing where it can't be."""
    sizes = {name: len(data) for name, data in kept.files.items()}
    entries = [(each.text, each.kind, each.id, each.forms) for each in kept.entries]
    told = {
        "key": key,
        "stamp": str(stamp),
        "spellings": asdict(kept.spellings),
        "entries": entries,
        "files": sizes,
        "pairs": kept.pairs,
    }
    rest = b"\n".join([json.dumps(told).encode(), b"".join(kept.files.values())])
    with suppress(OSError):
        folder.mkdir(exist_ok=True)  # and no parents: where there is no store, nothing is kept
        _sweep(folder)
        _replace(folder, _MARKER + _seal(rest) + b"\n" + rest)


def _replace(folder: Path, data: bytes) -> None:
    import tempfile

    handle, fresh = tempfile.mkstemp(prefix=_FRESH, dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(fresh, folder / FILE)
    except BaseException:
        os.unlink(fresh)
        raise


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_FRESH}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            left.unlink()


def _seal(rest: bytes) -> bytes:
    return sha256(rest).hexdigest().encode()


def _is_strange(handle: int) -> bool:
    return hasattr(os, "getuid") and os.fstat(handle).st_uid != os.getuid()


def _spellings(told: Mapping[str, Any]) -> Spellings:
    owners, initials = ({key: tuple(values) for key, values in told[each].items()} for each in ("owners", "initials"))
    return Spellings(tuple(told["words"]), told["others"], owners, initials)


def _files(sizes: Mapping[str, int], body: bytes) -> Iterable[tuple[str, bytes]]:
    at = 0
    for name, size in sizes.items():
        yield name, body[at : at + size]
        at += size
