#!/usr/bin/env bash
# phonenumbers: an office number with 转801 or 分机801 is no number; found in a text, it loses the extension.
#
# Offices of a county share a switchboard; their lists of telephones say 0873-3731234转801.
#
# Version:  phonenumbers 9.0.43, region CN.
# Expected: the extension 801, as with “ext. 801”, “x801”, “#801” and the Russian “доб. 801”, which are
#           read for every region.
# Seen:     `parse` raises NumberParseException (NOT_A_NUMBER) for 转 and 分机, with spaces or brackets
#           too. `PhoneNumberMatcher` finds the number in front, valid, with extension None and no
#           hint that a part is left out, so a list taken over with it rings the switchboard for all.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43

"$tmp/venv/bin/python" - <<'PY'
import phonenumbers

NUMBER = "0873-3731234"
READ = (" ext. 801", " x801", "#801", " доб. 801")
UNREAD = ("转801", " 转 801", "（转801）", " 分机801")


def parsed(text):
    """The extension, or the name of the error's kind."""
    try:
        return phonenumbers.parse(text, "CN").extension
    except phonenumbers.NumberParseException as error:
        return "not a number" if error.error_type == error.NOT_A_NUMBER else error.error_type


def matched(text):
    """Valid or not, and the extension, of each number in a text."""
    found = phonenumbers.PhoneNumberMatcher(f"电话：{text}，县政协办公室", "CN")
    return [(phonenumbers.is_valid_number(each.number), each.number.extension) for each in found]


for words in (*READ, *UNREAD):
    print(NUMBER + words, "->", parsed(NUMBER + words), matched(NUMBER + words))
for words in READ:
    assert parsed(NUMBER + words) == "801" and matched(NUMBER + words) == [(True, "801")]
for words in UNREAD:
    assert parsed(NUMBER + words) == "not a number" and matched(NUMBER + words) == [(True, None)]
PY
