#!/usr/bin/env bash
# One would guess: a row that this transaction wrote has the transaction's number in its system column xmin, so that a
# trigger can find out whether it already did its work in this transaction.
# What happens: what is written after a savepoint has the number of the part that the savepoint began, while
# pg_current_xact_id() still says that of the whole. The trigger works again and again, without an error.
# Version: PostgreSQL 18 as in @electric-sql/pglite 0.5.16; PostgreSQL 15 does the same.
# In a shop: a trigger that counts the version of a catalogue once for an import of thousands of rows counts each
# statement, as soon as the program saves the rows in a nested transaction (drizzle and others make it a savepoint).
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
  create table catalogue (version integer);
  create table product (title text);
  insert into catalogue values (0);
  create function count_once() returns trigger language plpgsql as $$ begin
    update catalogue set version = version + 1 where xmin <> pg_current_xact_id()::xid;
    return null;
  end $$;
  create trigger changed after insert on product for each statement execute function count_once();`);
const add = `insert into product values ('tea');`;
async function risesBy(statements) {
  const read = async () => (await db.query('select version from catalogue')).rows[0].version;
  const before = await read();
  await db.exec(`begin; ${statements} commit;`);
  return (await read()) - before;
}
const plain = await risesBy(add + add + add);
const nested = await risesBy(`savepoint a; ${add + add + add} release savepoint a;`);
console.log(`three statements of a transaction: the version rises by ${plain}`);
console.log(`the same behind a savepoint: by ${nested}`);
await db.close();
if (plain !== 1 || nested !== 3) {
  console.log('CHANGED: expected 1 and 3');
  process.exit(1);
}
SCRIPT
node run.mjs
