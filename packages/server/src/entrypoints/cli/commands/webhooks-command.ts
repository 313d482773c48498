import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readEnv } from '../../environment/env.ts';
import { openStripe } from '../../../platform/stripe/stripe-account.ts';
import { handleEvent } from '../../../orders/payment-webhooks/handle-event.ts';
import { findWebhookEvents, type EventFilter } from '../../../orders/payment-webhooks/webhook.repo.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const webhooksReplayCommand: Command = {
  usage: 'webhooks replay [EVENT_ID] [--since 2026-11-22T10:00:00Z]',
  summary:
    'Handle events of payment providers again: one, those since a moment, or those that failed. Harmless to repeat.',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { since: { type: 'string' } },
      allowPositionals: true,
    });
    const filter = filterOf(positionals, values.since);
    const env = readEnv(terminal.env);
    const { db, close } = await terminal.openDatabase(env);
    const deps = {
      db,
      now: () => new Date(),
      log: pino({ level: 'silent' }),
      payments: env.payments,
      ...(env.stripe && { stripe: openStripe(env.stripe) }),
    };
    try {
      const events = await findWebhookEvents(db, filter);
      if (filter.id !== undefined && events.length === 0) throw new UsageError(`There is no event ${filter.id}.`);
      let failed = 0;
      for (const event of events) {
        const handled = await handleEvent(deps, event);
        if (!handled) failed += 1;
        terminal.out(`${handled ? 'handled' : 'failed '}  ${event.id}  ${event.type}  ${event.about.paymentId}`);
      }
      terminal.out(`${events.length - failed} handled, ${failed} failed.`);
      return failed > 0 ? 1 : 0;
    } finally {
      await close();
    }
  },
};

function filterOf([id, ...more]: readonly string[], since: string | undefined): EventFilter {
  if (more.length > 0 || (id !== undefined && since !== undefined))
    throw new UsageError('Name one event, or --since, or nothing.');
  if (id !== undefined) return { id };
  if (since === undefined) return { unhandled: true };
  const moment = new Date(since);
  if (Number.isNaN(moment.getTime()))
    throw new UsageError(`--since ${since} is no time; write it like 2026-11-22T10:00:00Z.`);
  return { since: moment };
}
