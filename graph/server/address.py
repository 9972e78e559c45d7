"""Where a Neo4j store is: a person's address in the parts that the driver wants."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.store import StoreError

_USER, _PASSWORD = "NEO4J_USERNAME", "NEO4J_PASSWORD"
_DEFAULT_USER = "neo4j"


@dataclass(frozen=True, slots=True)
class Address:
    """A server and a database on it, None for the server's default; `shown` is what people may read of it."""

    uri: str
    database: str | None
    shown: str
    user: str
    password: str | None = field(repr=False)

    @property
    def encrypted(self) -> bool:
        """Whether the connection is asked to be encrypted."""
        return "+s" in self.uri.partition(":")[0]


def address_of(uri: str) -> Address:
    """The address that `uri` names, with the user and password of the surroundings; StoreError where it is none.

    Contract: user and password come from NEO4J_USERNAME and NEO4J_PASSWORD; the database is the path, if there is one.
    """
    try:
        parts = urlsplit(uri.strip())
        host, port, inside = parts.hostname, parts.port, "@" in parts.netloc
    except ValueError:
        raise StoreError(f"“{_bare(uri)}”不是可用的 Neo4j 地址，请写成 bolt://主机:端口 的样子。") from None
    if inside:
        told = "Neo4j 地址里不能写用户名和密码"
        raise StoreError(f"{told}，请改用环境变量 {_USER} 和 {_PASSWORD}，--store 只写 {parts.scheme}://主机:端口。")
    database = parts.path.strip("/")
    if not host or "/" in database or parts.fragment:
        raise StoreError(f"“{_bare(uri)}”不是可用的 Neo4j 地址，请写成 bolt://主机:端口 或 bolt://主机:端口/数据库。")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    server = f"{parts.scheme}://{place}"
    return Address(
        server + (f"?{parts.query}" if parts.query else ""),
        database or None,
        f"{server}/{database}" if database else server,
        os.environ.get(_USER) or _DEFAULT_USER,
        os.environ.get(_PASSWORD),
    )


def _bare(uri: str) -> str:
    """The address without what may be a password."""
    scheme, _, rest = uri.strip().partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
