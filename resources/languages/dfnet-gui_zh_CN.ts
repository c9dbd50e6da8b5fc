<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>There is not enough memory to keep your work safe; close other programs.</source>
        <translation>内存不足，无法为您的工作留存备份；请关闭其他程序。</translation>
    </message>
    <message>
        <source>a pasted photo</source>
        <translation>粘贴的照片</translation>
    </message>
    <message>
        <source>{folder}: a newer version of this program has written it; open it with that one.</source>
        <translation>{folder}：它由更新版本的程序写入；请用该版本打开。</translation>
    </message>
    <message>
        <source>What was done to the photo is damaged; the photo itself is whole.</source>
        <translation>对照片所做的处理已损坏；照片本身完好。</translation>
    </message>
    <message>
        <source>{folder}: the photo that was worked on is gone or damaged; open it anew.</source>
        <translation>{folder}：之前处理的照片已丢失或损坏；请重新打开它。</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to save it; close other programs.</source>
        <translation>{name}：内存不足，无法保存；请关闭其他程序。</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to open it; close other programs.</source>
        <translation>{name}：内存不足，无法打开；请关闭其他程序。</translation>
    </message>
    <message>
        <source>it is damaged, or no session of this program; open it in the program that wrote it</source>
        <translation>文件已损坏，或不是本程序的会话；请用写入它的程序打开</translation>
    </message>
    <message>
        <source>{name}: what was written could not be read back, so no file was changed; save it elsewhere.</source>
        <translation>{name}：写入的内容无法读回，因此没有更改任何文件；请保存到别处。</translation>
    </message>
    <message>
        <source>{name}: it can&apos;t be read ({reason}); try again.</source>
        <translation>{name}：无法读取（{reason}）；请重试。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} 已损坏。</translation>
    </message>
    <message>
        <source>So were {rest} more.</source>
        <translation>另有 {rest} 项情况相同。</translation>
    </message>
    <message>
        <source>Removal {place} is damaged and was left out.</source>
        <translation>移除项 {place} 已损坏，未予载入。</translation>
    </message>
    <message>
        <source>The mask is damaged and was left out.</source>
        <translation>蒙版已损坏，未予载入。</translation>
    </message>
    <message>
        <source>What was barred is damaged.</source>
        <translation>“不要从此处复制”的标记已损坏。</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Copy from everywhere again</source>
        <translation>重新允许从任意处复制</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Removal {id}</source>
        <translation>移除项 {id}</translation>
    </message>
    <message>
        <source>this copy of the program has no PyTorch</source>
        <translation>此版本的程序不含 PyTorch</translation>
    </message>
    <message>
        <source>OpenVINO is not installed (pip install &apos;dfnet-gui[openvino]&apos;)</source>
        <translation>未安装 OpenVINO (pip install &apos;dfnet-gui[openvino]&apos;)</translation>
    </message>
    <message>
        <source>{reason}; choose another backend.</source>
        <translation>{reason}；请选择其他后端。</translation>
    </message>
    <message>
        <source>{backend} can&apos;t run this model on {device}; choose PyTorch.</source>
        <translation>{backend} 无法在 {device} 上运行此模型；请选择 PyTorch。</translation>
    </message>
    <message>
        <source>{precision} needs PyTorch, which this copy of the program does not have; choose another precision.</source>
        <translation>{precision} 需要 PyTorch，而此版本的程序不含 PyTorch；请选择其他精度。</translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which this model needs; choose another model, or use the full program.</source>
        <translation>{name}：此版本的程序不含该模型所需的 PyTorch；请选择其他模型，或使用完整版程序。</translation>
    </message>
    <message>
        <source>this copy of PyTorch was built without CUDA</source>
        <translation>此 PyTorch 版本不支持 CUDA</translation>
    </message>
    <message>
        <source>no NVIDIA GPU with a working driver was found</source>
        <translation>未找到驱动正常的 NVIDIA GPU</translation>
    </message>
    <message>
        <source>the Apple GPU needs a Mac with Apple silicon</source>
        <translation>Apple GPU 需要搭载 Apple 芯片的 Mac</translation>
    </message>
    <message>
        <source>{missing}, so the CPU is used</source>
        <translation>{missing}，因此使用 CPU</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple GPU</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA GPU</translation>
    </message>
    <message>
        <source>Nothing of the photo could be copied, so the fill is smooth: leave more of the photo free.</source>
        <translation>照片中没有可复制的内容，因此只做了平滑填充：请多留出一些未涂抹的区域。</translation>
    </message>
    <message>
        <source>This was completed by {model}: choose that model again to see its fusion maps.</source>
        <translation>此处由 {model} 填充：要查看其融合图，请重新选择该模型。</translation>
    </message>
    <message>
        <source>There is not enough memory for the fusion maps: close other programs and try again.</source>
        <translation>内存不足，无法计算融合图：请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>There is not enough memory to complete this: close other programs, or paint over less.</source>
        <translation>内存不足，无法填充：请关闭其他程序，或少涂抹一些。</translation>
    </message>
    <message>
        <source>{device} failed ({reason}), so the CPU is used</source>
        <translation>{device} 出错（{reason}），因此使用 CPU</translation>
    </message>
    <message>
        <source>The memory did not suffice.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>The memory of {device} did not suffice at {working_size} pixels, so a smaller way was taken.</source>
        <translation>{device} 的内存不足以按 {working_size} 像素计算，已改用占用内存更少的方式。</translation>
    </message>
    <message>
        <source>There are many parts: the fusion maps of the first ones are kept.</source>
        <translation>填充区域较多：仅保留了前几个区域的融合图。</translation>
    </message>
    <message>
        <source>{folder}: the folder can&apos;t be made ({reason}); choose another.</source>
        <translation>{folder}：无法创建该文件夹（{reason}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{error} {count} files were written before that, and stay.</source>
        <translation>{error} 在此之前已写入 {count} 个文件，它们会保留。</translation>
    </message>
    <message>
        <source>{folder}: there are no fusion maps to write; complete something first.</source>
        <translation>{folder}：没有可写入的融合图；请先填充一处。</translation>
    </message>
    <message>
        <source>{target}: the model can&apos;t be installed ({reason}); make room and try again.</source>
        <translation>{target}：无法安装该模型（{reason}）；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>No model is called {name}; see: dfnet-gui models list.</source>
        <translation>没有名为 {name} 的模型；可运行以下命令查看：dfnet-gui models list。</translation>
    </message>
    <message>
        <source>{name} comes with the program and stays; only imported models can be removed.</source>
        <translation>{name} 随程序提供，无法移除；只能移除导入的模型。</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be removed ({reason}); check who may write there.</source>
        <translation>{name}：无法移除（{reason}）；请检查该处的写入权限。</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); remove it, or import the weights again.</source>
        <translation>{name}：无法读取（{reason}）；请将其移除，或重新导入权重。</translation>
    </message>
    <message>
        <source>{name}: its manifest is missing; import the weights again.</source>
        <translation>{name}：缺少清单文件；请重新导入权重。</translation>
    </message>
    <message>
        <source>{name}: this is a DFNet as the authors release it, but its name does not say whether it was trained on Places2 or CelebA; say which.</source>
        <translation>{name}：这是作者发布的 DFNet，但从名称看不出它是用 Places2 还是 CelebA 训练的；请加以指定。</translation>
    </message>
    <message>
        <source>{name!r} can&apos;t be a model&apos;s name; give one that could be a file&apos;s name.</source>
        <translation>{name!r} 不能用作模型名称；请使用可作文件名的名称。</translation>
    </message>
    <message>
        <source>A model called {name} is installed already: remove that one first, or give another name.</source>
        <translation>已安装名为 {name} 的模型：请先将其移除，或换一个名称。</translation>
    </message>
    <message>
        <source>The mask: {reason}.</source>
        <translation>蒙版：{reason}。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error!r}); nothing was changed.</source>
        <translation>发生意外错误（{error!r}）；未做任何更改。</translation>
    </message>
    <message>
        <source>Fast fill</source>
        <translation>快速填充</translation>
    </message>
    <message>
        <source>Detailed fill</source>
        <translation>精细填充</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>a smooth fill</source>
        <translation>平滑填充</translation>
    </message>
    <message>
        <source>pieces of the photo</source>
        <translation>照片片段</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始输出</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>detailed</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始输出</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>The screen&apos;s profile</source>
        <translation>屏幕的颜色配置文件</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>换一种填充</translation>
    </message>
    <message>
        <source>Other fills of the same place</source>
        <translation>同一处的其他填充</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Fill {index}</source>
        <translation>填充 {index}</translation>
    </message>
    <message>
        <source>Have this fill; undo goes back</source>
        <translation>采用此填充；撤销可恢复原来的填充</translation>
    </message>
    <message>
        <source>Photo canvas</source>
        <translation>照片画布</translation>
    </message>
    <message>
        <source>Paint over what should go, then complete it.</source>
        <translation>涂抹要去掉的内容，然后填充。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Arrows move the tool (Shift: finely, Ctrl: far), Space puts it down and lifts it, Esc ends it.</source>
        <translation>方向键移动工具（Shift：微移，Ctrl：大步移动），空格键落笔和抬笔，Esc 结束。</translation>
    </message>
    <message>
        <source>The tool is down: arrows draw, Space lifts it.</source>
        <translation>已落笔：方向键绘制，空格键抬笔。</translation>
    </message>
    <message>
        <source>The tool is lifted.</source>
        <translation>已抬笔。</translation>
    </message>
    <message>
        <source>Preview of the photo that is being opened</source>
        <translation>正在打开的照片的预览</translation>
    </message>
    <message>
        <source>{sentence} Until then colours are shown as on an sRGB screen.</source>
        <translation>{sentence}在此之前，颜色按 sRGB 屏幕显示。</translation>
    </message>
    <message>
        <source>Brush hardness</source>
        <translation>画笔硬度</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Com&amp;plete on release</source>
        <translation>松开即填充(&amp;P)</translation>
    </message>
    <message>
        <source>How crisp the brush&apos;s edge is: below 100 % what is filled fades in from the edge</source>
        <translation>画笔边缘的清晰程度：低于 100 % 时，填充内容从边缘逐渐过渡</translation>
    </message>
    <message>
        <source>Brush size on the screen: zoom in for a finer one</source>
        <translation>画笔在屏幕上的大小：放大视图可画得更细</translation>
    </message>
    <message>
        <source>Brush size in pixels of the photo, at any zoom</source>
        <translation>以照片像素计的画笔大小，与缩放无关</translation>
    </message>
    <message>
        <source>Complete a little more than the mask, up to the thin outline, so that no edge of what goes is left</source>
        <translation>填充范围比蒙版略大，直到细轮廓线为止，以免留下移除内容的边缘</translation>
    </message>
    <message>
        <source>Grow the mask</source>
        <translation>扩展蒙版</translation>
    </message>
    <message>
        <source>Brush si&amp;ze</source>
        <translation>画笔大小(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>扩展(&amp;G)</translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation>{count} px</translation>
    </message>
    <message>
        <source>{keys}, or Alt and wheel</source>
        <translation>{keys}，或 Alt+滚轮</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Rec&amp;tangle</source>
        <translation>矩形(&amp;T)</translation>
    </message>
    <message>
        <source>Drag a rectangle over what should go (Shift: a square; Alt or the right button erase)</source>
        <translation>拖出矩形框住要移除的内容（Shift：正方形；Alt 或右键：擦除）</translation>
    </message>
    <message>
        <source>Elli&amp;pse</source>
        <translation>椭圆(&amp;P)</translation>
    </message>
    <message>
        <source>Drag an ellipse over what should go (Shift: a circle; Alt or the right button erase)</source>
        <translation>拖出椭圆框住要移除的内容（Shift：圆形；Alt 或右键：擦除）</translation>
    </message>
    <message>
        <source>Lass&amp;o</source>
        <translation>套索(&amp;O)</translation>
    </message>
    <message>
        <source>Draw around what should go (Alt or the right button erase)</source>
        <translation>圈出要移除的内容（Alt 或右键：擦除）</translation>
    </message>
    <message>
        <source>Polygo&amp;n</source>
        <translation>多边形(&amp;N)</translation>
    </message>
    <message>
        <source>Click corners around what should go; a click on the first or last one closes it (Backspace: one back)</source>
        <translation>沿要移除的内容依次单击各个角点；单击起点或终点即可闭合（Backspace：退回一点）</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>圈内涂抹</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Paint over what should go</source>
        <translation>涂抹要移除的内容</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Take away from the mask (Alt or the right button erase at once)</source>
        <translation>从蒙版中减去（按住 Alt 或用右键可随时擦除）</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t copy from here</source>
        <translation>不要从此处复制(&amp;D)</translation>
    </message>
    <message>
        <source>Paint over what no fill may be copied from (Alt or the right button erase); then complete, or try again</source>
        <translation>涂抹不希望被复制到填充中的内容（Alt 或右键：擦除）；然后填充，或换一种填充</translation>
    </message>
    <message>
        <source>Hold Alt and click where to copy from.</source>
        <translation>请按住 Alt 单击要复制的来源位置。</translation>
    </message>
    <message>
        <source>Now paint where it should go; further strokes keep the distance.</source>
        <translation>现在请涂抹目标位置；后续笔画保持相同的距离。</translation>
    </message>
    <message>
        <source>Fitting what was copied… (Esc gives it up)</source>
        <translation>正在让复制的内容与周围匹配…（Esc 放弃）</translation>
    </message>
    <message>
        <source>There is nothing of the photo to copy from so far away.</source>
        <translation>来源位置太远，那里没有可复制的照片内容。</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>仿制</translation>
    </message>
    <message>
        <source>&amp;Clone brush</source>
        <translation>仿制画笔(&amp;C)</translation>
    </message>
    <message>
        <source>Paint what lies elsewhere: Alt and a click say where to copy from</source>
        <translation>用别处的内容涂抹：按住 Alt 单击以指定来源</translation>
    </message>
    <message>
        <source>&amp;Healing brush</source>
        <translation>修复画笔(&amp;H)</translation>
    </message>
    <message>
        <source>Paint what lies elsewhere, fitted to what lies around: Alt and a click say where to copy from</source>
        <translation>用别处的内容涂抹，并与周围匹配：按住 Alt 单击以指定来源</translation>
    </message>
    <message>
        <source>Looking for pixels of this colour… (Esc gives it up)</source>
        <translation>正在查找此颜色的像素…（Esc 放弃）</translation>
    </message>
    <message>
        <source>How unlike the clicked colour a pixel may be</source>
        <translation>像素与所单击颜色之间允许的差异</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Co&amp;nnected only</source>
        <translation>仅连续区域(&amp;N)</translation>
    </message>
    <message>
        <source>Off: like pixels anywhere in the photo</source>
        <translation>关闭时：选择整张照片中的相近像素</translation>
    </message>
    <message>
        <source>Colour range</source>
        <translation>色彩范围</translation>
    </message>
    <message>
        <source>Co&amp;lour range</source>
        <translation>色彩范围(&amp;L)</translation>
    </message>
    <message>
        <source>Click a colour to select all that looks like it (Alt or the right button erase)</source>
        <translation>单击一种颜色，选择所有相近的内容（Alt 或右键：擦除）</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>抓手(&amp;M)</translation>
    </message>
    <message>
        <source>Drag the photo (Space or the middle button at any time)</source>
        <translation>拖动照片（也可随时用空格键或鼠标中键）</translation>
    </message>
    <message>
        <source>Magnet&amp;ic lasso</source>
        <translation>磁性套索(&amp;I)</translation>
    </message>
    <message>
        <source>Click corners along an edge; the line snaps to it. A click on the first or last closes it (Backspace: one back)</source>
        <translation>沿边缘依次单击，线条会自动贴合边缘。单击起点或终点即可闭合（Backspace：退回一点）</translation>
    </message>
    <message>
        <source>Probe a pi&amp;xel</source>
        <translation>取样点(&amp;X)</translation>
    </message>
    <message>
        <source>Click to pin a point: the Fusion panel shows its values</source>
        <translation>单击以固定取样点：其数值显示在“融合”面板中</translation>
    </message>
    <message>
        <source>Looking for the object… (Esc gives it up)</source>
        <translation>正在查找对象…（Esc 放弃）</translation>
    </message>
    <message>
        <source>Is a part missing? Draw over it. Is there too much? Draw over that with Alt or the right button.</source>
        <translation>缺了一部分？在上面画线。多选了？按住 Alt 或用右键在上面画线。</translation>
    </message>
    <message>
        <source>No object was found there: draw a line across all of it.</source>
        <translation>该处未找到对象：请画一条横贯整个对象的线。</translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation>智能选择</translation>
    </message>
    <message>
        <source>Sm&amp;art select</source>
        <translation>智能选择(&amp;A)</translation>
    </message>
    <message>
        <source>Draw a line over an object to select all of it (Shift: a box around it; Alt or the right button: not that)</source>
        <translation>在对象上画线以选择整个对象（Shift：用方框框住对象；Alt 或右键：排除）</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>Click to zoom in, Alt+click to zoom out</source>
        <translation>单击放大，Alt+单击缩小</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>显示位置</translation>
    </message>
    <message>
        <source>Take raw alone</source>
        <translation>仅用原始输出</translation>
    </message>
    <message>
        <source>Fuse anew with alpha at 1; it is shown first, and laid over the photo by Apply</source>
        <translation>将 Alpha 设为 1 重新融合；先预览结果，按“应用”后才覆盖到照片上</translation>
    </message>
    <message>
        <source>Alpha below 1 darkens {share:.0f} % of the fill: by {mean:.0f} of 255 on average, at most by {most:.0f}. This model starts from zeros, so what alpha leaves of them is black.</source>
        <translation>Alpha 低于 1 使 {share:.0f} % 的填充区域变暗：平均变暗 {mean:.0f}（满值 255），最多变暗 {most:.0f}。此模型从零值开始，因此 Alpha 留下的起始部分是黑色。</translation>
    </message>
    <message>
        <source> under alpha</source>
        <translation> + Alpha 叠加</translation>
    </message>
    <message>
        <source>, scale {scale}</source>
        <translation>，尺度 {scale}</translation>
    </message>
    <message>
        <source>Photo to result</source>
        <translation>从照片到结果</translation>
    </message>
    <message>
        <source>Alpha at all scales</source>
        <translation>所有尺度的 Alpha</translation>
    </message>
    <message>
        <source>Raw at all scales</source>
        <translation>所有尺度的原始输出</translation>
    </message>
    <message>
        <source>Result at all scales</source>
        <translation>所有尺度的结果</translation>
    </message>
    <message>
        <source>Alpha, channel by channel</source>
        <translation>Alpha 各通道</translation>
    </message>
    <message>
        <source>Fast and detailed</source>
        <translation>快速与精细</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Before and after fusing anew</source>
        <translation>重新融合前后</translation>
    </message>
    <message>
        <source>There is no alpha to lay over the photo yet: complete something first.</source>
        <translation>尚无可叠加到照片上的 Alpha：请先填充一处。</translation>
    </message>
    <message>
        <source>Computing alpha; it is laid over the photo in a moment…</source>
        <translation>正在计算 Alpha；稍后将叠加到照片上…</translation>
    </message>
    <message>
        <source>Pinned; the values there stand in the Fusion panel.</source>
        <translation>已固定；该点的值显示在融合面板中。</translation>
    </message>
    <message>
        <source>There are no fusion maps yet: complete something first.</source>
        <translation>尚无融合图：请先填充一处。</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>融合图的文件夹</translation>
    </message>
    <message>
        <source>No maps were exported; choose another folder to keep both.</source>
        <translation>未导出融合图；若要保留两者，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The model in use can&apos;t look into these completions: choose the one that made them.</source>
        <translation>当前模型无法查看这些填充的内部：请选择完成填充的模型。</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> 及另外 {count} 个文件</translation>
    </message>
    <message>
        <source>{name}{others} exist already in {parent}. Replace them?</source>
        <translation>{parent} 中已存在 {name}{others}。要替换吗？</translation>
    </message>
    <message>
        <source> Without {left_out} of the completions, which another model made.</source>
        <translation> 未包含其中 {left_out} 处由其他模型完成的填充。</translation>
    </message>
    <message>
        <source>Exported {count} files to {parent}.{missing}</source>
        <translation>已将 {count} 个文件导出到 {parent}。{missing}</translation>
    </message>
    <message>
        <source>Histogram of alpha within the mask</source>
        <translation>蒙版内 Alpha 的直方图</translation>
    </message>
    <message>
        <source>mean {mean:.2f}, median {median:.2f}</source>
        <translation>平均值 {mean:.2f}，中位数 {median:.2f}</translation>
    </message>
    <message>
        <source>Alpha: {middle}; {low:.0f} % below {least}, {high:.0f} % above {most}.</source>
        <translation>Alpha：{middle}；{low:.0f} % 低于 {least}，{high:.0f} % 高于 {most}。</translation>
    </message>
    <message>
        <source>Candidate {number}</source>
        <translation>候选 {number}</translation>
    </message>
    <message>
        <source>A fill that was found</source>
        <translation>找到的一种填充</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>The photo as it is now</source>
        <translation>照片当前的样子</translation>
    </message>
    <message>
        <source>alpha · raw + (1 − alpha) · image</source>
        <translation>Alpha · 原始输出 + (1 − Alpha) · 图像</translation>
    </message>
    <message>
        <source>What the network draws before it is fused</source>
        <translation>网络在融合前绘制的内容</translation>
    </message>
    <message>
        <source>How much of raw is taken, pixel by pixel</source>
        <translation>每个像素采用多少原始输出</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>What raw is fused with: the photo, and the start in the mask</source>
        <translation>与原始输出融合的内容：照片，以及蒙版内的起始内容</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>White where it was filled</source>
        <translation>填充处为白色</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>How far the completed photo lies from the original</source>
        <translation>处理后的照片与原图的差异</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Darkening</source>
        <translation>变暗</translation>
    </message>
    <message>
        <source>What alpha below 1 takes from raw: (1 − alpha) · (raw − image)</source>
        <translation>Alpha 低于 1 时从原始输出中减去的部分：(1 − Alpha) · (原始输出 − 图像)</translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation>打开时的照片</translation>
    </message>
    <message>
        <source>Fused anew</source>
        <translation>重新融合</translation>
    </message>
    <message>
        <source>With the alphas that are set below</source>
        <translation>采用下方设置的 Alpha</translation>
    </message>
    <message>
        <source>The fast fill of this removal</source>
        <translation>此移除项的快速填充</translation>
    </message>
    <message>
        <source>The detailed fill of this removal</source>
        <translation>此移除项的精细填充</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{kind}{channel}, of 255</source>
        <translation>{kind}{channel}（满值 255）</translation>
    </message>
    <message>
        <source>The fusion maps were not exported, because another photo was opened: export them anew.</source>
        <translation>未导出融合图，因为已打开另一张照片：请重新导出。</translation>
    </message>
    <message>
        <source>Computing the maps of all scales…</source>
        <translation>正在计算所有尺度的融合图…</translation>
    </message>
    <message>
        <source>Complete something to look inside the fusion.</source>
        <translation>填充一处后，即可查看融合过程。</translation>
    </message>
    <message>
        <source>To look inside, complete it again with the model in use.</source>
        <translation>要查看内部，请用当前模型重新填充。</translation>
    </message>
    <message>
        <source>{fill}: {drawn} % drawn, {rest} % {start}.</source>
        <translation>{fill}：{drawn} % 由网络绘制，{rest} % 取自{start}。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Lay alpha over it</source>
        <translation>将 Alpha 叠加到照片上</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>颜色映射</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Opacity of the alpha overlay</source>
        <translation>Alpha 叠加的不透明度</translation>
    </message>
    <message>
        <source>{scale} (finest)</source>
        <translation>{scale}（最精细）</translation>
    </message>
    <message>
        <source>{scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation>{scale}：{width}×{height}，1 px 相当于照片的 {step:.3g} px</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>尺度(&amp;L)</translation>
    </message>
    <message>
        <source>Col&amp;ours</source>
        <translation>颜色(&amp;O)</translation>
    </message>
    <message>
        <source>Cha&amp;nnel</source>
        <translation>通道(&amp;N)</translation>
    </message>
    <message>
        <source>Opacit&amp;y</source>
        <translation>不透明度(&amp;Y)</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Set of panes</source>
        <translation>窗格组合</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Add pane</source>
        <translation>添加窗格</translation>
    </message>
    <message>
        <source>Remove pane</source>
        <translation>移除窗格</translation>
    </message>
    <message>
        <source>&lt;b&gt;Panes&lt;/b&gt;</source>
        <translation>&lt;b&gt;窗格&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>The pinned point at every scale</source>
        <translation>固定点在各尺度的数值</translation>
    </message>
    <message>
        <source>&lt;b&gt;Probe&lt;/b&gt;</source>
        <translation>&lt;b&gt;取样点&lt;/b&gt;</translation>
    </message>
    <message>
        <source>at {x}, {y}</source>
        <translation>位置 {x}, {y}</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Alpha is multiplied by this: above 100 % more of raw is taken</source>
        <translation>Alpha 乘以此数值：高于 100 % 时采用更多原始输出</translation>
    </message>
    <message>
        <source>Alpha is at least this: at 100 % raw alone is taken</source>
        <translation>Alpha 不低于此数值：100 % 时仅采用原始输出</translation>
    </message>
    <message>
        <source>From the mask&apos;s edge alpha grows within so many photo pixels; 0 is a hard edge</source>
        <translation>Alpha 从蒙版边缘向内在此照片像素范围内逐渐增大；0 为硬边缘</translation>
    </message>
    <message>
        <source>Something is being completed: wait for it, or give it up with Esc, and apply again.</source>
        <translation>正在填充：请等待完成，或按 Esc 放弃，然后再次应用。</translation>
    </message>
    <message>
        <source>Gain of alpha</source>
        <translation>Alpha 增益</translation>
    </message>
    <message>
        <source>Least alpha</source>
        <translation>Alpha 下限</translation>
    </message>
    <message>
        <source>Edge of alpha</source>
        <translation>Alpha 边缘</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Lay it over the photo, as a step that can be undone</source>
        <translation>覆盖到照片上，作为可撤销的步骤</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>&lt;b&gt;Fuse anew&lt;/b&gt;</source>
        <translation>&lt;b&gt;重新融合&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Fused anew; undo goes back to what the network gave.</source>
        <translation>已重新融合；撤销可恢复网络的结果。</translation>
    </message>
    <message>
        <source>Picture (*.png);;PDF (*.pdf)</source>
        <translation>图片 (*.png);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>There is nothing to look into yet: complete something first.</source>
        <translation>尚无可查看的内容：请先填充一处。</translation>
    </message>
    <message>
        <source>Export the panes</source>
        <translation>导出窗格</translation>
    </message>
    <message>
        <source>{name} was not written: the photo that it shows is not open any more.</source>
        <translation>未写入 {name}：其中的照片已不再打开。</translation>
    </message>
    <message>
        <source>Exported the panes to {file}.</source>
        <translation>窗格已导出到 {file}。</translation>
    </message>
    <message>
        <source>Pasted photo</source>
        <translation>粘贴的照片</translation>
    </message>
    <message>
        <source>Scale {scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation>尺度 {scale}：{width}×{height}，1 px 相当于照片的 {step:.3g} px</translation>
    </message>
    <message>
        <source>Scale {scale}: {values}</source>
        <translation>尺度 {scale}：{values}</translation>
    </message>
    <message>
        <source>Probe at {x:.0f}, {y:.0f}:</source>
        <translation>取样点 {x:.0f}, {y:.0f}：</translation>
    </message>
    <message>
        <source>Choose weights</source>
        <translation>选择权重</translation>
    </message>
    <message>
        <source>DFNet weights (*.safetensors *.pth);;All files (*)</source>
        <translation>DFNet 权重 (*.safetensors *.pth);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The authors of DFNet offer weights for scenes (Places2) and faces (CelebA), for use that is not commercial. They may not come with this program: open the authors&apos; page, download model_places2.pth or model_celeba.pth from the link there, then import the file here.</source>
        <translation>DFNet 的作者提供用于场景（Places2）和人脸（CelebA）的权重，仅限非商业用途。这些权重不能随本程序提供：请打开作者页面，从其中的链接下载 model_places2.pth 或 model_celeba.pth，然后在此导入该文件。</translation>
    </message>
    <message>
        <source>This small copy of the program reads models as .safetensors. What the authors of DFNet offer are .pth files: the full program (the archive without “slim” in its name) imports them and makes .safetensors of them, which can be imported here.</source>
        <translation>此精简版程序只能读取 .safetensors 格式的模型。DFNet 作者提供的是 .pth 文件：请用完整版程序（名称中不含“slim”的压缩包）导入并转换为 .safetensors，然后即可在此导入。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Open the authors&apos; &amp;page</source>
        <translation>打开作者页面(&amp;P)</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>正在检查 {name}…</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name}（使用中）</translation>
    </message>
    <message>
        <source>{size_bytes:.1f} MiB</source>
        <translation>{size_bytes:.1f} MiB</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>{name} is being loaded…</source>
        <translation>正在载入 {name}…</translation>
    </message>
    <message>
        <source>{name} is in use.</source>
        <translation>正在使用 {name}。</translation>
    </message>
    <message>
        <source>Delete {name} ({file}) from this computer?</source>
        <translation>要从此计算机中删除 {name}（{file}）吗？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Removing {name}…</source>
        <translation>正在移除 {name}…</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>导入权重</translation>
    </message>
    <message>
        <source>Installed {name}. Licence: {licence}.</source>
        <translation>已安装 {name}。许可证：{licence}。</translation>
    </message>
    <message>
        <source>{name} was not imported.</source>
        <translation>未导入 {name}。</translation>
    </message>
    <message>
        <source>{name} is a DFNet as the authors release it. Is it the one for scenes, or for faces?</source>
        <translation>{name} 是作者发布的 DFNet。它用于场景还是人脸？</translation>
    </message>
    <message>
        <source>&amp;Scenes (Places2)</source>
        <translation>场景（Places2）(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Faces (CelebA)</source>
        <translation>人脸（CelebA）(&amp;F)</translation>
    </message>
    <message>
        <source>What was it trained on?</source>
        <translation>它是用什么训练的？</translation>
    </message>
    <message>
        <source>No browser could be opened; the address is {address}</source>
        <translation>无法打开浏览器；网址为 {address}</translation>
    </message>
    <message>
        <source>{name} is sound: hash, entries and values are right.</source>
        <translation>{name} 完好：校验和、条目与数值均正确。</translation>
    </message>
    <message>
        <source>Removed {name}.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation>留待以后(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;White</source>
        <translation>白色(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Black</source>
        <translation>黑色(&amp;B)</translation>
    </message>
    <message>
        <source>What you keep for later is offered at the next start; what you discard is lost.</source>
        <translation>留待以后的工作将在下次启动时提供恢复；放弃的工作将丢失。</translation>
    </message>
    <message>
        <source>Your work on {name} has not been saved.</source>
        <translation>您对 {name} 所做的工作尚未保存。</translation>
    </message>
    <message>
        <source>Save first?</source>
        <translation>先保存吗？</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Your work on {name} has not been exported.</source>
        <translation>您对 {name} 所做的工作尚未导出。</translation>
    </message>
    <message>
        <source>Export first?</source>
        <translation>先导出吗？</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Your work on {count} other photo has not been exported.</source>
        <translation>您对另外 {count} 张照片所做的工作尚未导出。</translation>
    </message>
    <message>
        <source>Your work on {count} other photos has not been exported.</source>
        <translation>您对另外 {count} 张照片所做的工作尚未导出。</translation>
    </message>
    <message>
        <source>Keep it for later?</source>
        <translation>留待以后处理吗？</translation>
    </message>
    <message>
        <source>This mask can be read in more than one way. Which part of it marks what should be removed?</source>
        <translation>此蒙版有不止一种解读方式。其中哪个部分标记了要移除的内容？</translation>
    </message>
    <message>
        <source>Which part should go?</source>
        <translation>要移除哪个部分？</translation>
    </message>
    <message>
        <source>{what} ({pattern});;All files (*)</source>
        <translation>{what} ({pattern});;所有文件 (*)</translation>
    </message>
    <message>
        <source>The dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>What was dropped is no file of this computer: save it first, then drop it.</source>
        <translation>拖入的不是此计算机上的文件：请先保存，再拖入。</translation>
    </message>
    <message>
        <source>{name} is on the net, from where nothing is fetched: save the picture first, or copy it and paste it here.</source>
        <translation>{name} 位于网络上，本程序不从网络获取内容：请先保存该图片，或复制后粘贴到此处。</translation>
    </message>
    <message>
        <source>{name}: its address is damaged; save the picture first, then drop it.</source>
        <translation>{name}：其地址已损坏；请先保存该图片，再拖入。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Export {count} photo, each beside its file?</source>
        <translation>要将 {count} 张照片导出到其原文件旁边吗？</translation>
    </message>
    <message>
        <source>Export {count} photos, each beside its file?</source>
        <translation>要将 {count} 张照片分别导出到各自的原文件旁边吗？</translation>
    </message>
    <message>
        <source>Exported {count} photo, each beside its file.</source>
        <translation>已将 {count} 张照片导出到其原文件旁边。</translation>
    </message>
    <message>
        <source>Exported {count} photos, each beside its file.</source>
        <translation>已将 {count} 张照片分别导出到各自的原文件旁边。</translation>
    </message>
    <message>
        <source>All photos are being exported already.</source>
        <translation>已在导出所有照片。</translation>
    </message>
    <message>
        <source>No photo has work on it that was not exported.</source>
        <translation>没有尚未导出的工作。</translation>
    </message>
    <message>
        <source>Export all?</source>
        <translation>全部导出吗？</translation>
    </message>
    <message>
        <source>Exporting {name}: {number} of {count}…</source>
        <translation>正在导出 {name}：{number}/{count}…</translation>
    </message>
    <message>
        <source>{name}: {notes} Open it to see what is left.</source>
        <translation>{name}：{notes}请打开它查看还剩下什么。</translation>
    </message>
    <message>
        <source>What you did not touch keeps its pixels, quality and all that the file says of itself.</source>
        <translation>未处理的部分保留原有的像素、质量和文件中的全部信息。</translation>
    </message>
    <message>
        <source>Export the photo</source>
        <translation>导出照片</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>{name}, lossless</source>
        <translation>{name}，无损</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>As the &amp;original: only what was completed is encoded anew</source>
        <translation>保持原样：仅重新编码填充过的部分(&amp;O)</translation>
    </message>
    <message>
        <source>Give the file a name first.</source>
        <translation>请先输入文件名。</translation>
    </message>
    <message>
        <source>The name is too long: give a shorter one.</source>
        <translation>名称太长：请使用较短的名称。</translation>
    </message>
    <message>
        <source>{name} is a folder: choose a name within it.</source>
        <translation>{name} 是文件夹：请在其中指定文件名。</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist: choose another.</source>
        <translation>文件夹 {parent} 不存在：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>格式(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>Another program has changed it since it was opened.</source>
        <translation>打开之后，它已被其他程序修改。</translation>
    </message>
    <message>
        <source>{name} is the original photo.</source>
        <translation>{name} 是原始照片。</translation>
    </message>
    <message>
        <source>Replace it for good?</source>
        <translation>要永久替换它吗？</translation>
    </message>
    <message>
        <source>about {said}</source>
        <translation>约 {said}</translation>
    </message>
    <message>
        <source>{name} is still being exported; Esc gives it up.</source>
        <translation>仍在导出 {name}；按 Esc 放弃。</translation>
    </message>
    <message>
        <source> What is still painted was not completed.</source>
        <translation> 仍处于涂抹状态的部分未填充。</translation>
    </message>
    <message>
        <source>Exported to {name}. {proof}{rest}</source>
        <translation>已导出到 {name}。{proof}{rest}</translation>
    </message>
    <message>
        <source>Exported to {name}: it was too late to give it up.</source>
        <translation>已导出到 {name}：来不及放弃。</translation>
    </message>
    <message>
        <source>The export was given up; no file was changed.</source>
        <translation>已放弃导出；未更改任何文件。</translation>
    </message>
    <message>
        <source>Copied the completed photo.</source>
        <translation>已复制处理后的照片。</translation>
    </message>
    <message>
        <source>with work that was not exported</source>
        <translation>有尚未导出的工作</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Detailed fills</source>
        <translation>精细填充</translation>
    </message>
    <message>
        <source>Fast fills</source>
        <translation>快速填充</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Leave out what is done &amp;already</source>
        <translation>跳过已有结果的照片(&amp;A)</translation>
    </message>
    <message>
        <source>Fi&amp;lls</source>
        <translation>填充(&amp;L)</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>&amp;Take the folders within, too</source>
        <translation>包括子文件夹(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>照片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Masks</source>
        <translation>蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>结果(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>One mask for all</source>
        <translation>所有照片共用一个蒙版</translation>
    </message>
    <message>
        <source>Waiting until the export is written…</source>
        <translation>正在等待导出写入完成…</translation>
    </message>
    <message>
        <source>the pasted photo</source>
        <translation>粘贴的照片</translation>
    </message>
    <message>
        <source>There is no mask yet: paint over what should go first.</source>
        <translation>尚无蒙版：请先涂抹要移除的内容。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>Copied the mask: white is what should go.</source>
        <translation>已复制蒙版：白色为要移除的部分。</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy a mask first, then paste it.</source>
        <translation>剪贴板中没有图片：请先复制蒙版，再粘贴。</translation>
    </message>
    <message>
        <source>The pasted mask</source>
        <translation>粘贴的蒙版</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved the mask to {name}.</source>
        <translation>蒙版已保存到 {name}。</translation>
    </message>
    <message>
        <source>Nothing was completed yet whose mask could be taken again.</source>
        <translation>尚未填充过，没有可再次使用的蒙版。</translation>
    </message>
    <message>
        <source>Fade in from the edge within so many pixels:</source>
        <translation>从边缘起在多少像素内逐渐过渡：</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>{name}: {understood}, {mean:.0%} of the photo.</source>
        <translation>{name}：{understood}，占照片的 {mean:.0%}。</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Opened the first of {count} photos; ← and → step through them.</source>
        <translation>已打开 {count} 张照片中的第一张；用 ← 和 → 逐张浏览。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Your work is here again.</source>
        <translation>您的工作已恢复。</translation>
    </message>
    <message>
        <source>This is the session as it was saved.</source>
        <translation>这是保存时的会话。</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy one first, then paste.</source>
        <translation>剪贴板中没有图片：请先复制图片，再粘贴。</translation>
    </message>
    <message>
        <source>This photo does not come from a folder.</source>
        <translation>此照片并非来自文件夹。</translation>
    </message>
    <message>
        <source>There is no further photo in this folder.</source>
        <translation>此文件夹中没有更多照片。</translation>
    </message>
    <message>
        <source>This is picture {page} of {page_count} in the file.</source>
        <translation>这是文件中的第 {page} 张图片，共 {page_count} 张。</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>10 × 15 cm (4 × 6 in)</source>
        <translation>10 × 15 cm（4 × 6 in）</translation>
    </message>
    <message>
        <source>13 × 18 cm (5 × 7 in)</source>
        <translation>13 × 18 cm（5 × 7 in）</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>适合页面</translation>
    </message>
    <message>
        <source>Fill the page</source>
        <translation>填满页面</translation>
    </message>
    <message>
        <source>Original size ({across} pixels an inch)</source>
        <translation>原始尺寸（每英寸 {across} 像素）</translation>
    </message>
    <message>
        <source>A width of</source>
        <translation>指定宽度</translation>
    </message>
    <message>
        <source>Print the photo</source>
        <translation>打印照片</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Pape&amp;r</source>
        <translation>纸张(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方向(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Pa&amp;ge setup…</source>
        <translation>页面设置(&amp;G)…</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>另存为 PDF(&amp;P)…</translation>
    </message>
    <message>
        <source>Pri&amp;nt…</source>
        <translation>打印(&amp;N)…</translation>
    </message>
    <message>
        <source>Margins and trays</source>
        <translation>页边距和纸盒</translation>
    </message>
    <message>
        <source>There is no printer whose page could be set up</source>
        <translation>没有可设置页面的打印机</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source> It is larger than the page: its edges are cut off.</source>
        <translation> 照片大于页面：边缘将被裁掉。</translation>
    </message>
    <message>
        <source>{size}{unit}, {fine:.0f} pixels an inch.{cut}</source>
        <translation>{size}{unit}，每英寸 {fine:.0f} 像素。{cut}</translation>
    </message>
    <message>
        <source>The pasted photo</source>
        <translation>粘贴的照片</translation>
    </message>
    <message>
        <source>Printing {name}…</source>
        <translation>正在打印 {name}…</translation>
    </message>
    <message>
        <source>Sent {name} to {printer}.</source>
        <translation>已将 {name} 发送到 {printer}。</translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written; choose another place.</source>
        <translation>{name}：无法写入 PDF；请选择其他位置。</translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written ({reason}); choose another place.</source>
        <translation>{name}：无法写入 PDF（{reason}）；请选择其他位置。</translation>
    </message>
    <message>
        <source>Saved {name} as {file}.</source>
        <translation>已将 {name} 保存为 {file}。</translation>
    </message>
    <message>
        <source>The printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>{name}: {printer} takes no page; see whether it is there, choose another one, or save it as a PDF.</source>
        <translation>{name}：{printer} 无法接收页面；请检查打印机是否可用、选择其他打印机，或另存为 PDF。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>d MMMM, hh:mm</source>
        <translation>M月d日 hh:mm</translation>
    </message>
    <message>
        <source>Your work can&apos;t be kept safe in {folder} ({reason}).</source>
        <translation>无法在 {folder} 中为您的工作留存备份（{reason}）。</translation>
    </message>
    <message>
        <source>{sentence} Until that is mended, save or export often.</source>
        <translation>{sentence}在问题解决之前，请经常保存或导出。</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Bring your work back?</source>
        <translation>要恢复您的工作吗？</translation>
    </message>
    <message>
        <source>There is work that was not saved:</source>
        <translation>有尚未保存的工作：</translation>
    </message>
    <message>
        <source>{count} removal</source>
        <translation>{count} 个移除项</translation>
    </message>
    <message>
        <source>{count} removals</source>
        <translation>{count} 个移除项</translation>
    </message>
    <message>
        <source>a mask</source>
        <translation>一个蒙版</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>OpenRaster (*{suffix})</source>
        <translation>OpenRaster (*{suffix})</translation>
    </message>
    <message>
        <source>There is a {name} already. Replace it?</source>
        <translation>已存在名为 {name} 的文件。要替换吗？</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>正在保存 {name}…</translation>
    </message>
    <message>
        <source>Saved the session to {name}.</source>
        <translation>会话已保存到 {name}。</translation>
    </message>
    <message>
        <source>Dune</source>
        <translation>沙丘</translation>
    </message>
    <message>
        <source>Take the hikers off the dune</source>
        <translation>去掉沙丘上的徒步者</translation>
    </message>
    <message>
        <source>Statue of Liberty</source>
        <translation>自由女神像</translation>
    </message>
    <message>
        <source>Take the lamp post away</source>
        <translation>去掉路灯杆</translation>
    </message>
    <message>
        <source>Perched osprey</source>
        <translation>栖息的鱼鹰</translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation>或试试这些照片</translation>
    </message>
    <message>
        <source>Paint over what should go, press {key}, and it is gone.</source>
        <translation>涂抹要移除的内容，按 {key}，它就消失了。</translation>
    </message>
    <message>
        <source>Paint over what should go, complete it, and it is gone.</source>
        <translation>涂抹要移除的内容，然后填充，它就消失了。</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>将照片拖到此处</translation>
    </message>
    <message>
        <source>Paint over what should go, then choose Complete.</source>
        <translation>涂抹要移除的内容，然后选择“填充”。</translation>
    </message>
    <message>
        <source>{task}: paint over it, then press {key}.</source>
        <translation>{task}：请涂抹，然后按 {key}。</translation>
    </message>
    <message>
        <source>Paint over what should go, then press {key}.</source>
        <translation>涂抹要移除的内容，然后按 {key}。</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Choose a photo to open</source>
        <translation>选择要打开的照片</translation>
    </message>
    <message>
        <source>{formats}. Nothing leaves this computer.</source>
        <translation>{formats}。所有内容都留在此计算机上。</translation>
    </message>
    <message>
        <source>Sample photo: {task}</source>
        <translation>示例照片：{task}</translation>
    </message>
    <message>
        <source>There is no removal here: complete something, or select one in the list.</source>
        <translation>此处没有移除项：请先填充一处，或在列表中选择一项。</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>显示 {title}</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>隐藏 {title}</translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation>{title} 的不透明度</translation>
    </message>
    <message>
        <source>Edge of {title}</source>
        <translation>{title} 的羽化</translation>
    </message>
    <message>
        <source>Rename {title}</source>
        <translation>重命名 {title}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>全部隐藏</translation>
    </message>
    <message>
        <source>Delete {title}</source>
        <translation>删除 {title}</translation>
    </message>
    <message>
        <source>Move {title}</source>
        <translation>移动 {title}</translation>
    </message>
    <message>
        <source>Edit mask of {title}</source>
        <translation>编辑 {title} 的蒙版</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>What you complete is listed here: hide it, fade it, do it again, or take it out.</source>
        <translation>填充的内容会列在此处：可以隐藏、淡化、重新填充或移出列表。</translation>
    </message>
    <message>
        <source>What it was made from is not the same any more: complete it again.</source>
        <translation>生成它所依据的内容已改变：请重新填充。</translation>
    </message>
    <message>
        <source>Clone brush</source>
        <translation>仿制画笔</translation>
    </message>
    <message>
        <source>Healing brush</source>
        <translation>修复画笔</translation>
    </message>
    <message>
        <source>{fill} · {seconds:.1f} s · {model}</source>
        <translation>{fill} · {seconds:.1f} s · {model}</translation>
    </message>
    <message>
        <source>Removals</source>
        <translation>移除项</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Complete again</source>
        <translation>重新填充</translation>
    </message>
    <message>
        <source>Edit mask</source>
        <translation>编辑蒙版</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{title}
{described}{doubt}
Double click: another name</source>
        <translation>{title}
{described}{doubt}
双击：重命名</translation>
    </message>
    <message>
        <source>this was not completed, so that it can&apos;t be completed again</source>
        <translation>此处并非由填充生成，因此无法重新填充</translation>
    </message>
    <message>
        <source>a completion is running: wait for it, or give it up with Esc</source>
        <translation>正在填充：请等待完成，或按 Esc 放弃</translation>
    </message>
    <message>
        <source>Other fill of {title}</source>
        <translation>{title} 的另一种填充</translation>
    </message>
    <message>
        <source>{error} The built-in model is used instead.</source>
        <translation>{error}已改用内置模型。</translation>
    </message>
    <message>
        <source>The model could not be loaded ({error!r}); unpack or install the program again.</source>
        <translation>无法载入模型（{error!r}）；请重新解压或安装本程序。</translation>
    </message>
    <message>
        <source>The fusion maps could not be computed ({error!r}).</source>
        <translation>无法计算融合图（{error!r}）。</translation>
    </message>
    <message>
        <source>{count} photo done</source>
        <translation>已完成 {count} 张</translation>
    </message>
    <message>
        <source>{count} photos done</source>
        <translation>已完成 {count} 张</translation>
    </message>
    <message>
        <source>{count} other file is no photo.</source>
        <translation>另有 {count} 个文件不是照片。</translation>
    </message>
    <message>
        <source>{count} other files are no photos.</source>
        <translation>另有 {count} 个文件不是照片。</translation>
    </message>
    <message>
        <source>Complete a folder</source>
        <translation>填充文件夹</translation>
    </message>
    <message>
        <source>&amp;Complete all</source>
        <translation>全部填充(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Sho&amp;w the results</source>
        <translation>显示结果(&amp;W)</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>失败的照片</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the Model menu.</source>
        <translation>未载入模型；请在“模型”菜单中选择一个。</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 张失败</translation>
    </message>
    <message>
        <source>{rate:.1f} a second</source>
        <translation>每秒 {rate:.1f} 张</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>{hours:.0f} hours left</source>
        <translation>还需 {hours:.0f} 小时</translation>
    </message>
    <message>
        <source>{minutes:.0f} minutes left</source>
        <translation>还需 {minutes:.0f} 分钟</translation>
    </message>
    <message>
        <source>{seconds:.0f} s left</source>
        <translation>还需 {seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&lt;p&gt;Removes things from photos with DFNet, and shows the network&apos;s fusion at work. Works without a network; your photos stay here.&lt;/p&gt;&lt;p&gt;Method: Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion, ACM MM 2019.&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL 3.&lt;/p&gt;&lt;p&gt;Sample photos:&lt;/p&gt;</source>
        <translation>&lt;p&gt;用 DFNet 移除照片中的内容，并展示网络的融合过程。无需联网即可使用；您的照片只留在本机。&lt;/p&gt;&lt;p&gt;方法：Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion, ACM MM 2019。&lt;/p&gt;&lt;p&gt;MIT 许可证。Qt 依据 LGPL 3 使用。&lt;/p&gt;&lt;p&gt;示例照片：&lt;/p&gt;</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>（未安装）</translation>
    </message>
    <message>
        <source>The fast fill stays; the detailed one was given up.</source>
        <translation>保留快速填充；已放弃精细填充。</translation>
    </message>
    <message>
        <source>The completion was given up; nothing was changed.</source>
        <translation>已放弃填充；未做任何更改。</translation>
    </message>
    <message>
        <source>Brush hardness {hardness} %.</source>
        <translation>画笔硬度 {hardness} %。</translation>
    </message>
    <message>
        <source>About DFNet GUI</source>
        <translation>关于 DFNet GUI</translation>
    </message>
    <message>
        <source>Licences of all parts…</source>
        <translation>所有组件的许可证…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>显示原图</translation>
    </message>
    <message>
        <source>hold O</source>
        <translation>按住 O</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Space and drag, or the middle button</source>
        <translation>空格键+拖动，或鼠标中键</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>以光标处为中心缩放</translation>
    </message>
    <message>
        <source>wheel or pinch</source>
        <translation>滚轮或双指捏合</translation>
    </message>
    <message>
        <source>Fit, 100 % (with the photo in focus)</source>
        <translation>适合窗口、100 %（焦点在照片上时）</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Brush size (on the screen)</source>
        <translation>画笔大小（在屏幕上）</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Removing something&lt;/h3&gt;&lt;ol&gt;&lt;li&gt;Open a photo.&lt;/li&gt;&lt;li&gt;Paint over what should go, generously.&lt;/li&gt;&lt;li&gt;{completes}&lt;/li&gt;&lt;li&gt;Export.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far as memory allows.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;移除内容&lt;/h3&gt;&lt;ol&gt;&lt;li&gt;打开照片。&lt;/li&gt;&lt;li&gt;涂抹要移除的内容，范围宁大勿小。&lt;/li&gt;&lt;li&gt;{completes}&lt;/li&gt;&lt;li&gt;导出。&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;涂抹范围以外的照片内容绝不会改动。按住 O 可与原图对比；只要内存允许，就可以一直撤销。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Afterwards&lt;/h3&gt;&lt;p&gt;Everything that you removed stands in the list of removals{key}: hide or fade one, fill it in another way, have its mask back, or take it out. Clone and healing brush copy by hand: hold Alt and click where from.&lt;/p&gt;&lt;p&gt;A session keeps everything for another day. In a folder, ← and → leave your work on each photo where it is. If the program or the computer dies, your work is offered back at the next start.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;后续处理&lt;/h3&gt;&lt;p&gt;您移除的所有内容都列在移除项列表{key}中：可以隐藏或淡化、换一种填充、取回蒙版，或移出列表。仿制画笔和修复画笔用于手动复制：按住 Alt 单击以指定来源。&lt;/p&gt;&lt;p&gt;会话会保留全部内容，可日后继续。在同一文件夹中，用 ← 和 → 切换照片时，每张照片上的工作都会保留。如果程序或计算机意外中断，下次启动时会提供恢复。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Press {key}.</source>
        <translation>按 {key}。</translation>
    </message>
    <message>
        <source>Choose Complete.</source>
        <translation>选择“填充”。</translation>
    </message>
    <message>
        <source>Alt and wheel</source>
        <translation>Alt+滚轮</translation>
    </message>
    <message>
        <source>Take away from the mask</source>
        <translation>从蒙版中擦除</translation>
    </message>
    <message>
        <source>Alt and drag, the right button, or a pen&apos;s eraser end</source>
        <translation>Alt+拖动、鼠标右键，或压感笔的橡皮擦端</translation>
    </message>
    <message>
        <source>Straight line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>arrows, with Shift or Ctrl; Space draws</source>
        <translation>方向键，可加 Shift 或 Ctrl；空格键绘制</translation>
    </message>
    <message>
        <source>While pointing with the keys</source>
        <translation>用键盘操作工具时</translation>
    </message>
    <message>
        <source>Previous and next photo of the folder</source>
        <translation>文件夹中的上一张和下一张照片</translation>
    </message>
    <message>
        <source>← and →</source>
        <translation>← 和 →</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>快捷键与帮助</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search the preferences and keys</source>
        <translation>搜索首选项和快捷键</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有找到相符的内容。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset this page</source>
        <translation>重置此页(&amp;R)</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序组件</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>By 5 pixels on all sides</source>
        <translation>向四周各 5 像素</translation>
    </message>
    <message>
        <source>Round its edge off</source>
        <translation>使边缘圆滑</translation>
    </message>
    <message>
        <source>Paint what lies within it</source>
        <translation>涂满蒙版包围的内部</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>收缩(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation>平滑(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Fill its gaps</source>
        <translation>填补空隙(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation>清除蒙版(&amp;C)</translation>
    </message>
    <message>
        <source>Unpaint everything</source>
        <translation>取消所有涂抹</translation>
    </message>
    <message>
        <source>Mask of the &amp;last fill again</source>
        <translation>恢复上次填充的蒙版(&amp;L)</translation>
    </message>
    <message>
        <source>Paint it once more</source>
        <translation>再次涂抹该处</translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation>反转蒙版(&amp;I)</translation>
    </message>
    <message>
        <source>Exchange painted and unpainted</source>
        <translation>互换已涂抹和未涂抹的部分</translation>
    </message>
    <message>
        <source>M&amp;ask</source>
        <translation>蒙版(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation>打开蒙版(&amp;O)…</translation>
    </message>
    <message>
        <source>Take the mask from a file</source>
        <translation>从文件载入蒙版</translation>
    </message>
    <message>
        <source>Sa&amp;ve mask…</source>
        <translation>保存蒙版(&amp;V)…</translation>
    </message>
    <message>
        <source>As a PNG, white is what should go</source>
        <translation>存为 PNG，白色为要移除的部分</translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation>复制蒙版(&amp;Y)</translation>
    </message>
    <message>
        <source>As a picture, white on black</source>
        <translation>复制为黑底白色的图片</translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation>粘贴蒙版(&amp;P)</translation>
    </message>
    <message>
        <source>A copied picture, or file</source>
        <translation>复制的图片或文件</translation>
    </message>
    <message>
        <source>Soft &amp;edge…</source>
        <translation>羽化(&amp;E)…</translation>
    </message>
    <message>
        <source>What is filled fades in from the edge</source>
        <translation>填充内容从边缘逐渐过渡</translation>
    </message>
    <message>
        <source>Save result, alpha and raw of all scales</source>
        <translation>保存所有尺度的结果、Alpha 和原始输出</translation>
    </message>
    <message>
        <source>Nothing but the photo; once more: all as before</source>
        <translation>只显示照片；再按一次恢复原样</translation>
    </message>
    <message>
        <source>Esc leaves it</source>
        <translation>按 Esc 退出</translation>
    </message>
    <message>
        <source>Type some letters of what you want to do</source>
        <translation>输入想做的事中的几个字</translation>
    </message>
    <message>
        <source>Where a file holds several pages, frames or pictures</source>
        <translation>用于含有多页、多帧或多张图片的文件</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>粘贴照片(&amp;P)</translation>
    </message>
    <message>
        <source>Open what was copied elsewhere</source>
        <translation>打开在别处复制的图片</translation>
    </message>
    <message>
        <source>Save the completed photo</source>
        <translation>保存处理后的照片</translation>
    </message>
    <message>
        <source>Export ag&amp;ain</source>
        <translation>再次导出(&amp;A)</translation>
    </message>
    <message>
        <source>As last time, without asking</source>
        <translation>沿用上次的设置，不再询问</translation>
    </message>
    <message>
        <source>Export a&amp;ll…</source>
        <translation>全部导出(&amp;L)…</translation>
    </message>
    <message>
        <source>All photos that have removals</source>
        <translation>所有含有移除项的照片</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>The session, once there is one</source>
        <translation>保存会话；尚无会话时改为导出</translation>
    </message>
    <message>
        <source>Save &amp;session as…</source>
        <translation>会话另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Photo, masks and removals, to go on another day; GIMP and Krita open it as layers</source>
        <translation>保存照片、蒙版和移除项，以便日后继续；GIMP 和 Krita 可将其作为图层打开</translation>
    </message>
    <message>
        <source>Expor&amp;t panes…</source>
        <translation>导出窗格(&amp;T)…</translation>
    </message>
    <message>
        <source>All panes as one picture or PDF page</source>
        <translation>将所有窗格导出为一张图片或一页 PDF</translation>
    </message>
    <message>
        <source>Export &amp;fusion maps…</source>
        <translation>导出融合图(&amp;F)…</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>打印(&amp;I)…</translation>
    </message>
    <message>
        <source>On paper, or as a PDF</source>
        <translation>打印到纸张，或存为 PDF</translation>
    </message>
    <message>
        <source>&amp;Complete a folder…</source>
        <translation>填充文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>With masks from files</source>
        <translation>蒙版来自文件</translation>
    </message>
    <message>
        <source>Previo&amp;us photo</source>
        <translation>上一张照片(&amp;U)</translation>
    </message>
    <message>
        <source>The photo before in the folder (←)</source>
        <translation>文件夹中的上一张照片（←）</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>下一张照片(&amp;N)</translation>
    </message>
    <message>
        <source>The photo after in the folder (→)</source>
        <translation>文件夹中的下一张照片（→）</translation>
    </message>
    <message>
        <source>Previous pa&amp;ge</source>
        <translation>上一页(&amp;G)</translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation>下一页(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do the undone step again</source>
        <translation>重做已撤销的步骤</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>复制结果(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the completed photo</source>
        <translation>复制处理后的照片</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>How the program looks and works, and its keys</source>
        <translation>程序的外观、行为和快捷键</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>填充(&amp;C)</translation>
    </message>
    <message>
        <source>Fill what is painted</source>
        <translation>填充涂抹的部分</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>换一种填充(&amp;Y)</translation>
    </message>
    <message>
        <source>Fill the same place in another way</source>
        <translation>用另一种方式填充同一处</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Give up what is running</source>
        <translation>放弃正在进行的操作</translation>
    </message>
    <message>
        <source>Complete on &amp;release</source>
        <translation>松开即填充(&amp;R)</translation>
    </message>
    <message>
        <source>Complete as soon as a stroke ends</source>
        <translation>画完一笔后立即填充</translation>
    </message>
    <message>
        <source>Fast fill, &amp;then a detailed one</source>
        <translation>先快速填充，再精细填充(&amp;T)</translation>
    </message>
    <message>
        <source>A fast fill at once; a detailed one takes its place when it is ready</source>
        <translation>立即快速填充；精细填充完成后取而代之</translation>
    </message>
    <message>
        <source>&amp;Fast fill only</source>
        <translation>仅快速填充(&amp;F)</translation>
    </message>
    <message>
        <source>What the network draws over a smooth start</source>
        <translation>网络在平滑的起始内容上绘制</translation>
    </message>
    <message>
        <source>&amp;Detailed fill only</source>
        <translation>仅精细填充(&amp;D)</translation>
    </message>
    <message>
        <source>Pieces of the photo itself, mended by the network</source>
        <translation>取自照片本身的片段，由网络修补</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Sin&amp;gle</source>
        <translation>单视图(&amp;G)</translation>
    </message>
    <message>
        <source>One view (hold O for the original)</source>
        <translation>单个视图（按住 O 查看原图）</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>分割对比(&amp;P)</translation>
    </message>
    <message>
        <source>Original and result with a divider to drag</source>
        <translation>原图与结果，拖动分隔线对比</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>并排(&amp;B)</translation>
    </message>
    <message>
        <source>Original beside the result, zoom and pan linked</source>
        <translation>原图与结果并排，同步缩放和平移</translation>
    </message>
    <message>
        <source>Pa&amp;nes</source>
        <translation>窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Photo, mask, raw, alpha, result and others in linked panes</source>
        <translation>在联动的窗格中查看照片、蒙版、原始输出、Alpha、结果等</translation>
    </message>
    <message>
        <source>&amp;Alpha overlay</source>
        <translation>Alpha 叠加(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>100 % (also End)</source>
        <translation>100 %（也可按 End）</translation>
    </message>
    <message>
        <source>Fi&amp;t</source>
        <translation>适合窗口(&amp;T)</translation>
    </message>
    <message>
        <source>Fit (also Home)</source>
        <translation>适合窗口（也可按 Home）</translation>
    </message>
    <message>
        <source>Hid&amp;e all panels</source>
        <translation>隐藏所有面板(&amp;E)</translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation>全屏(&amp;C)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>涂抹</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Colours of the &amp;window</source>
        <translation>窗口颜色(&amp;W)</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>减弱动态效果(&amp;M)</translation>
    </message>
    <message>
        <source>No moving edge, no fading.</source>
        <translation>不使用移动的边缘和淡入淡出。</translation>
    </message>
    <message>
        <source>Colour &amp;profile of the screen</source>
        <translation>屏幕的颜色配置文件(&amp;P)</translation>
    </message>
    <message>
        <source>What the system says</source>
        <translation>由系统提供</translation>
    </message>
    <message>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm);;All files (*)</source>
        <translation>颜色配置文件 (*.icc *.icm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>So that colours look as they are meant. What is exported does not change.</source>
        <translation>让颜色如实显示。导出的内容不受影响。</translation>
    </message>
    <message>
        <source>What a brush goes around is painted, too.</source>
        <translation>画笔圈住的内容也一并涂抹。</translation>
    </message>
    <message>
        <source>Brush &amp;size is in</source>
        <translation>画笔大小的单位(&amp;S)</translation>
    </message>
    <message>
        <source>Pixels of the screen</source>
        <translation>屏幕像素</translation>
    </message>
    <message>
        <source>Pixels of the photo</source>
        <translation>照片像素</translation>
    </message>
    <message>
        <source>Of the screen: it paints finer where you zoom in. Of the photo: it grows as you zoom in.</source>
        <translation>屏幕像素：放大视图时画得更细。照片像素：画笔随视图一起放大。</translation>
    </message>
    <message>
        <source>Brush &amp;hardness</source>
        <translation>画笔硬度(&amp;H)</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Below 100 % what is filled fades in from the edge.</source>
        <translation>低于 100 % 时，填充内容从边缘逐渐过渡。</translation>
    </message>
    <message>
        <source>Of the brush, with a tablet.</source>
        <translation>使用数位板时。</translation>
    </message>
    <message>
        <source>To&amp;lerance of the colour range</source>
        <translation>色彩范围的容差(&amp;L)</translation>
    </message>
    <message>
        <source>How unlike the clicked colour a pixel may be.</source>
        <translation>像素与所单击颜色之间允许的差异。</translation>
    </message>
    <message>
        <source>Colour range: &amp;only what is connected</source>
        <translation>色彩范围：仅连续区域(&amp;O)</translation>
    </message>
    <message>
        <source>Else like pixels anywhere in the photo are taken, too.</source>
        <translation>否则也会选择整张照片中的相近像素。</translation>
    </message>
    <message>
        <source>Complete as soon as a stroke &amp;ends</source>
        <translation>画完一笔后立即填充(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Fills</source>
        <translation>填充方式(&amp;F)</translation>
    </message>
    <message>
        <source>A fast one, then a detailed one</source>
        <translation>先快速填充，再精细填充</translation>
    </message>
    <message>
        <source>The fast one alone</source>
        <translation>仅快速填充</translation>
    </message>
    <message>
        <source>The detailed one alone</source>
        <translation>仅精细填充</translation>
    </message>
    <message>
        <source>A detailed fill takes about a second, and is made of pieces of the photo itself.</source>
        <translation>精细填充约需一秒，由照片本身的片段组成。</translation>
    </message>
    <message>
        <source>&amp;Grow the mask by</source>
        <translation>扩展蒙版(&amp;G)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>A little more than the mask is completed, so that no edge of what goes is left.</source>
        <translation>填充范围比蒙版略大，以免留下移除内容的边缘。</translation>
    </message>
    <message>
        <source>Colour &amp;map</source>
        <translation>颜色映射(&amp;M)</translation>
    </message>
    <message>
        <source>How alpha is coloured, on the canvas and in the panes.</source>
        <translation>Alpha 在画布和窗格中的着色方式。</translation>
    </message>
    <message>
        <source>&amp;Opacity of the alpha overlay</source>
        <translation>Alpha 叠加的不透明度(&amp;O)</translation>
    </message>
    <message>
        <source>Read &amp;back what was written, up to</source>
        <translation>写入后读回检查，上限(&amp;B)</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> 百万像素</translation>
    </message>
    <message>
        <source>Before an older file goes; larger photos are written without a look at what came of it.</source>
        <translation>在替换旧文件之前；更大的照片写入后不再检查结果。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>What is fastest</source>
        <translation>最快的后端</translation>
    </message>
    <message>
        <source>What is fastest is measured the first time a model is used.</source>
        <translation>首次使用模型时在本机测定哪个最快。</translation>
    </message>
    <message>
        <source>Compute o&amp;n</source>
        <translation>计算设备(&amp;N)</translation>
    </message>
    <message>
        <source>On the CPU, compute &amp;by</source>
        <translation>CPU 计算后端(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Format to begin with</source>
        <translation>初始格式(&amp;F)</translation>
    </message>
    <message>
        <source>The photo&apos;s own, or PNG</source>
        <translation>照片自身的格式，或 PNG</translation>
    </message>
    <message>
        <source>The one that was chosen last. PNG where the photo&apos;s own format would lose something.</source>
        <translation>上次选择的格式。若照片自身的格式会有损失，则用 PNG。</translation>
    </message>
    <message>
        <source>Of formats that can lose something, from 1 to 100.</source>
        <translation>用于可能有损的格式，从 1 到 100。</translation>
    </message>
    <message>
        <source>Keep JPEG and TIFF files as the ori&amp;ginal</source>
        <translation>JPEG 和 TIFF 文件保持原样(&amp;G)</translation>
    </message>
    <message>
        <source>Only what was completed is encoded anew; everything else in the file stays as it was.</source>
        <translation>仅重新编码填充过的部分；文件中的其他内容保持不变。</translation>
    </message>
    <message>
        <source>No moving edge, no fading</source>
        <translation>不使用移动的边缘和淡入淡出</translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>使用指南(&amp;G)</translation>
    </message>
    <message>
        <source>How to remove something, and what else there is</source>
        <translation>如何移除内容，以及其他功能</translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation>快捷键与帮助(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>What went wrong, without photos</source>
        <translation>记录出错的情况，不含照片</translation>
    </message>
    <message>
        <source>&amp;About DFNet GUI</source>
        <translation>关于 DFNet GUI(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>What is installed; import the authors&apos; weights; switch</source>
        <translation>查看已安装的模型；导入作者的权重；切换模型</translation>
    </message>
    <message>
        <source>&amp;Built-in model</source>
        <translation>内置模型(&amp;B)</translation>
    </message>
    <message>
        <source>The model that comes with the program</source>
        <translation>随程序提供的模型</translation>
    </message>
    <message>
        <source>Choose &amp;weights file…</source>
        <translation>选择权重文件(&amp;W)…</translation>
    </message>
    <message>
        <source>Use a .safetensors or .pth file of a DFNet</source>
        <translation>使用 DFNet 的 .safetensors 或 .pth 文件</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>CPU: what is &amp;fastest</source>
        <translation>CPU：最快的后端(&amp;F)</translation>
    </message>
    <message>
        <source>Measured here the first time a model is used</source>
        <translation>首次使用模型时在本机测定</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this away (Esc)</source>
        <translation>关闭此提示（Esc）</translation>
    </message>
    <message>
        <source>Problem: {sentence}</source>
        <translation>问题：{sentence}</translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>&amp;Fusion panel</source>
        <translation>融合面板(&amp;F)</translation>
    </message>
    <message>
        <source>Look inside the network: result, raw and alpha at six scales</source>
        <translation>查看网络内部：六个尺度的结果、原始输出和 Alpha</translation>
    </message>
    <message>
        <source>&amp;Removals</source>
        <translation>移除项(&amp;R)</translation>
    </message>
    <message>
        <source>What was removed, as a list: hide, fade, do again, take out</source>
        <translation>移除内容的列表：隐藏、淡化、重新填充、移出</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>What was done, step by step: click to go back there</source>
        <translation>逐步列出所做的操作：单击可返回该步</translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation>胶片栏(&amp;S)</translation>
    </message>
    <message>
        <source>The photos of the folder, with marks for those that are done</source>
        <translation>文件夹中的照片，已处理的带有标记</translation>
    </message>
    <message>
        <source>Close the {title} panel</source>
        <translation>关闭“{title}”面板</translation>
    </message>
    <message>
        <source>Exporting… (Esc gives it up)</source>
        <translation>正在导出…（Esc 放弃）</translation>
    </message>
    <message>
        <source>The fast fill is in; a detailed one follows… (Esc keeps this one)</source>
        <translation>已快速填充；接着进行精细填充…（Esc 保留当前填充）</translation>
    </message>
    <message>
        <source>There is no step to take back.</source>
        <translation>没有可以撤销的步骤。</translation>
    </message>
    <message>
        <source>No step was taken back.</source>
        <translation>没有撤销过任何步骤。</translation>
    </message>
    <message>
        <source>The file holds one picture only.</source>
        <translation>该文件只包含一张图片。</translation>
    </message>
    <message>
        <source>{name} ({page} of {pages})</source>
        <translation>{name}（{page}/{pages}）</translation>
    </message>
    <message>
        <source>{name}[*] – DFNet GUI</source>
        <translation>{name}[*] – DFNet GUI</translation>
    </message>
    <message>
        <source> {key} fills it in another way.</source>
        <translation> 按 {key} 换一种填充。</translation>
    </message>
    <message>
        <source>Nothing is painted yet</source>
        <translation>尚未涂抹</translation>
    </message>
    <message>
        <source> · 16 bit</source>
        <translation> · 16 位</translation>
    </message>
    <message>
        <source>under {least}</source>
        <translation>低于 {least}</translation>
    </message>
    <message>
        <source> · mask {share} %</source>
        <translation> · 蒙版 {share} %</translation>
    </message>
    <message>
        <source>mask {share} %</source>
        <translation>蒙版 {share} %</translation>
    </message>
    <message>
        <source>nothing is painted</source>
        <translation>未涂抹</translation>
    </message>
    <message>
        <source>{place}{size} pixels, shown at {zoom}; {mask}.</source>
        <translation>{place}{size} 像素，显示比例 {zoom}；{mask}。</translation>
    </message>
    <message>
        <source>Fill what is painted ({key})</source>
        <translation>填充涂抹的部分（{key}）</translation>
    </message>
    <message>
        <source>{key}: with the arrow keys.</source>
        <translation>{key}：用方向键操作。</translation>
    </message>
    <message>
        <source>Complete something first.</source>
        <translation>请先填充一处。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>当前没有正在进行的操作。</translation>
    </message>
    <message>
        <source>Done. Hold O to compare with the original.{again}</source>
        <translation>完成。按住 O 与原图对比。{again}</translation>
    </message>
    <message>
        <source>Fill it once more, as the settings and the photo are now</source>
        <translation>按当前设置和照片的现状重新填充</translation>
    </message>
    <message>
        <source>Have its mask back, to change and complete it</source>
        <translation>取回其蒙版，修改后再填充</translation>
    </message>
    <message>
        <source>Complete a&amp;gain</source>
        <translation>重新填充(&amp;G)</translation>
    </message>
    <message>
        <source>Edit its &amp;mask</source>
        <translation>编辑蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>从列表中移出</translation>
    </message>
    <message>
        <source>Show or &amp;hide it</source>
        <translation>显示或隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Show or hide &amp;all</source>
        <translation>全部显示或隐藏(&amp;A)</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>对比处理前后</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Over the next higher one</source>
        <translation>移到上一项之上</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>Under the next lower one</source>
        <translation>移到下一项之下</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Message: {sentence}</source>
        <translation>消息：{sentence}</translation>
    </message>
    <message>
        <source>Message: none</source>
        <translation>消息：无</translation>
    </message>
    <message>
        <source>Photo: {text}</source>
        <translation>照片：{text}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>No model: see Model › Built-in model</source>
        <translation>无模型：请选择“模型 › 内置模型”</translation>
    </message>
    <message>
        <source>{seconds:.2f} s</source>
        <translation>{seconds:.2f} s</translation>
    </message>
    <message>
        <source>Model and device: {text}</source>
        <translation>模型和设备：{text}</translation>
    </message>
    <message>
        <source>Completing… (Esc cancels)</source>
        <translation>正在填充…（Esc 取消）</translation>
    </message>
    <message>
        <source>Arrows move the tool, Space puts it down and lifts it</source>
        <translation>方向键移动工具，空格键落笔和抬笔</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;witch brush and eraser</source>
        <translation>切换画笔和橡皮擦(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>缩小画笔(&amp;S)</translation>
    </message>
    <message>
        <source>Lar&amp;ger brush</source>
        <translation>放大画笔(&amp;G)</translation>
    </message>
    <message>
        <source>Softer br&amp;ush</source>
        <translation>减小画笔硬度(&amp;U)</translation>
    </message>
    <message>
        <source>Its edge fades in</source>
        <translation>边缘逐渐过渡</translation>
    </message>
    <message>
        <source>Ha&amp;rder brush</source>
        <translation>增大画笔硬度(&amp;R)</translation>
    </message>
    <message>
        <source>Its edge is crisp</source>
        <translation>边缘清晰</translation>
    </message>
    <message>
        <source>Cop&amp;y from everywhere again</source>
        <translation>重新允许从任意处复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Take all red hatching away</source>
        <translation>清除所有红色斜线标记</translation>
    </message>
    <message>
        <source>Point with the &amp;keys</source>
        <translation>用键盘操作工具(&amp;K)</translation>
    </message>
    <message>
        <source>Pen pressure &amp;varies the size</source>
        <translation>笔压控制画笔大小(&amp;V)</translation>
    </message>
    <message>
        <source>Of the brush, with a tablet</source>
        <translation>使用数位板时</translation>
    </message>
    <message>
        <source>Loops &amp;fill themselves</source>
        <translation>自动涂满圈内(&amp;F)</translation>
    </message>
    <message>
        <source>What a brush goes around, too</source>
        <translation>画笔圈住的内容也一并涂抹</translation>
    </message>
    <message>
        <source>{name}: this is no colour profile; choose an .icc or .icm file.</source>
        <translation>{name}：这不是颜色配置文件；请选择 .icc 或 .icm 文件。</translation>
    </message>
    <message>
        <source>{name}: the colour profile can&apos;t be read ({reason}); choose another file.</source>
        <translation>{name}：无法读取颜色配置文件（{reason}）；请选择其他文件。</translation>
    </message>
    <message>
        <source>{name}: this colour profile is not for a screen; choose one that is.</source>
        <translation>{name}：此颜色配置文件不适用于屏幕；请选择适用的文件。</translation>
    </message>
    <message>
        <source>{name}: the colour profile is damaged; get it again from where it came.</source>
        <translation>{name}：颜色配置文件已损坏；请从原来源重新获取。</translation>
    </message>
    <message>
        <source>AVIF compresses the whole photo anew, to a fraction of a JPEG&apos;s size, and keeps 8 bits a channel.</source>
        <translation>AVIF 会重新压缩整张照片，大小仅为 JPEG 的几分之一，每通道保留 8 位。</translation>
    </message>
    <message>
        <source>this photo is {width}×{height}</source>
        <translation>此照片为 {width}×{height}</translation>
    </message>
    <message>
        <source>{name} holds at most {most_px:,} pixels a side, and {size}; choose PNG.</source>
        <translation>{name} 每边最多容纳 {most_px:,} 像素，而{size}；请选择 PNG。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>张图片</translation>
    </message>
    <message>
        <source>number {page}</source>
        <translation>第 {page} 个</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>an export as {kept_by} keeps the others</source>
        <translation>导出为 {kept_by} 可保留其余部分</translation>
    </message>
    <message>
        <source>an export holds that one alone</source>
        <translation>导出的文件只含这一个</translation>
    </message>
    <message>
        <source>This file holds {count} {what}; {shown} is shown, and {rest}.</source>
        <translation>此文件包含 {count} {what}；当前显示{shown}，{rest}。</translation>
    </message>
    <message>
        <source>{width}×{height} pixels are more than the {most} megapixels that fit; scale it down first.</source>
        <translation>{width}×{height} 像素超出可处理的 {most} 百万像素；请先将其缩小。</translation>
    </message>
    <message>
        <source>its pixels are stored in a way that can&apos;t be read; save it as PNG.</source>
        <translation>其像素的存储方式无法读取；请另存为 PNG。</translation>
    </message>
    <message>
        <source>The whole photo was compressed anew: a JPEG of its kind can&apos;t be changed in part.</source>
        <translation>整张照片已重新压缩：此类 JPEG 无法只修改局部。</translation>
    </message>
    <message>
        <source>What the camera said of the photo (EXIF)</source>
        <translation>相机记录的照片信息（EXIF）</translation>
    </message>
    <message>
        <source>What programs said of the photo (XMP)</source>
        <translation>程序记录的照片信息（XMP）</translation>
    </message>
    <message>
        <source>{what} is larger than a JPEG can hold and was left out.</source>
        <translation>{what}超出 JPEG 可容纳的大小，已略去。</translation>
    </message>
    <message>
        <source>JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency.</source>
        <translation>JPEG 会重新压缩整张照片，每通道保留 8 位，不保留透明度。</translation>
    </message>
    <message>
        <source>it has {count} channels, and only grey and RGB can be used; save it as RGB.</source>
        <translation>它有 {count} 个通道，而仅支持灰度和 RGB；请另存为 RGB。</translation>
    </message>
    <message>
        <source>Its HDR gain map was filled at the same place.</source>
        <translation>其 HDR 增益图已在同一处填充。</translation>
    </message>
    <message>
        <source>Other pictures in the file (previews, films, depth or gain maps) would have shown what went and were left out.</source>
        <translation>文件中的其他图像（预览图、影片、深度图或增益图）可能显示已移除的内容，已略去。</translation>
    </message>
    <message>
        <source>This file is an animation; the first picture is shown, and an export holds that one alone.</source>
        <translation>此文件是动画；当前显示第一张图片，导出的文件只含这一张。</translation>
    </message>
    <message>
        <source>its colours are inks (CMYK), which can&apos;t be read in a JPEG XL; save it as TIFF.</source>
        <translation>其颜色为油墨色（CMYK），无法从 JPEG XL 中读取；请另存为 TIFF。</translation>
    </message>
    <message>
        <source>At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel.</source>
        <translation>为 100 时保留每个像素；低于 100 则重新压缩整张照片。每通道 8 位。</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>个部分</translation>
    </message>
    <message>
        <source>it holds no colours, only other channels; save its picture with channels R, G and B.</source>
        <translation>它不含颜色，只有其他通道；请用 R、G、B 通道保存其图像。</translation>
    </message>
    <message>
        <source>this is a ZIP archive or a document, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation>这是 ZIP 压缩包或文档，此处无法读取；请另存为 PNG、TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>{format_name} holds no IPTC captions: they were left out. JPEG and TIFF keep them.</source>
        <translation>{format_name} 无法容纳 IPTC 说明信息，已略去。JPEG 和 TIFF 可以保留。</translation>
    </message>
    <message>
        <source>pictures with 32 bits a channel can&apos;t be used; save it with 8 or 16 bits.</source>
        <translation>不支持每通道 32 位的图片；请另存为 8 位或 16 位。</translation>
    </message>
    <message>
        <source>Every pixel outside of what you painted stays exactly as it was.</source>
        <translation>涂抹范围以外的每个像素都与原来完全相同。</translation>
    </message>
    <message>
        <source>its colours are stored as {colours}; save it as RGB.</source>
        <translation>其颜色存储为 {colours}；请另存为 RGB。</translation>
    </message>
    <message>
        <source>it holds layers alone; save it with “Maximize compatibility”, or as a TIFF.</source>
        <translation>它只含图层；请以“最大兼容”方式保存，或另存为 TIFF。</translation>
    </message>
    <message>
        <source>This picture holds more light than a screen shows; it is opened as a photo would show it, at 16 bits.</source>
        <translation>此图片的亮度超出屏幕可显示的范围；已按普通照片的效果以 16 位打开。</translation>
    </message>
    <message>
        <source>This is a camera&apos;s raw file, developed with the camera&apos;s white balance; export it as TIFF to keep all 16 bits.</source>
        <translation>这是相机的 RAW 文件，已按相机的白平衡显影；导出为 TIFF 可保留全部 16 位。</translation>
    </message>
    <message>
        <source>this camera&apos;s raw files can&apos;t be developed here; save it as a 16-bit TIFF with a raw converter.</source>
        <translation>此处无法显影该相机的 RAW 文件；请用 RAW 转换软件另存为 16 位 TIFF。</translation>
    </message>
    <message>
        <source>a JPEG XR picture</source>
        <translation>JPEG XR 图片</translation>
    </message>
    <message>
        <source>a GIMP picture with layers</source>
        <translation>带图层的 GIMP 图片</translation>
    </message>
    <message>
        <source>a DDS texture</source>
        <translation>DDS 纹理</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>PostScript 文档</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>an XML document, perhaps an SVG drawing</source>
        <translation>XML 文档，可能是 SVG 图形</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>This file could only be written anew: other pages, smaller pictures and some programs&apos; own tags are not in it.</source>
        <translation>此文件只能重新写入：不含其他页面、缩略图和某些程序自有的标签。</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>页</translation>
    </message>
    <message>
        <source>it holds a volume instead of a picture; save one slice of it as a TIFF of its own.</source>
        <translation>它包含的是体数据而非图片；请将其中一个切片另存为单独的 TIFF。</translation>
    </message>
    <message>
        <source>its colours are stored as {name}, which can&apos;t be read; save it as RGB.</source>
        <translation>其颜色存储为 {name}，无法读取；请另存为 RGB。</translation>
    </message>
    <message>
        <source>its Lab samples are neither 8 nor 16 bits; save it as RGB.</source>
        <translation>其 Lab 样本既非 8 位也非 16 位；请另存为 RGB。</translation>
    </message>
    <message>
        <source>Its brightest spot is another one now, so all of it is shown otherwise; no value beside changed.</source>
        <translation>其最亮点已改变，因此整张图片的显示效果不同；其他数值均未改变。</translation>
    </message>
    <message>
        <source>The file&apos;s layers would have shown what went and were left out.</source>
        <translation>文件的图层可能显示已移除的内容，已略去。</translation>
    </message>
    <message>
        <source>{text}: this is an address and no file, and nothing is fetched; save the picture first, then open its file.</source>
        <translation>{text}：这是网址而不是文件，本程序不从网络获取内容；请先保存该图片，再打开其文件。</translation>
    </message>
    <message>
        <source>{text}: no file has such a name; give the file&apos;s path.</source>
        <translation>{text}：文件不可能有这样的名称；请提供文件的路径。</translation>
    </message>
    <message>
        <source>{text}: this file is on another computer ({host}); copy it to this one first.</source>
        <translation>{text}：此文件位于另一台计算机（{host}）上；请先将其复制到本机。</translation>
    </message>
    <message>
        <source>there is nothing to complete: paint over what should go first</source>
        <translation>没有要填充的内容，请先涂抹要移除的内容</translation>
    </message>
    <message>
        <source>it covers the whole photo, so there is nothing to learn from: leave some of the photo unpainted</source>
        <translation>它覆盖了整张照片，没有可供参考的内容，请留出一部分不涂抹</translation>
    </message>
    <message>
        <source>The mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>white marks what goes</source>
        <translation>以白色标记要移除的部分</translation>
    </message>
    <message>
        <source>black marks what goes</source>
        <translation>以黑色标记要移除的部分</translation>
    </message>
    <message>
        <source>{name}: the mask has {width}×{height} pixels and the photo {across}×{down}; give a mask of the photo&apos;s size.</source>
        <translation>{name}：蒙版为 {width}×{height} 像素，而照片为 {across}×{down}；请提供与照片大小相同的蒙版。</translation>
    </message>
    <message>
        <source>{name}: the mask has no transparency; say which colour marks what goes.</source>
        <translation>{name}：此蒙版没有透明度；请指定标记要移除部分的颜色。</translation>
    </message>
    <message>
        <source>its transparent part marks what goes</source>
        <translation>以透明部分标记要移除的部分</translation>
    </message>
    <message>
        <source>what is painted on transparency marks what goes</source>
        <translation>以透明背景上的涂抹标记要移除的部分</translation>
    </message>
    <message>
        <source>the value {value} marks what goes</source>
        <translation>以数值 {value} 标记要移除的部分</translation>
    </message>
    <message>
        <source>it has more than two colours</source>
        <translation>它含有两种以上的颜色</translation>
    </message>
    <message>
        <source>its brighter part is {mean:.0%} of the photo</source>
        <translation>其较亮部分占照片的 {mean:.0%}</translation>
    </message>
    <message>
        <source>{name} marks what goes</source>
        <translation>以{name}标记要移除的部分</translation>
    </message>
    <message>
        <source>{name}: it is not clear which part of this mask marks what should go, for {reason}; say it with --hole white, black, alpha, opaque or value=N.</source>
        <translation>{name}：无法确定此蒙版的哪个部分标记要移除的内容，因为{reason}；请用 --hole white、black、alpha、opaque 或 value=N 指定。</translation>
    </message>
    <message>
        <source>the colour {colour}</source>
        <translation>{colour} 色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>the brighter grey</source>
        <translation>较亮的灰色</translation>
    </message>
    <message>
        <source>{changed:,} of {total:,} pixels ({share}) outside of what was completed changed by the file&apos;s compression, by {most} at most.</source>
        <translation>填充处以外的 {total:,} 个像素中有 {changed:,} 个（{share}）因文件压缩而改变，最多相差 {most}。</translation>
    </message>
    <message>
        <source>what was written could not be read back, so no file was changed; export it in another format or elsewhere.</source>
        <translation>写入的内容无法读回，因此没有更改任何文件；请用其他格式或在别处导出。</translation>
    </message>
    <message>
        <source>what was written has another size when it is read back, so no file was changed; export it in another format.</source>
        <translation>写入的内容读回后尺寸不同，因此没有更改任何文件；请用其他格式导出。</translation>
    </message>
    <message>
        <source>It was not read back, which photos above {most:g} megapixels are not.</source>
        <translation>未读回检查：超过 {most:g} 百万像素的照片不检查。</translation>
    </message>
    <message>
        <source>0 of {total:,} pixels outside of what was completed changed.</source>
        <translation>填充范围以外的 {total:,} 个像素中有 0 个发生变化。</translation>
    </message>
    <message>
        <source>{changed:,} of {total:,} pixels ({share}) outside of what was completed changed, by {most} at most.</source>
        <translation>填充范围以外的 {total:,} 个像素中有 {changed:,} 个（{share}）发生变化，最多相差 {most}。</translation>
    </message>
    <message>
        <source>it holds {count} picture, there is no number {page}.</source>
        <translation>它包含 {count} 张图片，没有第 {page} 张。</translation>
    </message>
    <message>
        <source>it holds {count} pictures, there is no number {page}.</source>
        <translation>它包含 {count} 张图片，没有第 {page} 张。</translation>
    </message>
    <message>
        <source>{name}: this is not a file; choose a photo.</source>
        <translation>{name}：这不是文件；请选择一张照片。</translation>
    </message>
    <message>
        <source>{name}: there is no such file; check the name.</source>
        <translation>{name}：没有此文件；请检查名称。</translation>
    </message>
    <message>
        <source>{name}: this is a folder; choose a photo in it.</source>
        <translation>{name}：这是文件夹；请选择其中的照片。</translation>
    </message>
    <message>
        <source>{name}: you have no permission to read it; change that or copy it.</source>
        <translation>{name}：您没有读取权限；请更改权限或复制该文件。</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); try again.</source>
        <translation>{name}：无法读取（{reason}）；请重试。</translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again from where it came.</source>
        <translation>{name}：文件为空（零字节）；请从原来源重新获取。</translation>
    </message>
    <message>
        <source>{name}: the file has {size} MB, and more than {most} MB are not read; if it is whole, set {variable}={size} before you start the program.</source>
        <translation>{name}：文件大小为 {size} MB，超过 {most} MB 的文件不会读取；如果文件完好，请在启动程序前设置 {variable}={size}。</translation>
    </message>
    <message>
        <source>{name}: this is {kind}, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation>{name}：这是{kind}，此处无法读取；请另存为 PNG、TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>{name}: this is not a picture that can be read; use {formats}.</source>
        <translation>{name}：这不是可读取的图片；请使用 {formats}。</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>{name}: the file is damaged or incomplete; get it again from where it came.</source>
        <translation>{name}：文件已损坏或不完整；请从原来源重新获取。</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to write it; close other programs.</source>
        <translation>{name}：内存不足，无法写入；请关闭其他程序。</translation>
    </message>
    <message>
        <source>{name}: this photo can&apos;t be written in that format; choose PNG.</source>
        <translation>{name}：此照片无法以该格式写入；请选择 PNG。</translation>
    </message>
    <message>
        <source>without suffix</source>
        <translation>无扩展名</translation>
    </message>
    <message>
        <source>{name}: the format {suffix} can&apos;t be written; use {names}.</source>
        <translation>{name}：无法写入此格式（{suffix}）；请使用 {names}。</translation>
    </message>
    <message>
        <source>the file is write-protected; choose another name, or change that.</source>
        <translation>文件有写保护；请换一个名称，或解除写保护。</translation>
    </message>
    <message>
        <source>the disk is full, and this file was not changed; free some space or choose another place.</source>
        <translation>磁盘已满，此文件未更改；请释放一些空间或选择其他位置。</translation>
    </message>
    <message>
        <source>you have no permission to write there; choose another place.</source>
        <translation>您没有在该处写入的权限；请选择其他位置。</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one.</source>
        <translation>名称太长；请使用较短的名称。</translation>
    </message>
    <message>
        <source>that folder does not exist; choose another place.</source>
        <translation>该文件夹不存在；请选择其他位置。</translation>
    </message>
    <message>
        <source>this is a folder; choose a file name.</source>
        <translation>这是文件夹；请指定文件名。</translation>
    </message>
    <message>
        <source>it can&apos;t be written ({reason}); choose another place.</source>
        <translation>无法写入（{reason}）；请选择其他位置。</translation>
    </message>
    <message>
        <source>{name}: the weights are not the ones that their manifest names; get both again.</source>
        <translation>{name}：权重与清单文件所列的不符；请重新获取两者。</translation>
    </message>
    <message>
        <source>{name}: the weights have another architecture than their manifest says; get both again.</source>
        <translation>{name}：权重的结构与清单文件所述不符；请重新获取两者。</translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again.</source>
        <translation>{name}：文件为空（零字节）；请重新获取。</translation>
    </message>
    <message>
        <source>{name}: this is not a weights file; choose a .safetensors or .pth file of DFNet.</source>
        <translation>{name}：这不是权重文件；请选择 DFNet 的 .safetensors 或 .pth 文件。</translation>
    </message>
    <message>
        <source>{name}: the weights file is damaged or incomplete; get it again.</source>
        <translation>{name}：权重文件已损坏或不完整；请重新获取。</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); check it and try again.</source>
        <translation>{name}：无法读取（{reason}）；请检查后重试。</translation>
    </message>
    <message>
        <source>{name}: it lists more weights than any network here has; choose another weights file.</source>
        <translation>{name}：其中列出的权重比这里任何网络的都多；请选择另一个权重文件。</translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which .pth files need; import the file with the full program (the archive without “slim” in its name), which makes a .safetensors of it.</source>
        <translation>{name}：此版本的程序不含 .pth 文件所需的 PyTorch；请用完整版程序（名称中不含“slim”的压缩包）导入该文件，它会将其转换为 .safetensors。</translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s; choose another weights file.</source>
        <translation>{name}：这些权重不是 DFNet 的权重；请选择其他权重文件。</translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s ({error}); choose another file.</source>
        <translation>{name}：这些权重不是 DFNet 的权重（{error}）；请选择其他文件。</translation>
    </message>
    <message>
        <source>{name}: {entry} holds values that are no numbers; get the file again.</source>
        <translation>{name}：{entry} 含有非数字的值；请重新获取该文件。</translation>
    </message>
    <message>
        <source>{name}: {count} entries of a DFNet are missing, {first} first; get it again.</source>
        <translation>{name}：缺少 DFNet 的 {count} 个条目，第一个是 {first}；请重新获取该文件。</translation>
    </message>
    <message>
        <source>{name}: {count} entries are not a DFNet&apos;s, {first} first; use another file.</source>
        <translation>{name}：{count} 个条目不属于 DFNet，第一个是 {first}；请使用其他文件。</translation>
    </message>
    <message>
        <source>{name}: {entry} has the shape {got}, where {want} belongs; use another file.</source>
        <translation>{name}：{entry} 的形状为 {got}，应为 {want}；请使用其他文件。</translation>
    </message>
    <message>
        <source>{name}: the manifest can&apos;t be used ({error}); get it again with its weights.</source>
        <translation>{name}：清单文件无法使用（{error}）；请连同其权重重新获取。</translation>
    </message>
    <message>
        <source>{name}: the file is damaged or holds more than weights; nothing in it was run, use the original.</source>
        <translation>{name}：文件已损坏，或含有权重以外的内容；未运行其中任何内容，请使用原始文件。</translation>
    </message>
    <message>
        <source>{name}: this is not a plain DFNet state dictionary; choose another weights file.</source>
        <translation>{name}：这不是纯粹的 DFNet 状态字典；请选择其他权重文件。</translation>
    </message>
    <message>
        <source>{name}: the weights file unpacks to {held} MB, far more than it has itself; get it again from where it came.</source>
        <translation>{name}：权重文件解压后有 {held} MB，远大于文件本身；请从原来源重新获取。</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>{name}: there are no photos in this folder.</source>
        <translation>{name}：此文件夹中没有照片。</translation>
    </message>
    <message>
        <source>--mask is a folder and the photo is not: give two files, or two folders.</source>
        <translation>--mask 是文件夹而照片不是：请给出两个文件或两个文件夹。</translation>
    </message>
    <message>
        <source>The photo is a folder: give a folder for --output, too.</source>
        <translation>照片是文件夹：请也为 --output 指定文件夹。</translation>
    </message>
    <message>
        <source>{name}: the masks must lie in another folder than the photos.</source>
        <translation>{name}：蒙版必须放在与照片不同的文件夹中。</translation>
    </message>
    <message>
        <source>{name}: this would overwrite an input; give another --output.</source>
        <translation>{name}：这会覆盖输入文件；请另选 --output。</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most}和{last}</translation>
    </message>
    <message>
        <source>{name}: {masks} could be its mask; leave one of them.</source>
        <translation>{name}：{masks}都可能是它的蒙版；请只保留一个。</translation>
    </message>
    <message>
        <source>{name}: there is no mask for it, as {mask}; make one.</source>
        <translation>{name}：没有对应的蒙版，例如 {mask}；请制作一个。</translation>
    </message>
    <message>
        <source>{most} or {last}</source>
        <translation>{most}或{last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>请先打开一张照片。</translation>
    </message>
    <message>
        <source>There is nothing that it could be done to just now.</source>
        <translation>目前没有可应用此命令的对象。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command is called “{words}”: try other letters.</source>
        <translation>没有名为“{words}”的命令：请换几个字试试。</translation>
    </message>
    <message>
        <source>Type some letters of a command</source>
        <translation>输入命令中的几个字</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Esc leaves the full screen.</source>
        <translation>按 Esc 退出全屏。</translation>
    </message>
    <message>
        <source>{keys} brings the panels back.</source>
        <translation>按 {keys} 可恢复面板。</translation>
    </message>
    <message>
        <source>View › Hide all panels brings them back.</source>
        <translation>“视图 › 隐藏所有面板”可恢复面板。</translation>
    </message>
    <message>
        <source>{key} steps through photos, or points; choose another key.</source>
        <translation>{key} 用于切换照片或移动工具；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} fits the photo, or shows it at 100 %; choose another key.</source>
        <translation>{key} 用于适合窗口或 100 % 显示；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} leads from one field to the next; choose another key.</source>
        <translation>{key} 用于在各控件间切换；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} opens a menu, or leads to a field; choose another key.</source>
        <translation>{key} 用于打开菜单或转到控件；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} moves the photo while it is held; choose another key.</source>
        <translation>按住 {key} 可移动照片；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} shows the original while it is held; choose another key.</source>
        <translation>按住 {key} 可查看原图；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} gives up what is going on; choose another key.</source>
        <translation>{key} 用于取消正在进行的操作；请选择其他键。</translation>
    </message>
    <message>
        <source>{key} takes back the last corner of a line; choose another key.</source>
        <translation>{key} 用于撤回线条的上一个角点；请选择其他键。</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>In place of the keys that the command has</source>
        <translation>替换该命令现有的快捷键</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Beside the keys that the command has</source>
        <translation>在该命令现有的快捷键之外添加</translation>
    </message>
    <message>
        <source>&amp;Take it from there</source>
        <translation>从那里取来(&amp;T)</translation>
    </message>
    <message>
        <source>The other command has it no more</source>
        <translation>另一个命令将不再使用它</translation>
    </message>
    <message>
        <source>N&amp;o key</source>
        <translation>无快捷键(&amp;O)</translation>
    </message>
    <message>
        <source>The command is then in its menu alone</source>
        <translation>该命令将只能从菜单中使用</translation>
    </message>
    <message>
        <source>As u&amp;sual</source>
        <translation>恢复默认(&amp;S)</translation>
    </message>
    <message>
        <source>The keys that the command comes with</source>
        <translation>该命令原有的快捷键</translation>
    </message>
    <message>
        <source>Give all commands the keys that they come with?</source>
        <translation>要将所有命令的快捷键恢复为默认吗？</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>新快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>{keys} always gives up what is going on; that can&apos;t be changed.</source>
        <translation>{keys} 始终用于取消正在进行的操作；无法更改。</translation>
    </message>
    <message>
        <source>Select a command to change its keys.</source>
        <translation>请选择要更改快捷键的命令。</translation>
    </message>
    <message>
        <source>{keys} is its key already.</source>
        <translation>{keys} 已经是它的快捷键。</translation>
    </message>
    <message>
        <source>{keys} is free.</source>
        <translation>{keys} 可以使用。</translation>
    </message>
    <message>
        <source>“{command}” ({menu})</source>
        <translation>“{command}”（{menu}）</translation>
    </message>
    <message>
        <source>{keys} belongs to {commands}.</source>
        <translation>{keys} 属于{commands}。</translation>
    </message>
    <message>
        <source>“{command}” has {keys} now.</source>
        <translation>“{command}”现在使用 {keys}。</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>“{command}”现在没有快捷键。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Complete {key}</source>
        <translation>填充 {key}</translation>
    </message>
    <message>
        <source>{name}: the program crashed at it, twice; leave it out.</source>
        <translation>{name}：程序在处理它时崩溃了两次；请跳过它。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error!r}); what was done stays.</source>
        <translation>发生意外错误（{error!r}）；已完成的结果保留。</translation>
    </message>
    <message>
        <source>The program ended badly the last time.</source>
        <translation>程序上次异常退出。</translation>
    </message>
    <message>
        <source>Your work was kept while you did it.</source>
        <translation>您的工作在进行时已自动保存。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. The program goes on, but what you did last may not have worked.</source>
        <translation>发生了意外错误。程序会继续运行，但您最后的操作可能没有生效。</translation>
    </message>
    <message>
        <source>Your work is still there; save it, to be safe.</source>
        <translation>您的工作仍然在；为安全起见，请保存。</translation>
    </message>
    <message>
        <source>&amp;Save the work…</source>
        <translation>保存工作(&amp;S)…</translation>
    </message>
    <message>
        <source>The report holds no photos and no names of files.</source>
        <translation>报告不包含照片，也不包含文件名。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>{name} was changed by another program since. Replace it all the same?</source>
        <translation>{name} 之后已被其他程序修改。仍要替换吗？</translation>
    </message>
    <message>
        <source>{name}: your settings can&apos;t be saved ({reason}), and count until the program ends; make room, or let that file be written.</source>
        <translation>{name}：您的设置无法保存（{reason}），仅在程序结束前有效；请腾出空间，或允许写入该文件。</translation>
    </message>
    <message>
        <source>the file is write-protected</source>
        <translation>该文件受写保护</translation>
    </message>
    <message>
        <source>{name}: what is in there are no settings, and was not read; it is called {aside} now, and all is as at the first start.</source>
        <translation>{name}：其中的内容不是设置，因此没有读取；该文件现在名为 {aside}，一切恢复为首次启动时的状态。</translation>
    </message>
    <message>
        <source>its description has {size} MB, and more than {most} MB are not read; if it is whole, set {variable}={value} before you start the program.</source>
        <translation>其中的描述有 {size} MB，超过 {most} MB 的不会读取；如果文件完好，请在启动程序前设置 {variable}={value}。</translation>
    </message>
</context>
</TS>
