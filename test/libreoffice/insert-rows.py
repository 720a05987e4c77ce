# Inserts rows with LibreOffice: for each job of a file, the same rows as our own growing, copies of the last one in them, and data.
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
    for _ in range(120):
        try:
            context = resolver.resolve(address)
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.5)
    raise RuntimeError("the office did not start")


def copy_last(sheet, growth, columns):
    left, right = columns
    source = sheet.getCellRangeByPosition(left, growth["last"] - 1, right, growth["last"] - 1).RangeAddress
    for offset in range(growth["added"]):
        sheet.copyRange(sheet.getCellByPosition(left, growth["last"] + offset).CellAddress, source)


def from_below(growths):
    return sorted(growths, key=lambda one: -one["last"])


def grow(document, growths):
    """Rows before the empty one behind each block, copies of its last row, and the empty one out: what ends on the block so grows."""
    sheet = document.Sheets.getByIndex(0)
    for growth in from_below(growths):
        if growth["added"] > 0:
            sheet.Rows.insertByIndex(growth["last"], growth["added"])
            copy_last(sheet, growth, (0, 6))
        sheet.Rows.removeByIndex(growth["last"] + growth["added"], 1)


def grow_merges(document, growths):
    """Merges only, in a blank without empty rows: the office does not shrink a merge when a row of it is taken out."""
    sheet = document.Sheets.getByIndex(0)
    for growth in from_below(growths):
        if growth["added"] > 0:
            sheet.Rows.insertByIndex(growth["last"], growth["added"])
            # One by one: a copy that begins or ends within a side head loses its merges.
            for columns in growth["merges"]:
                copy_last(sheet, growth, columns)


def fill(document, data):
    sheet = document.Sheets.getByIndex(0)
    for row, numbers in data:
        sheet.getCellRangeByPosition(0, row - 1, len(numbers) - 1, row - 1).setDataArray((tuple(float(n) for n in numbers),))


def convert(desktop, job, side):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job[side]), "_blank", 0, (value("Hidden", True),))
    try:
        if side == "theirs":
            grow(document, job["growths"])
        if side == "merges":
            grow_merges(document, job["blocks"])
        fill(document, job["data"])
        document.calculateAll()
        target = uno.systemPathToFileUrl(job[side].replace(".xlsx", ".out.xlsx"))
        document.storeToURL(target, (value("FilterName", "Calc MS Excel 2007 XML"),))
    finally:
        document.close(True)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    port = int(sys.argv[2])
    with tempfile.TemporaryDirectory() as home:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation=file://{home}",
                f"--accept=socket,host=127.0.0.1,port={port};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            desktop = connect(port)
            for job in jobs:
                for side in ("theirs", "merges", "ours"):
                    convert(desktop, job, side)
            try:
                desktop.terminate()
            except Exception as error:  # The bridge goes with the office.
                print(f"ended: {type(error).__name__}", file=sys.stderr)
        finally:
            try:
                office.wait(20)
            except subprocess.TimeoutExpired:
                office.kill()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
