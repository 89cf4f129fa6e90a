"""Measures figures and writes those that are published: `python -m tests.quality.publish [ID …]`, or all."""

import json
import sys
from dataclasses import asdict

from generator.quality import FIGURES
from tests.quality.measuring import MEASURES, measure


def main(chosen: list[str]) -> None:
    known = {figure["id"]: figure for figure in json.loads(FIGURES.read_text(encoding="utf-8"))}
    known |= {name: asdict(measure(name)) for name in chosen or MEASURES}
    figures = [known[name] for name in MEASURES if name in known]
    FIGURES.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
