#!/bin/sh
# Fills fuzz/corpus/{parse,evaluate} with the expressions of the recorded vectors, fuzz/corpus/mapping with the mappings,
# people and schemas of the tests, fuzz/corpus/check with the expressions of the lints and the files of the tests. Run it
# once before fuzzing:
#
#   sh fuzz/seeds.sh
#   cargo +nightly fuzz run parse -- -max_total_time=600 -dict=fuzz/okta.dict
#   cargo +nightly fuzz run evaluate -- -max_total_time=600 -dict=fuzz/okta.dict
#   cargo +nightly fuzz run optimised fuzz/corpus/evaluate -- -max_total_time=600 -dict=fuzz/okta.dict
#   cargo +nightly fuzz run mapping -- -max_total_time=600 -dict=fuzz/okta.dict -max_len=16384
#   cargo +nightly fuzz run check -- -max_total_time=600 -dict=fuzz/okta.dict
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/corpus/parse" "$here/corpus/evaluate" "$here/corpus/mapping" "$here/corpus/check"
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
data = here.parent / "tests" / "data"
files = lambda folder: [(path.stem, json.loads(path.read_text())) for path in sorted((data / folder).glob("*.json"))]
compact = lambda *parts: "\n".join(json.dumps(part, separators=(",", ":")) for part in parts)
schemas = dict(files("schemas"))
for person, context in files("contexts"):
    target = (context.get("user") or {}).get("profile")
    for name, mapping in files("mappings"):
        is_import = json.dumps(mapping["target"]).find('"type": "user"') >= 0
        schema = schemas["okta-user" if is_import else "ringcentral-att-user"]
        (here / "corpus" / "mapping" / f"{name}-{person}").write_text(compact(mapping, context, target, schema))
    both = [mapping for name, mapping in files("mappings") if "ringcentral" in name or "ping-pong" in name]
    (here / "corpus" / "mapping" / f"all-{person}").write_text(compact(both, context, target))
for file in sorted((here.parent / "tests").glob("lints/*.jsonl")) + sorted((here.parent / "tests").glob("analysis/*.jsonl")):
    for number, line in enumerate(file.read_text().rstrip("\n").split("\n")):
        (here / "corpus" / "check" / f"{file.stem}-{number}").write_text(json.loads(line)["expr"])
for folder in ["mappings", "group-rules", "terraform"]:
    for file in (here.parent / "tests" / "data" / folder).rglob("*.*"):
        (here / "corpus" / "check" / file.name).write_bytes(file.read_bytes())
PYTHON
