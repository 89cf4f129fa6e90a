"""Measures all figures and writes those that are published: `python -m tests.quality.publish`."""

import json
from dataclasses import asdict

from generator.quality import FIGURES
from tests.quality.measuring import MEASURES, measure


def main() -> None:
    figures = [asdict(measure(name)) for name in MEASURES]
    FIGURES.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
