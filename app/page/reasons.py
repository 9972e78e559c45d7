"""Why something stands as it does, in words beside its light."""

from ontology import schema


def why(status: str | None, reason: str) -> str:
    """The arithmetic without the status's own word at its end: the light beside it says that already."""
    if not status:
        return reason
    ending = f"，{schema().label('status', status)}。"
    return reason.removesuffix(ending) + "。" if reason.endswith(ending) else reason
