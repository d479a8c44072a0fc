"""Prints the constraints file that pip's installation report (`pip install --report`) amounts to."""

import json
import re
import sys
from pathlib import Path

report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
pins = {
    re.sub(r"[-_.]+", "-", package["metadata"]["name"]).lower(): package["metadata"]["version"]
    for package in report["install"]
}
del pins["digest"]
print("# The versions that digest is tested with, for `pip install -c constraints.txt`.")
print("# Made by `make constraints`; names and versions only.")
for name in sorted(pins):
    print(f"{name}=={pins[name]}")
