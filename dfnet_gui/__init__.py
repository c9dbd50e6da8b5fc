"""DFNet GUI: remove things from photos with DFNet, and look inside the network that did it."""
