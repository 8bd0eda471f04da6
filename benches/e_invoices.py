#!/usr/bin/env python3
"""Reads the same electronic invoices with relance-e-invoices and with readers in Python, on one core, and prints files a second.

    python3 -m venv target/peers && target/peers/bin/pip install factur-x drafthorse
    target/peers/bin/python benches/e_invoices.py FOLDER [SECONDS]

All read from memory and give values by name; files that one of the readers in Python refuses are left out for all of them.
"""

import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

logging.disable(logging.CRITICAL)


def facturx_reader():
    import facturx

    # Without its check by the official schema, which is not reading.
    return lambda data: facturx.parse_ubl_cii_xml(data, check_xsd=False)


def drafthorse_reader():
    from drafthorse.models.document import Document

    return lambda data: Document.parse(data, strict=False)


def main():
    folder = pathlib.Path(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 3.0
    files = {path: path.read_bytes() for path in sorted(folder.glob("*.xml"))}
    readers = {}
    for name, make in [("factur-x", facturx_reader), ("drafthorse", drafthorse_reader)]:
        try:
            readers[name] = make()
        except Exception as error:  # not installed
            print(f"{name}: left out, {error!r}")
    for name, reader in readers.items():
        for path in list(files):
            try:
                reader(files[path])
            except Exception:
                del files[path]
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as same:
        for number, path in enumerate(files):
            shutil.copy(path, pathlib.Path(same) / f"{number}.xml")
        command = ["cargo", "run", "--release", "--quiet", "-p", "relance-e-invoices"]
        command += ["--example", "bench_e_invoices", "--", same, str(seconds)]
        subprocess.run(command, check=True)
    for name, reader in readers.items():
        begin, count = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds:
            for data in files.values():
                reader(data)
            count += len(files)
        print(f"{name}: {count / (time.perf_counter() - begin):.0f} files a second")


if __name__ == "__main__":
    main()
