"""Checks that this copy of the program is whole and works here: `dfnet-gui --self-test`."""
