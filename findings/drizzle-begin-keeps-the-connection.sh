#!/usr/bin/env bash
# One would guess: when `begin` fails, drizzle's transaction returns its connection to the pool, as it does when
# anything after `begin` fails.
# What happens: `begin` is sent before the `try` whose `finally` releases the connection, so the connection is never
# given back. After as many failures as the pool is large, every later transaction waits for a connection.
# Version: drizzle-orm 0.45.4 with pg 8.23.1 (node-postgres driver).
# In a shop: a database that restarts breaks the idle connections of the pool. Each request that begins a transaction
# on one of them uses up a place for good, and the checkout stands still after the database is back.
# SmallShop takes and releases the connection itself: packages/server/src/platform/database/postgres.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error drizzle-orm@0.45.4 pg@8.23.1
cat > run.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';

let released = 0;
/** A pool whose server goes away between taking a connection and `begin`, or after it. */
class Pool extends pg.Pool {
  constructor(failing) {
    super();
    this.failing = failing;
  }
  async connect() {
    const query = async (input) => {
      if ((input.text ?? input) === this.failing) throw new Error('the connection was terminated');
      return { rows: [] };
    };
    return { query, release: () => void (released += 1) };
  }
}

for (const name of ['drizzle-orm', 'pg']) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
async function releasedAfter(failing) {
  released = 0;
  const db = drizzle(new Pool(failing));
  for (let nth = 0; nth < 3; nth += 1) await db.transaction(async () => {}).catch(() => {});
  console.log(`three transactions in which "${failing}" fails: ${released} of 3 connections are given back`);
  return released;
}
const [begin, commit] = [await releasedAfter('begin'), await releasedAfter('commit')];
if (begin !== 0 || commit !== 3) {
  console.log('CHANGED: expected 0 and 3');
  process.exit(1);
}
SCRIPT
node run.mjs
