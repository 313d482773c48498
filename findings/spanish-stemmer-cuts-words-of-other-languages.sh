#!/usr/bin/env bash
# One would guess: a Snowball stemmer of PostgreSQL leaves words of another language nearly as they are, so that a
# store with several languages may put each word of a query through the stemmers of all of them.
# What happens: the Spanish stemmer takes German and English words for forms of verbs and cuts what makes them
# different, and the rest is the beginning of many other words.
# Version: PostgreSQL 18 as in @electric-sql/pglite 0.5.16.
# In a shop: a search for a German dress in a shop with Spanish customers finds adhesive tape. A stem that leaves only
# three letters of a longer word is better not used to look for parts of words.
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
const words = ['kleid', 'kleider', 'lamp', 'seide', 'bread', 'teapot'];
const stems = {};
for (const word of words) {
  const { rows } = await db.query(
    "select ts_lexize('spanish_stem', $1) es, ts_lexize('german_stem', $1) de, ts_lexize('english_stem', $1) en",
    [word],
  );
  stems[word] = rows[0].es[0];
  console.log(`${word}: Spanish ${rows[0].es[0]}, German ${rows[0].de[0]}, English ${rows[0].en[0]}`);
}
await db.close();
if (stems.kleid !== 'kle' || stems.bread !== 'bre') {
  console.log('CHANGED: expected the Spanish stems kle and bre');
  process.exit(1);
}
SCRIPT
node run.mjs
