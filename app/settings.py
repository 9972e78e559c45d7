"""What the surroundings say: where the store is, where the sample data lies, what day it is."""

import os
from datetime import date
from pathlib import Path

STORE_VARIABLE = "LUTU_STORE"
DEFAULT_STORE = ".lutu"
DEMO_STORE = Path(".lutu-demo")
DATA = Path(__file__).resolve().parent.parent / "data"


def store_uri() -> str:
    """The store to use when the command line names none."""
    return os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


def today() -> date:
    """The day by this machine's clock."""
    return date.today()


def version() -> str:
    """The version of the program that is installed."""
    from importlib.metadata import version

    return version("lutu")
