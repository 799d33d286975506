"""``python -m samples.shop [--port 8780]``: runs until interrupted; says one line when ready."""

import argparse
import signal
import sys
import threading

from samples.shop.server import open_shop


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m samples.shop", description=__doc__)
    parser.add_argument("--port", type=int, default=8780, help="0 takes a free one")
    port = parser.parse_args().port
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        with open_shop(port) as address:
            print(f"SPECIMEN sample shop ready at {address}", flush=True)
            stopped.wait()
    except OSError as fault:
        print(f"Port {port} cannot be opened: {fault.strerror}. Try --port 0.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
