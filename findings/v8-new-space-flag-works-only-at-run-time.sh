#!/usr/bin/env bash
# One would guess: a V8 flag that works through `v8.setFlagsFromString()` works on Node's command line too, which is the
# earlier and safer moment, and the one that the documentation of Node recommends.
# What happens: `node --semi-space-growth-factor=1` is accepted and changes nothing: the space for new objects grows to
# 32 MB. The same flag set by `v8.setFlagsFromString()` in the first line of the program keeps it at 2 MB. With
# `--max-semi-space-size=4` it is the other way round: it works on the command line, and does nothing at run time.
# Version: Node 24.21.0 (V8 13.6).
# In a shop: a store server on a small machine. Its new space keeps freed response bodies alive until the next
# collection; after the same load, a server took 296 MB with the default and 201 MB with the flag set at run time. Who
# sets it in a service file or a Dockerfile measures no difference, and gives up on it.
# SmallShop sets it in packages/server/src/cli.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0
cat > run.mjs <<'SCRIPT'
import v8 from 'node:v8';
if (process.argv[2]) v8.setFlagsFromString(process.argv[2]);
const kept = [];
for (let index = 0; index < 3_000_000; index += 1) {
  const order = { index, name: `order ${index}` };
  if (index % 50 === 0) kept.push(order);
}
const space = v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
const megabytes = space.space_size / 1e6;
console.log(megabytes < 4 ? 'about 2 MB' : megabytes < 12 ? 'about 8 MB' : 'about 33 MB');
SCRIPT
node=node_modules/.bin/node
check() {
  echo "$1: $2"
  [ "$2" = "$3" ] || { echo "CHANGED: it was $3"; exit 1; }
}
echo "Node $($node --version)"
check 'no flag' "$($node run.mjs)" 'about 33 MB'
check '--semi-space-growth-factor=1 on the command line' "$($node --semi-space-growth-factor=1 run.mjs)" 'about 33 MB'
check '--semi-space-growth-factor=1 at run time' "$($node run.mjs --semi-space-growth-factor=1)" 'about 2 MB'
check '--max-semi-space-size=4 on the command line' "$($node --max-semi-space-size=4 run.mjs)" 'about 8 MB'
check '--max-semi-space-size=4 at run time' "$($node run.mjs --max-semi-space-size=4)" 'about 33 MB'
