"""Builds the bundled fonts: fetches the source packages, cuts them down, writes the manifest.

Run by hand when a font must change, never by the program or its tests:

    python resources/fonts/build_fonts.py            (needs fontTools, npm, apt-get, dpkg-deb)

The same packages give the same bytes. Sources and licences are described in sources.md.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).resolve().parent
GB2312_ROWS = range(0xA1, 0xF8)
SYMBOLS = (
    (0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3CA), (0x2010, 0x2052), (0x20AC, 0x20AD),
    (0x2103, 0x2104), (0x2109, 0x210A), (0x2116, 0x2117), (0x2122, 0x2123), (0x2150, 0x218A),
    (0x2190, 0x219A), (0x2200, 0x2270), (0x2460, 0x2500), (0x2500, 0x2646), (0x2713, 0x2719),
    (0x3000, 0x3100), (0x3200, 0x3300), (0x3380, 0x33E0), (0xFE30, 0xFE70), (0xFF01, 0xFF5F),
    (0xFFE0, 0xFFE7),
)  # fmt: skip
LATIN = ((0x20, 0x7F), (0xA0, 0x180), (0x2026, 0x2027))
"""Left out of 仿宋 and 楷体, whose own are of another style: digits without serifs, uneven dots."""
NARROW_QUOTES = ((0x2018, 0x201A), (0x201C, 0x201E))
"""楷体 has them narrower than a Chinese character."""
UNIFIED = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xFA0E, 0xFA2A))
BEYOND_BMP = ((0x20000, 0x323B0),)
DROPPED = [
    "GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "gasp", "prep", "fpgm", "cvt ",
    "FFTM", "DSIG", "meta",
]  # fmt: skip
DIGITS = "0123456789"
OUTLINE_ERROR = 0.6
"""How far, in 1/1000 em, a quadratic outline may stray from the cubic one it stands for."""


@dataclass(frozen=True)
class Package:
    """A registry package that holds a source font."""

    client: str
    name: str
    version: str
    licence: str
    licence_file: str
    said_in: str = ""


@dataclass(frozen=True)
class Recipe:
    """One font to build: its file, its use, where it comes from, which characters it keeps.

    `renamed` is its new name, asked for by licences that reserve the old one for the original.
    """

    file: str
    use: str
    package: Package
    source: str
    wanted: frozenset[int]
    renamed: str = ""


SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3", "OFL-1.1", "LICENSE_FONT")
LIGHT = "NotoSerifSC_300Light.ttf"
SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3", "OFL-1.1", "LICENSE_FONT")
HAN = Package("deb", "fonts-babelstone-han", "15.0.5-2", "Arphic-1999", "copyright")
WENKAI = Package("deb", "fonts-lxgw-wenkai", "1.250+repack-1", "OFL-1.1", "copyright")
FANDOL = Package(
    "deb", "texlive-lang-chinese", "2022.20230122-1", "GPL-3.0 with font exception",
    "fandol/COPYING.gz", "fandol/README",
)  # fmt: skip
UNIHAN = Package("deb", "unicode-data", "15.0.0-1", "Unicode-3.0", "copyright")


def fetch(package: Package, folder: Path) -> Path:
    """Downloads a package with its ordinary client and unpacks it; gives its folder."""
    target = folder / re.sub(r"\W+", "_", package.name)
    target.mkdir()
    if package.client == "npm":
        command = ["npm", "pack", f"{package.name}@{package.version}"]
    else:
        command = ["apt-get", "download", f"{package.name}={package.version}"]
    subprocess.run(command, cwd=target, check=True)
    archive = next(target.iterdir())
    if package.client == "npm":
        with tarfile.open(archive) as opened:
            opened.extractall(target, filter="data")
    else:
        subprocess.run(["dpkg-deb", "-x", archive, target], check=True)
    return target


def code_points(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    """The code points of half-open ranges."""
    return {code for first, end in ranges for code in range(first, end)}


def gb2312() -> set[int]:
    """The characters of GB 2312-1980, by Python's own codec."""
    found: set[int] = set()
    for row in GB2312_ROWS:
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", "ignore")
            found.update(map(ord, text))
    return found


def standard_characters(unihan: Path) -> set[int]:
    """The 8,105 characters of 通用规范汉字表 (2013), from Unihan's kTGH."""
    found = set()
    for path in sorted(unihan.rglob("Unihan_*.txt.bz2")):
        for line in bz2.decompress(path.read_bytes()).decode("utf-8").splitlines():
            if "\tkTGH\t" in line:
                found.add(int(line.split("\t", 1)[0].removeprefix("U+"), base=16))
    if len(found) != 8105:
        raise SystemExit(f"kTGH gives {len(found)} characters instead of 8105")
    return found


def covered(path: Path) -> set[int]:
    """The code points a font has glyphs for."""
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def with_quadratic_outlines(source: Path, folder: Path) -> Path:
    """The font itself, or where its outlines are cubic (CFF) a TrueType copy of it."""
    font = TTFont(source, recalcTimestamp=False)
    if "CFF " not in font:
        return source
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, OUTLINE_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    for tag in {"CFF ", "VORG", "vhea", "vmtx", "GPOS", "BASE"} & set(font.keys()):
        del font[tag]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    _say_truetype(font)
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return target


def _say_truetype(font: TTFont) -> None:
    font.sfntVersion = "\0\1\0\0"
    font["maxp"].tableVersion = 0x00010000
    zeros = (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
        "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    )  # fmt: skip
    font["maxp"].maxZones = 1
    for field in zeros:
        setattr(font["maxp"], field, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}


def rename(font: TTFont, name: str) -> None:
    """Gives the font another name everywhere a program would show it."""
    texts = {1: name, 3: name, 4: name, 6: name.replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in texts:
            record.string = texts[record.nameID].encode(record.getEncoding())


def map_by_groups(font: TTFont) -> None:
    """Gives the font a format 12 character map, the one that the program reads."""
    table = font["cmap"]
    if not any(each.format == 12 for each in table.tables):
        added = CmapSubtable.newSubtable(12)
        added.platformID, added.platEncID, added.language = 3, 10, 0
        added.cmap = font.getBestCmap()
        table.tables.append(added)


def give_digits_one_width(font: TTFont) -> None:
    """Gives all digits the advance of the zero, each in its middle, so that columns line up."""
    names = [font.getBestCmap().get(ord(digit)) for digit in DIGITS]
    if None in names:
        return
    shared = {part.glyphName for glyph in font["glyf"].glyphs.values()
              for part in getattr(glyph, "components", ())}  # fmt: skip
    if shared & set(names):
        raise SystemExit(f"parts of other glyphs are digits: {sorted(shared & set(names))}")
    advance = font["hmtx"][names[0]][0]
    for name in names:
        glyph = font["glyf"][name]
        old, _ = font["hmtx"][name]
        glyph.coordinates.translate(((advance - old) // 2, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)


def cut(recipe: Recipe, source: Path, target: Path) -> tuple[int, int]:
    """Writes the font cut down to the wanted characters; gives its glyphs and characters."""
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], recalc_bounds=False, recalc_timestamp=False,
    )  # fmt: skip
    options.drop_tables += DROPPED
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=recipe.wanted)
    subsetter.subset(font)
    font["post"].formatType = 3.0
    map_by_groups(font)
    if recipe.renamed:
        rename(font, recipe.renamed)
    give_digits_one_width(font)
    font.save(target)
    return font["maxp"].numGlyphs, len(font.getBestCmap())


def recipes(unihan: Path, folders: dict[Package, Path]) -> list[Recipe]:
    """What is built, in the order of the manifest."""
    base = gb2312() | standard_characters(unihan) | code_points(SYMBOLS)
    unified = code_points(UNIFIED)
    regular = next(folders[SERIF].rglob("NotoSerifSC_400Regular.ttf"))
    song = frozenset(base | unified)
    rare = frozenset((unified | base | code_points(BEYOND_BMP)) - (covered(regular) & song))
    latin = code_points(LATIN)
    fang = frozenset(covered(next(folders[FANDOL].rglob("FandolFang-Regular.otf"))) - latin)
    kai = frozenset(base - latin - code_points(NARROW_QUOTES))
    lacking = frozenset(base - fang)
    return [
        Recipe("song.ttf", "宋体：正文，界面备用", SERIF, regular.name, song),
        Recipe("title.ttf", "小标宋：标题", SERIF, "NotoSerifSC_700Bold.ttf", frozenset(base)),
        Recipe("hei.ttf", "黑体：表头", SANS, "NotoSansSC_500Medium.ttf", frozenset(base)),
        Recipe("screen.ttf", "界面", SANS, "NotoSansSC_400Regular.ttf", frozenset(base)),
        Recipe("rare.ttf", "生僻字：以上字体没有的字", HAN, "BabelStoneHan.ttf", rare),
        Recipe("fangsong.ttf", "仿宋：公文正文", FANDOL, "FandolFang-Regular.otf", fang),
        Recipe("light.ttf", "与仿宋同用：其数字、外文和所缺规范字", SERIF, LIGHT, lacking),
        Recipe("kai.ttf", "楷体：二级标题", WENKAI, "LXGWWenKai-Regular.ttf", kai, "Desk Kai"),
    ]


def licence_text(package: Package, folder: Path) -> bytes:
    """The package's licence, after the paper that says what it covers where they are two."""
    names = filter(None, (package.said_in, package.licence_file))
    papers = [next(folder.rglob(name)) for name in names]
    texts = [
        gzip.decompress(each.read_bytes()) if each.suffix == ".gz" else each.read_bytes()
        for each in papers
    ]
    return b"\n\n".join(texts)


def build(recipe: Recipe, folder: Path) -> dict[str, object]:
    """Builds one font and gives its manifest entry."""
    source = next(folder.rglob(recipe.source))
    target = HERE / recipe.file
    glyphs, characters = cut(recipe, with_quadratic_outlines(source, folder), target)
    data = target.read_bytes()
    kept = f"LICENSE-{recipe.package.name.rsplit('/', 1)[-1]}.txt"
    (HERE / kept).write_bytes(licence_text(recipe.package, folder))
    return {
        "file": recipe.file,
        "use": recipe.use,
        "package": recipe.package.name,
        "version": recipe.package.version,
        "client": recipe.package.client,
        "source": recipe.source,
        "source_sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "licence": recipe.package.licence,
        "licence_file": kept,
        "glyphs": glyphs,
        "characters": characters,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def main() -> int:
    """Fetches, builds, writes manifest.json; gives the exit code."""
    with tempfile.TemporaryDirectory() as name:
        packages = (SERIF, SANS, HAN, FANDOL, WENKAI)
        folders = {package: fetch(package, Path(name)) for package in packages}
        unihan = fetch(UNIHAN, Path(name))
        fonts = [build(each, folders[each.package]) for each in recipes(unihan, folders)]
    text = json.dumps({"fonts": fonts}, ensure_ascii=False, indent=2)
    (HERE / "manifest.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
