#!/usr/bin/env bash
# Writes src/iso/countries.rs anew, from wherever it is called.
# Needs cargo, rustfmt, npm and tar, and the package registries of cargo and npm.
# For a newer CLDR change the edition here; for newer codes run `cargo update` here and mend the header in src/main.rs.
set -euo pipefail

cldr=48.2.0

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
table=$here/../../src/iso/countries.rs
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

archive=$(cd "$temporary" && npm pack --silent "cldr-localenames-full@$cldr")
tar -xzf "$temporary/$archive" -C "$temporary" package/main/en/territories.json
cargo run --locked --quiet --manifest-path "$here/Cargo.toml" -- \
    "$temporary/package/main/en/territories.json" "$cldr" >"$temporary/countries.rs"
cp "$temporary/countries.rs" "$table"
rustfmt --edition 2024 "$table"
