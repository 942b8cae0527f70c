#!/usr/bin/env bash
# cn2an 0.5.24: a digit spoken right after 亿 ends in KeyError instead of a number or ValueError.
#
# In speech the last unit is left out: 三百五 is 350, 三万五 is 35,000, and so 三亿五 is 350,000,000.
# cn2an knows the habit in its modes "normal" and "smart", and says ValueError for what it cannot read.
#
# Expected: 三亿五 is read like 三万五, or refused with ValueError like any unreadable numeral.
# Seen:     三百五 -> 350, 三万五 -> 35000, but 三亿五, 两亿五 and 十亿五 raise KeyError(10000000),
#           because the unit under 亿 is looked up as a tenth of it and 千万 has no entry of its own.
#           A caller that catches ValueError does not catch this. 三亿五千万 is read well. transform()
#           swallows the error and leaves 三亿五 standing where it turns 三万五 into 35000.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24

"$tmp/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
import cn2an

for mode in ("normal", "smart"):
    assert cn2an.cn2an("三百五", mode) == 350
    assert cn2an.cn2an("三万五", mode) == 35_000
    assert cn2an.cn2an("三亿五千万", mode) == 350_000_000
    for text in ("三亿五", "两亿五", "十亿五"):
        try:
            value = cn2an.cn2an(text, mode)
        except KeyError as error:
            assert error.args == (10_000_000,), error
            print(mode, text, "KeyError", error)
        else:
            raise AssertionError(f"{text} is now read as {value}")

assert cn2an.transform("投资三万五") == "投资35000"
assert cn2an.transform("投资三亿五") == "投资三亿五"
PY
