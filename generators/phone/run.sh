#!/usr/bin/env bash
# Writes src/standards/phone/plans.rs anew, from wherever it is called; with `--check` only compares it.
# Needs cargo, rustfmt, npm and tar, and the package registries of cargo and npm.
# For newer plans change the edition here.
set -euo pipefail

edition=1.13.16

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
table=$here/../../src/standards/phone/plans.rs
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

archive=$(cd "$temporary" && npm pack --silent "libphonenumber-js@$edition")
tar -xzf "$temporary/$archive" -C "$temporary" package/metadata.max.json
cargo run --locked --quiet --manifest-path "$here/Cargo.toml" -- \
    "$temporary/package/metadata.max.json" "$edition" >"$temporary/plans.rs"
rustfmt --edition 2024 "$temporary/plans.rs"
if [ "${1-}" = --check ]; then
    diff "$table" "$temporary/plans.rs"
else
    cp "$temporary/plans.rs" "$table"
fi
