<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>There is not enough memory to keep your work safe; close other programs.</source>
        <translation>Der Speicher reicht nicht, um Ihre Arbeit zu sichern; bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>a pasted photo</source>
        <translation>eingefügtes Foto</translation>
    </message>
    <message>
        <source>{folder}: a newer version of this program has written it; open it with that one.</source>
        <translation>{folder}: Von einer neueren Version dieses Programms geschrieben; bitte mit ihr öffnen.</translation>
    </message>
    <message>
        <source>What was done to the photo is damaged; the photo itself is whole.</source>
        <translation>Was am Foto gemacht wurde, ist beschädigt; das Foto selbst ist heil.</translation>
    </message>
    <message>
        <source>{folder}: the photo that was worked on is gone or damaged; open it anew.</source>
        <translation>{folder}: Das bearbeitete Foto fehlt oder ist beschädigt; bitte neu öffnen.</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to save it; close other programs.</source>
        <translation>{name}: Der Speicher reicht nicht zum Speichern; bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to open it; close other programs.</source>
        <translation>{name}: Der Speicher reicht nicht zum Öffnen; bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>it is damaged, or no session of this program; open it in the program that wrote it</source>
        <translation>Die Datei ist beschädigt oder keine Sitzung dieses Programms; bitte mit dem Programm öffnen, das sie geschrieben hat</translation>
    </message>
    <message>
        <source>{name}: what was written could not be read back, so no file was changed; save it elsewhere.</source>
        <translation>{name}: Was geschrieben wurde, ließ sich nicht zurücklesen, deshalb wurde keine Datei geändert; bitte woanders speichern.</translation>
    </message>
    <message>
        <source>{name}: it can&apos;t be read ({reason}); try again.</source>
        <translation>{name}: Kann nicht gelesen werden ({reason}); bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} ist beschädigt.</translation>
    </message>
    <message>
        <source>So were {rest} more.</source>
        <translation>Ebenso {rest} weitere.</translation>
    </message>
    <message>
        <source>Removal {place} is damaged and was left out.</source>
        <translation>Entfernung {place} ist beschädigt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The mask is damaged and was left out.</source>
        <translation>Die Maske ist beschädigt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>What was barred is damaged.</source>
        <translation>Der Bereich „Nicht von hier kopieren“ ist beschädigt.</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>Copy from everywhere again</source>
        <translation>Wieder von überall kopieren</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>Removal {id}</source>
        <translation>Entfernung {id}</translation>
    </message>
    <message>
        <source>this copy of the program has no PyTorch</source>
        <translation>dieser Programmausgabe fehlt PyTorch</translation>
    </message>
    <message>
        <source>OpenVINO is not installed (pip install &apos;dfnet-gui[openvino]&apos;)</source>
        <translation>OpenVINO ist nicht installiert (pip install &apos;dfnet-gui[openvino]&apos;)</translation>
    </message>
    <message>
        <source>{reason}; choose another backend.</source>
        <translation>{reason}; bitte ein anderes Backend wählen.</translation>
    </message>
    <message>
        <source>{backend} can&apos;t run this model on {device}; choose PyTorch.</source>
        <translation>{backend} kann dieses Modell nicht auf {device} ausführen; bitte PyTorch wählen.</translation>
    </message>
    <message>
        <source>{precision} needs PyTorch, which this copy of the program does not have; choose another precision.</source>
        <translation>{precision} braucht PyTorch, das dieser Programmausgabe fehlt; bitte eine andere Genauigkeit wählen.</translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which this model needs; choose another model, or use the full program.</source>
        <translation>{name}: Dieser Programmausgabe fehlt PyTorch, das dieses Modell braucht; bitte ein anderes Modell wählen oder das vollständige Programm verwenden.</translation>
    </message>
    <message>
        <source>this copy of PyTorch was built without CUDA</source>
        <translation>diese PyTorch-Ausgabe wurde ohne CUDA gebaut</translation>
    </message>
    <message>
        <source>no NVIDIA GPU with a working driver was found</source>
        <translation>es wurde keine NVIDIA-GPU mit funktionierendem Treiber gefunden</translation>
    </message>
    <message>
        <source>the Apple GPU needs a Mac with Apple silicon</source>
        <translation>die Apple-GPU braucht einen Mac mit Apple-Chip</translation>
    </message>
    <message>
        <source>{missing}, so the CPU is used</source>
        <translation>{missing}, daher rechnet die CPU</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA-GPU</translation>
    </message>
    <message>
        <source>Nothing of the photo could be copied, so the fill is smooth: leave more of the photo free.</source>
        <translation>Vom Foto konnte nichts kopiert werden, daher ist die Füllung glatt: bitte mehr vom Foto frei lassen.</translation>
    </message>
    <message>
        <source>This was completed by {model}: choose that model again to see its fusion maps.</source>
        <translation>Dies wurde mit {model} gefüllt: bitte dieses Modell wieder wählen, um die Fusionskarten zu sehen.</translation>
    </message>
    <message>
        <source>There is not enough memory for the fusion maps: close other programs and try again.</source>
        <translation>Der Speicher reicht nicht für die Fusionskarten: bitte andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>There is not enough memory to complete this: close other programs, or paint over less.</source>
        <translation>Der Speicher reicht nicht zum Füllen: bitte andere Programme schließen oder weniger übermalen.</translation>
    </message>
    <message>
        <source>{device} failed ({reason}), so the CPU is used</source>
        <translation>{device} ist ausgefallen ({reason}), daher rechnet die CPU</translation>
    </message>
    <message>
        <source>The memory did not suffice.</source>
        <translation>Der Speicher reichte nicht.</translation>
    </message>
    <message>
        <source>The memory of {device} did not suffice at {working_size} pixels, so a smaller way was taken.</source>
        <translation>Der Speicher von {device} reichte bei {working_size} Pixeln nicht, daher wurde kleiner gerechnet.</translation>
    </message>
    <message>
        <source>There are many parts: the fusion maps of the first ones are kept.</source>
        <translation>Es sind viele Teile: Nur die Fusionskarten der ersten werden behalten.</translation>
    </message>
    <message>
        <source>{folder}: the folder can&apos;t be made ({reason}); choose another.</source>
        <translation>{folder}: Der Ordner kann nicht angelegt werden ({reason}); bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>{error} {count} files were written before that, and stay.</source>
        <translation>{error} {count} Dateien wurden davor geschrieben und bleiben.</translation>
    </message>
    <message>
        <source>{folder}: there are no fusion maps to write; complete something first.</source>
        <translation>{folder}: Es gibt keine Fusionskarten zu schreiben; bitte erst etwas füllen.</translation>
    </message>
    <message>
        <source>{target}: the model can&apos;t be installed ({reason}); make room and try again.</source>
        <translation>{target}: Das Modell kann nicht installiert werden ({reason}); bitte Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>No model is called {name}; see: dfnet-gui models list.</source>
        <translation>Kein Modell heißt {name}; siehe: dfnet-gui models list.</translation>
    </message>
    <message>
        <source>{name} comes with the program and stays; only imported models can be removed.</source>
        <translation>{name} gehört zum Programm und bleibt; nur importierte Modelle lassen sich entfernen.</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be removed ({reason}); check who may write there.</source>
        <translation>{name}: Kann nicht entfernt werden ({reason}); bitte prüfen, wer dort schreiben darf.</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); remove it, or import the weights again.</source>
        <translation>{name}: Kann nicht gelesen werden ({reason}); bitte entfernen oder die Gewichte erneut importieren.</translation>
    </message>
    <message>
        <source>{name}: its manifest is missing; import the weights again.</source>
        <translation>{name}: Das Manifest fehlt; bitte die Gewichte erneut importieren.</translation>
    </message>
    <message>
        <source>{name}: this is a DFNet as the authors release it, but its name does not say whether it was trained on Places2 or CelebA; say which.</source>
        <translation>{name}: Dies ist ein DFNet, wie die Autoren es veröffentlichen, aber der Name sagt nicht, ob es mit Places2 oder CelebA trainiert wurde; bitte angeben, womit.</translation>
    </message>
    <message>
        <source>{name!r} can&apos;t be a model&apos;s name; give one that could be a file&apos;s name.</source>
        <translation>{name!r} kann kein Modellname sein; bitte einen angeben, der als Dateiname taugt.</translation>
    </message>
    <message>
        <source>A model called {name} is installed already: remove that one first, or give another name.</source>
        <translation>Ein Modell namens {name} ist schon installiert: bitte erst dieses entfernen oder einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>The mask: {reason}.</source>
        <translation>Maske: {reason}.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error!r}); nothing was changed.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen ({error!r}); es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Fast fill</source>
        <translation>Schnelle Füllung</translation>
    </message>
    <message>
        <source>Detailed fill</source>
        <translation>Feine Füllung</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>a smooth fill</source>
        <translation>glatte Füllung</translation>
    </message>
    <message>
        <source>pieces of the photo</source>
        <translation>Stücke des Fotos</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>detailed</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>The screen&apos;s profile</source>
        <translation>Das Bildschirmprofil</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Anders füllen</translation>
    </message>
    <message>
        <source>Other fills of the same place</source>
        <translation>Andere Füllungen derselben Stelle</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Fill {index}</source>
        <translation>Füllung {index}</translation>
    </message>
    <message>
        <source>Have this fill; undo goes back</source>
        <translation>Diese Füllung nehmen; Rückgängig führt zurück</translation>
    </message>
    <message>
        <source>Photo canvas</source>
        <translation>Arbeitsfläche mit dem Foto</translation>
    </message>
    <message>
        <source>Paint over what should go, then complete it.</source>
        <translation>Übermalen, was weg soll, dann füllen.</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Arrows move the tool (Shift: finely, Ctrl: far), Space puts it down and lifts it, Esc ends it.</source>
        <translation>Die Pfeiltasten bewegen das Werkzeug (Umschalt: fein, Strg: weit), die Leertaste setzt es auf und hebt es ab, Esc beendet.</translation>
    </message>
    <message>
        <source>The tool is down: arrows draw, Space lifts it.</source>
        <translation>Das Werkzeug ist aufgesetzt: Die Pfeiltasten zeichnen, die Leertaste hebt es ab.</translation>
    </message>
    <message>
        <source>The tool is lifted.</source>
        <translation>Das Werkzeug ist abgehoben.</translation>
    </message>
    <message>
        <source>Preview of the photo that is being opened</source>
        <translation>Vorschau des Fotos, das geöffnet wird</translation>
    </message>
    <message>
        <source>{sentence} Until then colours are shown as on an sRGB screen.</source>
        <translation>{sentence} Bis dahin erscheinen Farben wie auf einem sRGB-Bildschirm.</translation>
    </message>
    <message>
        <source>Brush hardness</source>
        <translation>Pinselhärte</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Com&amp;plete on release</source>
        <translation>Beim &amp;Loslassen füllen</translation>
    </message>
    <message>
        <source>How crisp the brush&apos;s edge is: below 100 % what is filled fades in from the edge</source>
        <translation>Wie scharf die Kante des Pinsels ist: Unter 100 % blendet die Füllung vom Rand her ein</translation>
    </message>
    <message>
        <source>Brush size on the screen: zoom in for a finer one</source>
        <translation>Pinselgröße auf dem Bildschirm: für einen feineren Pinsel einzoomen</translation>
    </message>
    <message>
        <source>Brush size in pixels of the photo, at any zoom</source>
        <translation>Pinselgröße in Pixeln des Fotos, bei jedem Zoom</translation>
    </message>
    <message>
        <source>Complete a little more than the mask, up to the thin outline, so that no edge of what goes is left</source>
        <translation>Etwas mehr als die Maske füllen, bis zur dünnen Linie, damit vom Entfernten kein Rand stehen bleibt</translation>
    </message>
    <message>
        <source>Grow the mask</source>
        <translation>Maske erweitern</translation>
    </message>
    <message>
        <source>Brush si&amp;ze</source>
        <translation>Pinsel&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>Erwei&amp;tern</translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation>{count} px</translation>
    </message>
    <message>
        <source>{keys}, or Alt and wheel</source>
        <translation>{keys} oder Alt und Mausrad</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Rec&amp;tangle</source>
        <translation>Re&amp;chteck</translation>
    </message>
    <message>
        <source>Drag a rectangle over what should go (Shift: a square; Alt or the right button erase)</source>
        <translation>Ein Rechteck über das ziehen, was weg soll (Umschalt: Quadrat; Alt oder rechte Maustaste: radieren)</translation>
    </message>
    <message>
        <source>Elli&amp;pse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Drag an ellipse over what should go (Shift: a circle; Alt or the right button erase)</source>
        <translation>Eine Ellipse über das ziehen, was weg soll (Umschalt: Kreis; Alt oder rechte Maustaste: radieren)</translation>
    </message>
    <message>
        <source>Lass&amp;o</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>Draw around what should go (Alt or the right button erase)</source>
        <translation>Umfahren, was weg soll (Alt oder rechte Maustaste: radieren)</translation>
    </message>
    <message>
        <source>Polygo&amp;n</source>
        <translation>Pol&amp;ygon</translation>
    </message>
    <message>
        <source>Click corners around what should go; a click on the first or last one closes it (Backspace: one back)</source>
        <translation>Eckpunkte rund um das anklicken, was weg soll; ein Klick auf den ersten oder letzten schließt die Form (Rücktaste: einen zurück)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paint over what should go</source>
        <translation>Übermalen, was weg soll</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Take away from the mask (Alt or the right button erase at once)</source>
        <translation>Von der Maske wegnehmen (Alt oder die rechte Maustaste radieren sofort)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t copy from here</source>
        <translation>Nich&amp;t von hier kopieren</translation>
    </message>
    <message>
        <source>Paint over what no fill may be copied from (Alt or the right button erase); then complete, or try again</source>
        <translation>Übermalen, wovon keine Füllung kopieren darf (Alt oder rechte Maustaste: radieren); danach füllen oder anders füllen</translation>
    </message>
    <message>
        <source>Hold Alt and click where to copy from.</source>
        <translation>Mit gedrückter Alt-Taste anklicken, von wo kopiert werden soll.</translation>
    </message>
    <message>
        <source>Now paint where it should go; further strokes keep the distance.</source>
        <translation>Jetzt dort malen, wo es hin soll; weitere Striche behalten den Abstand.</translation>
    </message>
    <message>
        <source>Fitting what was copied… (Esc gives it up)</source>
        <translation>Das Kopierte wird angepasst… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>There is nothing of the photo to copy from so far away.</source>
        <translation>So weit entfernt gibt es nichts vom Foto zu kopieren.</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>&amp;Clone brush</source>
        <translation>&amp;Kopierpinsel</translation>
    </message>
    <message>
        <source>Paint what lies elsewhere: Alt and a click say where to copy from</source>
        <translation>Malen, was anderswo liegt: Alt und ein Klick legen fest, von wo kopiert wird</translation>
    </message>
    <message>
        <source>&amp;Healing brush</source>
        <translation>Reparat&amp;urpinsel</translation>
    </message>
    <message>
        <source>Paint what lies elsewhere, fitted to what lies around: Alt and a click say where to copy from</source>
        <translation>Malen, was anderswo liegt, der Umgebung angepasst: Alt und ein Klick legen fest, von wo kopiert wird</translation>
    </message>
    <message>
        <source>Looking for pixels of this colour… (Esc gives it up)</source>
        <translation>Pixel dieser Farbe werden gesucht… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>How unlike the clicked colour a pixel may be</source>
        <translation>Wie stark ein Pixel von der angeklickten Farbe abweichen darf</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Co&amp;nnected only</source>
        <translation>&amp;Nur verbundene</translation>
    </message>
    <message>
        <source>Off: like pixels anywhere in the photo</source>
        <translation>Aus: ähnliche Pixel überall im Foto</translation>
    </message>
    <message>
        <source>Colour range</source>
        <translation>Farbbereich</translation>
    </message>
    <message>
        <source>Co&amp;lour range</source>
        <translation>&amp;Farbbereich</translation>
    </message>
    <message>
        <source>Click a colour to select all that looks like it (Alt or the right button erase)</source>
        <translation>Eine Farbe anklicken, um alles Ähnliche auszuwählen (Alt oder rechte Maustaste: radieren)</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>Foto &amp;verschieben</translation>
    </message>
    <message>
        <source>Drag the photo (Space or the middle button at any time)</source>
        <translation>Das Foto ziehen (jederzeit auch mit Leertaste oder mittlerer Maustaste)</translation>
    </message>
    <message>
        <source>Magnet&amp;ic lasso</source>
        <translation>&amp;Magnetisches Lasso</translation>
    </message>
    <message>
        <source>Click corners along an edge; the line snaps to it. A click on the first or last closes it (Backspace: one back)</source>
        <translation>Eckpunkte entlang einer Kante anklicken; die Linie schmiegt sich an. Ein Klick auf den ersten oder letzten schließt sie (Rücktaste: einen zurück)</translation>
    </message>
    <message>
        <source>Probe a pi&amp;xel</source>
        <translation>Pi&amp;xel messen</translation>
    </message>
    <message>
        <source>Click to pin a point: the Fusion panel shows its values</source>
        <translation>Klicken, um einen Messpunkt anzuheften: Das Bedienfeld „Fusion“ zeigt seine Werte</translation>
    </message>
    <message>
        <source>Looking for the object… (Esc gives it up)</source>
        <translation>Das Objekt wird gesucht… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>Is a part missing? Draw over it. Is there too much? Draw over that with Alt or the right button.</source>
        <translation>Fehlt ein Teil? Einfach darüber zeichnen. Ist es zu viel? Mit Alt oder der rechten Maustaste darüber zeichnen.</translation>
    </message>
    <message>
        <source>No object was found there: draw a line across all of it.</source>
        <translation>Dort wurde kein Objekt gefunden: bitte eine Linie quer über das ganze Objekt ziehen.</translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation>Objektauswahl</translation>
    </message>
    <message>
        <source>Sm&amp;art select</source>
        <translation>&amp;Objektauswahl</translation>
    </message>
    <message>
        <source>Draw a line over an object to select all of it (Shift: a box around it; Alt or the right button: not that)</source>
        <translation>Eine Linie über ein Objekt ziehen, um es ganz auszuwählen (Umschalt: ein Rahmen darum; Alt oder rechte Maustaste: das nicht)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>Click to zoom in, Alt+click to zoom out</source>
        <translation>Klicken zum Einzoomen, Alt+Klick zum Auszoomen</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Stellen zeigen</translation>
    </message>
    <message>
        <source>Take raw alone</source>
        <translation>Nur Roh nehmen</translation>
    </message>
    <message>
        <source>Fuse anew with alpha at 1; it is shown first, and laid over the photo by Apply</source>
        <translation>Mit Alpha 1 neu fusionieren; erst nur zur Ansicht, „Anwenden“ legt es über das Foto</translation>
    </message>
    <message>
        <source>Alpha below 1 darkens {share:.0f} % of the fill: by {mean:.0f} of 255 on average, at most by {most:.0f}. This model starts from zeros, so what alpha leaves of them is black.</source>
        <translation>Alpha unter 1 dunkelt {share:.0f} % der Füllung ab: im Mittel um {mean:.0f} von 255, höchstens um {most:.0f}. Dieses Modell beginnt mit Nullen; was Alpha davon übrig lässt, ist schwarz.</translation>
    </message>
    <message>
        <source> under alpha</source>
        <translation> unter Alpha</translation>
    </message>
    <message>
        <source>, scale {scale}</source>
        <translation>, Stufe {scale}</translation>
    </message>
    <message>
        <source>Photo to result</source>
        <translation>Vom Foto zum Ergebnis</translation>
    </message>
    <message>
        <source>Alpha at all scales</source>
        <translation>Alpha auf allen Stufen</translation>
    </message>
    <message>
        <source>Raw at all scales</source>
        <translation>Roh auf allen Stufen</translation>
    </message>
    <message>
        <source>Result at all scales</source>
        <translation>Ergebnis auf allen Stufen</translation>
    </message>
    <message>
        <source>Alpha, channel by channel</source>
        <translation>Alpha, Kanal für Kanal</translation>
    </message>
    <message>
        <source>Fast and detailed</source>
        <translation>Schnell und fein</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Before and after fusing anew</source>
        <translation>Vor und nach neuer Fusion</translation>
    </message>
    <message>
        <source>There is no alpha to lay over the photo yet: complete something first.</source>
        <translation>Noch gibt es kein Alpha, das sich über das Foto legen ließe: bitte erst etwas füllen.</translation>
    </message>
    <message>
        <source>Computing alpha; it is laid over the photo in a moment…</source>
        <translation>Alpha wird berechnet; gleich liegt es über dem Foto…</translation>
    </message>
    <message>
        <source>Pinned; the values there stand in the Fusion panel.</source>
        <translation>Angeheftet; die Werte dort stehen im Bedienfeld Fusion.</translation>
    </message>
    <message>
        <source>There are no fusion maps yet: complete something first.</source>
        <translation>Noch gibt es keine Fusionskarten: bitte erst etwas füllen.</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>Ordner für die Karten</translation>
    </message>
    <message>
        <source>No maps were exported; choose another folder to keep both.</source>
        <translation>Es wurden keine Karten exportiert; bitte einen anderen Ordner wählen, um beide zu behalten.</translation>
    </message>
    <message>
        <source>The model in use can&apos;t look into these completions: choose the one that made them.</source>
        <translation>Das verwendete Modell kann in diese Füllungen nicht hineinsehen: bitte das Modell wählen, das sie gemacht hat.</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>{name}{others} exist already in {parent}. Replace them?</source>
        <translation>{name}{others} schon vorhanden in {parent}. Ersetzen?</translation>
    </message>
    <message>
        <source> Without {left_out} of the completions, which another model made.</source>
        <translation> Nicht dabei, weil ein anderes Modell gefüllt hat: {left_out}.</translation>
    </message>
    <message>
        <source>Exported {count} files to {parent}.{missing}</source>
        <translation>{count} Dateien nach {parent} exportiert.{missing}</translation>
    </message>
    <message>
        <source>Histogram of alpha within the mask</source>
        <translation>Histogramm von Alpha in der Maske</translation>
    </message>
    <message>
        <source>mean {mean:.2f}, median {median:.2f}</source>
        <translation>Mittelwert {mean:.2f}, Median {median:.2f}</translation>
    </message>
    <message>
        <source>Alpha: {middle}; {low:.0f} % below {least}, {high:.0f} % above {most}.</source>
        <translation>Alpha: {middle}; {low:.0f} % unter {least}, {high:.0f} % über {most}.</translation>
    </message>
    <message>
        <source>Candidate {number}</source>
        <translation>Vorschlag {number}</translation>
    </message>
    <message>
        <source>A fill that was found</source>
        <translation>Eine gefundene Füllung</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Gefüllt</translation>
    </message>
    <message>
        <source>The photo as it is now</source>
        <translation>Das Foto, wie es jetzt ist</translation>
    </message>
    <message>
        <source>alpha · raw + (1 − alpha) · image</source>
        <translation>Alpha · Roh + (1 − Alpha) · Bild</translation>
    </message>
    <message>
        <source>What the network draws before it is fused</source>
        <translation>Was das Netz zeichnet, vor der Fusion</translation>
    </message>
    <message>
        <source>How much of raw is taken, pixel by pixel</source>
        <translation>Wie viel von Roh genommen wird, Pixel für Pixel</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>What raw is fused with: the photo, and the start in the mask</source>
        <translation>Womit Roh fusioniert wird: das Foto und, in der Maske, der Anfang</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>White where it was filled</source>
        <translation>Weiß, wo gefüllt wurde</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>How far the completed photo lies from the original</source>
        <translation>Wie weit das gefüllte Foto vom Original abweicht</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>most</source>
        <translation>am meisten</translation>
    </message>
    <message>
        <source>Darkening</source>
        <translation>Abdunklung</translation>
    </message>
    <message>
        <source>What alpha below 1 takes from raw: (1 − alpha) · (raw − image)</source>
        <translation>Was Alpha unter 1 von Roh wegnimmt: (1 − Alpha) · (Roh − Bild)</translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation>Das Foto, wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>Fused anew</source>
        <translation>Neu fusioniert</translation>
    </message>
    <message>
        <source>With the alphas that are set below</source>
        <translation>Mit den Alphas, die unten eingestellt sind</translation>
    </message>
    <message>
        <source>The fast fill of this removal</source>
        <translation>Die schnelle Füllung dieser Entfernung</translation>
    </message>
    <message>
        <source>The detailed fill of this removal</source>
        <translation>Die feine Füllung dieser Entfernung</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>wird berechnet…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{kind}{channel}, of 255</source>
        <translation>{kind}{channel}, von 255</translation>
    </message>
    <message>
        <source>The fusion maps were not exported, because another photo was opened: export them anew.</source>
        <translation>Die Fusionskarten wurden nicht exportiert, weil ein anderes Foto geöffnet wurde: bitte erneut exportieren.</translation>
    </message>
    <message>
        <source>Computing the maps of all scales…</source>
        <translation>Die Karten aller Stufen werden berechnet…</translation>
    </message>
    <message>
        <source>Complete something to look inside the fusion.</source>
        <translation>Erst etwas füllen, um in die Fusion hineinzusehen.</translation>
    </message>
    <message>
        <source>To look inside, complete it again with the model in use.</source>
        <translation>Zum Hineinsehen bitte noch einmal mit dem verwendeten Modell füllen.</translation>
    </message>
    <message>
        <source>{fill}: {drawn} % drawn, {rest} % {start}.</source>
        <translation>{fill}: {drawn} % gezeichnet, {rest} % {start}.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Lay alpha over it</source>
        <translation>Alpha darüberlegen</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbpalette</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Opacity of the alpha overlay</source>
        <translation>Deckkraft der Alpha-Überlagerung</translation>
    </message>
    <message>
        <source>{scale} (finest)</source>
        <translation>{scale} (feinste)</translation>
    </message>
    <message>
        <source>{scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation>{scale}: {width}×{height}, 1 px = {step:.3g} px im Foto</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>&amp;Stufe</translation>
    </message>
    <message>
        <source>Col&amp;ours</source>
        <translation>Fa&amp;rben</translation>
    </message>
    <message>
        <source>Cha&amp;nnel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>Opacit&amp;y</source>
        <translation>De&amp;ckkraft</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>Eigene Auswahl</translation>
    </message>
    <message>
        <source>Set of panes</source>
        <translation>Satz von Teilbildern</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Teilbilder</translation>
    </message>
    <message>
        <source>Add pane</source>
        <translation>Neues Teilbild</translation>
    </message>
    <message>
        <source>Remove pane</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&lt;b&gt;Panes&lt;/b&gt;</source>
        <translation>&lt;b&gt;Teilbilder&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>The pinned point at every scale</source>
        <translation>Der angeheftete Messpunkt auf jeder Stufe</translation>
    </message>
    <message>
        <source>&lt;b&gt;Probe&lt;/b&gt;</source>
        <translation>&lt;b&gt;Messpunkt&lt;/b&gt;</translation>
    </message>
    <message>
        <source>at {x}, {y}</source>
        <translation>bei {x}, {y}</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Alpha is multiplied by this: above 100 % more of raw is taken</source>
        <translation>Alpha wird damit multipliziert: Über 100 % wird mehr von Roh genommen</translation>
    </message>
    <message>
        <source>Alpha is at least this: at 100 % raw alone is taken</source>
        <translation>Alpha ist mindestens so groß: Bei 100 % wird nur Roh genommen</translation>
    </message>
    <message>
        <source>From the mask&apos;s edge alpha grows within so many photo pixels; 0 is a hard edge</source>
        <translation>Vom Rand der Maske nach innen wächst Alpha über so viele Pixel des Fotos; 0 ist eine harte Kante</translation>
    </message>
    <message>
        <source>Something is being completed: wait for it, or give it up with Esc, and apply again.</source>
        <translation>Es wird gerade gefüllt: bitte abwarten oder mit Esc abbrechen und erneut anwenden.</translation>
    </message>
    <message>
        <source>Gain of alpha</source>
        <translation>Faktor für Alpha</translation>
    </message>
    <message>
        <source>Least alpha</source>
        <translation>Kleinstes Alpha</translation>
    </message>
    <message>
        <source>Edge of alpha</source>
        <translation>Kante von Alpha</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Lay it over the photo, as a step that can be undone</source>
        <translation>Über das Foto legen, als Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>&lt;b&gt;Fuse anew&lt;/b&gt;</source>
        <translation>&lt;b&gt;Neu fusionieren&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Fused anew; undo goes back to what the network gave.</source>
        <translation>Neu fusioniert; Rückgängig führt zu dem zurück, was das Netz geliefert hat.</translation>
    </message>
    <message>
        <source>Picture (*.png);;PDF (*.pdf)</source>
        <translation>Bild (*.png);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>There is nothing to look into yet: complete something first.</source>
        <translation>Noch gibt es nichts zum Hineinsehen: bitte erst etwas füllen.</translation>
    </message>
    <message>
        <source>Export the panes</source>
        <translation>Teilbilder exportieren</translation>
    </message>
    <message>
        <source>{name} was not written: the photo that it shows is not open any more.</source>
        <translation>{name} wurde nicht geschrieben: Das gezeigte Foto ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>Exported the panes to {file}.</source>
        <translation>Teilbilder als {file} exportiert.</translation>
    </message>
    <message>
        <source>Pasted photo</source>
        <translation>Eingefügtes Foto</translation>
    </message>
    <message>
        <source>Scale {scale}: {width}×{height}, 1 px is {step:.3g} px of the photo</source>
        <translation>Stufe {scale}: {width}×{height}, 1 px = {step:.3g} px im Foto</translation>
    </message>
    <message>
        <source>Scale {scale}: {values}</source>
        <translation>Stufe {scale}: {values}</translation>
    </message>
    <message>
        <source>Probe at {x:.0f}, {y:.0f}:</source>
        <translation>Messpunkt bei {x:.0f}, {y:.0f}:</translation>
    </message>
    <message>
        <source>Choose weights</source>
        <translation>Gewichte wählen</translation>
    </message>
    <message>
        <source>DFNet weights (*.safetensors *.pth);;All files (*)</source>
        <translation>DFNet-Gewichte (*.safetensors *.pth);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>The authors of DFNet offer weights for scenes (Places2) and faces (CelebA), for use that is not commercial. They may not come with this program: open the authors&apos; page, download model_places2.pth or model_celeba.pth from the link there, then import the file here.</source>
        <translation>Die Autoren von DFNet bieten Gewichte für Szenen (Places2) und Gesichter (CelebA) zur nicht kommerziellen Nutzung an. Sie dürfen diesem Programm nicht beiliegen: bitte die Seite der Autoren öffnen, dort über den Link model_places2.pth oder model_celeba.pth herunterladen und die Datei dann hier importieren.</translation>
    </message>
    <message>
        <source>This small copy of the program reads models as .safetensors. What the authors of DFNet offer are .pth files: the full program (the archive without “slim” in its name) imports them and makes .safetensors of them, which can be imported here.</source>
        <translation>Diese kleine Programmausgabe liest Modelle als .safetensors. Die Autoren von DFNet bieten .pth-Dateien an: Das vollständige Programm (das Archiv ohne „slim“ im Namen) importiert sie und macht daraus .safetensors, die sich hier importieren lassen.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>Open the authors&apos; &amp;page</source>
        <translation>&amp;Seite der Autoren öffnen</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>{name} wird geprüft…</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (in Verwendung)</translation>
    </message>
    <message>
        <source>{size_bytes:.1f} MiB</source>
        <translation>{size_bytes:.1f} MiB</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>{name} is being loaded…</source>
        <translation>{name} wird geladen…</translation>
    </message>
    <message>
        <source>{name} is in use.</source>
        <translation>{name} wird verwendet.</translation>
    </message>
    <message>
        <source>Delete {name} ({file}) from this computer?</source>
        <translation>{name} ({file}) von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Removing {name}…</source>
        <translation>{name} wird entfernt…</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>Gewichte importieren</translation>
    </message>
    <message>
        <source>Installed {name}. Licence: {licence}.</source>
        <translation>{name} installiert. Lizenz: {licence}.</translation>
    </message>
    <message>
        <source>{name} was not imported.</source>
        <translation>{name} wurde nicht importiert.</translation>
    </message>
    <message>
        <source>{name} is a DFNet as the authors release it. Is it the one for scenes, or for faces?</source>
        <translation>{name} ist ein DFNet, wie die Autoren es veröffentlichen. Ist es das für Szenen oder das für Gesichter?</translation>
    </message>
    <message>
        <source>&amp;Scenes (Places2)</source>
        <translation>Sze&amp;nen (Places2)</translation>
    </message>
    <message>
        <source>&amp;Faces (CelebA)</source>
        <translation>&amp;Gesichter (CelebA)</translation>
    </message>
    <message>
        <source>What was it trained on?</source>
        <translation>Womit wurde es trainiert?</translation>
    </message>
    <message>
        <source>No browser could be opened; the address is {address}</source>
        <translation>Es ließ sich kein Browser öffnen; die Adresse ist {address}</translation>
    </message>
    <message>
        <source>{name} is sound: hash, entries and values are right.</source>
        <translation>{name} ist in Ordnung: Prüfsumme, Einträge und Werte stimmen.</translation>
    </message>
    <message>
        <source>Removed {name}.</source>
        <translation>{name} entfernt.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation>Für später be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;White</source>
        <translation>&amp;Weiß</translation>
    </message>
    <message>
        <source>&amp;Black</source>
        <translation>&amp;Schwarz</translation>
    </message>
    <message>
        <source>What you keep for later is offered at the next start; what you discard is lost.</source>
        <translation>Was Sie für später behalten, wird beim nächsten Start angeboten; was Sie verwerfen, ist verloren.</translation>
    </message>
    <message>
        <source>Your work on {name} has not been saved.</source>
        <translation>Ihre Arbeit an {name} wurde noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save first?</source>
        <translation>Erst speichern?</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Your work on {name} has not been exported.</source>
        <translation>Ihre Arbeit an {name} wurde noch nicht exportiert.</translation>
    </message>
    <message>
        <source>Export first?</source>
        <translation>Erst exportieren?</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Your work on {count} other photo has not been exported.</source>
        <translation>Ihre Arbeit an {count} weiteren Foto wurde noch nicht exportiert.</translation>
    </message>
    <message>
        <source>Your work on {count} other photos has not been exported.</source>
        <translation>Ihre Arbeit an {count} weiteren Fotos wurde noch nicht exportiert.</translation>
    </message>
    <message>
        <source>Keep it for later?</source>
        <translation>Für später behalten?</translation>
    </message>
    <message>
        <source>This mask can be read in more than one way. Which part of it marks what should be removed?</source>
        <translation>Diese Maske lässt sich unterschiedlich lesen. Welcher Teil markiert, was entfernt werden soll?</translation>
    </message>
    <message>
        <source>Which part should go?</source>
        <translation>Welcher Teil soll weg?</translation>
    </message>
    <message>
        <source>{what} ({pattern});;All files (*)</source>
        <translation>{what} ({pattern});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The dropped picture</source>
        <translation>Das abgelegte Bild</translation>
    </message>
    <message>
        <source>What was dropped is no file of this computer: save it first, then drop it.</source>
        <translation>Das Abgelegte ist keine Datei dieses Computers: bitte erst speichern, dann hierher ziehen.</translation>
    </message>
    <message>
        <source>{name} is on the net, from where nothing is fetched: save the picture first, or copy it and paste it here.</source>
        <translation>{name} liegt im Netz, von dort wird nichts heruntergeladen: bitte das Bild erst speichern oder es kopieren und hier einfügen.</translation>
    </message>
    <message>
        <source>{name}: its address is damaged; save the picture first, then drop it.</source>
        <translation>{name}: Die Adresse ist beschädigt; bitte das Bild erst speichern, dann hierher ziehen.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export {count} photo, each beside its file?</source>
        <translation>{count} Foto exportieren, neben seine Datei?</translation>
    </message>
    <message>
        <source>Export {count} photos, each beside its file?</source>
        <translation>{count} Fotos exportieren, jedes neben seine Datei?</translation>
    </message>
    <message>
        <source>Exported {count} photo, each beside its file.</source>
        <translation>{count} Foto exportiert, neben seine Datei.</translation>
    </message>
    <message>
        <source>Exported {count} photos, each beside its file.</source>
        <translation>{count} Fotos exportiert, jedes neben seine Datei.</translation>
    </message>
    <message>
        <source>All photos are being exported already.</source>
        <translation>Es werden schon alle Fotos exportiert.</translation>
    </message>
    <message>
        <source>No photo has work on it that was not exported.</source>
        <translation>An keinem Foto gibt es Arbeit, die nicht exportiert wurde.</translation>
    </message>
    <message>
        <source>Export all?</source>
        <translation>Alle exportieren?</translation>
    </message>
    <message>
        <source>Exporting {name}: {number} of {count}…</source>
        <translation>{name} wird exportiert: {number} von {count}…</translation>
    </message>
    <message>
        <source>{name}: {notes} Open it to see what is left.</source>
        <translation>{name}: {notes} Bitte öffnen, um zu sehen, was noch da ist.</translation>
    </message>
    <message>
        <source>What you did not touch keeps its pixels, quality and all that the file says of itself.</source>
        <translation>Was Sie nicht angerührt haben, behält seine Pixel, die Qualität und alle Angaben der Datei.</translation>
    </message>
    <message>
        <source>Export the photo</source>
        <translation>Foto exportieren</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>{name}, lossless</source>
        <translation>{name}, verlustfrei</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>As the &amp;original: only what was completed is encoded anew</source>
        <translation>Wie das &amp;Original: nur das Gefüllte wird neu kodiert</translation>
    </message>
    <message>
        <source>Give the file a name first.</source>
        <translation>Bitte erst einen Dateinamen angeben.</translation>
    </message>
    <message>
        <source>The name is too long: give a shorter one.</source>
        <translation>Der Name ist zu lang: bitte einen kürzeren angeben.</translation>
    </message>
    <message>
        <source>{name} is a folder: choose a name within it.</source>
        <translation>{name} ist ein Ordner: bitte einen Namen darin angeben.</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist: choose another.</source>
        <translation>Den Ordner {parent} gibt es nicht: bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>Fo&amp;rmat</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} ist schon vorhanden. Ersetzen?</translation>
    </message>
    <message>
        <source>Another program has changed it since it was opened.</source>
        <translation>Ein anderes Programm hat es seit dem Öffnen geändert.</translation>
    </message>
    <message>
        <source>{name} is the original photo.</source>
        <translation>{name} ist das Originalfoto.</translation>
    </message>
    <message>
        <source>Replace it for good?</source>
        <translation>Endgültig ersetzen?</translation>
    </message>
    <message>
        <source>about {said}</source>
        <translation>etwa {said}</translation>
    </message>
    <message>
        <source>{name} is still being exported; Esc gives it up.</source>
        <translation>{name} wird noch exportiert; Esc bricht ab.</translation>
    </message>
    <message>
        <source> What is still painted was not completed.</source>
        <translation> Was noch übermalt ist, wurde nicht gefüllt.</translation>
    </message>
    <message>
        <source>Exported to {name}. {proof}{rest}</source>
        <translation>Exportiert als {name}. {proof}{rest}</translation>
    </message>
    <message>
        <source>Exported to {name}: it was too late to give it up.</source>
        <translation>Exportiert als {name}: Zum Abbrechen war es zu spät.</translation>
    </message>
    <message>
        <source>The export was given up; no file was changed.</source>
        <translation>Der Export wurde abgebrochen; keine Datei wurde verändert.</translation>
    </message>
    <message>
        <source>Copied the completed photo.</source>
        <translation>Gefülltes Foto kopiert.</translation>
    </message>
    <message>
        <source>with work that was not exported</source>
        <translation>mit Arbeit, die nicht exportiert wurde</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>Detailed fills</source>
        <translation>Feine Füllungen</translation>
    </message>
    <message>
        <source>Fast fills</source>
        <translation>Schnelle Füllungen</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>O&amp;rdner…</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>Da&amp;tei…</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>Or&amp;dner…</translation>
    </message>
    <message>
        <source>Leave out what is done &amp;already</source>
        <translation>&amp;Vorhandene Ergebnisse auslassen</translation>
    </message>
    <message>
        <source>Fi&amp;lls</source>
        <translation>Füll&amp;ungen</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Füllungen</translation>
    </message>
    <message>
        <source>&amp;Take the folders within, too</source>
        <translation>Unterordner ein&amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Fotos</translation>
    </message>
    <message>
        <source>&amp;Masks</source>
        <translation>&amp;Masken</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>&amp;Ergebnisse</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>One mask for all</source>
        <translation>Eine Maske für alle</translation>
    </message>
    <message>
        <source>Waiting until the export is written…</source>
        <translation>Warten, bis der Export geschrieben ist…</translation>
    </message>
    <message>
        <source>the pasted photo</source>
        <translation>dem eingefügten Foto</translation>
    </message>
    <message>
        <source>There is no mask yet: paint over what should go first.</source>
        <translation>Noch gibt es keine Maske: bitte erst übermalen, was weg soll.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation>Maske öffnen</translation>
    </message>
    <message>
        <source>Copied the mask: white is what should go.</source>
        <translation>Maske kopiert: Weiß ist, was weg soll.</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy a mask first, then paste it.</source>
        <translation>Die Zwischenablage enthält kein Bild: bitte erst eine Maske kopieren, dann einfügen.</translation>
    </message>
    <message>
        <source>The pasted mask</source>
        <translation>Die eingefügte Maske</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>Maske speichern</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved the mask to {name}.</source>
        <translation>Maske als {name} gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was completed yet whose mask could be taken again.</source>
        <translation>Noch wurde nichts gefüllt, dessen Maske sich zurückholen ließe.</translation>
    </message>
    <message>
        <source>Fade in from the edge within so many pixels:</source>
        <translation>Vom Rand her einblenden über so viele Pixel:</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>{name}: {understood}, {mean:.0%} of the photo.</source>
        <translation>{name}: {understood}, {mean:.0%} des Fotos.</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Opened the first of {count} photos; ← and → step through them.</source>
        <translation>Das erste von {count} Fotos ist geöffnet; ← und → blättern weiter.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
        <source>Your work is here again.</source>
        <translation>Ihre Arbeit ist wieder da.</translation>
    </message>
    <message>
        <source>This is the session as it was saved.</source>
        <translation>Das ist die Sitzung, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy one first, then paste.</source>
        <translation>Die Zwischenablage enthält kein Bild: bitte erst eines kopieren, dann einfügen.</translation>
    </message>
    <message>
        <source>This photo does not come from a folder.</source>
        <translation>Dieses Foto stammt aus keinem Ordner.</translation>
    </message>
    <message>
        <source>There is no further photo in this folder.</source>
        <translation>In diesem Ordner gibt es kein weiteres Foto.</translation>
    </message>
    <message>
        <source>This is picture {page} of {page_count} in the file.</source>
        <translation>Das ist Bild {page} von {page_count} in der Datei.</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>Vorschau der Seite</translation>
    </message>
    <message>
        <source>10 × 15 cm (4 × 6 in)</source>
        <translation>10 × 15 cm (4 × 6 Zoll)</translation>
    </message>
    <message>
        <source>13 × 18 cm (5 × 7 in)</source>
        <translation>13 × 18 cm (5 × 7 Zoll)</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>An Seite anpassen</translation>
    </message>
    <message>
        <source>Fill the page</source>
        <translation>Seite ausfüllen</translation>
    </message>
    <message>
        <source>Original size ({across} pixels an inch)</source>
        <translation>Originalgröße ({across} Pixel pro Zoll)</translation>
    </message>
    <message>
        <source>A width of</source>
        <translation>Feste Breite</translation>
    </message>
    <message>
        <source>Print the photo</source>
        <translation>Foto drucken</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Pape&amp;r</source>
        <translation>Pap&amp;ier</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>A&amp;usrichtung</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>Pa&amp;ge setup…</source>
        <translation>Seite ein&amp;richten…</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Pri&amp;nt…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Margins and trays</source>
        <translation>Ränder und Papierfächer</translation>
    </message>
    <message>
        <source>There is no printer whose page could be set up</source>
        <translation>Es gibt keinen Drucker, dessen Seite sich einrichten ließe</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source> It is larger than the page: its edges are cut off.</source>
        <translation> Es ist größer als die Seite: Die Ränder werden abgeschnitten.</translation>
    </message>
    <message>
        <source>{size}{unit}, {fine:.0f} pixels an inch.{cut}</source>
        <translation>{size}{unit}, {fine:.0f} Pixel pro Zoll.{cut}</translation>
    </message>
    <message>
        <source>The pasted photo</source>
        <translation>Das eingefügte Foto</translation>
    </message>
    <message>
        <source>Printing {name}…</source>
        <translation>{name} wird gedruckt…</translation>
    </message>
    <message>
        <source>Sent {name} to {printer}.</source>
        <translation>{name} an {printer} gesendet.</translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written; choose another place.</source>
        <translation>{name}: Das PDF kann nicht geschrieben werden; bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>{name}: the PDF can&apos;t be written ({reason}); choose another place.</source>
        <translation>{name}: Das PDF kann nicht geschrieben werden ({reason}); bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Saved {name} as {file}.</source>
        <translation>{name} als {file} gespeichert.</translation>
    </message>
    <message>
        <source>The printer</source>
        <translation>Der Drucker</translation>
    </message>
    <message>
        <source>{name}: {printer} takes no page; see whether it is there, choose another one, or save it as a PDF.</source>
        <translation>{name}: {printer} nimmt keine Seite an; bitte prüfen, ob er da ist, einen anderen wählen oder als PDF speichern.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>d MMMM, hh:mm</source>
        <translation>d. MMMM, hh:mm</translation>
    </message>
    <message>
        <source>Your work can&apos;t be kept safe in {folder} ({reason}).</source>
        <translation>Ihre Arbeit kann in {folder} nicht gesichert werden ({reason}).</translation>
    </message>
    <message>
        <source>{sentence} Until that is mended, save or export often.</source>
        <translation>{sentence} Bis das behoben ist, bitte oft speichern oder exportieren.</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Bring your work back?</source>
        <translation>Arbeit wiederherstellen?</translation>
    </message>
    <message>
        <source>There is work that was not saved:</source>
        <translation>Es gibt Arbeit, die nicht gespeichert wurde:</translation>
    </message>
    <message>
        <source>{count} removal</source>
        <translation>{count} Entfernung</translation>
    </message>
    <message>
        <source>{count} removals</source>
        <translation>{count} Entfernungen</translation>
    </message>
    <message>
        <source>a mask</source>
        <translation>eine Maske</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>OpenRaster (*{suffix})</source>
        <translation>OpenRaster (*{suffix})</translation>
    </message>
    <message>
        <source>There is a {name} already. Replace it?</source>
        <translation>{name} ist schon vorhanden. Ersetzen?</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>{name} wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved the session to {name}.</source>
        <translation>Sitzung als {name} gespeichert.</translation>
    </message>
    <message>
        <source>Dune</source>
        <translation>Düne</translation>
    </message>
    <message>
        <source>Take the hikers off the dune</source>
        <translation>Die Wanderer von der Düne entfernen</translation>
    </message>
    <message>
        <source>Statue of Liberty</source>
        <translation>Freiheitsstatue</translation>
    </message>
    <message>
        <source>Take the lamp post away</source>
        <translation>Den Laternenpfahl entfernen</translation>
    </message>
    <message>
        <source>Perched osprey</source>
        <translation>Sitzender Fischadler</translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation>Oder eines davon ausprobieren</translation>
    </message>
    <message>
        <source>Paint over what should go, press {key}, and it is gone.</source>
        <translation>Übermalen, was weg soll, die Taste {key} drücken – und es ist weg.</translation>
    </message>
    <message>
        <source>Paint over what should go, complete it, and it is gone.</source>
        <translation>Übermalen, was weg soll, füllen – und es ist weg.</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>Foto hierher ziehen</translation>
    </message>
    <message>
        <source>Paint over what should go, then choose Complete.</source>
        <translation>Übermalen, was weg soll, dann „Füllen“ wählen.</translation>
    </message>
    <message>
        <source>{task}: paint over it, then press {key}.</source>
        <translation>{task}: übermalen, dann die Taste {key} drücken.</translation>
    </message>
    <message>
        <source>Paint over what should go, then press {key}.</source>
        <translation>Übermalen, was weg soll, dann die Taste {key} drücken.</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Foto öffnen…</translation>
    </message>
    <message>
        <source>Choose a photo to open</source>
        <translation>Ein Foto zum Öffnen wählen</translation>
    </message>
    <message>
        <source>{formats}. Nothing leaves this computer.</source>
        <translation>{formats}. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Sample photo: {task}</source>
        <translation>Beispielfoto: {task}</translation>
    </message>
    <message>
        <source>There is no removal here: complete something, or select one in the list.</source>
        <translation>Hier gibt es keine Entfernung: bitte etwas füllen oder eine in der Liste auswählen.</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>{title} einblenden</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>{title} ausblenden</translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation>Deckkraft von {title}</translation>
    </message>
    <message>
        <source>Edge of {title}</source>
        <translation>Kante von {title}</translation>
    </message>
    <message>
        <source>Rename {title}</source>
        <translation>{title} umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle einblenden</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Alle ausblenden</translation>
    </message>
    <message>
        <source>Delete {title}</source>
        <translation>{title} löschen</translation>
    </message>
    <message>
        <source>Move {title}</source>
        <translation>{title} verschieben</translation>
    </message>
    <message>
        <source>Edit mask of {title}</source>
        <translation>Maske von {title} ändern</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What you complete is listed here: hide it, fade it, do it again, or take it out.</source>
        <translation>Was Sie füllen, steht in dieser Liste: ausblenden, abschwächen, neu füllen oder herausnehmen.</translation>
    </message>
    <message>
        <source>What it was made from is not the same any more: complete it again.</source>
        <translation>Woraus es entstand, hat sich geändert: bitte erneut füllen.</translation>
    </message>
    <message>
        <source>Clone brush</source>
        <translation>Kopierpinsel</translation>
    </message>
    <message>
        <source>Healing brush</source>
        <translation>Reparaturpinsel</translation>
    </message>
    <message>
        <source>{fill} · {seconds:.1f} s · {model}</source>
        <translation>{fill} · {seconds:.1f} s · {model}</translation>
    </message>
    <message>
        <source>Removals</source>
        <translation>Entfernungen</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Complete again</source>
        <translation>Erneut füllen</translation>
    </message>
    <message>
        <source>Edit mask</source>
        <translation>Maske ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{title}
{described}{doubt}
Double click: another name</source>
        <translation>{title}
{described}{doubt}
Doppelklick: umbenennen</translation>
    </message>
    <message>
        <source>this was not completed, so that it can&apos;t be completed again</source>
        <translation>dies wurde nicht gefüllt und lässt sich daher nicht erneut füllen</translation>
    </message>
    <message>
        <source>a completion is running: wait for it, or give it up with Esc</source>
        <translation>es wird gerade gefüllt: bitte abwarten oder mit Esc abbrechen</translation>
    </message>
    <message>
        <source>Other fill of {title}</source>
        <translation>Andere Füllung für {title}</translation>
    </message>
    <message>
        <source>{error} The built-in model is used instead.</source>
        <translation>{error} Stattdessen wird das eingebaute Modell verwendet.</translation>
    </message>
    <message>
        <source>The model could not be loaded ({error!r}); unpack or install the program again.</source>
        <translation>Das Modell konnte nicht geladen werden ({error!r}); bitte das Programm neu entpacken oder installieren.</translation>
    </message>
    <message>
        <source>The fusion maps could not be computed ({error!r}).</source>
        <translation>Die Fusionskarten konnten nicht berechnet werden ({error!r}).</translation>
    </message>
    <message>
        <source>{count} photo done</source>
        <translation>{count} Foto fertig</translation>
    </message>
    <message>
        <source>{count} photos done</source>
        <translation>{count} Fotos fertig</translation>
    </message>
    <message>
        <source>{count} other file is no photo.</source>
        <translation>{count} andere Datei ist kein Foto.</translation>
    </message>
    <message>
        <source>{count} other files are no photos.</source>
        <translation>{count} andere Dateien sind keine Fotos.</translation>
    </message>
    <message>
        <source>Complete a folder</source>
        <translation>Ordner füllen</translation>
    </message>
    <message>
        <source>&amp;Complete all</source>
        <translation>&amp;Alle füllen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Sho&amp;w the results</source>
        <translation>Ergebnisse &amp;zeigen</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Was nicht ging</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the Model menu.</source>
        <translation>Es ist kein Modell geladen; bitte eines im Menü „Modell“ wählen.</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{rate:.1f} a second</source>
        <translation>{rate:.1f} pro Sekunde</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>{hours:.0f} hours left</source>
        <translation>noch {hours:.0f} Stunden</translation>
    </message>
    <message>
        <source>{minutes:.0f} minutes left</source>
        <translation>noch {minutes:.0f} Minuten</translation>
    </message>
    <message>
        <source>{seconds:.0f} s left</source>
        <translation>noch {seconds:.0f} s</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>&lt;p&gt;Removes things from photos with DFNet, and shows the network&apos;s fusion at work. Works without a network; your photos stay here.&lt;/p&gt;&lt;p&gt;Method: Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion, ACM MM 2019.&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL 3.&lt;/p&gt;&lt;p&gt;Sample photos:&lt;/p&gt;</source>
        <translation>&lt;p&gt;Entfernt Dinge aus Fotos mit DFNet und zeigt die Fusion des Netzes bei der Arbeit. Funktioniert ohne Internet; Ihre Fotos bleiben hier.&lt;/p&gt;&lt;p&gt;Verfahren: Hong, Xiong, Ji, Fan: Deep Fusion Network for Image Completion, ACM MM 2019.&lt;/p&gt;&lt;p&gt;MIT-Lizenz. Qt wird unter der LGPL 3 verwendet.&lt;/p&gt;&lt;p&gt;Beispielfotos:&lt;/p&gt;</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>(nicht installiert)</translation>
    </message>
    <message>
        <source>The fast fill stays; the detailed one was given up.</source>
        <translation>Die schnelle Füllung bleibt; die feine wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The completion was given up; nothing was changed.</source>
        <translation>Das Füllen wurde abgebrochen; es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Brush hardness {hardness} %.</source>
        <translation>Pinselhärte {hardness} %.</translation>
    </message>
    <message>
        <source>About DFNet GUI</source>
        <translation>Über DFNet GUI</translation>
    </message>
    <message>
        <source>Licences of all parts…</source>
        <translation>Lizenzen aller Teile…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>Original zeigen</translation>
    </message>
    <message>
        <source>hold O</source>
        <translation>O halten</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Foto verschieben</translation>
    </message>
    <message>
        <source>Space and drag, or the middle button</source>
        <translation>Leertaste und ziehen, oder mittlere Maustaste</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>wheel or pinch</source>
        <translation>Mausrad oder Zwei-Finger-Geste</translation>
    </message>
    <message>
        <source>Fit, 100 % (with the photo in focus)</source>
        <translation>Einpassen, 100 % (wenn das Foto den Fokus hat)</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Brush size (on the screen)</source>
        <translation>Pinselgröße (auf dem Bildschirm)</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Removing something&lt;/h3&gt;&lt;ol&gt;&lt;li&gt;Open a photo.&lt;/li&gt;&lt;li&gt;Paint over what should go, generously.&lt;/li&gt;&lt;li&gt;{completes}&lt;/li&gt;&lt;li&gt;Export.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far as memory allows.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Etwas entfernen&lt;/h3&gt;&lt;ol&gt;&lt;li&gt;Ein Foto öffnen.&lt;/li&gt;&lt;li&gt;Großzügig übermalen, was weg soll.&lt;/li&gt;&lt;li&gt;{completes}&lt;/li&gt;&lt;li&gt;Exportieren.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;Außerhalb des Übermalten bleibt das Foto immer unangetastet. O gedrückt halten, um zu vergleichen; Rückgängig reicht so weit zurück, wie der Speicher erlaubt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Afterwards&lt;/h3&gt;&lt;p&gt;Everything that you removed stands in the list of removals{key}: hide or fade one, fill it in another way, have its mask back, or take it out. Clone and healing brush copy by hand: hold Alt and click where from.&lt;/p&gt;&lt;p&gt;A session keeps everything for another day. In a folder, ← and → leave your work on each photo where it is. If the program or the computer dies, your work is offered back at the next start.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Danach&lt;/h3&gt;&lt;p&gt;Alles, was Sie entfernt haben, steht in der Liste der Entfernungen{key}: ausblenden, abschwächen, anders füllen, die Maske zurückholen oder herausnehmen. Kopier- und Reparaturpinsel kopieren von Hand: Alt gedrückt halten und anklicken, von wo.&lt;/p&gt;&lt;p&gt;Eine Sitzung bewahrt alles für einen anderen Tag auf. In einem Ordner lassen ← und → Ihre Arbeit an jedem Foto, wie sie ist. Stürzt das Programm oder der Computer ab, wird Ihre Arbeit beim nächsten Start wieder angeboten.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Press {key}.</source>
        <translation>Die Taste {key} drücken.</translation>
    </message>
    <message>
        <source>Choose Complete.</source>
        <translation>„Füllen“ wählen.</translation>
    </message>
    <message>
        <source>Alt and wheel</source>
        <translation>Alt und Mausrad</translation>
    </message>
    <message>
        <source>Take away from the mask</source>
        <translation>Von der Maske wegnehmen</translation>
    </message>
    <message>
        <source>Alt and drag, the right button, or a pen&apos;s eraser end</source>
        <translation>Alt und ziehen, rechte Maustaste oder Radierer-Ende eines Stifts</translation>
    </message>
    <message>
        <source>Straight line</source>
        <translation>Gerade Linie</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Umschalt und Klick</translation>
    </message>
    <message>
        <source>arrows, with Shift or Ctrl; Space draws</source>
        <translation>Pfeiltasten, mit Umschalt oder Strg; Leertaste zeichnet</translation>
    </message>
    <message>
        <source>While pointing with the keys</source>
        <translation>Beim Zeigen mit Tasten</translation>
    </message>
    <message>
        <source>Previous and next photo of the folder</source>
        <translation>Voriges und nächstes Foto des Ordners</translation>
    </message>
    <message>
        <source>← and →</source>
        <translation>← und →</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the preferences and keys</source>
        <translation>Einstellungen und Tasten durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Reset this page</source>
        <translation>Diese Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>By 5 pixels on all sides</source>
        <translation>Um 5 Pixel nach allen Seiten</translation>
    </message>
    <message>
        <source>Round its edge off</source>
        <translation>Den Rand abrunden</translation>
    </message>
    <message>
        <source>Paint what lies within it</source>
        <translation>Übermalen, was innerhalb liegt</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation>&amp;Glätten</translation>
    </message>
    <message>
        <source>&amp;Fill its gaps</source>
        <translation>&amp;Lücken schließen</translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation>Maske l&amp;eeren</translation>
    </message>
    <message>
        <source>Unpaint everything</source>
        <translation>Alles Übermalte wieder freigeben</translation>
    </message>
    <message>
        <source>Mask of the &amp;last fill again</source>
        <translation>Maske der letzten &amp;Füllung zurückholen</translation>
    </message>
    <message>
        <source>Paint it once more</source>
        <translation>Noch einmal übermalen</translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation>Maske &amp;umkehren</translation>
    </message>
    <message>
        <source>Exchange painted and unpainted</source>
        <translation>Übermaltes und Freies vertauschen</translation>
    </message>
    <message>
        <source>M&amp;ask</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation>Maske &amp;öffnen…</translation>
    </message>
    <message>
        <source>Take the mask from a file</source>
        <translation>Die Maske aus einer Datei nehmen</translation>
    </message>
    <message>
        <source>Sa&amp;ve mask…</source>
        <translation>Maske &amp;speichern…</translation>
    </message>
    <message>
        <source>As a PNG, white is what should go</source>
        <translation>Als PNG; Weiß ist, was weg soll</translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation>Maske k&amp;opieren</translation>
    </message>
    <message>
        <source>As a picture, white on black</source>
        <translation>Als Bild, Weiß auf Schwarz</translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation>Maske ei&amp;nfügen</translation>
    </message>
    <message>
        <source>A copied picture, or file</source>
        <translation>Ein kopiertes Bild oder eine kopierte Datei</translation>
    </message>
    <message>
        <source>Soft &amp;edge…</source>
        <translation>&amp;Weiche Kante…</translation>
    </message>
    <message>
        <source>What is filled fades in from the edge</source>
        <translation>Die Füllung blendet vom Rand her ein</translation>
    </message>
    <message>
        <source>Save result, alpha and raw of all scales</source>
        <translation>Ergebnis, Alpha und Roh aller Stufen speichern</translation>
    </message>
    <message>
        <source>Nothing but the photo; once more: all as before</source>
        <translation>Nur das Foto; noch einmal: alles wie vorher</translation>
    </message>
    <message>
        <source>Esc leaves it</source>
        <translation>Esc beendet es</translation>
    </message>
    <message>
        <source>Type some letters of what you want to do</source>
        <translation>Ein paar Buchstaben dessen eingeben, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Where a file holds several pages, frames or pictures</source>
        <translation>Wenn eine Datei mehrere Seiten oder Bilder enthält</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste photo</source>
        <translation>Foto e&amp;infügen</translation>
    </message>
    <message>
        <source>Open what was copied elsewhere</source>
        <translation>Öffnen, was anderswo kopiert wurde</translation>
    </message>
    <message>
        <source>Save the completed photo</source>
        <translation>Das gefüllte Foto speichern</translation>
    </message>
    <message>
        <source>Export ag&amp;ain</source>
        <translation>E&amp;rneut exportieren</translation>
    </message>
    <message>
        <source>As last time, without asking</source>
        <translation>Wie beim letzten Mal, ohne Nachfrage</translation>
    </message>
    <message>
        <source>Export a&amp;ll…</source>
        <translation>&amp;Alle exportieren…</translation>
    </message>
    <message>
        <source>All photos that have removals</source>
        <translation>Alle Fotos mit Entfernungen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The session, once there is one</source>
        <translation>Die Sitzung, sobald es eine gibt</translation>
    </message>
    <message>
        <source>Save &amp;session as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Photo, masks and removals, to go on another day; GIMP and Krita open it as layers</source>
        <translation>Foto, Masken und Entfernungen, um ein andermal weiterzumachen; GIMP und Krita öffnen sie als Ebenen</translation>
    </message>
    <message>
        <source>Expor&amp;t panes…</source>
        <translation>Tei&amp;lbilder exportieren…</translation>
    </message>
    <message>
        <source>All panes as one picture or PDF page</source>
        <translation>Alle Teilbilder als ein Bild oder eine PDF-Seite</translation>
    </message>
    <message>
        <source>Export &amp;fusion maps…</source>
        <translation>Fusions&amp;karten exportieren…</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>On paper, or as a PDF</source>
        <translation>Auf Papier oder als PDF</translation>
    </message>
    <message>
        <source>&amp;Complete a folder…</source>
        <translation>&amp;Ordner füllen…</translation>
    </message>
    <message>
        <source>With masks from files</source>
        <translation>Mit Masken aus Dateien</translation>
    </message>
    <message>
        <source>Previo&amp;us photo</source>
        <translation>&amp;Voriges Foto</translation>
    </message>
    <message>
        <source>The photo before in the folder (←)</source>
        <translation>Das vorige Foto im Ordner (←)</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
        <source>The photo after in the folder (→)</source>
        <translation>Das nächste Foto im Ordner (→)</translation>
    </message>
    <message>
        <source>Previous pa&amp;ge</source>
        <translation>Vori&amp;ge Seite</translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation>Nächste Sei&amp;te</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do the undone step again</source>
        <translation>Den zurückgenommenen Schritt wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy result</source>
        <translation>Ergebnis &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the completed photo</source>
        <translation>Das gefüllte Foto kopieren</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>How the program looks and works, and its keys</source>
        <translation>Wie das Programm aussieht und arbeitet, und seine Tasten</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Fill what is painted</source>
        <translation>Füllen, was übermalt ist</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>&amp;Anders füllen</translation>
    </message>
    <message>
        <source>Fill the same place in another way</source>
        <translation>Dieselbe Stelle anders füllen</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Give up what is running</source>
        <translation>Abbrechen, was gerade läuft</translation>
    </message>
    <message>
        <source>Complete on &amp;release</source>
        <translation>Beim &amp;Loslassen füllen</translation>
    </message>
    <message>
        <source>Complete as soon as a stroke ends</source>
        <translation>Füllen, sobald ein Strich endet</translation>
    </message>
    <message>
        <source>Fast fill, &amp;then a detailed one</source>
        <translation>Erst schnelle, &amp;dann feine Füllung</translation>
    </message>
    <message>
        <source>A fast fill at once; a detailed one takes its place when it is ready</source>
        <translation>Sofort eine schnelle Füllung; eine feine ersetzt sie, sobald sie fertig ist</translation>
    </message>
    <message>
        <source>&amp;Fast fill only</source>
        <translation>Nur &amp;schnelle Füllung</translation>
    </message>
    <message>
        <source>What the network draws over a smooth start</source>
        <translation>Was das Netz über einen glatten Anfang zeichnet</translation>
    </message>
    <message>
        <source>&amp;Detailed fill only</source>
        <translation>Nur f&amp;eine Füllung</translation>
    </message>
    <message>
        <source>Pieces of the photo itself, mended by the network</source>
        <translation>Stücke des Fotos selbst, vom Netz ausgebessert</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Sin&amp;gle</source>
        <translation>E&amp;inzeln</translation>
    </message>
    <message>
        <source>One view (hold O for the original)</source>
        <translation>Eine Ansicht (O halten für das Original)</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>&amp;Geteilt</translation>
    </message>
    <message>
        <source>Original and result with a divider to drag</source>
        <translation>Original und Ergebnis mit verschiebbarer Trennlinie</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Original beside the result, zoom and pan linked</source>
        <translation>Original neben dem Ergebnis, Zoom und Ausschnitt gekoppelt</translation>
    </message>
    <message>
        <source>Pa&amp;nes</source>
        <translation>&amp;Teilbilder</translation>
    </message>
    <message>
        <source>Photo, mask, raw, alpha, result and others in linked panes</source>
        <translation>Foto, Maske, Roh, Alpha, Ergebnis und anderes in gekoppelten Teilbildern</translation>
    </message>
    <message>
        <source>&amp;Alpha overlay</source>
        <translation>&amp;Alpha-Überlagerung</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ein&amp;zoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Auszoo&amp;men</translation>
    </message>
    <message>
        <source>100 % (also End)</source>
        <translation>100 % (auch Ende)</translation>
    </message>
    <message>
        <source>Fi&amp;t</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Fit (also Home)</source>
        <translation>Einpassen (auch Pos1)</translation>
    </message>
    <message>
        <source>Hid&amp;e all panels</source>
        <translation>Alle Bedienfe&amp;lder ausblenden</translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Colours of the &amp;window</source>
        <translation>&amp;Farben des Fensters</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>&amp;Weniger Bewegung</translation>
    </message>
    <message>
        <source>No moving edge, no fading.</source>
        <translation>Kein wandernder Rand, kein Überblenden.</translation>
    </message>
    <message>
        <source>Colour &amp;profile of the screen</source>
        <translation>Farb&amp;profil des Bildschirms</translation>
    </message>
    <message>
        <source>What the system says</source>
        <translation>Was das System angibt</translation>
    </message>
    <message>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm);;All files (*)</source>
        <translation>Farbprofile (*.icc *.icm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>So that colours look as they are meant. What is exported does not change.</source>
        <translation>Damit Farben so aussehen, wie sie gemeint sind. Was exportiert wird, ändert sich nicht.</translation>
    </message>
    <message>
        <source>What a brush goes around is painted, too.</source>
        <translation>Was ein Pinsel umfährt, ist auch übermalt.</translation>
    </message>
    <message>
        <source>Brush &amp;size is in</source>
        <translation>Pinsel&amp;größe in</translation>
    </message>
    <message>
        <source>Pixels of the screen</source>
        <translation>Pixeln des Bildschirms</translation>
    </message>
    <message>
        <source>Pixels of the photo</source>
        <translation>Pixeln des Fotos</translation>
    </message>
    <message>
        <source>Of the screen: it paints finer where you zoom in. Of the photo: it grows as you zoom in.</source>
        <translation>Des Bildschirms: Beim Einzoomen malt der Pinsel feiner. Des Fotos: Er wächst beim Einzoomen mit.</translation>
    </message>
    <message>
        <source>Brush &amp;hardness</source>
        <translation>Pinsel&amp;härte</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Below 100 % what is filled fades in from the edge.</source>
        <translation>Unter 100 % blendet die Füllung vom Rand her ein.</translation>
    </message>
    <message>
        <source>Of the brush, with a tablet.</source>
        <translation>Des Pinsels, mit einem Grafiktablett.</translation>
    </message>
    <message>
        <source>To&amp;lerance of the colour range</source>
        <translation>To&amp;leranz des Farbbereichs</translation>
    </message>
    <message>
        <source>How unlike the clicked colour a pixel may be.</source>
        <translation>Wie stark ein Pixel von der angeklickten Farbe abweichen darf.</translation>
    </message>
    <message>
        <source>Colour range: &amp;only what is connected</source>
        <translation>Farbbereich: &amp;nur Verbundenes</translation>
    </message>
    <message>
        <source>Else like pixels anywhere in the photo are taken, too.</source>
        <translation>Sonst werden auch ähnliche Pixel überall im Foto genommen.</translation>
    </message>
    <message>
        <source>Complete as soon as a stroke &amp;ends</source>
        <translation>Füllen, sobald ein Strich &amp;endet</translation>
    </message>
    <message>
        <source>&amp;Fills</source>
        <translation>&amp;Füllungen</translation>
    </message>
    <message>
        <source>A fast one, then a detailed one</source>
        <translation>Erst eine schnelle, dann eine feine</translation>
    </message>
    <message>
        <source>The fast one alone</source>
        <translation>Nur die schnelle</translation>
    </message>
    <message>
        <source>The detailed one alone</source>
        <translation>Nur die feine</translation>
    </message>
    <message>
        <source>A detailed fill takes about a second, and is made of pieces of the photo itself.</source>
        <translation>Eine feine Füllung dauert etwa eine Sekunde und besteht aus Stücken des Fotos selbst.</translation>
    </message>
    <message>
        <source>&amp;Grow the mask by</source>
        <translation>Maske er&amp;weitern um</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>A little more than the mask is completed, so that no edge of what goes is left.</source>
        <translation>Es wird etwas mehr als die Maske gefüllt, damit vom Entfernten kein Rand stehen bleibt.</translation>
    </message>
    <message>
        <source>Colour &amp;map</source>
        <translation>Farb&amp;palette</translation>
    </message>
    <message>
        <source>How alpha is coloured, on the canvas and in the panes.</source>
        <translation>Wie Alpha eingefärbt wird, auf der Arbeitsfläche und in den Teilbildern.</translation>
    </message>
    <message>
        <source>&amp;Opacity of the alpha overlay</source>
        <translation>&amp;Deckkraft der Alpha-Überlagerung</translation>
    </message>
    <message>
        <source>Read &amp;back what was written, up to</source>
        <translation>Geschrie&amp;benes zurücklesen, bis</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> Megapixel</translation>
    </message>
    <message>
        <source>Before an older file goes; larger photos are written without a look at what came of it.</source>
        <translation>Bevor eine ältere Datei ersetzt wird; größere Fotos werden geschrieben, ohne nachzusehen, was daraus wurde.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>What is fastest</source>
        <translation>Schnellstes Verfahren</translation>
    </message>
    <message>
        <source>What is fastest is measured the first time a model is used.</source>
        <translation>Was am schnellsten ist, wird gemessen, wenn ein Modell zum ersten Mal verwendet wird.</translation>
    </message>
    <message>
        <source>Compute o&amp;n</source>
        <translation>&amp;Rechnen auf</translation>
    </message>
    <message>
        <source>On the CPU, compute &amp;by</source>
        <translation>Auf der CPU rechnen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Format to begin with</source>
        <translation>&amp;Format zu Beginn</translation>
    </message>
    <message>
        <source>The photo&apos;s own, or PNG</source>
        <translation>Das des Fotos, oder PNG</translation>
    </message>
    <message>
        <source>The one that was chosen last. PNG where the photo&apos;s own format would lose something.</source>
        <translation>Das zuletzt gewählte. PNG, wo das Format des Fotos etwas verlieren würde.</translation>
    </message>
    <message>
        <source>Of formats that can lose something, from 1 to 100.</source>
        <translation>Bei Formaten, die etwas verlieren können, von 1 bis 100.</translation>
    </message>
    <message>
        <source>Keep JPEG and TIFF files as the ori&amp;ginal</source>
        <translation>JPEG- und TIFF-Dateien wie das Ori&amp;ginal lassen</translation>
    </message>
    <message>
        <source>Only what was completed is encoded anew; everything else in the file stays as it was.</source>
        <translation>Nur das Gefüllte wird neu kodiert; alles andere in der Datei bleibt, wie es war.</translation>
    </message>
    <message>
        <source>No moving edge, no fading</source>
        <translation>Kein wandernder Rand, kein Überblenden</translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>How to remove something, and what else there is</source>
        <translation>Wie man etwas entfernt und was es sonst noch gibt</translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation>&amp;Tasten und Hilfe</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>Befehl &amp;suchen…</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>What went wrong, without photos</source>
        <translation>Was schiefgegangen ist, ohne Fotos</translation>
    </message>
    <message>
        <source>&amp;About DFNet GUI</source>
        <translation>Ü&amp;ber DFNet GUI</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>What is installed; import the authors&apos; weights; switch</source>
        <translation>Was installiert ist; Gewichte der Autoren importieren; wechseln</translation>
    </message>
    <message>
        <source>&amp;Built-in model</source>
        <translation>Einge&amp;bautes Modell</translation>
    </message>
    <message>
        <source>The model that comes with the program</source>
        <translation>Das Modell, das zum Programm gehört</translation>
    </message>
    <message>
        <source>Choose &amp;weights file…</source>
        <translation>Ge&amp;wichtsdatei wählen…</translation>
    </message>
    <message>
        <source>Use a .safetensors or .pth file of a DFNet</source>
        <translation>Eine .safetensors- oder .pth-Datei eines DFNet verwenden</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>CPU: what is &amp;fastest</source>
        <translation>CPU: schnellstes Ver&amp;fahren</translation>
    </message>
    <message>
        <source>Measured here the first time a model is used</source>
        <translation>Wird hier gemessen, wenn ein Modell zum ersten Mal verwendet wird</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Put this away (Esc)</source>
        <translation>Hinweis schließen (Esc)</translation>
    </message>
    <message>
        <source>Problem: {sentence}</source>
        <translation>Problem: {sentence}</translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>&amp;Fusion panel</source>
        <translation>Bedienfeld F&amp;usion</translation>
    </message>
    <message>
        <source>Look inside the network: result, raw and alpha at six scales</source>
        <translation>In das Netz hineinsehen: Ergebnis, Roh und Alpha auf sechs Stufen</translation>
    </message>
    <message>
        <source>&amp;Removals</source>
        <translation>&amp;Entfernungen</translation>
    </message>
    <message>
        <source>What was removed, as a list: hide, fade, do again, take out</source>
        <translation>Was entfernt wurde, als Liste: ausblenden, abschwächen, neu füllen, herausnehmen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>What was done, step by step: click to go back there</source>
        <translation>Was gemacht wurde, Schritt für Schritt: Ein Klick führt dorthin zurück</translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation>Film&amp;streifen</translation>
    </message>
    <message>
        <source>The photos of the folder, with marks for those that are done</source>
        <translation>Die Fotos des Ordners; fertige sind markiert</translation>
    </message>
    <message>
        <source>Close the {title} panel</source>
        <translation>Bedienfeld „{title}“ schließen</translation>
    </message>
    <message>
        <source>Exporting… (Esc gives it up)</source>
        <translation>Export läuft… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>The fast fill is in; a detailed one follows… (Esc keeps this one)</source>
        <translation>Die schnelle Füllung ist da; eine feine folgt… (Esc behält diese)</translation>
    </message>
    <message>
        <source>There is no step to take back.</source>
        <translation>Es gibt keinen Schritt, der rückgängig zu machen wäre.</translation>
    </message>
    <message>
        <source>No step was taken back.</source>
        <translation>Es wurde kein Schritt rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The file holds one picture only.</source>
        <translation>Die Datei enthält nur ein Bild.</translation>
    </message>
    <message>
        <source>{name} ({page} of {pages})</source>
        <translation>{name} ({page} von {pages})</translation>
    </message>
    <message>
        <source>{name}[*] – DFNet GUI</source>
        <translation>{name}[*] – DFNet GUI</translation>
    </message>
    <message>
        <source> {key} fills it in another way.</source>
        <translation> {key} füllt die Stelle anders.</translation>
    </message>
    <message>
        <source>Nothing is painted yet</source>
        <translation>Noch ist nichts übermalt</translation>
    </message>
    <message>
        <source> · 16 bit</source>
        <translation> · 16 Bit</translation>
    </message>
    <message>
        <source>under {least}</source>
        <translation>unter {least}</translation>
    </message>
    <message>
        <source> · mask {share} %</source>
        <translation> · Maske {share} %</translation>
    </message>
    <message>
        <source>mask {share} %</source>
        <translation>Maske {share} %</translation>
    </message>
    <message>
        <source>nothing is painted</source>
        <translation>nichts ist übermalt</translation>
    </message>
    <message>
        <source>{place}{size} pixels, shown at {zoom}; {mask}.</source>
        <translation>{place}{size} Pixel, gezeigt bei {zoom}; {mask}.</translation>
    </message>
    <message>
        <source>Fill what is painted ({key})</source>
        <translation>Füllen, was übermalt ist ({key})</translation>
    </message>
    <message>
        <source>{key}: with the arrow keys.</source>
        <translation>{key}: mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Complete something first.</source>
        <translation>Bitte erst etwas füllen.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Done. Hold O to compare with the original.{again}</source>
        <translation>Fertig. O halten, um mit dem Original zu vergleichen.{again}</translation>
    </message>
    <message>
        <source>Fill it once more, as the settings and the photo are now</source>
        <translation>Noch einmal füllen, mit den jetzigen Einstellungen und dem jetzigen Foto</translation>
    </message>
    <message>
        <source>Have its mask back, to change and complete it</source>
        <translation>Die Maske zurückholen, um sie zu ändern und zu füllen</translation>
    </message>
    <message>
        <source>Complete a&amp;gain</source>
        <translation>Erneut &amp;füllen</translation>
    </message>
    <message>
        <source>Edit its &amp;mask</source>
        <translation>&amp;Maske ändern</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>Aus der Liste herausnehmen</translation>
    </message>
    <message>
        <source>Show or &amp;hide it</source>
        <translation>Ein- oder aus&amp;blenden</translation>
    </message>
    <message>
        <source>Show or hide &amp;all</source>
        <translation>&amp;Alle ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Over the next higher one</source>
        <translation>Über die nächsthöhere</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>Under the next lower one</source>
        <translation>Unter die nächsttiefere</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Message: {sentence}</source>
        <translation>Meldung: {sentence}</translation>
    </message>
    <message>
        <source>Message: none</source>
        <translation>Meldung: keine</translation>
    </message>
    <message>
        <source>Photo: {text}</source>
        <translation>Foto: {text}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen…</translation>
    </message>
    <message>
        <source>No model: see Model › Built-in model</source>
        <translation>Kein Modell: siehe Modell › Eingebautes Modell</translation>
    </message>
    <message>
        <source>{seconds:.2f} s</source>
        <translation>{seconds:.2f} s</translation>
    </message>
    <message>
        <source>Model and device: {text}</source>
        <translation>Modell und Gerät: {text}</translation>
    </message>
    <message>
        <source>Completing… (Esc cancels)</source>
        <translation>Wird gefüllt… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>Arrows move the tool, Space puts it down and lifts it</source>
        <translation>Die Pfeiltasten bewegen das Werkzeug, die Leertaste setzt es auf und hebt es ab</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>S&amp;witch brush and eraser</source>
        <translation>Pinsel und Radierer &amp;wechseln</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>Kle&amp;inerer Pinsel</translation>
    </message>
    <message>
        <source>Lar&amp;ger brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <source>Softer br&amp;ush</source>
        <translation>Weic&amp;herer Pinsel</translation>
    </message>
    <message>
        <source>Its edge fades in</source>
        <translation>Seine Kante blendet ein</translation>
    </message>
    <message>
        <source>Ha&amp;rder brush</source>
        <translation>H&amp;ärterer Pinsel</translation>
    </message>
    <message>
        <source>Its edge is crisp</source>
        <translation>Seine Kante ist scharf</translation>
    </message>
    <message>
        <source>Cop&amp;y from everywhere again</source>
        <translation>Wieder von ü&amp;berall kopieren</translation>
    </message>
    <message>
        <source>Take all red hatching away</source>
        <translation>Alle rote Schraffur wegnehmen</translation>
    </message>
    <message>
        <source>Point with the &amp;keys</source>
        <translation>Mit T&amp;asten zeigen</translation>
    </message>
    <message>
        <source>Pen pressure &amp;varies the size</source>
        <translation>&amp;Stiftdruck ändert die Größe</translation>
    </message>
    <message>
        <source>Of the brush, with a tablet</source>
        <translation>Des Pinsels, mit einem Grafiktablett</translation>
    </message>
    <message>
        <source>Loops &amp;fill themselves</source>
        <translation>Umfahrenes &amp;dazunehmen</translation>
    </message>
    <message>
        <source>What a brush goes around, too</source>
        <translation>Auch das, was ein Pinsel umfährt</translation>
    </message>
    <message>
        <source>{name}: this is no colour profile; choose an .icc or .icm file.</source>
        <translation>{name}: Das ist kein Farbprofil; bitte eine .icc- oder .icm-Datei wählen.</translation>
    </message>
    <message>
        <source>{name}: the colour profile can&apos;t be read ({reason}); choose another file.</source>
        <translation>{name}: Das Farbprofil kann nicht gelesen werden ({reason}); bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{name}: this colour profile is not for a screen; choose one that is.</source>
        <translation>{name}: Dieses Farbprofil ist nicht für einen Bildschirm; bitte eines wählen, das es ist.</translation>
    </message>
    <message>
        <source>{name}: the colour profile is damaged; get it again from where it came.</source>
        <translation>{name}: Das Farbprofil ist beschädigt; bitte neu von der Quelle holen.</translation>
    </message>
    <message>
        <source>AVIF compresses the whole photo anew, to a fraction of a JPEG&apos;s size, and keeps 8 bits a channel.</source>
        <translation>AVIF komprimiert das ganze Foto neu, auf einen Bruchteil der Größe eines JPEG, und behält 8 Bit pro Kanal.</translation>
    </message>
    <message>
        <source>this photo is {width}×{height}</source>
        <translation>dieses Foto ist {width}×{height} groß</translation>
    </message>
    <message>
        <source>{name} holds at most {most_px:,} pixels a side, and {size}; choose PNG.</source>
        <translation>{name} fasst höchstens {most_px:,} Pixel pro Seite, und {size}; bitte PNG wählen.</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>number {page}</source>
        <translation>Nummer {page}</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>Nummer 1</translation>
    </message>
    <message>
        <source>an export as {kept_by} keeps the others</source>
        <translation>ein Export als {kept_by} behält die übrigen</translation>
    </message>
    <message>
        <source>an export holds that one alone</source>
        <translation>ein Export enthält die übrigen nicht</translation>
    </message>
    <message>
        <source>This file holds {count} {what}; {shown} is shown, and {rest}.</source>
        <translation>Diese Datei enthält {count} {what}; {shown} wird gezeigt, und {rest}.</translation>
    </message>
    <message>
        <source>{width}×{height} pixels are more than the {most} megapixels that fit; scale it down first.</source>
        <translation>{width}×{height} Pixel sind mehr als die {most} Megapixel, die möglich sind; bitte erst verkleinern.</translation>
    </message>
    <message>
        <source>its pixels are stored in a way that can&apos;t be read; save it as PNG.</source>
        <translation>Die Pixel sind auf eine Weise gespeichert, die nicht gelesen werden kann; bitte als PNG speichern.</translation>
    </message>
    <message>
        <source>The whole photo was compressed anew: a JPEG of its kind can&apos;t be changed in part.</source>
        <translation>Das ganze Foto wurde neu komprimiert: Ein JPEG dieser Art lässt sich nicht teilweise ändern.</translation>
    </message>
    <message>
        <source>What the camera said of the photo (EXIF)</source>
        <translation>Was die Kamera zum Foto angibt (EXIF)</translation>
    </message>
    <message>
        <source>What programs said of the photo (XMP)</source>
        <translation>Was Programme zum Foto angeben (XMP)</translation>
    </message>
    <message>
        <source>{what} is larger than a JPEG can hold and was left out.</source>
        <translation>{what} ist größer, als ein JPEG fassen kann, und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency.</source>
        <translation>JPEG komprimiert das ganze Foto neu, behält 8 Bit pro Kanal und keine Transparenz.</translation>
    </message>
    <message>
        <source>it has {count} channels, and only grey and RGB can be used; save it as RGB.</source>
        <translation>Die Datei hat {count} Kanäle, und nur Grau und RGB sind möglich; bitte als RGB speichern.</translation>
    </message>
    <message>
        <source>Its HDR gain map was filled at the same place.</source>
        <translation>Die HDR-Gain-Map der Datei wurde an derselben Stelle gefüllt.</translation>
    </message>
    <message>
        <source>Other pictures in the file (previews, films, depth or gain maps) would have shown what went and were left out.</source>
        <translation>Andere Bilder in der Datei (Vorschauen, Filme, Tiefenkarten oder Gain-Maps) hätten das Entfernte gezeigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>This file is an animation; the first picture is shown, and an export holds that one alone.</source>
        <translation>Diese Datei ist eine Animation; das erste Bild wird gezeigt, und ein Export enthält nur dieses.</translation>
    </message>
    <message>
        <source>its colours are inks (CMYK), which can&apos;t be read in a JPEG XL; save it as TIFF.</source>
        <translation>Die Farben sind Druckfarben (CMYK), die in einem JPEG XL nicht gelesen werden können; bitte als TIFF speichern.</translation>
    </message>
    <message>
        <source>At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel.</source>
        <translation>Bei 100 bleibt jedes Pixel erhalten; darunter wird das ganze Foto neu komprimiert. 8 Bit pro Kanal.</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>it holds no colours, only other channels; save its picture with channels R, G and B.</source>
        <translation>Die Datei enthält keine Farben, nur andere Kanäle; bitte ihr Bild mit den Kanälen R, G und B speichern.</translation>
    </message>
    <message>
        <source>this is a ZIP archive or a document, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation>Das ist ein ZIP-Archiv oder ein Dokument, das hier nicht gelesen werden kann; bitte als PNG, TIFF oder JPEG speichern.</translation>
    </message>
    <message>
        <source>{format_name} holds no IPTC captions: they were left out. JPEG and TIFF keep them.</source>
        <translation>{format_name} kennt keine IPTC-Bildtexte: Sie wurden ausgelassen. JPEG und TIFF behalten sie.</translation>
    </message>
    <message>
        <source>pictures with 32 bits a channel can&apos;t be used; save it with 8 or 16 bits.</source>
        <translation>Bilder mit 32 Bit pro Kanal sind nicht möglich; bitte mit 8 oder 16 Bit speichern.</translation>
    </message>
    <message>
        <source>Every pixel outside of what you painted stays exactly as it was.</source>
        <translation>Jedes Pixel außerhalb des Übermalten bleibt genau, wie es war.</translation>
    </message>
    <message>
        <source>its colours are stored as {colours}; save it as RGB.</source>
        <translation>Die Farben liegen als {colours} vor; bitte als RGB speichern.</translation>
    </message>
    <message>
        <source>it holds layers alone; save it with “Maximize compatibility”, or as a TIFF.</source>
        <translation>Die Datei enthält nur Ebenen; bitte mit „Kompatibilität maximieren“ oder als TIFF speichern.</translation>
    </message>
    <message>
        <source>This picture holds more light than a screen shows; it is opened as a photo would show it, at 16 bits.</source>
        <translation>Dieses Bild enthält mehr Licht, als ein Bildschirm zeigt; es wird geöffnet, wie ein Foto es zeigen würde, mit 16 Bit.</translation>
    </message>
    <message>
        <source>This is a camera&apos;s raw file, developed with the camera&apos;s white balance; export it as TIFF to keep all 16 bits.</source>
        <translation>Das ist eine Raw-Datei, entwickelt mit dem Weißabgleich der Kamera; bitte als TIFF exportieren, um alle 16 Bit zu behalten.</translation>
    </message>
    <message>
        <source>this camera&apos;s raw files can&apos;t be developed here; save it as a 16-bit TIFF with a raw converter.</source>
        <translation>Raw-Dateien dieser Kamera können hier nicht entwickelt werden; bitte mit einem Raw-Konverter als 16-Bit-TIFF speichern.</translation>
    </message>
    <message>
        <source>a JPEG XR picture</source>
        <translation>ein JPEG-XR-Bild</translation>
    </message>
    <message>
        <source>a GIMP picture with layers</source>
        <translation>ein GIMP-Bild mit Ebenen</translation>
    </message>
    <message>
        <source>a DDS texture</source>
        <translation>eine DDS-Textur</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an XML document, perhaps an SVG drawing</source>
        <translation>ein XML-Dokument, vielleicht eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>This file could only be written anew: other pages, smaller pictures and some programs&apos; own tags are not in it.</source>
        <translation>Diese Datei ließ sich nur neu schreiben: Weitere Seiten, kleinere Bilder und eigene Angaben mancher Programme fehlen darin.</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>it holds a volume instead of a picture; save one slice of it as a TIFF of its own.</source>
        <translation>Die Datei enthält einen Raumkörper statt eines Bildes; bitte eine Schicht davon als eigenes TIFF speichern.</translation>
    </message>
    <message>
        <source>its colours are stored as {name}, which can&apos;t be read; save it as RGB.</source>
        <translation>Die Farben liegen als {name} vor, was nicht gelesen werden kann; bitte als RGB speichern.</translation>
    </message>
    <message>
        <source>its Lab samples are neither 8 nor 16 bits; save it as RGB.</source>
        <translation>Die Lab-Werte haben weder 8 noch 16 Bit; bitte als RGB speichern.</translation>
    </message>
    <message>
        <source>Its brightest spot is another one now, so all of it is shown otherwise; no value beside changed.</source>
        <translation>Die hellste Stelle des Bildes ist jetzt eine andere, daher wird alles anders dargestellt; sonst hat sich kein Wert geändert.</translation>
    </message>
    <message>
        <source>The file&apos;s layers would have shown what went and were left out.</source>
        <translation>Die Ebenen der Datei hätten das Entfernte gezeigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{text}: this is an address and no file, and nothing is fetched; save the picture first, then open its file.</source>
        <translation>{text}: Das ist eine Adresse und keine Datei, und heruntergeladen wird nichts; bitte das Bild erst speichern, dann die Datei öffnen.</translation>
    </message>
    <message>
        <source>{text}: no file has such a name; give the file&apos;s path.</source>
        <translation>{text}: So heißt keine Datei; bitte den Pfad der Datei angeben.</translation>
    </message>
    <message>
        <source>{text}: this file is on another computer ({host}); copy it to this one first.</source>
        <translation>{text}: Diese Datei liegt auf einem anderen Computer ({host}); bitte erst auf diesen kopieren.</translation>
    </message>
    <message>
        <source>there is nothing to complete: paint over what should go first</source>
        <translation>Es gibt nichts zu füllen; bitte erst übermalen, was weg soll</translation>
    </message>
    <message>
        <source>it covers the whole photo, so there is nothing to learn from: leave some of the photo unpainted</source>
        <translation>Das ganze Foto ist bedeckt, daher gibt es nichts als Vorbild; bitte einen Teil des Fotos frei lassen</translation>
    </message>
    <message>
        <source>The mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>white marks what goes</source>
        <translation>Weiß markiert, was weg soll</translation>
    </message>
    <message>
        <source>black marks what goes</source>
        <translation>Schwarz markiert, was weg soll</translation>
    </message>
    <message>
        <source>{name}: the mask has {width}×{height} pixels and the photo {across}×{down}; give a mask of the photo&apos;s size.</source>
        <translation>{name}: Die Maske hat {width}×{height} Pixel, das Foto {across}×{down}; bitte eine Maske von der Größe des Fotos angeben.</translation>
    </message>
    <message>
        <source>{name}: the mask has no transparency; say which colour marks what goes.</source>
        <translation>{name}: Die Maske hat keine Transparenz; bitte angeben, welche Farbe markiert, was weg soll.</translation>
    </message>
    <message>
        <source>its transparent part marks what goes</source>
        <translation>ihr transparenter Teil markiert, was weg soll</translation>
    </message>
    <message>
        <source>what is painted on transparency marks what goes</source>
        <translation>was auf Transparenz gemalt ist, markiert, was weg soll</translation>
    </message>
    <message>
        <source>the value {value} marks what goes</source>
        <translation>der Wert {value} markiert, was weg soll</translation>
    </message>
    <message>
        <source>it has more than two colours</source>
        <translation>sie hat mehr als zwei Farben</translation>
    </message>
    <message>
        <source>its brighter part is {mean:.0%} of the photo</source>
        <translation>ihr hellerer Teil macht {mean:.0%} des Fotos aus</translation>
    </message>
    <message>
        <source>{name} marks what goes</source>
        <translation>{name} markiert, was weg soll</translation>
    </message>
    <message>
        <source>{name}: it is not clear which part of this mask marks what should go, for {reason}; say it with --hole white, black, alpha, opaque or value=N.</source>
        <translation>{name}: Es ist nicht klar, welcher Teil dieser Maske markiert, was weg soll ({reason}); bitte mit --hole white, black, alpha, opaque oder value=N angeben.</translation>
    </message>
    <message>
        <source>the colour {colour}</source>
        <translation>die Farbe {colour}</translation>
    </message>
    <message>
        <source>white</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>the brighter grey</source>
        <translation>das hellere Grau</translation>
    </message>
    <message>
        <source>{changed:,} of {total:,} pixels ({share}) outside of what was completed changed by the file&apos;s compression, by {most} at most.</source>
        <translation>{changed:,} von {total:,} Pixeln ({share}) außerhalb der Füllung hat die Komprimierung der Datei verändert, um höchstens {most}.</translation>
    </message>
    <message>
        <source>what was written could not be read back, so no file was changed; export it in another format or elsewhere.</source>
        <translation>Was geschrieben wurde, ließ sich nicht zurücklesen, deshalb wurde keine Datei geändert; bitte in einem anderen Format oder woanders exportieren.</translation>
    </message>
    <message>
        <source>what was written has another size when it is read back, so no file was changed; export it in another format.</source>
        <translation>Was geschrieben wurde, hat beim Zurücklesen eine andere Größe, deshalb wurde keine Datei geändert; bitte in einem anderen Format exportieren.</translation>
    </message>
    <message>
        <source>It was not read back, which photos above {most:g} megapixels are not.</source>
        <translation>Sie wurde nicht zurückgelesen, wie alle Fotos über {most:g} Megapixel.</translation>
    </message>
    <message>
        <source>0 of {total:,} pixels outside of what was completed changed.</source>
        <translation>0 von {total:,} Pixeln außerhalb des Gefüllten haben sich geändert.</translation>
    </message>
    <message>
        <source>{changed:,} of {total:,} pixels ({share}) outside of what was completed changed, by {most} at most.</source>
        <translation>{changed:,} von {total:,} Pixeln ({share}) außerhalb des Gefüllten haben sich geändert, um höchstens {most}.</translation>
    </message>
    <message>
        <source>it holds {count} picture, there is no number {page}.</source>
        <translation>Die Datei enthält {count} Bild, eine Nummer {page} gibt es nicht.</translation>
    </message>
    <message>
        <source>it holds {count} pictures, there is no number {page}.</source>
        <translation>Die Datei enthält {count} Bilder, eine Nummer {page} gibt es nicht.</translation>
    </message>
    <message>
        <source>{name}: this is not a file; choose a photo.</source>
        <translation>{name}: Das ist keine Datei; bitte ein Foto wählen.</translation>
    </message>
    <message>
        <source>{name}: there is no such file; check the name.</source>
        <translation>{name}: Diese Datei gibt es nicht; bitte den Namen prüfen.</translation>
    </message>
    <message>
        <source>{name}: this is a folder; choose a photo in it.</source>
        <translation>{name}: Das ist ein Ordner; bitte ein Foto darin wählen.</translation>
    </message>
    <message>
        <source>{name}: you have no permission to read it; change that or copy it.</source>
        <translation>{name}: Ihnen fehlt die Berechtigung zum Lesen; bitte das ändern oder die Datei kopieren.</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); try again.</source>
        <translation>{name}: Kann nicht gelesen werden ({reason}); bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again from where it came.</source>
        <translation>{name}: Die Datei ist leer (null Byte); bitte neu von der Quelle holen.</translation>
    </message>
    <message>
        <source>{name}: the file has {size} MB, and more than {most} MB are not read; if it is whole, set {variable}={size} before you start the program.</source>
        <translation>{name}: Die Datei hat {size} MB, und mehr als {most} MB werden nicht gelesen; wenn sie in Ordnung ist, bitte vor dem Start des Programms {variable}={size} setzen.</translation>
    </message>
    <message>
        <source>{name}: this is {kind}, which can&apos;t be read here; save it as PNG, TIFF or JPEG.</source>
        <translation>{name}: Das ist {kind} und kann hier nicht gelesen werden; bitte als PNG, TIFF oder JPEG speichern.</translation>
    </message>
    <message>
        <source>{name}: this is not a picture that can be read; use {formats}.</source>
        <translation>{name}: Das ist kein Bild, das gelesen werden kann; bitte {formats} verwenden.</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>Das eingefügte Bild</translation>
    </message>
    <message>
        <source>{name}: the file is damaged or incomplete; get it again from where it came.</source>
        <translation>{name}: Die Datei ist beschädigt oder unvollständig; bitte neu von der Quelle holen.</translation>
    </message>
    <message>
        <source>{name}: there is not enough memory to write it; close other programs.</source>
        <translation>{name}: Der Speicher reicht nicht zum Schreiben; bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>{name}: this photo can&apos;t be written in that format; choose PNG.</source>
        <translation>{name}: Dieses Foto kann in diesem Format nicht geschrieben werden; bitte PNG wählen.</translation>
    </message>
    <message>
        <source>without suffix</source>
        <translation>ohne Endung</translation>
    </message>
    <message>
        <source>{name}: the format {suffix} can&apos;t be written; use {names}.</source>
        <translation>{name}: Das Format {suffix} kann nicht geschrieben werden; bitte {names} verwenden.</translation>
    </message>
    <message>
        <source>the file is write-protected; choose another name, or change that.</source>
        <translation>Die Datei ist schreibgeschützt; bitte einen anderen Namen wählen oder das ändern.</translation>
    </message>
    <message>
        <source>the disk is full, and this file was not changed; free some space or choose another place.</source>
        <translation>Der Datenträger ist voll, und diese Datei wurde nicht geändert; bitte Platz schaffen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>you have no permission to write there; choose another place.</source>
        <translation>Ihnen fehlt die Berechtigung, dort zu schreiben; bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one.</source>
        <translation>Der Name ist zu lang; bitte einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>that folder does not exist; choose another place.</source>
        <translation>Diesen Ordner gibt es nicht; bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>this is a folder; choose a file name.</source>
        <translation>Das ist ein Ordner; bitte einen Dateinamen wählen.</translation>
    </message>
    <message>
        <source>it can&apos;t be written ({reason}); choose another place.</source>
        <translation>Kann nicht geschrieben werden ({reason}); bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>{name}: the weights are not the ones that their manifest names; get both again.</source>
        <translation>{name}: Das sind nicht die Gewichte, die das Manifest nennt; bitte beide neu holen.</translation>
    </message>
    <message>
        <source>{name}: the weights have another architecture than their manifest says; get both again.</source>
        <translation>{name}: Die Gewichte haben eine andere Architektur, als ihr Manifest angibt; bitte beide neu holen.</translation>
    </message>
    <message>
        <source>{name}: the file is empty (zero bytes); get it again.</source>
        <translation>{name}: Die Datei ist leer (null Byte); bitte neu holen.</translation>
    </message>
    <message>
        <source>{name}: this is not a weights file; choose a .safetensors or .pth file of DFNet.</source>
        <translation>{name}: Das ist keine Gewichtsdatei; bitte eine .safetensors- oder .pth-Datei von DFNet wählen.</translation>
    </message>
    <message>
        <source>{name}: the weights file is damaged or incomplete; get it again.</source>
        <translation>{name}: Die Gewichtsdatei ist beschädigt oder unvollständig; bitte neu holen.</translation>
    </message>
    <message>
        <source>{name}: can&apos;t be read ({reason}); check it and try again.</source>
        <translation>{name}: Kann nicht gelesen werden ({reason}); bitte prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>{name}: it lists more weights than any network here has; choose another weights file.</source>
        <translation>{name}: Die Datei führt mehr Gewichte auf, als irgendein Netz hier hat; bitte eine andere Gewichtsdatei wählen.</translation>
    </message>
    <message>
        <source>{name}: this copy of the program has no PyTorch, which .pth files need; import the file with the full program (the archive without “slim” in its name), which makes a .safetensors of it.</source>
        <translation>{name}: Dieser Programmausgabe fehlt PyTorch, das .pth-Dateien brauchen; bitte die Datei mit dem vollständigen Programm importieren (dem Archiv ohne „slim“ im Namen), das daraus eine .safetensors macht.</translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s; choose another weights file.</source>
        <translation>{name}: Die Gewichte gehören nicht zu einem DFNet; bitte eine andere Gewichtsdatei wählen.</translation>
    </message>
    <message>
        <source>{name}: the weights are not a DFNet&apos;s ({error}); choose another file.</source>
        <translation>{name}: Die Gewichte gehören nicht zu einem DFNet ({error}); bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{name}: {entry} holds values that are no numbers; get the file again.</source>
        <translation>{name}: {entry} enthält Werte, die keine Zahlen sind; bitte die Datei neu holen.</translation>
    </message>
    <message>
        <source>{name}: {count} entries of a DFNet are missing, {first} first; get it again.</source>
        <translation>{name}: Es fehlen {count} Einträge eines DFNet, als erster {first}; bitte neu holen.</translation>
    </message>
    <message>
        <source>{name}: {count} entries are not a DFNet&apos;s, {first} first; use another file.</source>
        <translation>{name}: {count} Einträge gehören nicht zu einem DFNet, als erster {first}; bitte eine andere Datei verwenden.</translation>
    </message>
    <message>
        <source>{name}: {entry} has the shape {got}, where {want} belongs; use another file.</source>
        <translation>{name}: {entry} hat die Form {got} statt {want}; bitte eine andere Datei verwenden.</translation>
    </message>
    <message>
        <source>{name}: the manifest can&apos;t be used ({error}); get it again with its weights.</source>
        <translation>{name}: Das Manifest ist nicht verwendbar ({error}); bitte zusammen mit den Gewichten neu holen.</translation>
    </message>
    <message>
        <source>{name}: the file is damaged or holds more than weights; nothing in it was run, use the original.</source>
        <translation>{name}: Die Datei ist beschädigt oder enthält mehr als Gewichte; nichts darin wurde ausgeführt, bitte das Original verwenden.</translation>
    </message>
    <message>
        <source>{name}: this is not a plain DFNet state dictionary; choose another weights file.</source>
        <translation>{name}: Das ist kein einfaches State-Dictionary eines DFNet; bitte eine andere Gewichtsdatei wählen.</translation>
    </message>
    <message>
        <source>{name}: the weights file unpacks to {held} MB, far more than it has itself; get it again from where it came.</source>
        <translation>{name}: Die Gewichtsdatei entpackt sich auf {held} MB, weit mehr, als sie selbst hat; bitte neu von der Quelle holen.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>{name}: there are no photos in this folder.</source>
        <translation>{name}: In diesem Ordner sind keine Fotos.</translation>
    </message>
    <message>
        <source>--mask is a folder and the photo is not: give two files, or two folders.</source>
        <translation>--mask ist ein Ordner und das Foto nicht: bitte zwei Dateien oder zwei Ordner angeben.</translation>
    </message>
    <message>
        <source>The photo is a folder: give a folder for --output, too.</source>
        <translation>Das Foto ist ein Ordner: bitte auch für --output einen Ordner angeben.</translation>
    </message>
    <message>
        <source>{name}: the masks must lie in another folder than the photos.</source>
        <translation>{name}: Die Masken müssen in einem anderen Ordner liegen als die Fotos.</translation>
    </message>
    <message>
        <source>{name}: this would overwrite an input; give another --output.</source>
        <translation>{name}: Das würde eine Eingabe überschreiben; bitte ein anderes --output angeben.</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most} und {last}</translation>
    </message>
    <message>
        <source>{name}: {masks} could be its mask; leave one of them.</source>
        <translation>{name}: {masks} kommen als Maske in Frage; bitte nur eine davon übrig lassen.</translation>
    </message>
    <message>
        <source>{name}: there is no mask for it, as {mask}; make one.</source>
        <translation>{name}: Es gibt keine Maske dazu, etwa {mask}; bitte eine anlegen.</translation>
    </message>
    <message>
        <source>{most} or {last}</source>
        <translation>{most} oder {last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Bitte erst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>There is nothing that it could be done to just now.</source>
        <translation>Im Augenblick gibt es nichts, worauf sich das anwenden ließe.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command is called “{words}”: try other letters.</source>
        <translation>Kein Befehl heißt „{words}“: bitte andere Buchstaben versuchen.</translation>
    </message>
    <message>
        <source>Type some letters of a command</source>
        <translation>Ein paar Buchstaben eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>ist an</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Esc leaves the full screen.</source>
        <translation>Esc beendet das Vollbild.</translation>
    </message>
    <message>
        <source>{keys} brings the panels back.</source>
        <translation>{keys} holt die Bedienfelder zurück.</translation>
    </message>
    <message>
        <source>View › Hide all panels brings them back.</source>
        <translation>Ansicht › Alle Bedienfelder ausblenden holt sie zurück.</translation>
    </message>
    <message>
        <source>{key} steps through photos, or points; choose another key.</source>
        <translation>{key} blättert durch Fotos oder bewegt das Werkzeug; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} fits the photo, or shows it at 100 %; choose another key.</source>
        <translation>{key} passt das Foto ein oder zeigt es bei 100 %; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} leads from one field to the next; choose another key.</source>
        <translation>{key} führt von einem Feld zum nächsten; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} opens a menu, or leads to a field; choose another key.</source>
        <translation>{key} öffnet ein Menü oder führt zu einem Feld; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} moves the photo while it is held; choose another key.</source>
        <translation>{key} verschiebt das Foto, solange die Taste gehalten wird; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} shows the original while it is held; choose another key.</source>
        <translation>{key} zeigt das Original, solange die Taste gehalten wird; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} gives up what is going on; choose another key.</source>
        <translation>{key} bricht ab, was gerade läuft; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} takes back the last corner of a line; choose another key.</source>
        <translation>{key} nimmt die letzte Ecke einer Linie zurück; bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>In place of the keys that the command has</source>
        <translation>Anstelle der Tasten, die der Befehl hat</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Beside the keys that the command has</source>
        <translation>Neben den Tasten, die der Befehl hat</translation>
    </message>
    <message>
        <source>&amp;Take it from there</source>
        <translation>Von dort ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>The other command has it no more</source>
        <translation>Der andere Befehl hat sie dann nicht mehr</translation>
    </message>
    <message>
        <source>N&amp;o key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>The command is then in its menu alone</source>
        <translation>Der Befehl steht dann nur in seinem Menü</translation>
    </message>
    <message>
        <source>As u&amp;sual</source>
        <translation>&amp;Wie üblich</translation>
    </message>
    <message>
        <source>The keys that the command comes with</source>
        <translation>Die Tasten, die der Befehl von Haus aus hat</translation>
    </message>
    <message>
        <source>Give all commands the keys that they come with?</source>
        <translation>Allen Befehlen die Tasten geben, die sie von Haus aus haben?</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>&amp;Neue Taste</translation>
    </message>
    <message>
        <source>{keys} always gives up what is going on; that can&apos;t be changed.</source>
        <translation>{keys} bricht immer ab, was gerade läuft; das lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>Select a command to change its keys.</source>
        <translation>Einen Befehl auswählen, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>{keys} is its key already.</source>
        <translation>{keys} ist schon seine Taste.</translation>
    </message>
    <message>
        <source>{keys} is free.</source>
        <translation>{keys} ist frei.</translation>
    </message>
    <message>
        <source>“{command}” ({menu})</source>
        <translation>„{command}“ ({menu})</translation>
    </message>
    <message>
        <source>{keys} belongs to {commands}.</source>
        <translation>{keys} gehört zu {commands}.</translation>
    </message>
    <message>
        <source>“{command}” has {keys} now.</source>
        <translation>„{command}“ hat jetzt {keys}.</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>„{command}“ hat jetzt keine Taste.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Complete {key}</source>
        <translation>Füllen {key}</translation>
    </message>
    <message>
        <source>{name}: the program crashed at it, twice; leave it out.</source>
        <translation>{name}: Das Programm ist daran zweimal abgestürzt; bitte weglassen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error!r}); what was done stays.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen ({error!r}); was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>The program ended badly the last time.</source>
        <translation>Das Programm ist beim letzten Mal abgestürzt.</translation>
    </message>
    <message>
        <source>Your work was kept while you did it.</source>
        <translation>Ihre Arbeit wurde währenddessen gesichert.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. The program goes on, but what you did last may not have worked.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen. Das Programm läuft weiter, aber der letzte Schritt hat vielleicht nicht gewirkt.</translation>
    </message>
    <message>
        <source>Your work is still there; save it, to be safe.</source>
        <translation>Ihre Arbeit ist noch da; bitte sicherheitshalber speichern.</translation>
    </message>
    <message>
        <source>&amp;Save the work…</source>
        <translation>Arbeit &amp;speichern…</translation>
    </message>
    <message>
        <source>The report holds no photos and no names of files.</source>
        <translation>Der Bericht enthält keine Fotos und keine Dateinamen.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>{name} was changed by another program since. Replace it all the same?</source>
        <translation>{name} wurde seitdem von einem anderen Programm geändert. Trotzdem ersetzen?</translation>
    </message>
    <message>
        <source>{name}: your settings can&apos;t be saved ({reason}), and count until the program ends; make room, or let that file be written.</source>
        <translation>{name}: Ihre Einstellungen lassen sich nicht speichern ({reason}) und gelten, bis das Programm endet; bitte Platz schaffen oder das Schreiben dieser Datei erlauben.</translation>
    </message>
    <message>
        <source>the file is write-protected</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{name}: what is in there are no settings, and was not read; it is called {aside} now, and all is as at the first start.</source>
        <translation>{name}: Was darin steht, sind keine Einstellungen und wurde nicht gelesen; die Datei heißt jetzt {aside}, und alles ist wie beim ersten Start.</translation>
    </message>
    <message>
        <source>its description has {size} MB, and more than {most} MB are not read; if it is whole, set {variable}={value} before you start the program.</source>
        <translation>Die Beschreibung darin hat {size} MB, und mehr als {most} MB werden nicht gelesen; ist sie in Ordnung, bitte vor dem Start des Programms {variable}={value} setzen.</translation>
    </message>
</context>
</TS>
