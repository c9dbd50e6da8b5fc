"""The steps from a fresh machine to what is offered for download, on Linux, Windows and macOS.

`python -m tools.release STEP [FLAVOUR]`, one step after the other; .github/workflows/release.yml does nothing else.
"""
