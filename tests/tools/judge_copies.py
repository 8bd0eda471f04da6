#!/usr/bin/env python3
"""Judges copies against the files they were taken from: judge_copies.py PROGRAM CORPUS [OUT.tsv]

PROGRAM is the example `copy_alone`. CORPUS holds PDF-FACTS.tsv, whose columns `path`, `verdict` and
`pages_poppler` are the truth. Every file goes through the program with 1 GB and 5 s. The pages are
counted by qpdf and compared, one by one, with the originals as poppler draws them at 50 dpi, as they are
or, with FITTED=1, set onto A4 sheets: then the original is fitted here, by this script's own
arithmetic. Both pictures are blurred by one pixel and may differ by more than TOLERANCE in no more than SHARE of their pixels.

Needs poppler, qpdf, and Python with numpy and Pillow. Exits 1 when anything differs.
"""
import csv, os, resource, subprocess, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import numpy as np
from PIL import Image, ImageFilter

TOLERANCE = 64       # of 255, after blurring
SHARE = 0.002        # of all pixels
PAGES = 12           # compared a file: the first ones
DPI = 100            # drawn, then compared at half of it
A4 = (827, 1169)     # pixels at DPI


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    os.setsid()


def run(command, seconds, limit=True):
    """Exit code, output, CPU seconds; the code is 'time' where it took too long."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=limited if limit else os.setsid)
    try:
        out, err = process.communicate(timeout=seconds)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        out, err = process.communicate()
        code = "time"
    return code, out.decode(errors="replace"), err.decode(errors="replace"), time.monotonic() - begun


def pictures(path, folder, last, password=None):
    """The first pages as poppler draws them for paper, in grey."""
    folder.mkdir(exist_ok=True)
    command = ["pdftoppm", "-gray", "-png", "-r", str(DPI), "-cropbox", "-l", str(last)]
    if password is not None:
        command += ["-upw", password]
    run(command + [str(path), str(folder / "p")], 60, limit=False)
    return sorted(folder.glob("p*.png"), key=lambda it: int(it.stem.rsplit("-", 1)[-1]))


def fitted(picture, size, box):
    """The picture as it is, or turned and scaled into `box` of a sheet of `size`."""
    if box is None or all(abs(a - b) <= 4 for a, b in zip(picture.size, size)):
        return picture
    left, top, width, height = box
    fit = lambda size: min(width / size[0], height / size[1], 1)
    if fit(picture.size[::-1]) > fit(picture.size):
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    scale = fit(picture.size)
    scaled = picture.resize([max(1, round(side * scale)) for side in picture.size], Image.LANCZOS)
    sheet = Image.new("L", size, 255)
    x = left + (width - scaled.size[0]) / 2
    y = top + (height - scaled.size[1]) / 2
    sheet.paste(scaled, (round(x), round(y)))
    return sheet


def halved(picture):
    """From 100 dpi, at which pages are fitted, to 50, at which they are compared."""
    size = [max(1, (side + 1) // 2) for side in picture.size]
    return picture.convert("L").resize(size, Image.BOX)


def differ(one, other):
    """The share of pixels that differ."""
    if any(abs(a - b) > 1 for a, b in zip(one.size, other.size)):
        return 1.0
    size = tuple(min(a, b) for a, b in zip(one.size, other.size))
    best = 1.0
    blur = lambda it: np.asarray(it.convert("L").crop((0, 0, *size)).filter(ImageFilter.BoxBlur(1)), dtype=np.int16)
    one, other = blur(one), blur(other)
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            moved = np.roll(other, (dy, dx), (0, 1))
            best = min(best, float((np.abs(one - moved) > TOLERANCE).mean()))
            if best <= SHARE:
                return best
    return best


def judge(program, corpus, fact):
    """One row: path, verdict, what the program said, what is wrong with it."""
    path, verdict = fact["path"], fact["verdict"]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        out = folder / "out.pdf"
        code, said, err, seconds = run([program, str(corpus / path), str(out)] + (["0"] if BOX else []), 5)
        said = said.strip().split("\n")[-1] if said.strip() else ""
        if code != 0:
            wrong.append(f"exit {code}: {err.strip()[-200:]}")
        taken = said.startswith("taken")
        usable = verdict.startswith("usable")
        if usable and not taken:
            wrong.append("usable and refused")
        reason = "certificate" if verdict == "password(certificate)" else "password"
        if verdict.startswith("password") and not said.startswith(f"refused {reason}"):
            wrong.append("its password is not asked for")
        if verdict == "unusable" and taken:
            wrong.append("taken, and no reader shows it")
        worst = 0.0
        if taken and out.exists():
            pages = int(said.split()[1])
            if usable and str(pages) != fact["pages_poppler"]:
                wrong.append(f"{pages} pages instead of {fact['pages_poppler']}")
            code, text, err, _ = run(["qpdf", "--check", str(out)], 60, limit=False)
            if code != 0:
                wrong.append("qpdf: " + (text + err).replace(str(out), "F").strip().replace("\n", " ")[:300])
            if usable:
                before = pictures(corpus / path, folder / "a", PAGES)
                after = pictures(out, folder / "b", PAGES)
                if len(before) != len(after):
                    wrong.append(f"{len(after)} pages drawn instead of {len(before)}")
                box = BOX
                for number, (one, other) in enumerate(zip(before, after), 1):
                    share = differ(halved(fitted(Image.open(one), A4, box)), halved(Image.open(other)))
                    worst = max(worst, share)
                    if share > SHARE:
                        wrong.append(f"page {number} differs in {share:.1%}")
    return [path, verdict, said, f"{seconds:.2f}", f"{worst:.4f}", "; ".join(wrong)]


def main():
    global BOX
    program, corpus = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
    BOX = None
    if os.environ.get("FITTED"):
        margin = 5 / 25.4 * DPI
        BOX = (margin, margin, A4[0] - 2 * margin, A4[1] - 2 * margin)
    with open(corpus / "PDF-FACTS.tsv", encoding="utf-8", errors="replace") as file:
        facts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    only = os.environ.get("ONLY", "")
    facts = [fact for fact in facts if only in fact["path"]]
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda fact: judge(program, corpus, fact), facts))
    table = {}
    for row in rows:
        line = table.setdefault(row[1], [0, 0, 0, 0])
        line[0] += 1
        line[1] += row[2].startswith("taken")
        line[2] += row[2].startswith("refused")
        line[3] += bool(row[5])
    print(f"{'verdict':55} files taken refused exceptions")
    for verdict, line in sorted(table.items()):
        print(f"{verdict:55} {line[0]:5} {line[1]:5} {line[2]:7} {line[3]:10}")
    for row in rows:
        if row[5]:
            print(f"{row[0]}: {row[2]}: {row[5]}")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w", encoding="utf-8") as file:
            file.writelines("\t".join(row) + "\n" for row in rows)
    sys.exit(any(row[5] for row in rows))


main()
