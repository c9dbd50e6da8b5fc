"""What the About box says."""

from dfnet_gui.gui.photos.welcome import samples
from dfnet_gui.system import installed_version
from dfnet_gui.wording import tr


def about_html() -> str:
    """Version, method, licences, sample photos."""
    photos = "".join(f"<li>{sample.title}: {sample.attribution}</li>" for sample in samples())
    words = tr(
        "<p>Removes things from photos with DFNet, and shows the network's fusion at work. Works without a network;"
        " your photos stay here.</p><p>Method: Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion,"
        " ACM MM 2019.</p><p>MIT licence. Qt is used under the LGPL 3.</p><p>Sample photos:</p>"
    )
    version = installed_version("dfnet-gui") or tr("(not installed)")
    return f"<h3>DFNet GUI {version}</h3>{words}<ul>{photos}</ul>"
