#!/usr/bin/env python3
"""Joins PDFs with pikepdf and does nothing else: join.py OUT < list of files, one a line."""
import sys

import pikepdf

out = pikepdf.new()
for line in sys.stdin:
    with pikepdf.open(line.rstrip("\n")) as source:
        out.pages.extend(source.pages)
out.save(sys.argv[1])
