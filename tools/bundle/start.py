"""The bundle's entry."""

import sys

from dfnet_gui.__main__ import main

sys.exit(main())
