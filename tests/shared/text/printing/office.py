"""LibreOffice, asked to accept or reject all changes of files as their reader would."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

OFFICE = shutil.which("soffice")
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Decide(folder As String, count As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "MS Word 2007 XML"
  asked = createUnoService("com.sun.star.frame.DispatchHelper")
  For n = 0 To count - 1
    For Each what In Array("Accept", "Reject")
      source = folder &amp; "/" &amp; n &amp; ".docx"
      doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
      frame = doc.CurrentController.Frame
      asked.executeDispatch(frame, ".uno:" &amp; what &amp; "AllTrackedChanges", "", 0, Array())
      doc.storeToURL(folder &amp; "/" &amp; n &amp; "." &amp; what &amp; ".docx", form())
      doc.close(True)
    Next
  Next
End Sub
</script:module>
"""


def decided(files: Sequence[bytes], folder: Path) -> list[tuple[bytes, bytes]]:
    """Each file with all changes accepted and with all rejected, as LibreOffice stores it."""
    for n, data in enumerate(files):
        (folder / f"{n}.docx").write_bytes(data)
    command = office(folder)
    # The first start makes the profile, with an empty module in it.
    convert = [*command, "--convert-to", "txt", "--outdir", str(folder), str(folder / "0.docx")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE)
    macro = f'macro:///Standard.Module1.Decide("{folder.as_uri()}",{len(files)})'
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=600)
    return [
        (
            (folder / f"{n}.Accept.docx").read_bytes(),
            (folder / f"{n}.Reject.docx").read_bytes(),
        )
        for n in range(len(files))
    ]


def stored(data: bytes, folder: Path) -> bytes:
    """The same file as LibreOffice stores it."""
    given, made = folder / "given.docx", folder / "made"
    given.write_bytes(data)
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(given)]
    subprocess.run([*office(folder), *convert], check=True, capture_output=True, timeout=120)
    return (made / "given.docx").read_bytes()


def office(folder: Path) -> list[str]:
    """Without a window, and with a profile of its own."""
    assert OFFICE is not None
    return [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
