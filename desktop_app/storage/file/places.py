"""Whether a folder is safe for the office file: a local disk, a network drive or a sync folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path, PurePath
from typing import NamedTuple

from desktop_app.errors import UserError

MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4
_NETWORK_SYSTEMS = frozenset(
    "nfs nfs3 nfs4 cifs smb smb2 smb3 smbfs afs ncpfs davfs davfs2 ceph glusterfs lustre gfs2 ocfs2"
    " fuse.sshfs fuse.davfs fuse.davfs2 fuse.rclone fuse.gvfsd-fuse fuse.smbnetfs fuse.ceph"
    " fuse.glusterfs fuse.s3fs".split()
)
_SYNC_FOLDERS = (
    ("onedrive", "OneDrive"),
    ("坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("百度网盘", "百度网盘"),
    ("百度云", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("baidusync", "百度网盘"),
    ("baiduyun", "百度网盘"),
    ("阿里云盘", "阿里云盘"),
    ("adrive", "阿里云盘"),
    ("腾讯微云", "腾讯微云"),
    ("微云同步", "腾讯微云"),
    ("weiyun", "腾讯微云"),
    ("天翼云盘", "天翼云盘"),
    ("ecloud", "天翼云盘"),
    ("和彩云", "移动云盘"),
    ("移动云盘", "移动云盘"),
    ("wps云盘", "WPS云盘"),
    ("wpsdrive", "WPS云盘"),
    ("wps cloud", "WPS云盘"),
    ("夸克网盘", "夸克网盘"),
    ("115网盘", "115网盘"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("syncthing", "Syncthing"),
    ("nextcloud", "Nextcloud"),
)


class PlaceKind(Enum):
    """The kinds of place, with the name a sentence gives them."""

    LOCAL = "本机磁盘"
    NETWORK = "网络盘或共享文件夹"
    SYNC = "网盘同步文件夹"


class Place(NamedTuple):
    """Where a file lies: the kind of place and what recognised it (“OneDrive”, “nfs4”)."""

    kind: PlaceKind
    name: str = ""


def kind_of_place(path: Path) -> Place:
    """The kind of place a file lies or would lie in; a folder need not exist yet."""
    absolute = path.expanduser().absolute()
    if remote := _remote(absolute):
        return Place(PlaceKind.NETWORK, remote)
    if sync := sync_folder(absolute):
        return Place(PlaceKind.SYNC, sync)
    return Place(PlaceKind.LOCAL)


def refuse_unsafe_place(path: Path) -> None:
    """Raise `UserError` where the office file must not be written to."""
    place = kind_of_place(path)
    if place.kind is PlaceKind.LOCAL:
        return
    raise UserError(
        f"“{path.name}”在{place.kind.value}（{place.name}）里，直接在那里办公会丢失数据，已停止打开，"
        "文件没有改动。请把它复制到本机磁盘（如 D:\\专委会工作台）后再打开；"
        "要给别的电脑，请用“带走/迁入”。"
    )


def sync_folder(path: PurePath) -> str:
    """The name of the cloud drive whose sync folder holds this path, or nothing."""
    for part in path.parts[1:-1]:
        plain = part.casefold().strip()
        for sign, name in _SYNC_FOLDERS:
            if plain.startswith(sign) or (not sign.isascii() and sign in plain):
                return name
    return ""


def _remote(path: Path) -> str:
    if os.name == "nt":
        return _windows_remote(path)
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    system = file_system_of(path.resolve(), lines)
    return system if system in _NETWORK_SYSTEMS else ""


def file_system_of(path: PurePath, mounts: Iterable[str]) -> str:
    """The type of the file system that holds `path`, from the lines of /proc/mounts."""
    best, system = -1, ""
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, system = len(point.parts), fields[2]
    return system


def is_unc(path: str) -> bool:
    r"""Whether a Windows path names another computer: \\server\share or \\?\UNC\server\share."""
    plain = path.replace("/", "\\")
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:8].upper() == "UNC\\"
    return plain.startswith("\\\\")


def _windows_remote(path: Path) -> str:
    if is_unc(str(path)):
        return "共享文件夹"
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)  # type: ignore[attr-defined,unused-ignore]
    return f"网络盘 {path.drive}" if kind == _REMOTE_DRIVE else ""
