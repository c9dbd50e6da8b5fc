<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>There is not enough memory to keep your work safe; close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pasted photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: a newer version of this program has written it; open it with that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done to the photo is damaged; the photo itself is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: the photo that was worked on is gone or damaged; open it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to save it; close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to open it; close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged, or no session of this program; open it in the program that wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: it can&apos;t be read ({reason}); try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So were {rest} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal {place} is damaged and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is damaged and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was barred is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from everywhere again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this copy of the program has no PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenVINO is not installed (pip install &apos;dfnet-gui[openvino]&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}; choose another backend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} can&apos;t run this model on {device}; choose PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{precision} needs PyTorch, which this copy of the program does not have; choose another precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which this model needs; choose another model, or use the full program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this copy of PyTorch was built without CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no NVIDIA GPU with a working driver was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Apple GPU needs a Mac with Apple silicon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing}, so the CPU is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the photo could be copied, so the fill is smooth: leave more of the photo free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was completed by {model}: choose that model again to see its fusion maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for the fusion maps: close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to complete this: close other programs, or paint over less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} failed ({reason}), so the CPU is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory did not suffice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of {device} did not suffice at {working_size} pixels, so a smaller way was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are many parts: the fusion maps of the first ones are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: the folder can&apos;t be made ({reason}); choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: there are no fusion maps to write; complete something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target}: the model can&apos;t be installed ({reason}); make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is called {name}; see: dfnet-gui models list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} comes with the program and stays; only imported models can be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: can&apos;t be removed ({reason}); check who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); remove it, or import the weights again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its manifest is missing; import the weights again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is a DFNet as the authors release it, but its name does not say whether it was trained on Places2 or CelebA; say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} can&apos;t be a model&apos;s name; give one that could be a file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model called {name} is installed already: remove that one first, or give another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error!r}); nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detailed fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smooth fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FindDeviceByProperty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XRANDR_name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GetProfileForQualifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen&apos;s profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the same place in another way (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other fills of the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have this fill; undo goes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should go, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move the tool (Shift: finely, Ctrl: far), Space puts it down and lifts it, Esc ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tool is down: arrows draw, Space lifts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tool is lifted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the photo that is being opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Until then colours are shown as on an sRGB screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How crisp the brush&apos;s edge is: below 100 % what is filled fades in from the edge (Shift+[ and Shift+])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size on the screen: zoom in for a finer one ([ and ], or Alt and wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;plete on release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete as soon as a stroke ends (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete a little more than the mask, up to the thin outline, so that no edge of what goes is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rec&amp;tangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle over what should go (Shift: a square; Alt or the right button erase)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elli&amp;pse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an ellipse over what should go (Shift: a circle; Alt or the right button erase)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lass&amp;o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw around what should go (Alt or the right button erase)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygo&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click corners around what should go; a click on the first or last one closes it (Backspace: one back)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away from the mask (E switches; Alt or the right button erase at once)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Don&apos;t copy from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what no fill may be copied from (Alt or the right button erase); then complete, or try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Alt and click where to copy from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now paint where it should go; further strokes keep the distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting what was copied… (Esc gives it up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of the photo to copy from so far away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clone brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint what lies elsewhere: Alt and a click say where to copy from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Healing brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint what lies elsewhere, fitted to what lies around: Alt and a click say where to copy from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pixels of this colour… (Esc gives it up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How unlike the clicked colour a pixel may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnected only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: like pixels anywhere in the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;lour range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a colour to select all that looks like it (Alt or the right button erase)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the photo (Space or the middle button at any time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnet&amp;ic lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click corners along an edge; the line snaps to it. A click on the first or last closes it (Backspace: one back)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe a pi&amp;xel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to pin a point: the Fusion panel shows its values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the object… (Esc gives it up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a part missing? Draw over it. Is there too much? Draw over that with Alt or the right button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object was found there: draw a line across all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sm&amp;art select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line over an object to select all of it (Shift: a box around it; Alt or the right button: not that)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to zoom in, Alt+click to zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take raw alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuse anew with alpha at 1; it is shown first, and laid over the photo by Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha below 1 darkens {share:.0f} % of the fill: by {mean:.0f} of 255 on average, at most by {most:.0f}. This model starts from zeros, so what alpha leaves of them is black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> under alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, scale {scale}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo to result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha at all scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw at all scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result at all scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha, channel by channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast and detailed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after fusing anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no alpha to lay over the photo yet: complete something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing alpha; it is laid over the photo in a moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned; the values there stand in the Fusion panel (F).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no fusion maps yet: complete something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No maps were exported; choose another folder to keep both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in use can&apos;t look into these completions: choose the one that made them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}{others} exist already in {parent}. Replace them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Without {left_out} of the completions, which another model made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} files to {parent}.{missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram of alpha within the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mean:.2f}, median {median:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha: {middle}; {low:.0f} % below {least}, {high:.0f} % above {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fill that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha · raw + (1 − alpha) · image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network draws before it is fused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of raw is taken, pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What raw is fused with: the photo, and the start in the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White where it was filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the completed photo lies from the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darkening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What alpha below 1 takes from raw: (1 − alpha) · (raw − image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fused anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the alphas that are set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fast fill of this removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The detailed fill of this removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}{channel}, of 255</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fusion maps were not exported, because another photo was opened: export them anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the maps of all scales…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete something to look inside the fusion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in use can&apos;t look into this: choose the one that completed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fill}: {drawn} % drawn, {rest} % {start}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay alpha over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the alpha overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scale} (finest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Col&amp;ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cha&amp;nnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacit&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set of panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Panes&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pinned point at every scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Probe&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {x}, {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha is multiplied by this: above 100 % more of raw is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha is at least this: at 100 % raw alone is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the mask&apos;s edge alpha grows within so many photo pixels; 0 is a hard edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is being completed: wait for it, or give it up with Esc, and apply again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain of alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge of alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay it over the photo, as a step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Fuse anew&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fused anew; undo goes back to what the network gave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to look into yet: complete something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: the photo that it shows is not open any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported the panes to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale {scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale {scale}: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe at {x:.0f}, {y:.0f}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DFNet weights (*.safetensors *.pth);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authors of DFNet offer weights for scenes (Places2) and faces (CelebA), for use that is not commercial. They may not come with this program: open the authors&apos; page, download model_places2.pth or model_celeba.pth from the link there, then import the file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This small copy of the program reads models as .safetensors. What the authors of DFNet offer are .pth files: the full program (the archive without “slim” in its name) imports them and makes .safetensors of them, which can be imported here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the authors&apos; &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size_bytes:.1f} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {name} ({file}) from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed {name}. Licence: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a DFNet as the authors release it. Is it the one for scenes, or for faces?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scenes (Places2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faces (CelebA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was it trained on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened; the address is {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is sound: hash, entries and values are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you keep for later is offered at the next start; what you discard is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work on {name} has not been saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work on {name} has not been exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work on {count} other photo has not been exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work on {count} other photos has not been exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it for later?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This mask can be read in more than one way. Which part of it marks what should be removed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part should go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({pattern});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dropped picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was dropped is no file of this computer: save it first, then drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is on the net, from where nothing is fetched: save the picture first, or copy it and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its address is damaged; save the picture first, then drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {count} photo, each beside its file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {count} photos, each beside its file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} photo, each beside its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} photos, each beside its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos are being exported already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo has work on it that was not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}: {number} of {count}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {notes} Open it to see what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did not touch keeps its pixels, quality and all that the file says of itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;original: only what was completed is encoded anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the file a name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long: give a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder: choose a name within it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {parent} does not exist: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the original photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still being exported; Esc gives it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> What is still painted was not completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {name}. {proof}{rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {name}: it was too late to give it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was given up; no file was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the completed photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with work that was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the export is written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pasted photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mask yet: paint over what should go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the mask: white is what should go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy a mask first, then paste it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the mask to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was completed yet whose mask could be taken again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade in from the edge within so many pixels:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {understood}, {mean:.0%} of the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened the first of {count} photos; ← and → step through them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the session as it was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{task}: paint over it, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy one first, then paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo does not come from a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no further photo in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is picture {page} of {page_count} in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 × 15 cm (4 × 6 in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>13 × 18 cm (5 × 7 in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original size ({across} pixels an inch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A width of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pape&amp;r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;ge setup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pri&amp;nt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margins and trays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no printer whose page could be set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> It is larger than the page: its edges are cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}{unit}, {fine:.0f} pixels an inch.{cut}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent {name} to {printer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written ({reason}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name} as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {printer} takes no page; see whether it is there, choose another one, or save it as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work can&apos;t be kept safe in {folder} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Until that is mended, save or export often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your work back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is work that was not saved:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} removals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenRaster (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a {name} already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the session to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the hikers off the dune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statue of Liberty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the lamp post away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perched osprey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should go, press Enter, and it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{formats}. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample photo: {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no removal here: complete something, or select one in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit mask of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you complete is listed here: hide it, fade it, do it again, or take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was made from is not the same any more: complete it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healing brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fill} · {seconds:.1f} s · {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}
{described}{doubt}
Double click: another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was not completed, so that it can&apos;t be completed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a completion is running: wait for it, or give it up with Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other fill of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} The built-in model is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be loaded ({error!r}); unpack or install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fusion maps could not be computed ({error!r}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the Model menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Removes things from photos with DFNet, and shows the network&apos;s fusion at work. Works without a network; your photos stay here.&lt;/p&gt;&lt;p&gt;Method: Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion, ACM MM 2019.&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL 3.&lt;/p&gt;&lt;p&gt;Sample photos:&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fast fill stays; the detailed one was given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The completion was given up; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush hardness {hardness} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About DFNet GUI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences of all parts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space and drag, or the middle button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel or pinch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit, 100 % (with the photo in focus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size (on the screen)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away from the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and drag, the right button, or a pen&apos;s eraser end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While pointing with the keys (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrows, with Shift or Ctrl; Space draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous and next photo of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← and →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Removing something&lt;/h3&gt;&lt;ol&gt;&lt;li&gt;Open a photo.&lt;/li&gt;&lt;li&gt;Paint over what should go, generously.&lt;/li&gt;&lt;li&gt;Press Enter.&lt;/li&gt;&lt;li&gt;Export.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far as memory allows.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Afterwards&lt;/h3&gt;&lt;p&gt;Everything that you removed stands in the list of removals (F7): hide or fade one, fill it in another way, have its mask back, or take it out. Clone and healing brush copy by hand: hold Alt and click where from.&lt;/p&gt;&lt;p&gt;A session keeps everything for another day. In a folder, ← and → leave your work on each photo where it is. If the program or the computer dies, your work is offered back at the next start.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete ⏎</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By 5 pixels on all sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round its edge off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint what lies within it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill its gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaint everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask of the &amp;last fill again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint it once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange painted and unpainted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the mask from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a PNG, white is what should go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a picture, white on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copied picture, or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft &amp;edge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is filled fades in from the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save result, alpha and raw of all scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a file holds several pages, frames or pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what was copied elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the completed photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ag&amp;ain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As last time, without asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a&amp;ll…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos that have removals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session, once there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;session as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo, masks and removals, to go on another day; GIMP and Krita open it as layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expor&amp;t panes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All panes as one picture or PDF page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;fusion maps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On paper, or as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previo&amp;us photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo before in the folder (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo after in the folder (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pa&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the undone step again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the completed photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill what is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the same place in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete on &amp;release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete as soon as a stroke ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast fill, &amp;then a detailed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fast fill at once; a detailed one takes its place when it is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fast fill only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network draws over a smooth start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Detailed fill only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of the photo itself, mended by the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin&amp;gle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One view (hold O for the original)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original and result with a divider to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original beside the result, zoom and pan linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;nes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo, mask, raw, alpha, result and others in linked panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Alpha overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 % (also End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit (also Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No moving edge, no fading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to remove something, and what else there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About DFNet GUI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed; import the authors&apos; weights; switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Built-in model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;weights file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a .safetensors or .pth file of a DFNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU: what is &amp;fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured here the first time a model is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this away (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fusion panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look inside the network: result, raw and alpha at six scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Removals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was removed, as a list: hide, fade, do again, take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done, step by step: click to go back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos of the folder, with marks for those that are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the {title} panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting… (Esc gives it up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fast fill is in; a detailed one follows… (Esc keeps this one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({page} of {pages})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}[*] – DFNet GUI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill what is painted (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is painted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · 16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · mask {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}{size} pixels, shown at {zoom}; {mask}. Paint over what should go, then press Enter; K: with the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> T fills it in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Hold O to compare with the original.{again}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it once more, as the settings and the photo are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have its mask back, to change and complete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit its &amp;mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or &amp;hide it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the next higher one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under the next lower one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model: see Model › Built-in model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and device: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completing… (Esc cancels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move the tool, Space puts it down and lifts it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;witch brush and eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lar&amp;ger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer br&amp;ush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its edge fades in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ha&amp;rder brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its edge is crisp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y from everywhere again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all red hatching away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point with the &amp;keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen pressure &amp;varies the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the brush, with a tablet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loops &amp;fill themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a brush goes around, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is no colour profile; choose an .icc or .icm file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the colour profile can&apos;t be read ({reason}); choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this colour profile is not for a screen; choose one that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the colour profile is damaged; get it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AVIF compresses the whole photo anew, to a fraction of a JPEG&apos;s size, and keeps 8 bits a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this photo is {width}×{height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds at most {most_px:,} pixels a side, and {size}; choose PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an export as {kept_by} keeps the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an export holds that one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds {count} {what}; {shown} is shown, and {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width}×{height} pixels are more than the {most} megapixels that fit; scale it down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pixels are stored in a way that can&apos;t be read; save it as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole photo was compressed anew: a JPEG of its kind can&apos;t be changed in part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the camera said of the photo (EXIF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What programs said of the photo (XMP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is larger than a JPEG can hold and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {count} channels, and only grey and RGB can be used; save it as RGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its HDR gain map was filled at the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other pictures in the file (previews, films, depth or gain maps) would have shown what went and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is an animation; the first picture is shown, and an export holds that one alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colours are inks (CMYK), which can&apos;t be read in a JPEG XL; save it as TIFF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no colours, only other channels; save its picture with channels R, G and B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a ZIP archive or a document, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format_name} holds no IPTC captions: they were left out. JPEG and TIFF keep them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures with 32 bits a channel can&apos;t be used; save it with 8 or 16 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel outside of what you painted stays exactly as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colours are stored as {colours}; save it as RGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds layers alone; save it with “Maximize compatibility”, or as a TIFF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture holds more light than a screen shows; it is opened as a photo would show it, at 16 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a camera&apos;s raw file, developed with the camera&apos;s white balance; export it as TIFF to keep all 16 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this camera&apos;s raw files can&apos;t be developed here; save it as a 16-bit TIFF with a raw converter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG XR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GIMP picture with layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a DDS texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an XML document, perhaps an SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could only be written anew: other pages, smaller pictures and some programs&apos; own tags are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a volume instead of a picture; save one slice of it as a TIFF of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colours are stored as {name}, which can&apos;t be read; save it as RGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its Lab samples are neither 8 nor 16 bits; save it as RGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its brightest spot is another one now, so all of it is shown otherwise; no value beside changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s layers would have shown what went and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: this is an address and no file, and nothing is fetched; save the picture first, then open its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: no file has such a name; give the file&apos;s path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: this file is on another computer ({host}); copy it to this one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to complete: paint over what should go first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it covers the whole photo, so there is nothing to learn from: leave some of the photo unpainted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the mask has {width}×{height} pixels and the photo {across}×{down}; give a mask of the photo&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the mask has no transparency; say which colour marks what goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its transparent part marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is painted on transparency marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value {value} marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than two colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its brighter part is {mean:.0%} of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} marks what goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: it is not clear which part of this mask marks what should go, for {reason}; say it with --hole white, black, alpha, opaque or value=N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colour {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the brighter grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read back: export it again, under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was read back with another size: export it in another format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of {total:,} pixels outside of what was completed changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed:,} of {total:,} pixels ({share}) outside of what was completed changed, by {most} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {count} picture, there is no number {page}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {count} pictures, there is no number {page}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is not a file; choose a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: there is no such file; check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is a folder; choose a photo in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: you have no permission to read it; change that or copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is {kind}, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is not a picture that can be read; use {formats}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the file is damaged or incomplete; get it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to write it; close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this photo can&apos;t be written in that format; choose PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without suffix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the format {suffix} can&apos;t be written; use {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is write-protected; choose another name, or change that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full, nothing was changed; free some space or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no permission to write there; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that folder does not exist; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a folder; choose a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t be written ({reason}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the weights are not the ones that their manifest names; get both again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the weights have another architecture than their manifest says; get both again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is not a weights file; choose a .safetensors or .pth file of DFNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the weights file is damaged or incomplete; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); check it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which .pth files need; import the file with the full program (the archive without “slim” in its name), which makes a .safetensors of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s; choose another weights file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s ({error}); choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {entry} holds values that are no numbers; get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} entries of a DFNet are missing, {first} first; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} entries are not a DFNet&apos;s, {first} first; use another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {entry} has the shape {got}, where {want} belongs; use another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the manifest can&apos;t be used ({error}); get it again with its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the file is damaged or holds more than weights; nothing in it was run, use the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: this is not a plain DFNet state dictionary; choose another weights file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
