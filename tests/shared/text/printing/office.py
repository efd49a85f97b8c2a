"""LibreOffice, asked to accept or reject all changes of a file as its reader would."""

import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice")
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Decide(what As String, source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  asked = createUnoService("com.sun.star.frame.DispatchHelper")
  asked.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; what, "", 0, Array())
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, form())
  doc.close(True)
End Sub
</script:module>
"""


def decided(data: bytes, what: str, folder: Path) -> bytes:
    """``what`` is ``Accept`` or ``Reject``; the file as LibreOffice then stores it."""
    assert OFFICE is not None
    profile, given, made = folder / "profile", folder / "given.docx", folder / "made.docx"
    given.write_bytes(data)
    command = [OFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    # The first start makes the profile, with an empty module in it.
    convert = [*command, "--convert-to", "txt", "--outdir", str(folder), str(given)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE)
    arguments = (f"{what}AllTrackedChanges", given.as_uri(), made.as_uri())
    quoted = ",".join(f'"{each}"' for each in arguments)
    macro = [*command, f"macro:///Standard.Module1.Decide({quoted})"]
    subprocess.run(macro, check=True, capture_output=True, timeout=120)
    return made.read_bytes()
