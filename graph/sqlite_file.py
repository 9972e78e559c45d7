"""One SQLite file in a folder: made whole, opened with care, changed in one transaction, broken in one sentence."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.store import StoreError

FILE = "graph.sqlite"
APPLICATION = 0x6C757475  # "lutu", so that no other program's file is taken for ours
VERSION = 1
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


class SqliteFile:
    """Connections to `folder`/graph.sqlite, one for each call, so that threads share nothing.

    The journal is a write-ahead log: readers see the last whole state while another process writes, and a process that
    is killed leaves that state. A second writer waits `wait` seconds.
    """

    def __init__(self, folder: Path, wait: float) -> None:
        self._folder = folder
        self._path = folder / FILE
        self._wait = wait

    def exists(self) -> bool:
        """Whether the file is there; StoreError where the folder's path leads through a file."""
        with self._told():
            solid = next(path for path in (self._folder, *self._folder.absolute().parents) if path.exists())
            if not solid.is_dir():
                raise StoreError(f"{solid} 是一个文件而不是文件夹，不能作库，请用 --store 另指定一个文件夹。")
            return self._path.exists()

    def create(self, fill: Callable[[sqlite3.Connection], None]) -> None:
        """Makes the file with what `fill` writes, unless it is there; it appears whole or not at all."""
        with self._told():
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=".new-", dir=self._folder) as place:
                fresh = Path(place) / FILE
                with closing(sqlite3.connect(fresh, isolation_level=None)) as db:
                    db.execute("BEGIN")
                    db.execute(f"PRAGMA application_id={APPLICATION}")
                    db.execute(f"PRAGMA user_version={VERSION}")
                    fill(db)
                    db.execute("COMMIT")
                    db.execute("PRAGMA journal_mode=WAL")  # last, so that all above is in the file and not in its log
                self._place(fresh)

    def _place(self, fresh: Path) -> None:
        try:
            os.link(fresh, self._path)
        except FileExistsError:
            return  # another process was first, and its file is as good
        except OSError:  # a file system without hard links
            if not self._path.exists():
                fresh.rename(self._path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state, whatever others write meanwhile."""
        with self._told(), closing(self._opened()) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are committed together at the end, or not at all where anything fails."""
        with self._told(), closing(self._connect("mode=rw")) as db:
            self._check(db)
            db.execute("PRAGMA synchronous=FULL")
            db.execute("BEGIN IMMEDIATE")
            (told,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if told != "ok":  # a page that reading does not need may yet be written over
                raise sqlite3.DatabaseError("页面结构不符")
            yield db
            db.execute("COMMIT")

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._begun("mode=rw")
        except sqlite3.OperationalError as error:
            # A read-only or full disk has no room for the log's index. Without a log the file alone is the state.
            log = self._path.with_name(FILE + "-wal")
            if _code(error) not in _UNWRITABLE | _NO_ROOM or (log.exists() and log.stat().st_size):
                raise
            return self._begun("mode=ro&immutable=1")

    def _begun(self, mode: str) -> sqlite3.Connection:
        db = self._connect(mode)
        try:
            db.execute("BEGIN")
            self._check(db)
        except BaseException:
            db.close()
            raise
        return db

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self._path.absolute().as_uri()}?{mode}"
        return sqlite3.connect(address, timeout=self._wait, isolation_level=None, uri=True)

    def _check(self, db: sqlite3.Connection) -> None:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise sqlite3.DatabaseError("不是路图写成的")
        if version > VERSION:
            told = f"库文件 {self._path} 由更新的路图写成（格式第 {version} 版，本程序只认到第 {VERSION} 版）"
            raise StoreError(f"{told}，请升级路图，或用 --store 另指定一个文件夹。")
        if version < VERSION:
            raise sqlite3.DatabaseError(f"没有第 {version} 版格式")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite and the system say into one sentence."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(self._sentence(error)) from error
        except UnicodeDecodeError as error:
            raise StoreError(self._damage("有不成文字的字节")) from error
        except UnicodeEncodeError as error:
            raise StoreError(f"要写入 {self._path} 的文字里有不能保存的字符，什么都没有改动，请改掉后再试。") from error
        except OSError as error:
            raise StoreError(self._system_sentence(error)) from error

    def _sentence(self, error: sqlite3.Error) -> str:
        code = _code(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return f"库 {self._folder} 正被另一个程序写入，等了 {self._wait:g} 秒仍未轮到，请稍后再试。"
        if code in _NO_ROOM:
            return f"读写 {self._path} 时磁盘已满或出错，什么都没有改动，请腾出空间后再试。"
        if code in _UNWRITABLE:
            return self._forbidden(self._path)
        return self._damage(error)

    def _damage(self, detail: object) -> str:
        return f"库文件 {self._path} 已损坏（{detail}），请用备份替换它，或把它移走后重新导入方案。"

    def _system_sentence(self, error: OSError) -> str:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return f"写入 {self._folder} 时磁盘已满，什么都没有改动，请腾出空间后再试。"
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return self._forbidden(self._folder)
        return f"无法使用文件夹 {self._folder}（{error.strerror or error}），请用 --store 另指定一个文件夹。"

    def _forbidden(self, path: Path) -> str:
        return f"没有读写 {path} 的权限，什么都没有改动，请放开权限，或用 --store 另指定一个文件夹。"


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 where Python itself raised."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
