"""The child under its former name."""

import sys

from ipclaim.read.parsing.__main__ import main

sys.exit(main())
