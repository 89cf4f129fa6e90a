"""What a command takes: processors, clock, memory."""

import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PAGE = resource.getpagesize()


@dataclass(frozen=True)
class Cost:
    """What one run took; seconds of processors are those of all its processes."""

    cpu: float
    wall: float
    peak_mb: int
    """Of the largest process."""


def measure(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a command, which has to succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    said: list[bytes] = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    reader.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    process.stderr.close()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {said[0].decode()}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss // 1024)


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def weigh(folder: Path) -> tuple[int, int]:
    """Count the files below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
