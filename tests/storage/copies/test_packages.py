"""带走/迁入: packed, verified, unpacked whole or not at all."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import packages
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from tests.storage.offices import NAME, add, attach, dump, opened

NEWEST = STEPS[-1].number


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of an office with two committees and a document."""
    source = tmp_path / "通知.txt"
    source.write_text("内容" * 1000)
    with opened(tmp_path) as office:
        attach(office, source, add(office, "提案委", "民宗委")[0])
        return run_to_end(packages.pack(office, tmp_path / "带走.zip"))


def unpack(package: Path, folder: Path) -> Path:
    return run_to_end(packages.unpack(package, folder / NAME, NEWEST))


def test_a_package_unpacks_to_the_same_rows_and_documents(tmp_path: Path, package: Path) -> None:
    path = unpack(package, tmp_path / "新电脑")
    with opened(tmp_path) as old, opened(path.parent, create=False) as new:
        assert dump(old) == dump(new)
    for sha in attachments.stored(attachments.folder_of(tmp_path / NAME)):
        assert attachments.is_whole(attachments.folder_of(path), sha)
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == sorted(
        [NAME, "带走.zip", "通知.txt"]
    )


def test_nothing_is_overwritten(tmp_path: Path, package: Path) -> None:
    with pytest.raises(UserError, match="已经存在"):
        unpack(package, tmp_path)


def test_a_cancelled_packing_or_unpacking_leaves_nothing(tmp_path: Path, package: Path) -> None:
    package.unlink()
    with opened(tmp_path) as office:
        count = sum(1 for _ in packages.pack(office, package))
        for taken in range(1, count):
            package.unlink(missing_ok=True)
            steps = packages.pack(office, package)
            for _ in range(taken):
                next(steps)
            steps.close()
            assert not package.exists()
            assert [*tmp_path.glob("*.part"), *tmp_path.glob("*.packing")] == []
        run_to_end(packages.pack(office, package))
    target = tmp_path / "新电脑" / NAME
    count = sum(1 for _ in packages.unpack(package, target, NEWEST))
    shutil.rmtree(target.parent)
    for taken in range(1, count):
        steps = packages.unpack(package, target, NEWEST)
        for _ in range(taken):
            next(steps)
        steps.close()
        assert not target.parent.exists() or list(target.parent.iterdir()) == []


def rewrite(package: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write a package anew after `change` has had its parts."""
    with zipfile.ZipFile(package) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(package, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def _cut_office(parts: dict[str, bytes]) -> None:
    parts[packages.OFFICE] = parts[packages.OFFICE][:-4096]


def _add_a_path(parts: dict[str, bytes]) -> None:
    parts["../../evil"] = b"x"


def _name_a_path(parts: dict[str, bytes]) -> None:
    told = json.loads(parts[packages.MANIFEST])
    told["parts"]["../../evil"] = told["parts"][packages.OFFICE]
    parts["../../evil"] = parts[packages.OFFICE]
    parts[packages.MANIFEST] = json.dumps(told).encode()


def _lose_a_document(parts: dict[str, bytes]) -> None:
    del parts[next(name for name in parts if name.startswith("files/"))]


def _change_a_document(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.startswith("files/"))
    parts[name] = parts[name][::-1]


def _lose_the_list(parts: dict[str, bytes]) -> None:
    del parts[packages.MANIFEST]


def _spoil_the_list(parts: dict[str, bytes]) -> None:
    parts[packages.MANIFEST] = b'{"format": 1, "parts": [1, 2]}'


@pytest.mark.parametrize(
    "change",
    [
        _cut_office, _add_a_path, _name_a_path, _lose_a_document, _change_a_document,
        _lose_the_list, _spoil_the_list,
    ],
)  # fmt: skip
def test_a_changed_package_is_refused_and_leaves_nothing(
    tmp_path: Path, package: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    rewrite(package, change)
    with pytest.raises(UserError, match="不是专委会工作台的迁移包，或已损坏"):
        unpack(package, tmp_path / "新电脑")
    assert not (tmp_path / "新电脑").exists()
    assert not (tmp_path.parent / "evil").exists()


def test_a_flipped_byte_anywhere_is_found_or_harmless(tmp_path: Path, package: Path) -> None:
    data = package.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 40)):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x10
        package.write_bytes(spoiled)
        target = tmp_path / f"新电脑{place}"
        try:
            path = unpack(package, target)
        except UserError:
            assert not target.exists() or list(target.iterdir()) == []
        else:
            with opened(tmp_path) as old, opened(path.parent, create=False) as new:
                assert dump(old) == dump(new)


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "别的.zip"
    for content in (b"", b"x" * 100):
        other.write_bytes(content)
        with pytest.raises(UserError, match="不是专委会工作台的迁移包"):
            unpack(other, tmp_path / "新电脑")


def test_a_newer_package_is_refused(tmp_path: Path) -> None:
    newer = (*STEPS, Step(NEWEST + 1, lambda connection: None))
    with opened(tmp_path, steps=newer) as office:
        package = run_to_end(packages.pack(office, tmp_path / "带走.zip"))
    with pytest.raises(UserError, match="更新的版本"):
        unpack(package, tmp_path / "新电脑")


def test_a_damaged_document_stops_the_packing(tmp_path: Path, package: Path) -> None:
    package.unlink()
    folder = attachments.folder_of(tmp_path / NAME)
    attachments.place_of(folder, next(attachments.stored(folder))).write_bytes(b"x")
    with opened(tmp_path) as office, pytest.raises(UserError, match="自检"):
        run_to_end(packages.pack(office, package))
    assert not package.exists()


def test_a_package_packed_by_other_means_is_refused(tmp_path: Path, package: Path) -> None:
    with zipfile.ZipFile(package) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        with zipfile.ZipFile(package, "w", method) as new:
            for name, data in parts.items():
                new.writestr(name, data)
        with pytest.raises(UserError, match="不是专委会工作台的迁移包，或已损坏"):
            unpack(package, tmp_path / "新电脑")
    assert not (tmp_path / "新电脑").exists()


@pytest.mark.parametrize("number", ["1e999", "-1", '"x"', "null", "[]", "1" * 400])
def test_a_list_with_an_impossible_number_is_refused(
    tmp_path: Path, package: Path, number: str
) -> None:
    def change(parts: dict[str, bytes]) -> None:
        told = json.loads(parts[packages.MANIFEST])
        told["parts"][packages.OFFICE][1] = "SIZE"
        text = json.dumps(told).replace('"SIZE"', number)
        parts[packages.MANIFEST] = text.encode()

    rewrite(package, change)
    with pytest.raises(UserError, match="不是专委会工作台的迁移包，或已损坏"):
        unpack(package, tmp_path / "新电脑")


def test_a_version_that_the_reader_does_not_know_is_refused(tmp_path: Path, package: Path) -> None:
    data = bytearray(package.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 6] = 99
    package.write_bytes(data)
    with pytest.raises(UserError, match="不是专委会工作台的迁移包，或已损坏"):
        unpack(package, tmp_path / "新电脑")


def test_taking_a_large_document_in_and_out_moves_in_small_steps(tmp_path: Path) -> None:
    source = tmp_path / "大文件.bin"
    source.write_bytes(bytes(range(256)) * 4096 * 12)
    with opened(tmp_path) as office:
        attach(office, source, add(office, "提案委")[0])
        packed = list(packages.pack(office, tmp_path / "带走.zip"))
    taken = list(packages.unpack(tmp_path / "带走.zip", tmp_path / "新电脑" / NAME, NEWEST))
    assert min(len(packed), len(taken)) > 20
