"""
Mends and completes what stretches sideways in math.woff2, which was STIX Two Math 2.12 b168a cut down with pyftsubset.

    python3 -P math.py math.woff2      (fonttools 4.38, brotli 1.0; what it has mended before it leaves alone)

STIX gives the heads of `→`, `↔` and `↦` their connector lengths at the wrong end: 0 where the shaft joins, 200 at the tip. As that
is less than `MinConnectorOverlap`, browsers refuse to put the arrow together (OpenType 1.9, MATH, "GlyphAssembly"; seen in
Chromium 153 and Firefox 140), so `\\xrightarrow{…}` kept its own width. Besides, the subset had no hooks, harpoons, double heads and
square brackets, and no way to stretch `=` and `⇌`: these are drawn here from the strokes and heads that it has. `‖`, the
norm, is the sign `∥`, which stretches upwards.

The result has a name of its own: a font of the same name that the system has must not be taken for it.
"""

import sys
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables as ot

AXIS = 259  # the middle of a shaft
SHAFT = (225, 293)
UPPER, LOWER = (327, 395), (123, 190)  # the strokes of `=` and `⇌`
APART = 200  # from the axis to each arrow of `⇄`

path = sys.argv[1]
font = TTFont(path, recalcTimestamp=False)
mended = font["name"].getDebugName(1) == "Stay Tuned Math"
glyphs, variants = font["glyf"], font["MATH"].table.MathVariants


def contours(name):
    """The outlines of a glyph: lists of (x, y, on the curve)."""
    points, ends, flags = glyphs[name].getCoordinates(glyphs)
    starts = [0, *(end + 1 for end in ends)]
    return [[(x, y, on) for (x, y), on in zip(points[a:b], flags[a:b])] for a, b in zip(starts, starts[1:])]


def bar(left, right, stroke):
    low, high = stroke
    return [(left, low, 1), (left, high, 1), (right, high, 1), (right, low, 1)]


def moved(shapes, dx=0, dy=0):
    return [[(x + dx, y + dy, on) for x, y, on in shape] for shape in shapes]


def turned(shapes, width):
    """Left for right; a contour keeps its direction."""
    return [[(width - x, y, on) for x, y, on in reversed(shape)] for shape in shapes]


def upended(shapes, about=AXIS):
    return [[(x, 2 * about - y, on) for x, y, on in reversed(shape)] for shape in shapes]


def from_shaft(shapes, start, dx):
    """A piece of a whole arrow: moved, its shaft cut so that it begins at 0."""
    return [[(0 if x == start else x + dx, y, on) for x, y, on in shape] for shape in shapes]


def add(name, width, shapes, code=None):
    """Makes a glyph, or makes it anew."""
    pen = TTGlyphPen(None)
    for shape in shapes:
        first = next(index for index, point in enumerate(shape) if point[2])
        shape = shape[first:] + shape[:first]
        pen.moveTo(shape[0][:2])
        curve = []
        for x, y, on in [*shape[1:], shape[0]]:
            curve.append((x, y))
            if on:
                pen.lineTo(curve[0]) if len(curve) == 1 else pen.qCurveTo(*curve)
                curve = []
        pen.closePath()
    glyph = pen.glyph()
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyphs.glyphOrder = font.getGlyphOrder()
    glyphs[name] = glyph
    glyph.recalcBounds(glyphs)
    font["hmtx"][name] = (width, glyph.xMin)
    if code is not None:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    return name


def stretch(name, *parts):
    """Lets a glyph stretch sideways: parts from left to right, each (glyph, start, end, repeats)."""
    assembly = ot.GlyphAssembly()
    assembly.ItalicsCorrection = ot.MathValueRecord()
    assembly.ItalicsCorrection.Value = 0
    assembly.PartRecords = []
    for glyph, start, end, repeats in parts:
        record = ot.GlyphPartRecord()
        record.glyph, record.StartConnectorLength, record.EndConnectorLength = glyph, start, end
        record.FullAdvance, record.PartFlags = font["hmtx"][glyph][0], int(repeats)
        assembly.PartRecords.append(record)
    own = ot.MathGlyphVariantRecord()
    own.VariantGlyph, own.AdvanceMeasurement = name, font["hmtx"][name][0]
    construction = ot.MathGlyphConstruction()
    construction.GlyphAssembly, construction.MathGlyphVariantRecord, construction.VariantCount = assembly, [own], 1
    known = dict(zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction))
    known[name] = construction
    names = sorted(known, key=font.getGlyphID)
    variants.HorizGlyphCoverage.glyphs = names
    variants.HorizGlyphConstruction = [known[each] for each in names]
    variants.HorizGlyphCount = len(names)


def mend():
    """Turns the connectors of a part round where they are at the wrong end."""
    least = variants.MinConnectorOverlap
    for construction in variants.HorizGlyphConstruction:
        parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []
        for left, right in zip(parts, parts[1:]):
            for part, this, other in ((left, "EndConnectorLength", "StartConnectorLength"), (right, "StartConnectorLength", "EndConnectorLength")):
                if getattr(part, this) < least <= getattr(part, other):
                    part.StartConnectorLength, part.EndConnectorLength = part.EndConnectorLength, part.StartConnectorLength


def arrows():
    arrow, head, shaft, rule = contours("arrowright"), contours("glyph00312"), "glyph01173", "glyph00319"
    up = moved([contours("uni21CC")[0]], dy=-102)
    up_head = from_shaft(up, 71, -428)
    whole, part = 948, 505
    middle = (shaft, 250, 250, True)

    # `=` and the like: two strokes.
    stretch("equal", (rule, 150, 150, False), (rule, 150, 150, True))
    # Harpoons.
    for code, base, piece, turn in ((0x21C0, up, up_head, False), (0x21C1, upended(up), upended(up_head), False), (0x21BC, up, up_head, True), (0x21BD, upended(up), upended(up_head), True)):
        name = add(f"uni{code:04X}", whole, turned(base, whole) if turn else base, code)
        end = add(f"uni{code:04X}.end", part, turned(piece, part) if turn else piece)
        stretch(name, *([(end, 0, 200, False), middle] if turn else [middle, (end, 200, 0, False)]))
    # Two heads, one behind the other.
    two = [*head, *moved(head, 190)]
    for code, turn in ((0x21A0, False), (0x219E, True)):
        base, piece = [*arrow, *moved(head, 238)], two
        name = add(f"uni{code:04X}", whole, turned(base, whole) if turn else base, code)
        end = add(f"uni{code:04X}.end", part + 190, turned(piece, part + 190) if turn else piece)
        stretch(name, *([(end, 0, 200, False), middle] if turn else [middle, (end, 200, 0, False)]))
    # A hook: half a ring above the shaft, from (x, 225) round to (x, 485).
    def hook(x, right):
        outer, inner, c = 130, 62, SHAFT[0] + 130
        half = [(x, c - outer, 1), (x - 54, c - outer, 0), (x - 92, c - 92, 1), (x - outer, c - 54, 0), (x - outer, c, 1), (x - outer, c + 54, 0), (x - 92, c + 92, 1), (x - 54, c + outer, 0), (x, c + outer, 1)]
        back = [(x, c + inner, 1), (x - 26, c + inner, 0), (x - 44, c + 44, 1), (x - inner, c + 26, 0), (x - inner, c, 1), (x - inner, c - 26, 0), (x - 44, c - 44, 1), (x - 26, c - inner, 0), (x, c - inner, 1)]
        return [half + back, bar(x, right, SHAFT)]
    for code, turn in ((0x21AA, False), (0x21A9, True)):
        base, piece = [*hook(201, 400), *moved(from_shaft(arrow, 71, 0), 0)], hook(201, 572)
        base = [[(201 if x == 0 else x, y, on) for x, y, on in shape] if index == 2 else shape for index, shape in enumerate(base)]
        name = add(f"uni{code:04X}", whole, turned(base, whole) if turn else base, code)
        start = add(f"uni{code:04X}.end", 572, turned(piece, 572) if turn else piece)
        parts = [(start, 0, 300, False), middle, ("glyph00312", 200, 0, False)]
        stretch(name, *([("glyph00309", 0, 200, False), middle, (start, 300, 0, False)] if turn else parts))
    # Two harpoons, two arrows: each end has the head of one and the shaft of the other.
    right, left = from_shaft([contours("uni21CC")[0]], 71, -428), moved([contours("uni21CC")[1]], -15)
    left = [[(505 if x == 861 else x, y, on) for x, y, on in shape] for shape in left]
    start = add("uni21CC.start", part, [*left, bar(56, 505, UPPER)])
    end = add("uni21CC.end", part, [*right, bar(0, 448, LOWER)])
    stretch("uni21CC", (start, 0, 200, False), (rule, 150, 150, True), (end, 200, 0, False))
    other = add("uni21CB", whole, turned(contours("uni21CC"), whole), 0x21CB)
    start = add("uni21CB.start", part, turned([*right, bar(0, 448, LOWER)], part))
    end = add("uni21CB.end", part, turned([*left, bar(56, 505, UPPER)], part))
    stretch(other, (start, 0, 200, False), (rule, 150, 150, True), (end, 200, 0, False))
    high, low = tuple(y + APART for y in SHAFT), tuple(y - APART for y in SHAFT)
    double = add("uni21C4.middle", 400, [bar(0, 400, high), bar(0, 400, low)])
    for code, sign in ((0x21C4, 1), (0x21C6, -1)):
        stroke, across = (high, low) if sign == 1 else (low, high)
        name = add(f"uni{code:04X}", whole, [*moved(arrow, 0, sign * APART), *moved(contours("arrowleft"), 0, -sign * APART)], code)
        start = add(f"uni{code:04X}.start", part, [*moved(contours("glyph00309"), 0, -sign * APART), bar(56, 505, stroke)])
        end = add(f"uni{code:04X}.end", part, [*moved(head, 0, sign * APART), bar(0, 448, across)])
        stretch(name, (start, 0, 200, False), (double, 200, 200, True), (end, 200, 0, False))


def brackets():
    """Square brackets above and below, where the round ones are."""
    for code, like, flip in ((0x23B4, "uni23E0", False), (0x23B5, "uni23E1", True)):
        low, high, thick = glyphs[like].yMin, glyphs[like].yMax, 51
        rule = (low, low + thick) if flip else (high - thick, high)
        leg = lambda x: [(x, low, 1), (x, high, 1), (x + thick, high, 1), (x + thick, low, 1)]
        name = add(f"uni{code:04X}", 630, [bar(0, 630, rule), leg(0), leg(630 - thick)], code)
        start = add(f"uni{code:04X}.start", 300, [bar(0, 300, rule), leg(0)])
        middle = add(f"uni{code:04X}.middle", 400, [bar(0, 400, rule)])
        end = add(f"uni{code:04X}.end", 300, [bar(0, 300, rule), leg(300 - thick)])
        stretch(name, (start, 0, 200, False), (middle, 200, 200, True), (end, 200, 0, False))


if not mended:
    mend()
    arrows()
    brackets()
for table in font["cmap"].tables:
    if table.isUnicode():
        table.cmap[0x2016] = "uni2225"
for record in font["name"].names:
    if record.nameID in (1, 4, 6):
        record.string = "StayTunedMath" if record.nameID == 6 else "Stay Tuned Math"
    elif record.nameID == 3:
        record.string = "StayTunedMath, from STIX Two Math 2.12 b168a"
font.flavor = "woff2"
font.save(path)
