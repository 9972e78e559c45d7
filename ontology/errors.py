"""The base of every error that a person is meant to read."""


class LutuError(Exception):
    """Something could not be done; the message is one sentence: what, where, what to do."""


class VocabularyError(LutuError):
    """The vocabulary file is broken, or a claim uses a word that is not in it."""
