#!/bin/sh
# Records the real engine's answers to generated expressions.
#
# Usage: tests/recorders/record.sh [SEED [COUNT]]      (default: 1 30000)
#
# Writes tests/vectors/spel-recorded-counts.txt, how many were dropped by which rule, and
# tests/vectors/spel-recorded.jsonl.gz, one line {"expr": ..., "result": ...} for each expression whose answer
# can be compared; the same seed and count give the same bytes. The engine is Debian's Spring 4.3.30, run by
# SpelOracle.java on the variables in tests/vectors/spel-profile.json; only the documented methods can be called.
#
# Needs cargo, gzip and Java; on Debian a missing JDK or engine is installed (as root). SPEL_CP may name another class
# path. To record with other variables, change spel-profile.json.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
vectors=$here/../vectors
seed=${1:-1}
count=${2:-30000}

if [ -z "${SPEL_CP:-}" ]; then
    jars=${SPEL_JARS:-/usr/share/java}
    if ! command -v javac >/dev/null 2>&1 || [ ! -e "$jars/spring3-expression.jar" ]; then
        apt-get update >&2 && apt-get install -y --no-install-recommends default-jdk-headless \
            libspring-expression-java libspring-core-java libcommons-logging-java >&2
    fi
    SPEL_CP=$jars/spring3-expression.jar:$jars/spring3-core.jar:$jars/commons-logging.jar
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

generator() {
    (cd "$here/../.." && cargo run --quiet --release --example generate-expressions -- "$@")
}

generator --seed "$seed" --count "$count" > "$scratch/expressions.jsonl"

javac -nowarn -Xlint:none -cp "$SPEL_CP" -d "$scratch" "$here/SpelOracle.java" >&2
# Inline lists are JDK-private list classes; Spring 4 calls them by reflection, which needs the --add-opens.
java -Xss16m -Xmx512m -Xshare:auto -XX:TieredStopAtLevel=1 \
    --add-opens java.base/java.util=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED \
    -cp "$scratch:$SPEL_CP" SpelOracle "$vectors/spel-profile.json" documented-methods \
    < "$scratch/expressions.jsonl" > "$scratch/answers.jsonl"

generator filter "$scratch/expressions.jsonl" "$scratch/answers.jsonl" > "$scratch/recorded.jsonl" \
    2> "$vectors/spel-recorded-counts.txt"
cat "$vectors/spel-recorded-counts.txt" >&2
gzip -9n < "$scratch/recorded.jsonl" > "$vectors/spel-recorded.jsonl.gz"
