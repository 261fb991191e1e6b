"""However many texts are looked at, threads are left for others who ask for something."""

import time
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from shopper.authoring import editor
from shopper.db import Database


def test_texts_take_turns(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    busy: list[str] = []
    most: list[int] = []

    def look(source: str, _known: object) -> str:
        busy.append(source)
        most.append(len(busy))
        time.sleep(0.02)
        busy.remove(source)
        return source

    monkeypatch.setattr(editor, "examine", look)
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(database=db)))

    async def many() -> None:
        async with anyio.create_task_group() as group:
            for number in range(12):
                group.start_soon(editor.examination, request, str(number))

    anyio.run(many)
    assert len(most) == 12
    assert max(most) <= editor.AT_ONCE
