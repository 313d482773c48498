// A process of its own: Hono answering every request with the bytes of one file. It prints its address.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readFileSync } from 'node:fs';

const body = readFileSync(process.argv[2]!, 'utf8');
const app = new Hono().get('/', (c) => c.body(body, 200, { 'content-type': 'application/json' }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}/`));
