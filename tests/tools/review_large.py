#!/usr/bin/env python3
"""How the page of `relance review` bears many letters: review_large.py RELANCE [LETTERS]; 10 000 where nothing is said.

Prints how long it takes until the plan is there and until the list is painted after it, how long keys, search and scrolling take, and the
memory of both sides. Give it a release build: figures of docs/review.md.
"""
import os
import shutil
import sys
import tempfile
import time

from browser import ADDS, DATE, DRAWN, LOADED, Browser, Review, check, failed

COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
JOB = """[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "C. Verdier", capacity = "gérante" }
contact = { name = "N. Benslimane", phone = "04 65 71 20 19", email = "n@atelier.example" }
[[creditor.account]]
currency = "EUR"
iban = "FR7630006000011234567890189"
[export]
files = ["open.csv"]
[review]
required = true
"""
# A frame of a screen is 17 ms; the worst of a scroll through the whole list, and a key with its letter shown.
SCROLL = """const give = arguments[arguments.length - 1], box = document.getElementById('list'), times = []; let last = performance.now(), n = 0;
const step = now => { times.push(now - last); last = now; box.scrollTop = box.scrollHeight * (n++ / 120); if (n < 120) requestAnimationFrame(step);
else give([times.sort((a, b) => a - b)[60], times[119]]); }; requestAnimationFrame(step);"""
TYPED = """const give = arguments[arguments.length - 1], s = document.getElementById('search'), at = performance.now(); s.value = arguments[0];
s.dispatchEvent(new Event('input')); requestAnimationFrame(() => setTimeout(() => give(performance.now() - at)));"""


def job(folder):
    rows = ["debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual"]
    for nth in range(1, COUNT + 1):
        rows.append(f"D{nth:05};Débiteur {nth * 7919 % COUNT} SARL;{nth % 200 + 1} rue Neuve;69001;Lyon;F{nth:06};2026-08-01;"
                    f"2026-09-{nth % 28 + 1:02};{nth * 37 % 9000 + 50},{nth % 100:02}")
    for name, text in (("relance.toml", JOB), ("open.csv", "\n".join(rows) + "\n")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def memory(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return {line.split(":")[0]: int(line.split()[1]) // 1024 for line in status if line.startswith(("VmHWM", "VmRSS"))}


def main():
    folder, browser = tempfile.mkdtemp(), Browser()
    try:
        job(folder)
        began = time.time()
        server = Review(folder)
        print(f"{COUNT} letters of {DATE}: the plan is there after {time.time() - began:.1f} s")
        browser.size(1400)
        browser.open(server.address)
        browser.so(LOADED, 60)
        browser.open(f"{server.origin}/?lang=en&theme=light")
        browser.so(LOADED, 60)
        paint = browser.says("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        listed = browser.says("Math.max(...performance.getEntriesByType('resource').filter(r => r.name.endsWith('/api/list')).map(r => r.responseEnd))")
        size = browser.says("performance.getEntriesByType('resource').filter(r => r.name.endsWith('/api/list'))[0].decodedBodySize")
        print(f"first paint after {paint:.0f} ms, the list of {size / 1e6:.1f} MB read after {listed:.0f} ms")
        check("all letters are there", browser.says("rows.length") == COUNT)
        check("the totals make up the plan", browser.says(ADDS))
        check("only rows in view are in the document", browser.says("document.querySelectorAll('#rows .row').length") < 60)
        middle, worst = browser.wait(SCROLL)
        print(f"scrolling through all: {middle:.0f} ms a frame, {worst:.0f} ms the slowest")
        print(f"search: {browser.wait(TYPED, 'debiteur 77'):.0f} ms, all again {browser.wait(TYPED, ''):.0f} ms")
        browser.run("document.getElementById('list').focus(); go(0)")
        browser.so(DRAWN, 30)
        times = []
        for _ in range(10):
            before = browser.says("now")
            at = time.time()
            browser.key("j")
            browser.so(f"now !== '{before}' && piece && piece.key === now && {DRAWN}", 30)
            times.append(time.time() - at)
        print(f"j with the next letter drawn: {sorted(times)[5] * 1000:.0f} ms")
        at = time.time()
        browser.key("a")
        browser.so("rows.some(r => stateOf(r) === 'approved')", 30)
        print(f"a, written: {(time.time() - at) * 1000:.0f} ms")
        at = time.time()
        browser.key("shift+a")
        browser.run("[...document.querySelectorAll('#dialog input[type=radio]')].at(-1)?.click(); document.querySelector('#dialog form').requestSubmit()")
        browser.so("rows.every(r => stateOf(r) === 'approved')", 60)
        print(f"all of them approved: {time.time() - at:.1f} s")
        check("the totals still make up the plan", browser.says(ADDS))
        print(f"the program holds {memory(server.process)} MB, the page {browser.says('performance.memory.usedJSHeapSize') / 1e6:.0f} MB")
        server.end()
    finally:
        browser.end()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(bool(failed))


main()
