"""`python -m tools.release STEP [FLAVOUR]`."""

import sys

from tools.release.places import FLAVOURS, Places
from tools.release.steps import STEPS


def main(arguments: list[str]) -> int:
    """Run one step; 2 for wrong usage."""
    name, flavour = ([*arguments, "full"] if len(arguments) == 1 else arguments or ["", ""])[:2]
    step = next((step for step in STEPS if step.name == name), None)
    if step is None or flavour not in FLAVOURS or len(arguments) > len(("step", "flavour")):
        print(f"usage: python -m tools.release STEP [{'|'.join(FLAVOURS)}]", file=sys.stderr)
        for each in STEPS:
            print(f"  {each.name:<10} {each.purpose}", file=sys.stderr)
        return 2
    step.run(Places(sys.platform, flavour))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
