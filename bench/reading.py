"""How well plans are read: recall and precision on the invented plans whose facts their authors typed.

python bench/reading.py [NAME …] [-v]
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from plan_facts import PLANS, compare, facts_of  # noqa: E402

from ingest import read_plan  # noqa: E402


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("-")] or sorted(p.stem for p in PLANS.glob("*.json"))
    for name in names:
        parts = compare(read_plan(PLANS / f"{name}.txt"), facts_of(name))
        print(name)
        for part in parts:
            print(
                f"  {part.name:10} recall {part.recall:6.1%}  precision {part.precision:6.1%}  ({part.found}/{part.wanted}/{part.given})"
            )
            if "-v" in sys.argv:
                for sign, facts in (("-", part.missing), ("+", part.extra)):
                    for fact in facts:
                        print(f"      {sign} {fact}")


if __name__ == "__main__":
    main()
