"""Child processes that run a function, tell lines to their parent and may be killed."""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from types import FrameType

Tell = Callable[[str], None]


class Child:
    """One forked child; `read` gives its next line, empty when it has ended."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        ours, theirs = os.pipe()
        sys.stdout.flush()
        self.process = os.fork()
        if self.process == 0:
            os.close(ours)
            _run(work, theirs)
        os.close(theirs)
        self._pipe, self._rest = ours, b""

    def read(self, seconds: float = 30.0) -> str:
        """The next line within so many seconds; empty when there is none."""
        end = time.monotonic() + seconds
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._pipe], [], [], max(0.0, end - time.monotonic()))
            block = os.read(self._pipe, 65536) if ready else b""
            if not block:
                return ""
            self._rest += block
        told, self._rest = self._rest.split(b"\n", 1)
        return told.decode()

    def kill(self) -> None:
        """End the child at once (SIGKILL)."""
        os.kill(self.process, signal.SIGKILL)

    def rest(self) -> list[str]:
        """The lines it still told, after its end; the child is gone then."""
        told = []
        while each := self.read():
            told.append(each)
        os.close(self._pipe)
        os.waitpid(self.process, 0)
        return told


def _run(work: Callable[[Tell], None], pipe: int) -> None:
    def tell(text: str) -> None:
        os.write(pipe, (text.replace("\n", " ") + "\n").encode())

    def stop(number: int, frame: FrameType | None) -> None:
        os._exit(3)

    faulthandler.disable()  # a child that dies as its control wants is no news for the log
    signal.signal(signal.SIGTERM, stop)
    try:
        work(tell)
    except BaseException:  # noqa: BLE001 the parent counts it
        tell("ERROR " + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)
