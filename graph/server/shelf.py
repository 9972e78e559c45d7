"""What was read from a server, kept on this machine for the next program: a file for each of the last few databases."""

import json
import os
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

FOLDER = "LUTU_CACHE"  # names the folder; without it the user's usual one
_LEVEL = 1  # of zlib: names repeat so much that a tenth is left
_DATABASES = 8  # the files of others are old


def kept(place: str, key: str) -> Any:
    """What was kept of a database under this key; None where there is nothing, or what can't be read."""
    with suppress(OSError, ValueError, zlib.error):
        told = json.loads(zlib.decompress(_file(place).read_bytes()))
        if isinstance(told, list) and told[:1] == [key]:
            return told[1]
    return None


def keep(place: str, key: str, data: Any) -> None:
    """Keeps JSON data of a database in place of what was kept; where there is no room for it, nothing."""
    file = _file(place)
    fresh = file.with_name(f"{file.name}.{uuid4().hex}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(zlib.compress(json.dumps([key, data], ensure_ascii=False).encode(), _LEVEL))
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
        _tidy(file.parent)


def _file(place: str) -> Path:
    named = os.environ.get(FOLDER)
    home = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lutu"
    return home / f"{blake2b(place.encode(), digest_size=8).hexdigest()}.names"


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("*.names"), key=lambda each: each.stat().st_mtime)
    for old in files[:-_DATABASES]:
        old.unlink(missing_ok=True)
