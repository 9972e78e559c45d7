"""A plan's words in the quotes of a sentence."""

_INNER = str.maketrans("“”", "‘’")


def quoted(words: object) -> str:
    """The words in double quotes; those that they hold themselves become single ones."""
    return f"“{str(words).translate(_INNER)}”"
