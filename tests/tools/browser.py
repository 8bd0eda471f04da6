"""A real browser at the page of `relance review`: chromium by chromedriver, the program beside it, and what both say.

Used by the scripts beside it and by those that make pictures; needs nothing but Python's own library.
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

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples", "atelier")
DATE = "2026-11-22"
NADIA, OMAR = "Nadia Benslimane", "Omar Diallo"
KEYS = {"down": "\ue015", "up": "\ue013", "left": "\ue012", "right": "\ue014", "home": "\ue011", "end": "\ue010", "pagedown": "\ue00f",
        "pageup": "\ue00e", "enter": "\ue007", "escape": "\ue00c", "space": " ", "tab": "\ue004"}
HELD_DOWN = {"shift": "\ue008", "ctrl": "\ue009"}
failed = []


def check(what, is_so, more=""):
    print("ok  " if is_so else "FAIL", what, "" if is_so else more, flush=True)
    if not is_so:
        failed.append(what)
    return is_so


class Browser:
    """A window of chromium without a screen."""

    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if found := re.search(r"successfully on port (\d+)", line):
                self.base = f"http://127.0.0.1:{found[1]}"
                break
        options = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--hide-scrollbars"]
        wanted = {"goog:chromeOptions": {"args": options}, "goog:loggingPrefs": {"browser": "ALL"}}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{made['sessionId']}"

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        return json.load(urllib.request.urlopen(request, timeout=120))["value"]

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def size(self, width, height=1000):
        """Makes what is seen of a page so wide and high, by the browser's own means: a window is never so narrow."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("POST", self.session + "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics})

    def run(self, script, *values):
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(values)})

    def wait(self, script, *values):
        """What a promise gives: the last argument of the script takes it."""
        return self.call("POST", self.session + "/execute/async", {"script": script, "args": list(values)})

    def says(self, expression):
        return self.run("return " + expression)

    def key(self, *words):
        """Presses keys one after another: `j`, `down`, `shift+a`."""
        actions = []
        for word in words:
            *held, key = word.split("+") if len(word) > 1 else [word]
            held = [HELD_DOWN[it] for it in held]
            key = KEYS.get(key, key.upper() if HELD_DOWN["shift"] in held else key)
            actions += [{"type": "keyDown", "value": it} for it in held]
            actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
            actions += [{"type": "keyUp", "value": it} for it in held]
        self.call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def type(self, text):
        self.key(*text)

    def element(self, selector):
        found = self.call("POST", self.session + "/element", {"using": "css selector", "value": selector})
        return next(iter(found.values()))

    def click(self, selector):
        """Clicks as a mouse does: where something lies above it, nothing happens and the driver says so."""
        self.call("POST", f"{self.session}/element/{self.element(selector)}/click", {})

    def so(self, expression, seconds=20):
        """Waits until an expression of the page is true."""
        end = time.time() + seconds
        while time.time() < end:
            if self.run("return !!(" + expression + ")"):
                return True
            time.sleep(0.05)
        return False

    def until(self, what, expression, seconds=20):
        return check(what, self.so(expression, seconds), expression)

    def after(self, what, keys, expression):
        """Presses keys, and what is expected comes."""
        self.key(*keys.split())
        return self.until(what, expression)

    def messages(self):
        return [it["message"] for it in self.call("POST", self.session + "/se/log", {"type": "browser"})]

    def quiet(self, what, provoked=()):
        """Nothing in the console but answers that were provoked, which a browser notes by itself."""
        said = [it for it in self.messages() if not any(f"status of {status} " in it for status in provoked)]
        check(f"no message in the console, {what}", not said, str(said[:2]))

    def picture(self, path):
        shot = {"cmd": "Page.captureScreenshot", "params": {"format": "webp", "quality": 85}}
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("POST", self.session + "/goog/cdp/execute", shot)["data"]))

    def forget(self):
        self.call("DELETE", self.session + "/cookie")

    def end(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(20)


class Review:
    """`relance review` of a folder, until it is ended."""

    def __init__(self, folder, more=None, by=NADIA):
        words = [RELANCE, "review", "relance.toml", "--date", DATE, "--no-open", "--by", by, "--lang", "en"]
        self.process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                        env={**os.environ, **(more or {})})
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]
        self.origin = self.address.rsplit("/", 1)[0]

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()


RELANCE = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "relance"
LOADED = "document.querySelectorAll('#rows .row').length > 0"
DRAWN = "document.querySelector('.paper img') && document.querySelector('.paper img').naturalWidth > 300"
ADDS = "document.querySelector('#totals .adds') && !document.querySelector('.adds.no')"
ASKS = "document.getElementById('dialog').open"
NAME = "document.querySelector('#who') && document.querySelector('#who').textContent"


def opened(browser, server, query="lang=en&theme=light"):
    """The page of a server, in a language and colours."""
    browser.open(server.address)
    browser.so(LOADED)
    browser.open(f"{server.origin}/?{query}")
    return browser.until("the list is there", LOADED)


def at(browser, code):
    """Goes to the letter of a debtor as somebody does who searches it."""
    browser.key("1", "/")
    browser.run("document.getElementById('search').value = ''")
    browser.type(code)
    browser.key("enter")
    shown = f"{NAME} && document.querySelector('.head .meta').textContent.includes('{code}') && {DRAWN}"
    if not browser.so(shown, 20):
        check(f"{code} is shown", False, browser.says("document.querySelector('main').innerText")[:600])
    browser.run("F.send.q = ''; document.getElementById('search').value = ''; refresh(); reveal(); $('list').focus();")


def desk(review="required = true\n"):
    """The sample in a folder of its own, with a register."""
    folder = tempfile.mkdtemp()
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    with open(os.path.join(folder, "relance.toml"), "a", encoding="utf-8") as job:
        job.write('\n[register]\nfile = "relance.sqlite"\n\n[review]\n' + review)
    return folder


def decisions(folder):
    path = os.path.join(folder, "review.toml")
    if not os.path.exists(path):
        return []
    with open(path, "rb") as file:
        return tomllib.load(file).get("decision", [])


def of(folder, debtor):
    """The decisions about a debtor, by what they do."""
    return {it["action"]: it for it in decisions(folder) if it["debtor"] == debtor}


def decide(folder, *words):
    """The same without a browser."""
    return subprocess.run([RELANCE, "decide", *words, "--date", DATE, "--lang", "en"], cwd=folder, capture_output=True, text=True)


def axe():
    """The source of axe-core, from npm; none where it is not there, which is said, and fails in CI."""
    path = os.environ.get("RELANCE_AXE", "")
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            return file.read()
    if os.environ.get("CI"):
        check("axe-core is there: RELANCE_AXE names its axe.min.js", False)
    print("LEFT OUT: RELANCE_AXE does not name the axe.min.js of axe-core, what it judges is not checked", file=sys.stderr)
    return None


def judge(browser, source, what):
    """What axe-core finds on the page as it is."""
    if source is None:
        return
    # Colours that are on their way to others are judged when they are there.
    browser.wait("setTimeout(arguments[arguments.length - 1], 120)")
    if not browser.says("!!window.axe"):
        browser.run(source)
    found = browser.wait("const give = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] })"
                         ".then(r => give(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))),"
                         " e => give([String(e)]))")
    check(f"axe-core finds nothing, {what}", not found, "\n     ".join(found))
