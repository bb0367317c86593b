"""Cut the static Inter faces of `resources/fonts` out of the variable font that the fontpkg-inter package carries.

Qt on Linux registers a variable font as its one default weight, so a stylesheet cannot ask for 500 or 600,
and a PDF would embed the default outlines. Needs `fonttools`; run it again only when Inter itself changes:
`python tools/fonts.py`.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg_inter
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
FACES = {"Regular": 400, "Medium": 500, "SemiBold": 600}
RANGES = (
    (0x20, 0x24F),  # Latin
    (0x2B0, 0x36F),  # modifiers and combining accents
    (0x370, 0x52F),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # more Latin
    (0x2000, 0x20CF),  # punctuation and currencies
    (0x2100, 0x214F),
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical signs
    (0x2300, 0x23FF),  # keys
    (0x25A0, 0x25FF),  # shapes
    (0x2700, 0x27BF),
)


def cut(name: str, weight: int) -> Path:
    """Write one static face, with the characters and features that the app may show."""
    font = instantiateVariableFont(TTFont(SOURCE), {"wght": weight, "opsz": 14}, updateFontNames=False)
    for record in font["name"].names:
        if record.nameID in {4, 6}:
            record.string = f"Inter {name}" if record.nameID == 4 else f"Inter-{name}"
    font["OS/2"].usWeightClass = weight
    font["name"].setName("Inter" if weight == 400 else f"Inter {name}", 1, 3, 1, 0x409)
    font["name"].setName("Regular", 2, 3, 1, 0x409)
    font["name"].setName("Inter", 16, 3, 1, 0x409)
    font["name"].setName(name, 17, 3, 1, 0x409)
    options = Options(
        layout_features=["tnum", "kern", "mark", "mkmk", "ccmp", "locl", "case"],
        hinting=False,
        name_IDs=["*"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    only_digits(font)
    target = TARGET / f"Inter-{name}.ttf"
    font.save(target)
    return target


def only_digits(font: TTFont) -> None:
    """Let tabular figures change figures only: Inter's also widen hyphens, which spoils names in tables."""
    table = font["GSUB"].table
    digits = {font.getBestCmap()[ord(digit)] for digit in "0123456789"}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for place in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[place].SubTable:
                single = getattr(part, "ExtSubTable", part)
                single.mapping = {old: new for old, new in single.mapping.items() if old in digits}


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for face, weight in FACES.items():
        print(cut(face, weight))
    (TARGET / "OFL.txt").write_text((fontpkg_inter.ROOT / "LICENSE").read_text())
