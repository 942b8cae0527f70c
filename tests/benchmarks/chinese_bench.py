"""Knowledge of Chinese: what its tables cost to load, and each call on names not seen before."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from desktop_app.chinese import dates, idcard, names, phones, pinyin, strokes

ROUNDS = 5
COUNT = 20_000
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗普白岩刀哈田车文洪丁单曾查解任"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文辉志建国小大春红云山峰海波鹏飞"
LOADS = {
    "stroke table": "from desktop_app.chinese.strokes import stroke_key as f",
    "pinyin table": "from desktop_app.chinese.pinyin import search_text as f",
}


def people(chance: random.Random) -> list[str]:
    """Give COUNT invented names of two and three characters."""
    return [
        chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        for _ in range(COUNT)
    ]


def written_days(chance: random.Random) -> list[object]:
    """Give COUNT days in the forms of a real sheet; they repeat as births of one office do."""
    made: list[object] = []
    for _ in range(COUNT):
        year, month, day = chance.randint(1955, 2000), chance.randint(1, 12), chance.randint(1, 28)
        made.append(
            chance.choice(
                (f"{year}.{month:02d}", f"{year}年{month}月{day}日", 20_000 + 30 * month + day)
            )
        )
    return made


def per_call(function: Callable[..., object], inputs: Sequence[object]) -> float:
    """Give the median time of one call, in microseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for each in inputs:
            function(each)
        times.append(time.perf_counter() - start)
    return statistics.median(times) / len(inputs) * 1e6


def load_time(line: str) -> float:
    """Give the median time of the first call in a new process, in milliseconds."""
    code = (
        f"import time; {line}; start = time.perf_counter(); f('王');"
        "print(time.perf_counter() - start)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(ROUNDS)
    ]
    return statistics.median(times) * 1e3


def main() -> None:
    """Print the cost of loading and of each call."""
    chance = random.Random(20261123)
    for title, line in LOADS.items():
        print(f"{title:24}{load_time(line):8.1f} ms to load")
    named = people(chance)
    calls: list[tuple[str, Callable[..., object], Sequence[object]]] = [
        ("stroke_key", strokes.stroke_key, named),
        ("search_text", pinyin.search_text, named),
        ("pinyin_key", pinyin.pinyin_key, named),
        ("tidy_name", names.tidy_name, named),
        ("read_day", dates.read_day, written_days(chance)),
        ("tidy_phone", phones.tidy_phone, [f"138{n:08d}" for n in range(COUNT)]),
        ("phone_doubt", phones.phone_doubt, [f"138{n:08d}" for n in range(COUNT)]),
        ("read_id", idcard.read_id, [f"5325011975030{n:05d}" for n in range(COUNT)]),
        ("check_id", idcard.check_id, [f"5325011975030{n:05d}" for n in range(COUNT)]),
    ]
    for title, function, inputs in calls:
        print(f"{title:24}{per_call(function, inputs):8.2f} µs a call")


if __name__ == "__main__":
    main()
