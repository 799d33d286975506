"""The DevTools client against the other end of real pipes: answers, events, faults, the end."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.capture.devtools import (
    BrowserError,
    Connection,
    Ends,
    Session,
    connect,
    open_pipes,
)


def _with_pipes(work: Callable[[Connection, Ends], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        ends = open_pipes()
        connection = await connect(ends)
        try:
            async with asyncio.timeout(60):
                return await work(connection, ends)
        finally:
            connection.close()

    return asyncio.run(run())


def _say(ends: Ends, message: dict[str, Any]) -> None:
    os.write(ends.browser_writes, json.dumps(message).encode() + b"\0")


async def _asked(ends: Ends) -> dict[str, Any]:
    told = await asyncio.to_thread(os.read, ends.browser_reads, 1 << 16)
    return dict(json.loads(told.removesuffix(b"\0")))


def test_an_answer_goes_to_who_asked_and_a_fault_says_its_words() -> None:
    async def work(connection: Connection, ends: Ends) -> None:
        page = Session(connection, "P1")
        first = asyncio.create_task(page.send("Page.enable"))
        command = await _asked(ends)
        assert command == {"id": 1, "method": "Page.enable", "params": {}, "sessionId": "P1"}
        second = asyncio.create_task(page.send("Page.navigate", {"url": "https://shop.example"}))
        assert (await _asked(ends))["params"] == {"url": "https://shop.example"}
        _say(ends, {"id": 2, "error": {"message": "Cannot navigate"}})
        _say(ends, {"id": 1, "result": {"fine": True}})
        assert await first == {"fine": True}
        with pytest.raises(BrowserError, match="Cannot navigate"):
            await second

    _with_pipes(work)


def test_an_event_is_heard_in_its_own_session_only() -> None:
    async def work(connection: Connection, ends: Ends) -> list[str]:
        heard: list[str] = []
        over = asyncio.Event()
        Session(connection, "P1").on("Page.x", lambda told: heard.append(told["url"]))
        Session(connection).on("Target.y", lambda _: over.set())
        for session in ("P1", "P2"):
            _say(ends, {"method": "Page.x", "params": {"url": session}, "sessionId": session})
        _say(ends, {"method": "Target.y", "params": {}})
        await over.wait()
        return heard

    assert _with_pipes(work) == ["P1"]


@pytest.mark.parametrize("how", ["lost", "crashed"])
def test_whoever_waits_hears_that_browser_or_page_is_gone(how: str) -> None:
    async def work(connection: Connection, ends: Ends) -> None:
        page = Session(connection, "P1")
        waiting = asyncio.create_task(page.send("Runtime.evaluate"))
        await _asked(ends)
        if how == "lost":
            os.close(ends.browser_writes)
        else:
            connection.fail("P1", "the page has crashed")
        with pytest.raises(BrowserError, match="closed" if how == "lost" else "crash"):
            await waiting
        assert connection.is_open is (how == "crashed")
        if how == "lost":
            with pytest.raises(BrowserError, match="closed"):
                await page.send("Page.enable")

    _with_pipes(work)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8), st.integers(1, 40))
def test_messages_are_whole_however_they_are_cut(texts: list[str], size: int) -> None:
    connection = Connection()
    heard: list[str] = []
    connection.listen("", "said", lambda told: heard.append(told["text"]))
    sent = b"".join(
        json.dumps({"method": "said", "params": {"text": text}}).encode() + b"\0" for text in texts
    )
    for at in range(0, len(sent), size):
        connection.data_received(sent[at : at + size])
    assert heard == texts
