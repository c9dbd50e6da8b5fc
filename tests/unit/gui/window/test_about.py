"""The About box: version, method, and whose photos the samples are."""

import re

from dfnet_gui.gui.photos.welcome import samples
from dfnet_gui.gui.window.about import about_html
from dfnet_gui.system import installed_version


def test_it_names_the_version_the_method_and_every_photographer() -> None:
    assert re.fullmatch(r"\d+\.\d+.*", installed_version("dfnet-gui"))
    assert installed_version("dfnet-gui") in about_html()
    assert "Deep Fusion Network for Image Completion" in about_html()
    assert all(sample.attribution in about_html() for sample in samples())
    assert "LGPL" in about_html()
