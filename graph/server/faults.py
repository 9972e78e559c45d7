"""What the driver and the server report, as one sentence for people: what, where, what to do. It names no password."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.server.address import Address
from graph.store import StoreError

_NOTHING = "什么都没有改动"
_SLOW = "服务器 {at} 没有在限定的时间里做完，{nothing}，请稍后再试，一次导入很多文件时请分几次。"
_MEMORY = "服务器 {at} 的内存装不下这次改动，{nothing}，请分几次导入，或调大它的事务内存。"
_READ_ONLY = "服务器 {at} 上的数据库只许读，{nothing}，请查看它的磁盘是否已满，或换一个可写的数据库。"
_BROKEN = "服务器 {at} 的数据库出错停下了，没有完成的改动都不作数，请查看它的磁盘是否已满，腾出空间并重启它再试。"
_TOO_OLD = "not supported for the Bolt Protocol"  # what the driver says of a setting that older servers don't know
# The first of these words that is in the server's code (Neo4j status codes, 5.26) says what happened.
_CODES = (
    ("Security.CredentialsExpired", "服务器 {at} 要求先改掉初始密码，请在 Neo4j 里改好密码再试。"),
    ("Security.AuthenticationRateLimit", "服务器 {at} 因密码多次不对暂不让登录，请核对 NEO4J_PASSWORD，过几秒再试。"),
    ("Security.Forbidden", "用户 {user} 在 {at} 没有所需的权限，{nothing}，请管理员放开读写和建立索引的权限。"),
    ("Security.Unauthorized", "服务器 {at} 不认用户 {user} 的密码，请核对环境变量 NEO4J_USERNAME 和 NEO4J_PASSWORD。"),
    ("Security.AuthorizationExpired", "服务器 {at} 上用户 {user} 的登录已过期，{nothing}，请再试一次。"),
    ("Security.TokenExpired", "服务器 {at} 上用户 {user} 的登录已过期，{nothing}，请换新的口令再试。"),
    ("Security.AuthProvider", "服务器 {at} 用来核对登录的服务没有应答，{nothing}，请稍后再试，或请管理员查看。"),
    ("Security.", "服务器 {at} 以安全为由拒绝了用户 {user}（{code}），{nothing}，请管理员查看它的日志。"),
    ("Database.DatabaseNotFound", "服务器 {at} 上没有这个数据库，请核对地址里的数据库名，或请管理员建好它。"),
    ("TransactionTimedOut", _SLOW),
    ("OutOfMemoryError", _MEMORY),
    ("DatabaseUnavailable", "服务器 {at} 上的数据库停着或正在启动，{nothing}，请查看它的磁盘和日志，恢复后再试。"),
    ("ReadOnly", _READ_ONLY),
    ("NotALeader", "服务器 {at} 不是集群里能写的一台，{nothing}，请用 neo4j:// 开头的地址连接集群。"),
    ("TransactionLogError", _BROKEN),
    ("TransactionCommitFailed", _BROKEN),
    ("TransactionStartFailed", _BROKEN),
)


@contextmanager
def told(address: Address, asked: float | None = None) -> Iterator[None]:
    """Turns what the driver raises inside into a StoreError; `asked` are the seconds that a question was given."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise StoreError(sentence(error, address, asked)) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"要写入 {address.shown} 的文字里有不能保存的字符，{_NOTHING}，请改掉后再试。") from error


def misfit(error: Exception, address: Address) -> str:
    """The sentence for an address that can't be used at all."""
    return f"无法使用服务器 {address.shown}（{_plain(error)}），请核对地址再试。"


def sentence(error: Exception, address: Address, asked: float | None = None) -> str:
    """The sentence for an error of the driver or the server; `asked` are the seconds that a question was given."""
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    if "Security.Unauthorized" in code and address.password is None:
        return f"服务器 {address.shown} 要求登录，请用环境变量 NEO4J_PASSWORD 给出用户 {address.user} 的密码。"
    if "TransactionTimedOut" in code and asked is not None:
        told = f"这个问题在服务器 {address.shown} 上 {asked:g} 秒没有答完"
        return f"{told}，请问得具体些，如写明方案、单位或任务，或稍后再试。"
    where = {"at": address.shown, "user": address.user, "code": code, "nothing": _NOTHING}
    for part, words in _CODES:
        if part in code:
            return words.format(**where)
    if code:
        return f"服务器 {address.shown} 报告了故障（{code}），{_NOTHING}，请查看它的日志。"
    if isinstance(error, exceptions.IncompleteCommit):
        told = f"与服务器 {address.shown} 的连接断在提交之时，不能断定这次改动是否已经写入"
        return f"{told}，请待它恢复后先查看再决定是否重做。"
    if isinstance(error, exceptions.UnsupportedServerProduct) or _TOO_OLD in str(error):
        return f"{address.shown} 不是路图能用的 Neo4j 版本，请换用 5.26 或更新的服务器。"
    if isinstance(error, exceptions.ConfigurationError):
        return f"“{address.shown}”不是可用的 Neo4j 地址（{_plain(error)}），请写成 bolt://主机:端口 的样子。"
    return _unreachable(error, address)


def _unreachable(error: BaseException, address: Address) -> str:
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None and cause not in causes:
        causes.append(cause)
    said = " ".join(f"{type(each).__name__} {each}" for each in causes).lower()
    if "ssl" in said or "certificate" in said:
        told = f"与服务器 {address.shown} 的加密连接没有谈成"
        return f"{told}，请核对它是否开了加密、证书是否可信，没开加密的用 bolt:// 或 neo4j:// 开头的地址。"
    if "handshake" in said or "http" in said or "incomplete" in said:
        told = f"{address.shown} 没有按 Neo4j 的 Bolt 协议应答"
        return f"{told}，请核对端口（常为 7687），服务器只收加密连接时改用 bolt+s:// 或 neo4j+s:// 开头的地址。"
    secure = "、它开了加密（没开的地址不带 +s）" if address.encrypted else ""
    return f"连不上 Neo4j 服务器 {address.shown}，{_NOTHING}，请确认它在运行、地址和端口没错{secure}、网络畅通再试。"


def _plain(error: Exception) -> str:
    """What an error says, on one line and without our full stop."""
    return " ".join(str(error).split()).replace("。", "，")
