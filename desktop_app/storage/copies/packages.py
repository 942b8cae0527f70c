"""带走/迁入: one verified file that holds an office file and its documents."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups
from desktop_app.storage.file import durable, failures
from desktop_app.storage.file.rights import give_rights, make_private

if TYPE_CHECKING:
    from desktop_app.storage.file.office_file import OfficeFile

FORMAT = 1
OFFICE = "office.db"
MANIFEST = "manifest.json"
_MOST_MANIFEST = 64 * 1024 * 1024
_LARGEST_OFFICE = 8 * 1024**3
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OverflowError)
"""RuntimeError covers what the reader calls unsupported (NotImplementedError, a password)."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENT = re.compile(r"files/([0-9a-f]{64})")


class Manifest(NamedTuple):
    """What a package holds: the office file's name and, by name, the hash and size of each part."""

    name: str
    schema: int
    made: str
    parts: dict[str, tuple[str, int]]


def pack(office: OfficeFile, target: Path) -> Steps[Path]:
    """Write the open office file and its documents as one package, read back after writing.

    A generator of (done, total); closing it leaves nothing behind.
    """
    copy = office.path.with_name(office.path.name + ".packing")
    with failures.explained("打包没有完成，办公文件没有受影响："):
        try:
            yield from backups.copy_checked(office, copy)
            with durable.written_aside(target) as part:
                make_private(part)
                yield from _write(office, copy, part)
                yield from _verify(part)
                give_rights(part, office.rights)
        finally:
            durable.discard(copy)
    return target


def _write(office: OfficeFile, copy: Path, part: Path) -> Steps[None]:
    folder = attachments.folder_of(office.path)
    sources = {OFFICE: copy}
    for sha in attachments.stored(folder):
        sources[f"files/{sha}"] = attachments.place_of(folder, sha)
    parts: dict[str, tuple[str, int]] = {}
    done, total = 0, sum(source.stat().st_size for source in sources.values())
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, source in sources.items():
            with source.open("rb") as old, package.open(name, "w", force_zip64=True) as new:
                parts[name] = yield from durable.sized(durable.copy_in_steps(old, new), total, done)
            done += parts[name][1]
            if name != OFFICE and parts[name][0] != name.removeprefix("files/"):
                raise UserError("有附件已损坏，没有打包。请运行“自检”，处理后再试。")
        manifest = {
            "format": FORMAT, "name": office.path.name, "schema": office.schema_number,
            "made": f"{office.clock():%Y-%m-%d %H:%M:%S}", "parts": parts,
        }  # fmt: skip
        package.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def _verify(path: Path) -> Steps[Manifest]:
    """Read every part of a package and compare its hash; `UserError` when one differs."""
    with _opened(path) as package:
        manifest = _manifest(package)
        done, total = 0, sum(size for _, size in manifest.parts.values())
        for name, told in manifest.parts.items():
            found = yield from durable.sized(_read(package, name), total, done)
            if found != told:
                raise _damaged(path)
            done += told[1]
    return manifest


def _read(package: zipfile.ZipFile, name: str) -> Steps[tuple[str, int]]:
    """The hash and size of one part, ("", 0) where it cannot be unpacked."""
    try:
        with package.open(name) as part:
            return (yield from durable.copy_in_steps(part, None))
    except _BROKEN:
        return "", 0


def unpack(path: Path, target: Path, newest_schema: int, key: str = "") -> Steps[Path]:
    """Take an office file and its documents out of a package; nothing is overwritten.

    A generator of (done, total). The office file gets its name last, when all else is in place;
    closing the generator before leaves no office file.
    """
    if target.exists() or target.with_name(target.name + "-wal").exists():
        raise UserError(f"“{target.name}”已经存在，没有迁入。请换一个文件名或文件夹。")
    with failures.explained("迁入没有完成："):
        manifest = yield from _verify(path)
        if manifest.schema > newest_schema:
            raise UserError("这个包由更新的版本打出，没有迁入。请安装新版本的专委会工作台后再试。")
        yield from _take_all(path, target, manifest, key)
    return target


def _take_all(path: Path, target: Path, manifest: Manifest, key: str) -> Steps[None]:
    """Documents first, the office file's name last; a new folder goes when something fails."""
    folder = attachments.folder_of(target)
    fresh = not folder.exists()
    durable.make_folder(target.parent)
    try:
        with durable.written_aside(target) as office, _opened(path) as package:
            done, total = 0, sum(size for _, size in manifest.parts.values())
            for name, promised in manifest.parts.items():
                target_of = office if name == OFFICE else attachments.place_of(folder, promised[0])
                steps = _take_out(package, name, promised, target_of)
                yield from durable.sized(steps, total, done)
                done += promised[1]
            _expect_sound(office, key)
    except BaseException:
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _expect_sound(office: Path, key: str) -> None:
    if fault := backups.fault_of(office, key):
        raise UserError(f"包里的办公文件不能用（{fault}），没有迁入。请重新打包。")


def _take_out(
    package: zipfile.ZipFile, name: str, promised: tuple[str, int], target: Path
) -> Steps[tuple[str, int]]:
    """Write one part: the office file under its unfinished name, a document under its hash."""
    durable.make_folder(target.parent)
    with durable.written_aside(target) as aside:
        try:
            with package.open(name) as part, aside.open("wb") as new:
                found = yield from durable.copy_in_steps(part, new)
        except _BROKEN as error:
            raise _damaged(Path(str(package.filename))) from error
        if found != promised:
            raise UserError("包在读取时改变了，没有迁入。请把包复制到本机磁盘后再试。")
    return found


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (*_BROKEN, ValueError) as error:
        raise _damaged(path) from error


def _manifest(package: zipfile.ZipFile) -> Manifest:
    """The list of a package: only names, hashes and sizes that a package of ours can have."""
    path = Path(str(package.filename))
    try:
        about = package.getinfo(MANIFEST)
        if about.file_size > _MOST_MANIFEST or about.compress_type not in _METHODS:
            raise _damaged(path)
        told = json.loads(package.read(MANIFEST))
        parts = {name: (str(sha), int(size)) for name, (sha, size) in told["parts"].items()}
        manifest = Manifest(str(told["name"]), int(told["schema"]), str(told["made"]), parts)
        if told["format"] > FORMAT:
            raise UserError(f"“{path.name}”由更新的版本打出。请安装新版本后再试。")
    except (KeyError, ValueError, TypeError, AttributeError, *_BROKEN) as error:
        raise _damaged(path) from error
    if sorted([MANIFEST, *parts]) != sorted(package.namelist()) or OFFICE not in parts:
        raise _damaged(path)
    if not all(_plausible(package, name, told) for name, told in parts.items()):
        raise _damaged(path)
    return manifest


def _plausible(package: zipfile.ZipFile, name: str, told: tuple[str, int]) -> bool:
    sha, size = told
    about = package.getinfo(name)
    if about.file_size != size or about.compress_type not in _METHODS:
        return False
    if name == OFFICE:
        return size <= _LARGEST_OFFICE and attachments.is_hash(sha)
    found = _DOCUMENT.fullmatch(name)
    return found is not None and found[1] == sha and size <= attachments.LARGEST


def _damaged(path: Path) -> UserError:
    return UserError(f"“{path.name}”不是专委会工作台的迁移包，或已损坏。请重新“带走”一次，再迁入。")
