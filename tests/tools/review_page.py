#!/usr/bin/env python3
"""The page of `relance review` in a real browser: keys, decisions, both languages, restart, the last step and undo.

    review_page.py RELANCE [PICTURES]

Drives chromium by chromedriver; with a folder for pictures it leaves those of the documentation there. Ends with 1 where
anything is not as it should be.
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request

RELANCE = os.path.abspath(sys.argv[1])
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None
SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "atelier")
DATE = "2026-11-22"
failed = []


def check(what, is_so):
    print("ok  " if is_so else "FAIL", what, flush=True)
    if not is_so:
        failed.append(what)


class Browser:
    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if found := re.search(r"successfully on port (\d+)", line):
                self.base = f"http://127.0.0.1:{found[1]}"
                break
        options = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-device-scale-factor=1"]
        wanted = {"goog:chromeOptions": {"args": options}, "goog:loggingPrefs": {"browser": "ALL"}}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{made['sessionId']}"

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        return json.load(urllib.request.urlopen(request, timeout=60))["value"]

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def size(self, width, height):
        self.call("POST", self.session + "/window/rect", {"width": width, "height": height})

    def run(self, script, *values):
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(values)})

    def keys(self, *keys):
        for key in keys:
            actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
            body = {"actions": [{"type": "key", "id": "keys", "actions": actions}]}
            self.call("POST", self.session + "/actions", body)
            time.sleep(0.15)

    def until(self, what, script, *values, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            if self.run("return " + script, *values):
                check(what, True)
                return True
            time.sleep(0.1)
        check(what, False)
        return False

    def messages(self):
        return self.call("POST", self.session + "/se/log", {"type": "browser"})

    def picture(self, name):
        if PICTURES:
            time.sleep(0.5)
            with open(os.path.join(PICTURES, name), "wb") as file:
                file.write(base64.b64decode(self.call("GET", self.session + "/screenshot")))

    def end(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()


class Review:
    def __init__(self, folder, by="Nadia Benslimane"):
        words = [RELANCE, "review", "relance.toml", "--date", DATE, "--no-open", "--by", by, "--lang", "en"]
        self.process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]

    def end(self):
        self.process.terminate()
        self.process.wait(20)


def decisions(folder):
    path = os.path.join(folder, "review.toml")
    if not os.path.exists(path):
        return []
    with open(path, "rb") as file:
        return tomllib.load(file).get("decision", [])


def of(folder, debtor):
    return {it["action"]: it for it in decisions(folder) if it["debtor"] == debtor}


def desk():
    folder = tempfile.mkdtemp()
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    with open(os.path.join(folder, "relance.toml"), "a", encoding="utf-8") as job:
        job.write('\n[register]\nfile = "relance.sqlite"\n\n[review]\nrequired = true\n')
    return folder


LOADED = "document.querySelectorAll('#rows .row').length > 0"
DRAWN = "!!document.querySelector('.paper img') && document.querySelector('.paper img').naturalWidth > 300"
SUMS = "!!document.querySelector('#totals') && !document.querySelector('.adds.no')"


def review(folder, browser):
    server = Review(folder)
    browser.size(1400, 1000)
    browser.open(server.address)
    browser.until("the list is there", LOADED)
    browser.open(browser.run("return location.origin") + "/?lang=en&theme=light")
    browser.until("the list is there in English", LOADED)
    check("the totals make up the plan", browser.run("return " + SUMS))
    browser.picture("review-overview.png")
    browser.keys("j")
    browser.until("a letter is drawn as a picture", DRAWN)
    browser.picture("review-letter.png")
    name = "return document.querySelector('#who').textContent"
    first = browser.run(name)
    browser.keys("j")
    time.sleep(0.5)
    check("j goes on", browser.run(name) != first)
    browser.keys("k")
    time.sleep(0.5)
    check("k goes back", browser.run(name) == first)
    browser.keys("a")
    time.sleep(1)
    approved = [it for it in decisions(folder) if it["action"] == "approve"]
    check("a approves and is written", len(approved) == 1 and approved[0]["by"] == "Nadia Benslimane")
    browser.keys("u")
    time.sleep(1)
    check("u takes it back", decisions(folder) == [])
    at(browser, "C0052")
    browser.keys("h")
    browser.until("h asks", "document.getElementById('dialog').open")
    browser.run("document.getElementById('h-note').value = 'cheque announced'; document.querySelector('#dialog form').requestSubmit()")
    time.sleep(1)
    check("h holds with its note", of(folder, "C0052").get("hold", {}).get("note") == "cheque announced")
    at(browser, "C0059")
    browser.keys("s")
    browser.until("s asks", "document.getElementById('dialog').open")
    browser.run("document.querySelector('#dialog form').requestSubmit()")
    browser.until("the letter is drawn anew at its lower stage", "document.querySelector('.strip.edit') && " + DRAWN)
    check("s lowers the stage", of(folder, "C0059").get("stage", {}).get("stage") == "reminder-3")
    at(browser, "C0044")
    browser.keys("e")
    browser.until("e asks", "document.getElementById('dialog').open")
    fill = "const a = document.querySelector('#dialog textarea'); a.value = arguments[0]; a.dispatchEvent(new Event('input')); document.querySelector('#dialog form').requestSubmit()"
    browser.run(fill, "Nous ferons procéder à la saisie de vos biens.")
    browser.until("words that may not go are refused", "!document.getElementById('e-para').hidden")
    browser.run(fill, "Votre avoir du 3 novembre est déduit.")
    browser.until("the paragraph is taken", "!document.getElementById('dialog').open")
    time.sleep(0.5)
    check("the paragraph is written", "avoir" in of(folder, "C0044").get("note", {}).get("paragraph", ""))
    browser.keys("o")
    browser.run("[...document.querySelectorAll('.go .btn')].at(-1).click()")
    browser.until("the bulk question names count and sum", "/\\d/.test(document.querySelector('#dialog h2').textContent)")
    browser.picture("review-bulk.png")
    browser.run("document.querySelector('#dialog form').requestSubmit()")
    time.sleep(1.5)
    count = len([it for it in decisions(folder) if it["action"] == "approve"])
    check("bulk approval writes all it named", count >= 3)
    check("the totals still make up the plan", browser.run("return " + SUMS))
    browser.keys("2")
    browser.until("2 shows what is held", "document.body.dataset.tab === 'held' || document.querySelector('#tab-held[aria-selected=true]')")
    browser.open(browser.run("return location.origin") + "/?lang=fr&theme=dark")
    browser.until("the page is French and dark", "document.documentElement.lang === 'fr' && document.documentElement.dataset.theme === 'dark' && " + LOADED)
    check("decisions are there after a reload", browser.run("return document.body.textContent.includes('Approuv')"))
    wide = []
    for width in (1400, 1024, 390):
        browser.size(width, 900)
        time.sleep(0.4)
        if browser.run("return document.documentElement.scrollWidth > innerWidth"):
            wide.append(width)
    check(f"nothing is wider than the window {wide}", not wide)
    browser.size(1400, 1000)
    quiet(browser)
    server.end()
    return count


def at(browser, code):
    browser.run("F.send.q = ''; switchTab('send'); clearF(); refresh(); go(view.findIndex(x => x.code === arguments[0]), true); document.getElementById('list').focus()", code)
    browser.until(f"{code} is shown", f"document.querySelector('#who') && document.querySelector('.head .meta').textContent.includes('{code}') && " + DRAWN)


def quiet(browser):
    said = [it["message"] for it in browser.messages() if "422" not in it["message"]]
    check(f"no message in the console {said[:2]}", not said)


def last_step(folder, browser, approved):
    server = Review(folder)
    browser.open(server.address)
    browser.until("a restart opens the same decisions", LOADED)
    browser.open(browser.run("return location.origin") + "/make?lang=en")
    browser.until("the last step says how many", f"document.getElementById('do') && document.getElementById('do').textContent.includes('{approved}')")
    browser.picture("review-make.png")
    browser.run("document.getElementById('do').click()")
    browser.until("the letters are made", "!!document.getElementById('undo')", seconds=120)
    browser.picture("review-made.png")
    runs = [it for it in os.listdir(os.path.join(folder, "out")) if not it.startswith(".")]
    letters = os.listdir(os.path.join(folder, "out", runs[0], "letters"))
    check("exactly the approved letters are made", len(letters) == approved)
    check("streams and report are linked", browser.run("return document.querySelectorAll('.prints a').length > 0 && !!document.querySelector('a[href=\"/run/report.html\"]')"))
    browser.run("document.getElementById('undo').click(); document.querySelector('#dialog form').requestSubmit()")
    browser.until("the run is taken back", "document.querySelector('h1').textContent.includes('taken back')")
    quiet(browser)
    server.end()


def changed(folder, browser):
    path = os.path.join(folder, "factures-ouvertes.csv")
    server = Review(folder)
    browser.open(server.address)
    browser.until("the page is there", LOADED)
    approved = next(it for it in decisions(folder) if it["action"] == "approve")["debtor"]
    with open(path, "rb") as file:
        rows = file.read()
    lines = rows.split(b"\n")
    at_line = next(i for i, it in enumerate(lines) if it.startswith(approved.encode()))
    lines[at_line] = re.sub(rb",(\d\d)(\D*)$", lambda m: b",%02d" % ((int(m[1]) + 1) % 100) + m[2], lines[at_line])
    check("one cent changes", b"\n".join(lines) != rows)
    with open(path, "wb") as file:
        file.write(b"\n".join(lines))
    browser.until("the page says that the data changed", "document.getElementById('alerts').textContent.length > 20", seconds=60)
    quiet(browser)
    server.end()


folder, browser = desk(), Browser()
try:
    count = review(folder, browser)
    last_step(folder, browser, count)
    changed(folder, browser)
finally:
    browser.end()
    shutil.rmtree(folder)
print(f"{len(failed)} failed")
sys.exit(bool(failed))
