#!/usr/bin/env bash
# Writes the generated tables of src/iso and tests/vectors/subdivisions.tsv anew, from wherever it is called.
# Needs cargo, rustfmt, npm and tar, and the package registries of cargo and npm.
# For a newer CLDR change the edition here; for newer codes run `cargo update` here and mend the headers in src/.
set -euo pipefail

cldr=48.2.0

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
iso=$here/../../src/iso
vectors=$here/../../tests/vectors
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

# Takes one file out of an npm package.
take() {
    local archive
    archive=$(cd "$temporary" && npm pack --silent "$1@$cldr")
    tar -xzf "$temporary/$archive" -C "$temporary" "package/$2"
}

# Prints a generated file and puts it into a folder.
write() {
    cargo run --locked --quiet --manifest-path "$here/Cargo.toml" -- \
        "$1" "$temporary/package/$2" "$cldr" >"$temporary/$1"
    cp "$temporary/$1" "$3/$1"
}

take cldr-localenames-full main/en/territories.json
take cldr-subdivisions-full subdivisions/en/en.json
write countries.rs main/en/territories.json "$iso"
write letters.rs subdivisions/en/en.json "$iso"
write subdivisions.txt subdivisions/en/en.json "$iso"
write subdivisions.tsv subdivisions/en/en.json "$vectors"
rustfmt --edition 2024 "$iso/countries.rs" "$iso/letters.rs"
