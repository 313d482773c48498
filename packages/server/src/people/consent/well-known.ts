import { consentReceiptJsonSchema } from '@smallshop/contract';
import { Hono } from 'hono';
import type { AppEnv } from '../../platform/http/app-env.ts';

/** Changes when this server treats the signal differently. */
const lastUpdate = '2026-11-22';

/** Documents about consent that are the same for every store. */
export function consentDocuments(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const cached = { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' };
  // Says that the signal is honoured here (Global Privacy Control, 4).
  app.get('/.well-known/gpc.json', (c) => c.json({ gpc: true, lastUpdate }, 200, cached));
  app.get('/v1/consent-receipt.schema.json', (c) =>
    c.body(JSON.stringify(consentReceiptJsonSchema()), 200, { ...cached, 'Content-Type': 'application/schema+json' }),
  );
  return app;
}
