"""Measure a site of N questions with 8 answers to 5 of them against one of N entries: full builds, one new answer.

    python benchmarks/questions.py 5000

In: a number. Out: one line a measurement, as ``build.py`` prints them, and how many times longer the questions took.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from build import TOPICS, WORDS, make_site, paragraph, run

FIRST = date(2020, 1, 1)
PEOPLE, TEAMS = 60, 8


def make_questions(root: Path, count: int) -> None:
    dice = random.Random(9)
    make_site(root, 0)
    for name in ("people", "questions"):
        (root / "content" / name).mkdir()
    for number in range(PEOPLE):
        head = f"name: Person Number{number}\nconsent: 2020-01-01\nteam: Team {number % TEAMS}\n"
        topics = ", ".join(dice.sample(TOPICS, 2))
        place = root / "content" / "people" / f"person-{number}.md"
        place.write_text(f"---\n{head}topics: [{topics}]\n---\n{paragraph(dice)}\n")
    for number in range(count):
        place = root / "content" / "questions" / f"question-{number}.md"
        place.write_text(question(number, dice))


def question(number: int, dice: random.Random) -> str:
    asked = FIRST + timedelta(days=number % 2200)
    title = " ".join(dice.choice(WORDS) for _ in range(7)).capitalize()
    topics = ", ".join(dice.sample(TOPICS, 2))
    parts = [f"---\ntitle: {title}?\nasked: {asked}\ntopics: [{topics}]\n---\n{paragraph(dice)}\n"]
    # of five questions one waits, and the others have two answers each
    for days in (3, 9) if number % 5 else ():
        text = "\n\n".join(paragraph(dice) for _ in range(3))
        parts.append(f"## @person-{dice.randrange(PEOPLE)} {asked + timedelta(days=days)}\n\n{text}\n")
    return "\n".join(parts)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    folder = Path(tempfile.mkdtemp(prefix="rookery-bench-"))
    try:
        entries, questions = folder / "entries", folder / "questions"
        make_site(entries, count)
        make_questions(questions, count)
        time.sleep(0.2)  # older than a racy time
        print(f"{count} entries")
        first = run(entries, "full build")
        print(f"{count} questions, {count * 8 // 5} answers")
        second = run(questions, "full build")
        print(f"{second / first:.2f} times as long")
        run(questions, "no change")
        place = questions / "content" / "questions" / "question-0.md"
        place.write_text(f"{place.read_text()}\n## @person-1 2026-03-01\n\nOne more answer.\n")
        time.sleep(0.2)
        run(questions, "one new answer")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
