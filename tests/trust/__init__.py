"""Nothing is lost, whatever ends the program."""
