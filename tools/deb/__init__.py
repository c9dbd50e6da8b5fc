"""A package for Debian and its kin of the folder that PyInstaller made: `python -m tools.deb FOLDER`."""
