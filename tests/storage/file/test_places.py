"""Where the office file may lie, told from mounts, drive letters and folder names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.storage.file import places
from desktop_app.storage.file.places import PlaceKind, kind_of_place

MOUNTS = """/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/share /mnt/共享 nfs4 rw 0 0
//nas/office /media/with\\040space cifs rw 0 0
/dev/sdb1 /media/stick vfat rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/home/clerk/政协.desk", "ext4"),
        ("/tmp/政协.desk", "tmpfs"),
        ("/tmpfile/政协.desk", "ext4"),
        ("/mnt/共享/深/政协.desk", "nfs4"),
        ("/media/with space/政协.desk", "cifs"),
        ("/media/stick/政协.desk", "vfat"),
    ],
)
def test_the_longest_mount_that_holds_a_path_tells_its_system(path: str, system: str) -> None:
    assert places.file_system_of(PurePosixPath(path), MOUNTS.splitlines()) == system


def test_a_network_mount_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/vda / ext4 rw 0 0\nnas:/x {tmp_path} nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", table)
    place = kind_of_place(tmp_path / "还没有" / "政协.desk")
    assert (place.kind, place.name) == (PlaceKind.NETWORK, "nfs")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - 政协", "OneDrive"),
        ("我的坚果云", "坚果云"),
        ("坚果云", "坚果云"),
        ("Nutstore", "坚果云"),
        ("BaiduNetdiskWorkspace", "百度网盘"),
        ("百度网盘同步空间", "百度网盘"),
        ("WPS云盘", "WPS云盘"),
        ("阿里云盘", "阿里云盘"),
        ("文件", ""),
        ("云南省政协", ""),
    ],
)
def test_sync_folders_are_known_by_their_names(folder: str, name: str) -> None:
    assert places.sync_folder(PureWindowsPath(f"D:\\用户\\{folder}\\办公\\政协.desk")) == name


def test_the_name_of_the_file_itself_does_not_count() -> None:
    assert places.sync_folder(PurePosixPath("/home/clerk/onedrive.desk")) == ""


def test_a_local_folder_is_local(tmp_path: Path) -> None:
    assert kind_of_place(tmp_path / "政协.desk").kind is PlaceKind.LOCAL


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("\\\\server\\share\\a", True),
        ("//server/share/a", True),
        ("\\\\?\\UNC\\server\\share\\a", True),
        ("\\\\?\\C:\\a", False),
        ("C:\\a", False),
        ("/a", False),
    ],
)
def test_windows_paths_to_other_computers_are_known(path: str, remote: bool) -> None:
    assert places.is_unc(path) is remote
