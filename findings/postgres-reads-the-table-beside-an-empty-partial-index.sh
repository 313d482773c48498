#!/usr/bin/env bash
# One would guess: a query whose condition is, word for word, the condition of a partial index is answered from that
# index, above all if the index is empty and the table was analysed.
# What happens: for "is not null" of a field of a JSON column the planner expects nearly all rows of the table, whatever
# the index and the column contain, and reads the whole table, in several processes on a server. Statistics of the
# expression (create statistics) change that, and so does asking for the first row in the order of the index.
# Version: PostgreSQL 18 as in @electric-sql/pglite 0.5.16; PostgreSQL 15 plans the same.
# In a shop: "when does the next pre-order ship" was asked with each list of products. Hardly a variant has one, and
# with 300,000 variants the question took a tenth of a second of two processes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error @electric-sql/pglite@0.5.16
cat > run.mjs <<'SCRIPT'
import { PGlite } from '@electric-sql/pglite';
const db = await PGlite.create();
const { rows: [{ version }] } = await db.query('select version()');
console.log(version.split(' on ')[0]);
await db.exec(`
  create table variants (id integer primary key, store text not null, data jsonb);
  insert into variants select n, 'shop', null from generate_series(1, 100000) as n;
  create index preorders on variants (store, (data #>> '{preorder,shipsOn}')) where data -> 'preorder' is not null;`);
await db.exec('vacuum analyze variants');
async function plan(query) {
  const { rows } = await db.query('explain (analyze, costs off, summary off) ' + query);
  const text = rows.map((row) => row['QUERY PLAN']).join('\n');
  return /Seq Scan/.test(text) ? 'reads the table' : /preorders/.test(text) ? 'uses the index' : text;
}
const first = `select data #>> '{preorder,shipsOn}' from variants where store = 'shop'
  and data -> 'preorder' is not null and data #>> '{preorder,shipsOn}' > '2026-12-01' order by 1 limit 1`;
const all = `select id from variants where store = 'shop' and data -> 'preorder' is not null`;
const found = { all: await plan(all), first: await plan(first) };
await db.exec(`create statistics preordered on (data -> 'preorder') from variants; analyze variants;`);
found.allWithStatistics = await plan(all);
console.log(`all rows of the empty index: ${found.all}`);
console.log(`the first in its order: ${found.first}`);
console.log(`all rows, with statistics of the expression: ${found.allWithStatistics}`);
await db.close();
if (found.all !== 'reads the table' || found.first !== 'uses the index' || found.allWithStatistics !== 'uses the index') {
  console.log('CHANGED');
  process.exit(1);
}
SCRIPT
node run.mjs
