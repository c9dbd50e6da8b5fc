"""What every room of the window uses: settings, theme, icons, small widgets, work in the background."""
