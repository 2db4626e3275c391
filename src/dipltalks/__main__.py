"""`python -m dipltalks`: the same as the console script `dipltalks`."""

import sys

from dipltalks.cli import main

if __name__ == "__main__":
    sys.exit(main())
