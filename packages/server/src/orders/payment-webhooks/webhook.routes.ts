import { isRefusal, refuse, type Refusal } from '@smallshop/contract';
import { Hono } from 'hono';
import type { Deps } from '../../shop/requests/context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { readBody } from '../../platform/http/read-input.ts';
import { findProvider } from '../../sale/payment/providers.ts';
import { handleEvent } from './handle-event.ts';
import { insertEvent } from './webhook.repo.ts';

/**
 * `POST /v1/webhooks/{provider}`, where providers' servers post what happened. Not in the contract:
 * body and signature are the provider's. It answers once the event is kept, and handles it after that.
 */
export function webhookRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.post('/:provider', async (c) => {
    const refused = await receive(deps, c.req.param('provider'), c.req.raw);
    return refused ? problemResponse(refused, c.get('requestId')) : c.json({ received: true });
  });
  return app;
}

async function receive(deps: Deps, providerId: string, request: Request): Promise<Refusal | undefined> {
  const provider = findProvider(deps, providerId);
  if (!provider?.handleWebhook) return refuse('not_found', { detail: `${providerId} sends no webhooks here.` });
  const body = await readBody(request);
  if (isRefusal(body)) return body;
  const event = await provider.handleWebhook({ body, headers: request.headers });
  if (event === 'invalid') return refuse('invalid_json', { detail: 'The body is not JSON.' });
  if (event === 'forged') {
    deps.log.warn({ provider: providerId }, 'webhook with a wrong signature');
    return refuse('webhook_signature_invalid');
  }
  const fresh = event && (await insertEvent(deps.db, providerId, event, deps.now()));
  // One that is known is being handled, or was, or is tried again by housekeeping.
  if (!fresh) return undefined;
  const work = handleEvent(deps, fresh).then(() => {});
  if (deps.inBackground) deps.inBackground(work);
  else await work;
  return undefined;
}
