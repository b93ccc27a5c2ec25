#!/bin/sh
# Records what java.util.regex answers, for tests/java_regex.rs.
#
# Run it without arguments, with Java 17 on the path, to write the committed
# vectors anew; the random part has a fixed seed, so that they come out the same.
# For a larger comparison, give a file, the number of random patterns and a seed:
#
#     tests/recorders/java-regex.sh [FILE [COUNT [SEED]]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -d "$classes" "$here/JavaRegex.java"
java -Xss64m -cp "$classes" JavaRegex "$here/java-regex-patterns.txt" \
    "${1:-$here/../vectors/java-regex.jsonl}" "${2:-1200}" "${3:-17}"
