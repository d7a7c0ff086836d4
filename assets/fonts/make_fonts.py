#!/usr/bin/env python3
"""Make the font files of this folder. See README.md for the sources and the command lines.

    python3 make_fonts.py INTER_WEB_DIR SOURCE_SERIF_DIR OUT_DIR

INTER_WEB_DIR     the folder package/web of the npm package inter-ui
SOURCE_SERIF_DIR  the folder fontpkg_source_serif_4/files of the PyPI package fontpkg-source-serif-4
"""

import sys
from pathlib import Path

from fontTools.misc.transform import Identity
from fontTools.otlLib.optimize.gpos import compact
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# --- which characters -------------------------------------------------------------------------


def chars(*parts):
    out = set()
    for part in parts:
        if isinstance(part, str):
            out.update(map(ord, part))
        elif isinstance(part, tuple):
            out.update(range(part[0], part[1] + 1))
        else:
            out.add(part)
    return out


LATIN = chars(
    (0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x17F),  # Basic Latin, Latin-1, Latin Extended-A
    0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, (0x1C4, 0x1CC), (0x1CD, 0x1DC),  # Extended-B, common
    (0x1E6, 0x1E7), (0x1EA, 0x1EB), (0x1FA, 0x1FF), (0x218, 0x21B), (0x232, 0x233), 0x237, 0x259,
    (0x1E80, 0x1E85), 0x1E9E, (0x1EA0, 0x1EF9),  # Welsh, capital sharp s, Vietnamese
    0x2BC, 0x2C6, 0x2C7, (0x2D8, 0x2DD),  # spacing modifiers
    (0x300, 0x304), (0x306, 0x30C), 0x31B, 0x323, (0x326, 0x328),  # combining marks
)
GREEK = chars((0x384, 0x3CE))
CYRILLIC = chars((0x400, 0x45F), 0x490, 0x491)
PUNCTUATION = chars(
    (0x2002, 0x200B), (0x2010, 0x2027), (0x202F, 0x205F),
    0x2070, 0x2071, (0x2074, 0x208E),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    0x2105, 0x2113, 0x2116, 0x2117, 0x211E, 0x2120, 0x2122, 0x212E,  # letter-like
    (0x2150, 0x215F), 0x2189,  # fractions
    (0x2190, 0x2199),  # arrows
    0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215, 0x2219, 0x221A, 0x221E, 0x222B,  # mathematics
    0x2248, 0x2260, 0x2264, 0x2265,
    (0xFB00, 0xFB04),  # ligatures that PDF text contains
)
SYMBOLS = chars(  # Inter only: what the program says
    "↩↪↵↺↻⇐⇒⇔⇤⇥⇧⇪⌃⌘⌥⌦⌫⎋⏎⏴⏵⏶⏷␣",
    "■□▪▲△▴▶▷▸►▼▽▾◀◁◂◆◇○●◦★☆⚠✓✕✗",
    (0x2460, 0x2468),
    0xFFFD,
)
INTER_CHARS = LATIN | GREEK | CYRILLIC | PUNCTUATION | SYMBOLS
SERIF_CHARS = LATIN | GREEK | CYRILLIC | PUNCTUATION | chars("■▲▶▼◀◆✓")

# --- changes to Inter -------------------------------------------------------------------------


def single_substitutions(font, tag):
    """{from: to} of every single substitution of one feature."""
    gsub = font["GSUB"].table
    out = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == tag:
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    out.update(table.mapping)
    return out


def bake(font, tag, only=None):
    """Let the character map point to what the feature would choose (egui can't choose features)."""
    swap = single_substitutions(font, tag)
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if glyph in swap and (only is None or code in only):
                table.cmap[code] = swap[glyph]


def drop_arrow_ligatures(font):
    """Inter's 'calt' shows "->" as an arrow. Here what is typed is what is shown: keep only the
    rules that lift dashes, brackets and signs between capitals and figures (chained contexts
    whose action is the substitution of the feature 'case')."""
    gsub = font["GSUB"].table
    features = gsub.FeatureList.FeatureRecord
    case = {i for f in features if f.FeatureTag == "case" for i in f.Feature.LookupListIndex}
    case_targets = set(single_substitutions(font, "case").values())

    def kept(index):
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 6:
                return False
            for action in table.SubstLookupRecord:
                if action.LookupListIndex in case:
                    continue
                for inner in gsub.LookupList.Lookup[action.LookupListIndex].SubTable:
                    inner = getattr(inner, "ExtSubTable", inner)
                    if inner.LookupType != 1 or not set(inner.mapping.values()) <= case_targets:
                        return False
        return True

    for record in features:
        if record.FeatureTag == "calt":
            feature = record.Feature
            feature.LookupListIndex = [i for i in feature.LookupListIndex if kept(i)]
            feature.LookupCount = len(feature.LookupListIndex)
            assert feature.LookupCount >= 1


def add_scaled(font, char, source, scale, advance):
    """Add a glyph: the outline of another one, scaled about its middle."""
    cmap, glyf, hmtx = font.getBestCmap(), font["glyf"], font["hmtx"]
    name = cmap[ord(source)]
    box = glyf[name]
    width = round(hmtx[name][0] * advance)
    transform = (
        Identity.translate(width / 2, (box.yMin + box.yMax) / 2)
        .scale(scale)
        .translate(-(box.xMin + box.xMax) / 2, -(box.yMin + box.yMax) / 2)
    )
    glyphs = font.getGlyphSet()
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, transform))
    new = f"uni{ord(char):04X}"
    font.setGlyphOrder(font.getGlyphOrder() + [new])
    glyf[new] = glyph = pen.glyph()
    glyph.recalcBounds(glyf)
    hmtx[new] = (width, glyph.xMin)
    if "GDEF" in font and font["GDEF"].table.GlyphClassDef:
        font["GDEF"].table.GlyphClassDef.classDefs[new] = 1
    alias(font, char, new)


def alias(font, char, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = glyph


def change_inter(font):
    for small, keys, large in ("▸⏵▶", "◂⏴◀", "▴⏶▲", "▾⏷▼"):
        add_scaled(font, small, large, 0.62, 0.68)
        alias(font, keys, font.getBestCmap()[ord(small)])
    add_scaled(font, "✕", "×", 1.3, 1.15)
    alias(font, "\uFFFD", font.getBestCmap()[ord("□")])  # what an unreadable byte became
    drop_arrow_ligatures(font)
    bake(font, "tnum", only=chars("0123456789"))
    bake(font, "ss03")


# --- subset and names -------------------------------------------------------------------------


def subset(font, codes, features):
    options = Options()
    options.hinting = False
    options.layout_features = features
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.drop_tables += ["DSIG", "STAT", "BASE", "MVAR", "gasp", "prep"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def rename(font, family, style, weight, italic=False, note=""):
    names, postscript = font["name"], f"{family}-{style}".replace(" ", "")
    version = names.getDebugName(5)
    plain = style in ("Regular", "Italic")
    names.names = [n for n in names.names if n.platformID == 3]
    values = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"{postscript};{version};Rungs subset",
        4: f"{family} {style}",
        5: f"{version}; {note}",
        6: postscript,
        16: family,
        17: style,
    }
    for key, value in values.items():
        names.setName(value, key, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsType = 0
    os2.fsSelection &= ~0b1100001
    os2.fsSelection |= 0b1 if italic else (0b1000000 if plain else 0)
    head.macStyle = 0b10 if italic else 0


def save(font, path):
    compact(font, 5)  # kerning classes split into dense parts: the same pairs, half the bytes
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False  # the same bytes anywhere
    font.flavor = None
    font.save(path, reorderTables=True)
    print(f"{path.name}: {path.stat().st_size} bytes, {font['maxp'].numGlyphs} glyphs")


def main(inter, serif, out):
    out.mkdir(parents=True, exist_ok=True)

    for style, weight in (("Regular", 400), ("Medium", 500), ("SemiBold", 600)):
        font = TTFont(inter / f"Inter-{style}.woff2", recalcTimestamp=False)
        change_inter(font)
        subset(font, INTER_CHARS, ["ccmp", "calt", "kern", "mark", "mkmk"])
        rename(font, "Inter", style, weight, note="subset, tnum and ss03 by default")
        save(font, out / f"Inter-{style}.ttf")

    roman, italic = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
    for file, source, family, style, opsz, weight in (
        ("SourceSerif4-Regular", roman, "Rungs Serif", "Regular", 13, 400),
        ("SourceSerif4-Italic", italic, "Rungs Serif", "Italic", 13, 400),
        ("SourceSerif4-SemiBold", roman, "Rungs Serif", "SemiBold", 13, 600),
        ("SourceSerif4-TitleSemiBold", roman, "Rungs Serif Title", "SemiBold", 24, 600),
    ):
        font = TTFont(serif / source, recalcTimestamp=False)
        font = instancer.instantiateVariableFont(
            font, {"opsz": opsz, "wght": weight}, overlap=instancer.OverlapMode.REMOVE
        )
        alias(font, "\u2011", font.getBestCmap()[ord("-")])  # the hyphen that does not break
        subset(font, SERIF_CHARS, ["ccmp", "liga", "kern", "mark", "mkmk"])
        rename(font, family, style, weight, style == "Italic", f"subset, opsz {opsz} wght {weight}")
        save(font, out / f"{file}.ttf")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
