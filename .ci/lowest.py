"""Prints the lowest version of every package that pyproject.toml names, as constraints for pip."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
for needed in [project["dependencies"], *project["optional-dependencies"].values()]:
    for requirement in needed:
        if not requirement.startswith(project["name"]):
            print(re.sub("[>=]=([^,]+).*", r"==\1", requirement))
