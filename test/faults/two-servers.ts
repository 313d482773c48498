import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { startFakeStripe, type FakeStripe } from '../../packages/server/src/test-support/stripe/fake-stripe.ts';
import type Stripe from 'stripe';
import { createEnvironment } from './environment.ts';
import { ServerProcess } from './server-process.ts';
import { envOf } from './fault-harness.ts';
import type { Snapshot } from './snapshot.ts';

/** Two server processes that share one PostgreSQL. */
export interface TwoServers {
  stripe: FakeStripe;
  /** The one or the other, by turns. */
  at(nth: number): Caller;
  /** Posts an event to one of the two. */
  post(event: Stripe.Event, nth: number): Promise<number>;
  /** Waits until both servers have handled every event, and returns the state. */
  finishPending(): Promise<Snapshot>;
  close(): Promise<void>;
}

export async function startTwoServers(): Promise<TwoServers> {
  const [environment, stripe] = await Promise.all([createEnvironment('postgres'), startFakeStripe()]);
  stripe.webhooks.hold();
  const servers = [0, 1].map(() => new ServerProcess(envOf(environment, stripe)));
  const urls = await Promise.all(servers.map(async (server) => (await server.ask({ do: 'start', clock: 0 }))!.url));
  const callers = urls.map((url) => createCaller((path, init) => fetch(`${url}${path}`, init), environment.keys));
  let clock = 0;
  return {
    stripe,
    at: (nth) => callers[nth % 2]!,
    async post(event, nth) {
      const response = await fetch(`${urls[nth % 2]}/v1/webhooks/stripe`, stripe.webhooks.signed(event));
      await response.arrayBuffer();
      return response.status;
    },
    async finishPending() {
      for (let nth = 0; nth < 20; nth += 1) {
        clock += 61_000;
        await Promise.all(servers.map((server) => server.ask({ do: 'runJobs', clock })));
        const snapshot = (await servers[0]!.ask({ do: 'snapshot' }))!;
        if (snapshot.events.every(({ handledAt }) => handledAt)) return snapshot;
      }
      throw new Error('Some events are never handled.');
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()));
      await stripe.stop();
      await environment.remove();
    },
  };
}
