"""A text cut into words."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in order."""
    import rjieba

    return tuple(rjieba.cut(text)) if text else ()
