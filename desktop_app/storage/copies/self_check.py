"""Self-check: is the office file whole, is every row as the log says, are documents there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from desktop_app.stepping import Steps
from desktop_app.storage.blobs import attachments
from desktop_app.storage.copies import backups, damage
from desktop_app.storage.copies.document_copies import photo_columns
from desktop_app.storage.dialect import by_index
from desktop_app.storage.file import engine
from desktop_app.storage.log import log_check, recycle_bin
from desktop_app.storage.query.integrity import pointing_faults
from desktop_app.storage.query.row_mapping import row_mapping_of

if TYPE_CHECKING:
    from desktop_app.records.key_scheme import KeyScheme
    from desktop_app.records.record import Record
    from desktop_app.storage.file.office_file import OfficeFile
    from desktop_app.storage.file.schema import Step

MOST_OF_A_KIND = 20
REMEDY = "请从最近一次完好的备份恢复，并保留现在的文件备查。"


class Finding(NamedTuple):
    """One thing the check found; `wrong` for damage, not for a remark."""

    text: str
    wrong: bool = True


class CheckReport(NamedTuple):
    """What the full check looked at and found."""

    findings: tuple[Finding, ...]
    records: int
    actions: int
    documents: int
    photos: int
    remedy: str = REMEDY

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged; remarks do not count."""
        return not any(each.wrong for each in self.findings)

    def with_remarks(self, texts: Sequence[str]) -> CheckReport:
        """The same report with remarks added."""
        remarks = tuple(Finding(text, wrong=False) for text in texts)
        return self._replace(findings=(*self.findings, *remarks))

    def lines(self) -> list[str]:
        """The report as sentences, the verdict first."""
        counted = (
            f"共检查记录 {self.records} 条、保存和导入等改动 {self.actions} 次、"
            f"附件 {self.documents} 个、照片 {self.photos} 张。"
        )
        wrong = sum(each.wrong for each in self.findings)
        verdict = f"自检发现 {wrong} 个问题。{self.remedy}" if wrong else "自检通过，没有发现问题。"
        return [verdict, counted, *(each.text for each in self.findings)]


class CheckInput(NamedTuple):
    """What a full check needs, all plain data, so that it can run in a worker thread.

    `copy` is a fresh backup of the office file at `office_path`.
    """

    copy: Path
    office_path: Path
    records: Sequence[type[Record]]
    steps: Sequence[Step]
    scheme: KeyScheme
    key: str = ""


def subject_of(office: OfficeFile, copy: Path) -> CheckInput:
    """The subject of a full check of an open office file, `copy` its fresh backup."""
    return CheckInput(copy, office.path, office.records, office.steps, office.scheme, office.key)


def quick(office: OfficeFile) -> list[Finding]:
    """Header and the last links of the log of the open file: some milliseconds."""
    found = []
    try:
        if office.connection.pragma("application_id") != engine.APPLICATION_ID:
            found.append("文件开头的标记不对")
        found += log_check.chain_faults(office.connection, log_check.LAST_CHANGES)
    except (apsw.CorruptError, apsw.NotADBError, apsw.IOError):
        found.append("文件已损坏，读不出来")
    return [Finding(f"{text}。") for text in found]


def full(subject: CheckInput) -> Steps[CheckReport]:
    """Everything: pages, links, the whole log, every row, photos, documents, the backups.

    A generator of (done, total) for a worker thread; it opens `subject.copy` and nothing else.
    """
    findings: list[Finding] = []
    counts = dict.fromkeys(("records", "actions", "documents", "photos"), 0)
    total = len(subject.records) + 4
    connection = engine.open_to_read(subject.copy, subject.key)
    try:
        findings += _wrong(damage.page_faults(connection, subject.records, MOST_OF_A_KIND))
        yield 1, total
        if findings:
            findings += _wrong(damage.losses(connection, subject.records))
        else:
            yield from _content(connection, subject, findings, counts)
    except (apsw.CorruptError, apsw.NotADBError, apsw.IOError, apsw.SQLError, ValueError):
        findings.append(Finding("文件已损坏，有的内容读不出来。"))
    finally:
        connection.close()
    yield total - 1, total
    counts["documents"] = sum(1 for _ in attachments.stored(_files(subject)))
    remedy = REMEDY
    if any(each.wrong for each in findings):
        remedy = _remedy(subject)
    findings += _backup_findings(subject)
    return CheckReport(tuple(findings), **counts, remedy=remedy)


def _content(
    connection: apsw.Connection,
    subject: CheckInput,
    findings: list[Finding],
    counts: dict[str, int],
) -> Steps[None]:
    """What a file of whole pages holds: schema, links, log, rows, photos, documents."""
    total = len(subject.records) + 4
    findings += _wrong(_schema_faults(connection, subject.steps))
    findings += _wrong(_root_faults(connection))
    findings += _wrong(_link_faults(connection))
    findings += _wrong(pointing_faults(connection, subject.records))
    findings += _wrong(log_check.chain_faults(connection))
    if erased := log_check.erased_count(connection):
        text = f"操作记录里有 {erased} 条明细的内容已被抹去，它们改过的内容不能再核对。"
        findings.append(Finding(text, wrong=False))
    counts["actions"] = _count(connection, "action")
    yield 2, total
    for number, model in enumerate(subject.records, 3):
        faults = log_check.row_faults(connection, model, subject.steps, subject.scheme)
        findings += _wrong(faults)
        counts["records"] += _count(connection, row_mapping_of(model).table)
        yield number, total
    findings += _wrong(_bin_faults(connection, subject))
    findings += _wrong(_photo_faults(connection, subject.records))
    counts["photos"] = _count(connection, "photo")
    findings += _wrong(_document_faults(connection, subject))


def _remedy(subject: CheckInput) -> str:
    """The way out of damage: the newest backup that is whole, by its day and name."""
    folder = backups.folder_of(subject.office_path)
    sound = backups.newest_sound(folder, subject.office_path, subject.key)
    if sound is None:
        return (
            "没有找到完好的备份。请先复制保存现在的文件，"
            "再插上存有第二处备份的U盘或磁盘，从那里恢复。"
        )
    return (
        f"请打开“设置 → 备份与恢复”，恢复 {sound.at:%Y-%m-%d %H:%M} 的备份"
        f"“{sound.path.name}”（已核对完好）；现在的文件会另外保存备查。"
    )


def _wrong(faults: Iterator[str]) -> Iterator[Finding]:
    """Findings of one kind, a long list cut short."""
    for text in islice(faults, MOST_OF_A_KIND):
        yield Finding(f"{text}。")
    if next(faults, None) is not None:
        yield Finding(f"同类问题超过 {MOST_OF_A_KIND} 个，其余不再列出。")


def _count(connection: apsw.Connection, table: str) -> int:
    return int(engine.value_of(connection, f'SELECT count(*) FROM "{table}"'))


def _schema_faults(connection: apsw.Connection, steps: Sequence[Step]) -> Iterator[str]:
    """Tables and indexes that are not as the steps of the schema make them."""
    made = apsw.Connection(":memory:")
    for step in steps:
        step.run(made)
        if step.finish is not None:
            step.finish(made)
    question = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    wanted = set(made.execute(question))
    made.close()
    for _, name, *_ in wanted.symmetric_difference(connection.execute(question)):
        yield f"{name} 的定义与程序的不符"


def _root_faults(connection: apsw.Connection) -> Iterator[str]:
    """Indexes that cannot be entered; an empty one of the wrong kind passes `integrity_check`."""
    question = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index'"
    for name, table, sql in connection.execute(question).fetchall():
        where = str(sql or "").partition(" WHERE ")[2] or "1"
        try:
            connection.execute(
                f"SELECT 1 FROM {by_index(str(table), str(name))} WHERE {where} LIMIT 1"
            ).fetchall()
        except apsw.CorruptError:
            yield f"索引 {name} 已损坏"


def _link_faults(connection: apsw.Connection) -> Iterator[str]:
    """Rows that point at rows which are not there; pairs have no key of their own."""
    for table, key, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        row = "有一行" if key is None else f"里编号 {key} 的一行"
        yield f"表 {table} {row}指向 {parent} 里不存在的记录"


def _photo_faults(connection: apsw.Connection, records: Sequence[type[Record]]) -> Iterator[str]:
    stored = set()
    for sha, data in connection.execute("SELECT sha, data FROM photo"):
        stored.add(sha)
        if hashlib.sha256(data).hexdigest() != sha:
            yield f"照片 {sha[:8]} 已损坏"
    for model in records:
        for column in photo_columns(model):
            question = (
                f'SELECT id, {column} FROM "{row_mapping_of(model).table}" WHERE {column} <> ?'
            )
            for key, sha in connection.execute(question, ("",)):
                if sha not in stored:
                    yield f"{model.TITLE}（编号 {key}）的照片不见了"


def _document_faults(connection: apsw.Connection, subject: CheckInput) -> Iterator[str]:
    folder = _files(subject)
    whole = {sha: attachments.is_whole(folder, sha) for sha in attachments.stored(folder)}
    yield from (f"附件 {sha[:8]} 已损坏" for sha, is_whole in whole.items() if not is_whole)
    for name in attachments.names_missing(connection, whole):
        yield f"附件“{name}”不见了或已损坏"


def _bin_faults(connection: apsw.Connection, subject: CheckInput) -> Iterator[str]:
    """Removed records that the recycle bin lacks, lists wrongly or lists without reason."""
    logged = recycle_bin.logged(connection, subject.records, subject.steps, subject.scheme)
    listed: Iterator[tuple[Any, ...]] = connection.execute("SELECT * FROM removed")
    for _, record, uid, *_ in set(map(tuple, logged)).symmetric_difference(listed):
        yield f"回收站里 {record}（编号 {uid}）与操作记录不符"


def _files(subject: CheckInput) -> Path:
    return attachments.folder_of(subject.office_path)


def _backup_findings(subject: CheckInput) -> Iterator[Finding]:
    folder = backups.folder_of(subject.office_path)
    newest = next(iter(backups.named_in(folder, subject.office_path)), None)
    if newest is None:
        yield Finding("还没有备份。请点“立即备份”。", wrong=False)
    elif fault := backups.fault_of(newest.path, subject.key):
        yield Finding(f"最近一次备份“{newest.path.name}”不能用（{fault}）。请再备份一次。")
