#!/usr/bin/env bash
# One would guess: a column inside Drizzle's sql`…` is written with the name of its table, so that a subquery in the
# fields of a select can be compared with the row outside: (select count(*) from variants where product_id = products.id).
# What happens: in the fields of a select from one table, Drizzle leaves the table's name away, also inside the subquery.
# `products.id` becomes `id`, which PostgreSQL finds in `variants` first. No error: each row gets a wrong number. With a
# join, or in `where`, the names are written.
# Version: drizzle-orm 0.45.4, on PGlite 0.5.16.
# In a shop: the number of variants or the stock in a list of products. It is right as soon as the query gets a join, and
# wrong again when the join is removed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error drizzle-orm@0.45.4 @electric-sql/pglite@0.5.16
cat > run.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { pgTable, text } from 'drizzle-orm/pg-core';
console.log('drizzle-orm', JSON.parse(readFileSync('node_modules/drizzle-orm/package.json', 'utf8')).version);
const products = pgTable('products', { id: text().primaryKey(), storeId: text('store_id') });
const variants = pgTable('variants', { id: text().primaryKey(), productId: text('product_id') });
const stores = pgTable('stores', { id: text().primaryKey() });
const client = await PGlite.create();
await client.exec(`create table stores (id text); create table products (id text, store_id text);
  create table variants (id text, product_id text);
  insert into stores values ('shop'); insert into products values ('cup', 'shop');
  insert into variants values ('small', 'cup'), ('large', 'cup');`);
const db = drizzle(client);
const count = sql`(select count(*)::integer from ${variants} where ${variants.productId} = ${products.id})`;
const alone = db.select({ id: products.id, count }).from(products);
const joined = db.select({ id: products.id, count }).from(products).innerJoin(stores, eq(stores.id, products.storeId));
console.log('from one table:', alone.toSQL().sql);
console.log('with a join:   ', joined.toSQL().sql);
const found = { alone: (await alone)[0].count, joined: (await joined)[0].count };
console.log('the cup has 2 variants; counted:', found);
if (found.alone !== 0 || found.joined !== 2) {
  console.log('CHANGED: expected', { alone: 0, joined: 2 });
  process.exit(1);
}
await client.close();
SCRIPT
node run.mjs
