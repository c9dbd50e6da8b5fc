"""Where the weights of DFNet's authors are to be had, and on what terms."""

AUTHORS_PAGE = "https://github.com/hughplay/DFNet"
AUTHORS_LICENCE = "CC BY-NC 4.0 (the authors of DFNet; not for commercial use)"
