"""What a capture costs, beside a bare full-page PNG of the same pages by the same browser.

Four promises: CPU a listing at most 1.1 times the bare picture's, at least 1.5 times as many pages
a minute, memory that stays flat over 300 listings of which every tenth is trouble (no hang, each
accounted for), and hashing and sealing under 1 % of the capture. The sample shop answers from a
process of its own, whose CPU is on neither side; rounds alternate, because the machine may be busy.
"""

import argparse
import asyncio
import contextlib
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.async_api import Browser, async_playwright

from ipclaim.capture.browser import VIEWPORT, find_chromium
from ipclaim.capture.listings import Visiting, capture_listings
from ipclaim.model.case import CaptureSetting
from ipclaim.seal.bag import seal_run
from samples.shop.goods import Behaviour, behaviour_of
from tests.capture.building import CUES, SELECTORS, listing

_PROMISED = {"cpu": 1.1, "pages": 1.5, "memory": 1.15, "seal": 0.01}
_CHILD_SUBREAPER = 36
_GOOD = 40
_KINDS = {
    Behaviour.MISSING: "gone",
    Behaviour.GONE: "gone",
    Behaviour.LOGIN: "wall",
    Behaviour.CAPTCHA: "wall",
    Behaviour.RATE_LIMIT: "wall",
    Behaviour.LEAVES: "wall",
    Behaviour.HANGING_PICTURE: "partial",
    Behaviour.HUNG_SCRIPT: "partial",
    Behaviour.INFINITE: "partial",
    Behaviour.TALL: "partial",
    Behaviour.HUNG_AT_ONCE: "partial technical",
    Behaviour.TRICKLE: "partial technical",
    Behaviour.HUGE_PICTURE: "ok partial technical",
    Behaviour.CUT: "partial",
    Behaviour.DOWNLOAD: "technical",
    Behaviour.MEMORY: "technical",
    Behaviour.REDIRECT_LOOP: "technical",
}
"""What each trouble may come to; all others are captured, perhaps in part on a busy machine."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run over listings cost."""

    listings: int
    wall: float
    cpu: float
    seal: float = 0.0
    """CPU seconds of hashing and sealing."""
    slowest: float = 0.0
    odd: tuple[str, ...] = ()
    """Listings whose outcome is none that their trouble may come to."""
    kinds: tuple[tuple[str, int], ...] = ()


def items(count: int, trouble: int) -> list[str]:
    """Return item ids of the sample shop, every so manieth of them trouble (0: none)."""
    troubles = [f"10050090000000{n}" for n in range(79, 100)]
    good = (f"10050090000000{n % _GOOD + 1:02d}" for n in range(count))
    return [
        troubles[at // trouble % len(troubles)] if trouble and at % trouble == 4 else item
        for at, item in enumerate(good)
    ]


def cpu() -> float:
    """Return the CPU seconds of this process and of all that it started and that have ended."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def wait_for_all(longest: float = 60.0) -> None:
    """Wait until every process of the browser has ended, so that its time is counted."""
    end = time.monotonic() + longest
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.05)


def ours(ids: Sequence[str], folder: Path, shop: str, at_once: int) -> Cost:
    """Capture and seal as ``ipclaim capture`` does."""
    listings = [listing(number, item) for number, item in enumerate(ids)]
    before, began = cpu(), time.monotonic()
    captures = capture_listings(
        listings,
        folder / "evidence",
        visiting=Visiting(CaptureSetting(answered_by=shop), SELECTORS, CUES, at_once),
    )
    wall = time.monotonic() - began
    wait_for_all()
    captured, sealing = cpu() - before, time.process_time()
    seal_run([folder / "evidence"], on=date(2026, 11, 24))
    by_id = {capture.listing_id: capture for capture in captures}
    odd = [
        f"{item}: {by_id[each.id].outcome}"
        for each, item in zip(listings, ids, strict=True)
        if by_id[each.id].kind.value not in _KINDS.get(behaviour_of(item), "ok partial").split()
    ]
    records = (folder / "evidence/data").glob("*/capture.json")
    times = [json.loads(path.read_bytes()) for path in records]
    return Cost(
        len(ids),
        wall,
        captured,
        time.process_time() - sealing,
        max(_seconds(one["started_at"], one["finished_at"]) for one in times),
        tuple(odd),
        tuple(sorted(Counter(capture.kind.value for capture in captures).items())),
    )


def _seconds(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


def bare(ids: Sequence[str], folder: Path, shop: str, at_once: int) -> Cost:
    """Open each page and save one full-page PNG, as small scripts do: no proxy, no scrolling."""
    before, began = cpu(), time.monotonic()
    asyncio.run(_bare(list(enumerate(ids)), folder, shop.rpartition(":")[2], at_once))
    wall = time.monotonic() - began
    wait_for_all()
    return Cost(len(ids), wall, cpu() - before)


async def _bare(left: list[tuple[int, str]], folder: Path, port: str, at_once: int) -> None:
    flags = [f"--host-resolver-rules=MAP * 127.0.0.1:{port}"]

    async def work(browser: Browser) -> None:
        while left:
            number, item = left.pop(0)
            context = await browser.new_context(
                viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]}, ignore_https_errors=True
            )
            page = await context.new_page()
            await page.goto(f"https://www.aliexpress.com/item/{item}.html")
            await page.screenshot(full_page=True, path=folder / f"{number}.png")
            await context.close()

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium().path, args=flags)
        await asyncio.gather(*(work(browser) for _ in range(at_once)))
        await browser.close()


def child(asked: argparse.Namespace) -> None:
    """Do one run in this process and print its cost as JSON."""
    ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans of the browser count as ours
    ids = items(asked.listings, asked.trouble)
    with tempfile.TemporaryDirectory() as folder:
        work = ours if asked.child == "ours" else bare
        print(json.dumps(asdict(work(ids, Path(folder), asked.shop, asked.at_once))))


def family(pid: int) -> list[int]:
    """Return a process and all that it has started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for other in task.read_text().split():
                found += family(int(other))
    return found


def memory(pid: int) -> float:
    """Return the memory of a process and its family in MB, each page counted once."""
    total = 0
    for each in family(pid):
        with contextlib.suppress(OSError, ValueError):
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total / 1024


def run(
    who: str, shop: str, listings: int, at_once: int, trouble: int = 0
) -> tuple[Cost, list[float]]:
    """Run in a process of its own; return what it cost and its memory, second by second."""
    command = [sys.executable, __file__, "--child", who, "--shop", shop]
    command += ["--listings", str(listings), "--at-once", str(at_once), "--trouble", str(trouble)]
    samples: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        over = threading.Event()

        def watch() -> None:
            while not over.wait(2.0):
                samples.append(memory(running.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        told, _ = running.communicate()
        over.set()
        watcher.join()
    if running.returncode:
        raise SystemExit(f"the run of {who} failed")
    read = json.loads(told)
    kinds = tuple((kind, count) for kind, count in read.pop("kinds"))
    return Cost(**(read | {"odd": tuple(read["odd"]), "kinds": kinds})), samples


@contextlib.contextmanager
def a_shop() -> Iterator[str]:
    """Run the sample shop in a process of its own, and give its address."""
    command = [sys.executable, "-m", "samples.shop", "--port", "0"]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as serving:
        if serving.stdout is None:
            raise SystemExit("the sample shop does not speak")
        try:
            yield serving.stdout.readline().split()[-1]
        finally:
            serving.terminate()


def compare(shop: str, rounds: int, listings: int, at_once: int) -> list[bool]:
    """Print both sides of the comparison; return which of its two promises are kept."""
    costs: dict[str, list[Cost]] = {"bare": [], "ours": []}
    run("ours", shop, _GOOD, at_once)  # so that the shop has drawn all of its pictures
    for _ in range(rounds):
        costs["bare"].append(run("bare", shop, listings, 1)[0])
        costs["ours"].append(run("ours", shop, listings, at_once)[0])
    print(f"{rounds} rounds of {listings} listings        CPU s a listing   pages a minute")
    for who, told in (("bare", "bare PNG, one by one"), ("ours", f"ipclaim, {at_once} at once")):
        each = statistics.median(cost.cpu / cost.listings for cost in costs[who])
        pages = statistics.median(60 * cost.listings / cost.wall for cost in costs[who])
        print(f"  {told:<26} {each:12.2f} {pages:16.1f}")
    pairs = list(zip(costs["ours"], costs["bare"], strict=True))
    more = statistics.median(one.cpu / other.cpu for one, other in pairs)
    faster = statistics.median(other.wall / one.wall for one, other in pairs)
    print(f"  CPU times     {more:6.2f}   (promised at most {_PROMISED['cpu']})")
    print(f"  pages times   {faster:6.2f}   (promised at least {_PROMISED['pages']})")
    return [more <= _PROMISED["cpu"], faster >= _PROMISED["pages"]]


def endure(shop: str, listings: int, at_once: int) -> list[bool]:
    """Print what a long run with trouble came to; return which of its promises are kept."""
    cost, samples = run("ours", shop, listings, at_once, trouble=10)
    third = len(samples) // 3
    first, last = statistics.median(samples[:third]), statistics.median(samples[-third:])
    sealing = cost.seal / cost.cpu
    print(f"{listings} listings, every tenth trouble")
    kinds = ", ".join(f"{kind} {count}" for kind, count in cost.kinds)
    print(f"  accounted for  {sum(count for _, count in cost.kinds)}: {kinds}")
    for odd in cost.odd:
        print(f"  unexpected     {odd}")
    print(f"  slowest visit  {cost.slowest:6.1f} s")
    print(
        f"  pages a minute {60 * cost.listings / cost.wall:6.1f}, CPU {cost.cpu / listings:.2f} s"
    )
    print(f"  memory MB      {first:6.0f} in the first third, {last:.0f} in the last")
    print(f"  hash and seal  {sealing:6.2%}   (promised under {_PROMISED['seal']:.0%})")
    return [not cost.odd, last <= first * _PROMISED["memory"], sealing < _PROMISED["seal"]]


def main() -> int:
    """Print all figures; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", choices=["ours", "bare"])
    parser.add_argument("--shop")
    parser.add_argument("--trouble", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--listings", type=int, default=48, help="of a round")
    parser.add_argument("--long", type=int, default=300, help="listings of the long run")
    parser.add_argument("--at-once", type=int, default=8)
    asked = parser.parse_args()
    if asked.child:
        child(asked)
        return 0
    with a_shop() as shop:
        kept = compare(shop, asked.rounds, asked.listings, asked.at_once) if asked.rounds else []
        kept += endure(shop, asked.long, asked.at_once) if asked.long else []
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
