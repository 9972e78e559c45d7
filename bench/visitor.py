"""A person at the page without a browser: asks over the page's own connection and waits for the last piece of the answer.

Twenty browsers take all of a small machine for themselves; twenty of these leave it to the server.
"""

import time
from dataclasses import dataclass
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


@dataclass(slots=True)
class Visitor:
    """An open page; `box` is the id of its text input where it asks by one, and not by its address."""

    line: ClientConnection
    box: str = ""
    received: int = 0  # bytes

    @classmethod
    async def come(cls, port: int) -> "Visitor":
        """Opens the page at its first address."""
        stream = f"ws://127.0.0.1:{port}/_stcore/stream"
        visitor = cls(await connect(stream, subprotocols=["streamlit"], max_size=None, compression=None))
        await visitor._run(visitor._message())
        return visitor

    async def ask(self, question: str) -> float:
        """Seconds from the question to the last piece of its answer."""
        message = self._message()
        if self.box:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self.box, question
        else:
            message.rerun_script.query_string = f"q={quote(question)}"
        return await self._run(message)

    async def leave(self) -> None:
        """Closes the page."""
        await self.line.close()

    def _message(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        return message

    async def _run(self, message: BackMsg) -> float:
        started = time.perf_counter()
        await self.line.send(message.SerializeToString())
        while True:
            piece = ForwardMsg()
            self.received += piece.ParseFromString(await self.line.recv(decode=False))
            element = piece.delta.new_element
            if element.HasField("text_input"):
                self.box = element.text_input.id
            if piece.WhichOneof("type") == "script_finished":
                return time.perf_counter() - started
