"""Texts that nobody wrote, in several scripts: words of random letters, and marks between them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.renderer import Setting

# Letters as often as they come, more or less.
LETTERS = {
    "latin": "eeeeetttaaaoooiiinnnsssrrrhhhllddcuummffppggwyybvkxjqzEATSRéèüöäßçñåøłśőğıæ",
    "greek": "ααααεεεοοοιιισσσνννττττηηρρκκππμμλλυυωωγδθφχβξζψάέήίόύώςΑΕΟΚΠ",
    "cyrillic": "ооооееееаааииинннтттссссррввллккммддппууяяыьзбгчйхжшюцщэфёОНПКС",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןףץיייוווהההלל",
    "arabic": "ااااالللليييمممنننروووهتتبعدسفكقحجشصطخذضغظثءأإةىؤئ",
    "chinese": "的一是不了在人有我他这中大来上个国说们到时要就出会可也你对生能而子，。、；：「」（）",
}
# The fonts that each script is set in, and in how many of the texts.
SCRIPTS = {
    "latin": (("Arial", "Calibri", "Cambria", "Times New Roman"), 10),
    "greek": (("Arial", "Calibri", "Times New Roman"), 3),
    "cyrillic": (("Arial", "Calibri", "Times New Roman"), 4),
    "hebrew": (("Arimo",), 1),
    "arabic": (("Noto Sans Arabic",), 1),
    "chinese": (("WenQuanYi Micro Hei",), 1),
}
WESTERN = ("latin", "greek", "cyrillic")
PITCH = {"arabic": 2.2}  # from line to line


def settings(count: int, seed: int) -> Iterator[Setting]:
    """So many texts, each with a font, a size and a width; the same for the same seed."""
    random = Random(seed)
    scripts = [script for script, (_, often) in SCRIPTS.items() for _ in range(often)]
    for _ in range(count):
        script = random.choice(scripts)
        size, width = random.choice((16, 18, 20, 24, 28, 32, 36)), random.randint(220, 700)
        room = int(350 / (PITCH.get(script, 1.3) * size) * width / (size * (1 if script == "chinese" else 0.55)))
        bold = script in WESTERN and random.random() < 0.3
        text, font = _text(random, script)[:room].rstrip(), random.choice(SCRIPTS[script][0])
        yield Setting(text, font, size, width, bold, right_to_left=script in ("hebrew", "arabic"))


def _text(random: Random, script: str) -> str:
    if script == "chinese":
        return "".join(random.choice(LETTERS[script]) for _ in range(random.randint(20, 120)))
    return " ".join(_word(random, script) for _ in range(random.randint(3, 45)))


def _word(random: Random, script: str) -> str:
    letters = LETTERS[script]
    word = "".join(random.choice(letters) for _ in range(min(14, max(1, int(random.gauss(5.2, 2.6))))))
    marked = [f"{word},", f"{word}.", f"{word}?", str(random.randint(1, 2000)), f"{word} –"]
    if script in WESTERN:
        marked += [f"{word}-{word[::-1]}", f"“{word}”"]
    return random.choice(marked) if random.random() < 0.2 else word
