"""A file → the answers in it. What is hostile, or for another language, is refused with a reason."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from digest.interchange.formats import PARSE
from digest.interchange.model import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from digest.interchange.model import Answer

_LARGEST = 256 * 2**20
_ROOTS = {"xliff": "xliff", "tmx": "tmx"}
_PO = re.compile(rb"^[ \t]*(?:#~[ \t]*)?msgid[ \t]", re.MULTILINE)
_XML_MARKS = (b"<", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_answers(file: Path, *, source: str, target: str) -> list[Answer]:
    """The answers in `file`, from the language `source` to `target`. Its format is told by its content.

    Raises FileError where there are none to read.
    """
    data = _load(file)
    form = _form_of(data, str(file))
    try:
        return PARSE[form](data, (source, target), origin=str(file))
    except FileError:
        raise
    except Exception as error:  # translate-toolkit asserts, and fails in many ways on what it does not expect
        reason = " ".join(str(error).split()) or type(error).__name__
        raise FileError(f"{file}: cannot be read as {form.upper()}: {reason}") from None


def _load(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise FileError(f"{file}: expected a file, found a device or a pipe")
        if size > _LARGEST:
            limit = f"at most {_LARGEST // 2**20:,} MB"
            raise FileError(f"{file}: expected {limit}, found {size // 2**20:,} MB; import it in parts")
        data = file.read_bytes()
    except OSError as error:
        raise FileError(f"{file}: cannot be read: {error.strerror or error}") from None
    return data.removeprefix(codecs.BOM_UTF8)


def _form_of(data: bytes, name: str) -> str:
    if data.lstrip().startswith(_XML_MARKS):
        return _xml_form(data, name)
    if _PO.search(data):
        return "po"
    raise FileError(f"{name}: expected an XLIFF, PO or TMX file, found something else")


def _xml_form(data: bytes, name: str) -> str:
    """The format of an XML file. What it says of other files is not followed, and it may define no entities:
    neither format has any, and a few lines of them can make gigabytes, or read somebody's files."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise FileError(f"{name}{line}: cannot be read as XML: {error.msg}") from None
    doctype: Any = root.getroottree().docinfo.internalDTD
    if doctype is not None and list(doctype.iterentities()):
        raise FileError(f"{name}: expected XML without entities of its own, found some; remove them")
    tag = etree.QName(root).localname
    if tag not in _ROOTS:
        raise FileError(f"{name}: expected an XLIFF, PO or TMX file, found XML of another kind (<{tag}>)")
    if tag == "xliff" and not root.get("version", "1").startswith("1"):
        raise FileError(f"{name}: expected XLIFF 1.2, found {root.get('version')}; save it as 1.2")
    return _ROOTS[tag]
