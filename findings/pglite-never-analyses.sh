#!/usr/bin/env bash
# One would guess: PGlite says `autovacuum = on`, as every PostgreSQL does, so a table that has been filled is analysed
# within minutes, and the space of old rows is used again.
# What happens: PGlite is one process, and autovacuum needs others. Nothing is ever analysed or vacuumed. After 100,000
# rows the planner knows nothing of them: it expects a few hundred where there are all but a hundred, and chooses a
# plan for that. The counts by which autovacuum would decide are kept, so a program can do it by the same rule.
# Version: @electric-sql/pglite 0.5.16, Node 24.21.0.
# In a shop: lists and searches after an import, and a database file that grows with each change of a cart.
# SmallShop does it itself: packages/server/src/platform/database/vacuum-pglite.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0 @electric-sql/pglite@0.5.16
cat > run.mjs <<'SCRIPT'
import { PGlite } from '@electric-sql/pglite';
const db = await PGlite.create();
await db.exec(`
  create table products (id int primary key, store text, price int);
  create index on products (store);
  insert into products select n, case when n % 1000 = 0 then 'small' else 'large' end, n
  from generate_series(1, 100000) n;`);
const one = async (sql) => Object.values((await db.query(sql)).rows[0])[0];
const expected = async () =>
  Number(/rows=(\d+)/.exec(await one(`explain select * from products where store = 'large'`))[1]);
// Longer than the minute after which autovacuum looks.
await new Promise((resolve) => setTimeout(resolve, 75_000));
await db.exec('select pg_stat_force_next_flush()');
const state = {
  autovacuum: await one('show autovacuum'),
  workers: await one(`select count(*)::int from pg_stat_activity where backend_type like 'autovacuum%'`),
  changed: await one('select n_mod_since_analyze::int from pg_stat_user_tables'),
  analysed: await one('select last_autoanalyze from pg_stat_user_tables'),
  before: (await expected()) < 1000 ? 'fewer than 1,000 rows' : 'more',
};
await db.exec('analyze products');
console.log(JSON.stringify({ ...state, after: (await expected()) > 99_000 ? 'more than 99,000 rows' : 'fewer' }));
SCRIPT
result=$(node_modules/.bin/node run.mjs)
echo "PGlite 0.5.16: $result"
[ "$result" = '{"autovacuum":"on","workers":0,"changed":100000,"analysed":null,"before":"fewer than 1,000 rows","after":"more than 99,000 rows"}' ] || { echo CHANGED; exit 1; }
