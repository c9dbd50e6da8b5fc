"""Every action as a row of a table: text, keys, icon, tip, and the command that it calls."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActionSpec:
    """One action; `command` names a method of the commands object, checkable ones pass on their state."""

    name: str
    text: str
    command: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    group: str = ""
    checkable: bool = False
    needs_photo: bool = False
    argument: str = ""


SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("open", "&Open…", "open", ("Ctrl+O",), "open", "Open a photo"),
    ActionSpec("paste", "&Paste photo", "paste", ("Ctrl+V",), "", "Open the photo that was copied elsewhere"),
    ActionSpec("open_mask", "Open &mask…", "open_mask", (), "", "Take the hole from a mask file", needs_photo=True),
    ActionSpec(
        "export",
        "&Export…",
        "export",
        ("Ctrl+Shift+E", "Ctrl+S", "Ctrl+Shift+S"),
        "export",
        "Save the completed photo",
        needs_photo=True,
    ),
    ActionSpec(
        "export_maps",
        "Export fusion ma&ps…",
        "export_maps",
        (),
        "",
        "Save result, alpha and raw of all scales",
        needs_photo=True,
    ),
    ActionSpec("print", "P&rint…", "print_photo", ("Ctrl+P",), "", "Print the completed photo", needs_photo=True),
    ActionSpec(
        "previous",
        "Pre&vious photo",
        "step_photo",
        (),
        "",
        "The previous photo of the folder (←)",
        needs_photo=True,
        argument="-1",
    ),
    ActionSpec(
        "next", "&Next photo", "step_photo", (), "", "The next photo of the folder (→)", needs_photo=True, argument="1"
    ),
    ActionSpec("quit", "&Quit", "quit", ("Ctrl+Q",)),
    ActionSpec("undo", "&Undo", "undo", ("Ctrl+Z",), "undo", "Take back the last step"),
    ActionSpec("redo", "&Redo", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do the undone step again"),
    ActionSpec("copy", "&Copy result", "copy", ("Ctrl+C",), "copy", "Copy the completed photo", needs_photo=True),
    ActionSpec(
        "clear", "C&lear mask", "clear_hole", ("Ctrl+D",), "clear", "Take away everything painted", needs_photo=True
    ),
    ActionSpec(
        "invert",
        "&Invert mask",
        "invert_hole",
        ("Ctrl+Shift+I",),
        "invert",
        "Exchange painted and unpainted",
        needs_photo=True,
    ),
    ActionSpec(
        "brush",
        "&Brush",
        "set_tool",
        ("B",),
        "brush",
        "Paint over what should go",
        group="tool",
        needs_photo=True,
        argument="brush",
    ),
    ActionSpec(
        "eraser",
        "&Eraser",
        "set_tool",
        (),
        "eraser",
        "Take away from the mask (E switches; Alt or the right button erase at once)",
        group="tool",
        needs_photo=True,
        argument="eraser",
    ),
    ActionSpec(
        "hand",
        "&Move",
        "set_tool",
        ("H",),
        "hand",
        "Drag the photo (Space or the middle button at any time)",
        group="tool",
        needs_photo=True,
        argument="hand",
    ),
    ActionSpec(
        "zoom",
        "&Zoom",
        "set_tool",
        ("Z",),
        "zoom",
        "Click to zoom in, Alt+click to zoom out",
        group="tool",
        needs_photo=True,
        argument="zoom",
    ),
    ActionSpec("toggle_eraser", "Switch brush and eraser", "toggle_eraser", ("E",), needs_photo=True),
    ActionSpec("smaller", "&Smaller brush", "step_brush", ("[",), needs_photo=True, argument="-1"),
    ActionSpec("larger", "&Larger brush", "step_brush", ("]",), needs_photo=True, argument="1"),
    ActionSpec(
        "on_release",
        "Complete on &release",
        "set_on_release",
        ("R",),
        "",
        "Complete as soon as a stroke ends",
        checkable=True,
    ),
    ActionSpec(
        "complete", "&Complete", "complete", ("Return", "Enter"), "complete", "Fill what is painted", needs_photo=True
    ),
    ActionSpec("cancel", "C&ancel", "cancel", ("Esc",), "cancel", "Give up the running completion"),
    ActionSpec(
        "detail_both",
        "Fast fill, &then a detailed one",
        "set_detail",
        (),
        "",
        "A fast fill at once; a detailed one takes its place when it is ready",
        group="detail",
        argument="both",
    ),
    ActionSpec(
        "detail_fast",
        "&Fast fill only",
        "set_detail",
        (),
        "",
        "What the network draws over a smooth start",
        group="detail",
        argument="fast",
    ),
    ActionSpec(
        "detail_detailed",
        "&Detailed fill only",
        "set_detail",
        (),
        "",
        "Pieces of the photo itself, mended by the network",
        group="detail",
        argument="detailed",
    ),
    ActionSpec(
        "single",
        "S&ingle",
        "set_view",
        ("F2",),
        "single",
        "One view (hold O for the original)",
        group="view",
        needs_photo=True,
        argument="single",
    ),
    ActionSpec(
        "split",
        "&Split",
        "set_view",
        ("F3",),
        "split",
        "Original and result with a divider to drag",
        group="view",
        needs_photo=True,
        argument="split",
    ),
    ActionSpec(
        "side",
        "Side &by side",
        "set_view",
        ("F4",),
        "side",
        "Original beside the result, zoom and pan linked",
        group="view",
        needs_photo=True,
        argument="side",
    ),
    ActionSpec(
        "fusion",
        "&Fusion panel",
        "show_fusion",
        ("F",),
        "fusion",
        "Look inside the network: result, raw and alpha at six scales",
        checkable=True,
    ),
    ActionSpec(
        "overlay",
        "&Alpha overlay",
        "show_overlay",
        ("A",),
        "",
        "Lay alpha over the photo",
        checkable=True,
        needs_photo=True,
    ),
    ActionSpec("zoom_in", "Zoom &in", "step_zoom", ("Ctrl++", "Ctrl+="), needs_photo=True, argument="1"),
    ActionSpec("zoom_out", "Zoom &out", "step_zoom", ("Ctrl+-",), needs_photo=True, argument="-1"),
    ActionSpec("zoom_full", "&100 %", "zoom_full", ("1", "Ctrl+1"), needs_photo=True),
    ActionSpec("zoom_fit", "&Fit", "zoom_fit", ("2", "Ctrl+0"), "fit", needs_photo=True),
    ActionSpec("full_screen", "Full s&creen", "set_full_screen", ("F11",), checkable=True),
    ActionSpec("theme_system", "Like the &system", "set_theme", group="theme", argument="system"),
    ActionSpec("theme_light", "&Light", "set_theme", group="theme", argument="light"),
    ActionSpec("theme_dark", "&Dark", "set_theme", group="theme", argument="dark"),
    ActionSpec(
        "reduced_motion", "Reduced &motion", "set_reduced_motion", (), "", "No moving edge, no fading", checkable=True
    ),
    ActionSpec("device_auto", "&Automatic", "set_device", group="device", argument="auto"),
    ActionSpec("device_cuda", "&NVIDIA GPU", "set_device", group="device", argument="cuda"),
    ActionSpec("device_mps", "Apple &GPU", "set_device", group="device", argument="mps"),
    ActionSpec("device_cpu", "&CPU", "set_device", group="device", argument="cpu"),
    ActionSpec(
        "backend_auto",
        "CPU: what is &fastest",
        "set_backend",
        tip="Measured here the first time a model is used",
        group="backend",
        argument="auto",
    ),
    ActionSpec("backend_openvino", "CPU: &OpenVINO", "set_backend", group="backend", argument="openvino"),
    ActionSpec("backend_pytorch", "CPU: P&yTorch", "set_backend", group="backend", argument="pytorch"),
    ActionSpec("built_in", "&Built-in model", "use_built_in", (), "", "The model that comes with the program"),
    ActionSpec("models", "&Models…", "show_models", (), "", "What is installed; import the authors' weights; switch"),
    ActionSpec(
        "weights", "Choose &weights file…", "choose_weights", (), "", "Use a .safetensors or .pth file of a DFNet"
    ),
    ActionSpec("help", "&Keys and help", "show_help", ("F1",)),
    ActionSpec("about", "&About DFNet GUI", "show_about"),
)
