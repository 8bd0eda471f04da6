#!/usr/bin/env python3
"""Makes the pictures of docs/review.md and docs/review.fr.md: the states of the page, in English and French.

    docs/images/review.py RELANCE [FOLDER]

Needs chromium and chromedriver. The pictures depend on the browser and its faces, so nothing compares them.
"""
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "tools"))

from browser import ASKS, DRAWN, LOADED, Browser, Review, at, decide, desk, opened  # noqa: E402

FOLDER = sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(os.path.abspath(__file__))


class Camera:
    """Pictures of one language, named after what they show."""

    def __init__(self, browser, lang):
        self.browser, self.end = browser, "" if lang == "en" else ".fr"

    def take(self, name, there="true"):
        if not self.browser.so(there):
            sys.exit(f"{name}: not shown")
        self.browser.run("hideToast && hideToast()") if self.browser.says("typeof hideToast === 'function'") else None
        self.browser.wait("requestAnimationFrame(() => setTimeout(arguments[arguments.length - 1], 250))")
        self.browser.picture(os.path.join(FOLDER, f"review-{name}{self.end}.webp"))


def review(browser, folder, lang):
    camera = Camera(browser, lang)
    server = Review(folder)
    browser.size(1280, 800)
    opened(browser, server, f"lang={lang}&theme=light")
    browser.key("o")
    camera.take("overview", "document.querySelector('.over .chart')")
    at(browser, "C0059")
    camera.take("letter", DRAWN)
    browser.key("enter")
    camera.take("actual-size", "document.querySelector('.right.zoom') && " + DRAWN)
    browser.key("escape", "h")
    camera.take("hold", ASKS)
    browser.key("escape", "s")
    camera.take("stage", ASKS)
    browser.key("escape", "e")
    camera.take("contact", ASKS)
    browser.key("escape")
    browser.key("shift+a")
    camera.take("bulk", ASKS)
    browser.key("escape", "?")
    camera.take("keys", ASKS)
    browser.key("escape", "f")
    camera.take("filter", "!document.getElementById('filters').hidden")
    browser.key("escape", "2")
    browser.key("home")
    camera.take("held", "document.querySelector('.ends')")
    browser.run("switchTab('send'); refresh()")
    browser.size(390, 800)
    browser.run("setTheme('dark'); measure(); showList(); now = null; refresh()")
    camera.take("phone-list", LOADED)
    browser.key("home", "enter")
    camera.take("phone-letter", DRAWN)
    browser.size(1280, 800)
    browser.run("setTheme('light')")
    browser.key("ctrl+a", "a")
    browser.run("[...document.querySelectorAll('#dialog input[type=radio]')].forEach(e => { e.click(); }); document.querySelector('#dialog form').requestSubmit()")
    browser.so("rows.every(r => stateOf(r) === 'approved')")
    camera.take("decided", "document.querySelector('.done')")
    browser.open(f"{server.origin}/make?lang={lang}")
    camera.take("make", "document.getElementById('do')")
    browser.click("#do")
    browser.so("document.getElementById('undo')", 120)
    camera.take("made", "document.getElementById('undo')")
    server.end()


def trouble(browser, folder, lang):
    """What is said where something goes wrong."""
    camera = Camera(browser, lang)
    server = Review(folder)
    opened(browser, server, f"lang={lang}&theme=light")
    at(browser, "C0063")
    decide(folder, "C0063", "hold", "--until", "2026-12-31", "--by", "Omar Diallo")
    browser.key("a")
    camera.take("conflict", "document.querySelector('#alerts .alert')")
    server.end()
    browser.key("j")
    browser.run("beat()")
    camera.take("gone", "dead")


def main():
    browser = Browser()
    try:
        for lang in ("en", "fr"):
            for states in (review, trouble):
                folder = desk()
                try:
                    states(browser, folder, lang)
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
    finally:
        browser.end()


main()
