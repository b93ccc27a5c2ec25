#!/bin/sh
# Records what java.time and Joda-Time make of times and patterns.
#
# Usage: tests/recorders/time.sh [SEED [COUNT]]      (default: 17 300)
#
# Writes tests/vectors/time-java.jsonl and tests/vectors/time-joda.jsonl: fixed lists, then COUNT random cases; the same
# seed and count give the same bytes. A line names its kind, its facts and the result, which is null where there is
# none. Answered by TimeJava.java and TimeJoda.java beside this file, on Java 17 and Joda-Time 2.10.
#
# Needs Java; on Debian a missing JDK or Joda-Time is installed (as root). JODA_CP may name another class path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
vectors=$here/../vectors
seed=${1:-17}
count=${2:-300}

if ! command -v javac >/dev/null 2>&1; then
    apt-get update >&2 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless >&2
fi
if [ -z "${JODA_CP:-}" ]; then
    JODA_CP=${JODA_JARS:-/usr/share/java}/joda-time.jar
    if [ ! -e "$JODA_CP" ]; then
        apt-get update >&2 && apt-get install -y --no-install-recommends libjoda-time-java >&2
    fi
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

javac -nowarn -encoding UTF-8 -cp "$JODA_CP" -d "$scratch" "$here"/Time*.java >&2
java -cp "$scratch" TimeJava "$seed" "$count" > "$scratch/time-java.jsonl"
java -cp "$scratch:$JODA_CP" TimeJoda "$seed" "$count" > "$scratch/time-joda.jsonl"
mv "$scratch/time-java.jsonl" "$scratch/time-joda.jsonl" "$vectors/"
