"""Print the commands of the README, one a line: what stands in its console blocks."""

import re
from pathlib import Path

readme = Path(__file__).parents[1] / "README.md"
for block in re.findall(r"^```console\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
    print(block.strip())
