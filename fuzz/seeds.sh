#!/bin/sh
# Fills fuzz/corpus/{parse,evaluate} with the expressions of the recorded vectors, fuzz/corpus/check with those of the
# lints and with the files of the tests. Run it once before fuzzing:
#
#   sh fuzz/seeds.sh
#   cargo +nightly fuzz run parse -- -max_total_time=600 -dict=fuzz/okta.dict
#   cargo +nightly fuzz run evaluate -- -max_total_time=600 -dict=fuzz/okta.dict
#   cargo +nightly fuzz run check -- -max_total_time=600 -dict=fuzz/okta.dict
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/corpus/parse" "$here/corpus/evaluate" "$here/corpus/check"
python3 - "$here" <<'PYTHON'
import json, pathlib, sys
here = pathlib.Path(sys.argv[1])
vectors = here.parent / "tests" / "vectors"
profile = json.loads((vectors / "spel-profile.json").read_text())
context = json.dumps({"variables": profile, "source": {"profile": {}}})
for line in (vectors / "spel-edge.jsonl").read_text().rstrip("\n").split("\n"):
    case = json.loads(line)
    (here / "corpus" / "parse" / case["id"]).write_text(case["expr"])
    (here / "corpus" / "evaluate" / case["id"]).write_text(case["expr"].replace("\n", " ") + "\n" + context)
for file in sorted((here.parent / "tests").glob("lints/*.jsonl")) + sorted((here.parent / "tests").glob("analysis/*.jsonl")):
    for number, line in enumerate(file.read_text().rstrip("\n").split("\n")):
        (here / "corpus" / "check" / f"{file.stem}-{number}").write_text(json.loads(line)["expr"])
for folder in ["mappings", "group-rules", "terraform"]:
    for file in (here.parent / "tests" / "data" / folder).rglob("*.*"):
        (here / "corpus" / "check" / file.name).write_bytes(file.read_bytes())
PYTHON
