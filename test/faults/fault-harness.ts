import { setTimeout as pause } from 'node:timers/promises';
import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { setStock } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { startFakeStripe, type FakeStripe } from '../../packages/server/src/test-support/stripe/fake-stripe.ts';
import { stripeCallOf, type CrashPoint } from './crash-points.ts';
import { createEnvironment, type DatabaseKind, type TestEnvironment } from './environment.ts';
import type { ServerCrashPoint } from './messages.ts';
import { ServerProcess } from './server-process.ts';
import type { Snapshot } from './snapshot.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

/** A request that was under way in a process that died is taken for lost after twenty seconds. */
const staleAfterMs = 21_000;
const stockPerVariant = 100_000;
export const skus = ['OAK-TRAY', 'SOAP', 'CANDLE'];

/** The environment variables of a server with this database and this Stripe. */
export function envOf(environment: TestEnvironment, stripe: FakeStripe): Record<string, string> {
  return {
    ...environment.env,
    ...stripe.env(),
    PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    SMALLSHOP_TEST_MODE: 'on',
    SMALLSHOP_PAYMENTS: 'stripe,test,bank_transfer',
  };
}

/** Whether the server asks the client to repeat the request. Any other error is returned to the test. */
function asksForRetry({ status, headers }: Response, text: string): boolean {
  return headers.has('Retry-After') && (status === 503 || text.includes('"request_in_progress"'));
}

interface ServerRun {
  server: ServerProcess;
  /** Undefined where it died before it listened. */
  url: Promise<string | undefined>;
}

/**
 * A shop whose server is killed and started again on the same data. Stripe, the shoppers and the
 * clock live outside of it. Each start moves the clock on by the time after which a request that
 * died with its process may be repeated.
 */
export class FaultHarness implements Caller {
  readonly stripe: FakeStripe;
  readonly webhookDelivery: WebhookDelivery;
  readonly call: Caller['call'];
  readonly ok: Caller['ok'];
  kills = 0;
  /** How often a request was refused with 503 and came again. */
  unavailable = 0;
  readonly #environment: TestEnvironment;
  readonly #env: Record<string, string>;
  #clock = 0;
  #plannedCrashes: CrashPoint[] = [];
  #timer: NodeJS.Timeout | undefined;
  #spare: ServerProcess;
  #current: ServerRun;
  #isOver = false;
  /** Why no server lives any more. */
  #endError: Error | undefined;

  static async open(kind: DatabaseKind, databaseServer?: string): Promise<FaultHarness> {
    const [environment, stripe] = await Promise.all([createEnvironment(kind, databaseServer), startFakeStripe()]);
    const shop = new FaultHarness(environment, stripe);
    for (const sku of skus) await setStock(shop, sku, stockPerVariant);
    return shop;
  }

  private constructor(environment: TestEnvironment, stripe: FakeStripe) {
    this.#environment = environment;
    this.stripe = stripe;
    this.webhookDelivery = new WebhookDelivery(stripe.webhooks);
    this.#env = envOf(environment, stripe);
    ({ call: this.call, ok: this.ok } = createCaller((path, init) => this.#send(path, init), environment.keys));
    this.#spare = new ServerProcess(this.#env);
    this.#current = this.#startNext();
  }

  get keys(): TestEnvironment['keys'] {
    return this.#environment.keys;
  }

  /** Where the server of this moment listens. */
  url(): Promise<string> {
    return this.withServer((_run, url) => Promise.resolve(url));
  }

  /** The server dies by the first; the one after it by the second, and so on. */
  async planCrashes(...crashPoints: CrashPoint[]): Promise<void> {
    this.#plannedCrashes = crashPoints;
    await this.#current.url;
    await this.#arm(this.#current.server);
  }

  /** Nothing kills any more; answers the deaths that did not come. */
  async stopFaults(): Promise<CrashPoint[]> {
    const left = this.#plannedCrashes;
    this.#plannedCrashes = [];
    await this.withServer(({ server }) => this.#arm(server).then(() => !server.isGone));
    return left;
  }

  /** Lets `milliseconds` pass and has what is due done, if need be by the next server. */
  async runJobs(milliseconds: number): Promise<void> {
    this.#clock += milliseconds;
    await this.withServer(({ server }) => server.ask({ do: 'runJobs', clock: this.#clock }));
  }

  /** Delivers Stripe's events and runs the jobs until every event is handled. */
  async processStripeEvents(): Promise<void> {
    for (let nth = 0; nth < 20; nth += 1) {
      const isDelivered = await this.webhookDelivery.deliver();
      await this.runJobs(staleAfterMs);
      if (isDelivered && (await this.snapshot()).events.every(({ handledAt }) => handledAt)) return;
    }
    throw new Error('Some events are never handled.');
  }

  async snapshot(): Promise<Snapshot> {
    return this.withServer(({ server }) => server.ask({ do: 'snapshot' }));
  }

  /** Does something with the server, and again with the next one where it died of it. */
  async withServer<T>(act: (run: ServerRun, url: string) => Promise<T | undefined>): Promise<T> {
    for (;;) {
      if (this.#endError) throw this.#endError;
      const run = this.#current;
      const url = await run.url;
      if (url) {
        const result = await act(run, url);
        if (result) return result;
      }
      await run.server.gone;
    }
  }

  async close(): Promise<void> {
    this.#isOver = true;
    this.#endError ??= new Error('The shop is closed.');
    clearTimeout(this.#timer);
    await this.#current.url;
    await Promise.all([this.#current.server.kill(), this.#spare.kill()]);
    await this.stripe.stop();
    await this.#environment.remove();
  }

  #startNext(): ServerRun {
    const server = this.#spare;
    const run = { server, url: this.#start(server) };
    void server.gone.then((signal) => {
      if (this.#isOver) return;
      if (signal !== 'SIGKILL') this.#endError = new Error('A server ended without being killed.');
      if (this.#endError) return;
      this.kills += 1;
      this.#plannedCrashes.shift();
      this.#clock += staleAfterMs;
      this.#current = this.#startNext();
    });
    // The next one loads its code meanwhile.
    this.#spare = new ServerProcess(this.#env);
    return run;
  }

  async #start(server: ServerProcess): Promise<string | undefined> {
    const started = await server.ask({ do: 'start', clock: this.#clock });
    await this.#arm(server);
    if (started) this.stripe.webhooks.url = `${started.url}/v1/webhooks/stripe`;
    return started?.url;
  }

  async #arm(server: ServerProcess): Promise<void> {
    const crashPoint = this.#plannedCrashes[0];
    const { stripe } = this;
    clearTimeout(this.#timer);
    stripe.intercept = stripe.afterEffect = undefined;
    const own = crashPoint && crashPoint.at !== 'any moment' && !stripeCallOf(crashPoint.at);
    await server.ask({ do: 'crashAt', crashPoint: own ? (crashPoint as ServerCrashPoint) : undefined });
    if (!crashPoint || own) return;
    if (crashPoint.at === 'any moment') this.#timer = setTimeout(() => void server.kill(), crashPoint.after);
    else this.#armStripe(server, stripeCallOf(crashPoint.at)!, crashPoint.hit);
  }

  #armStripe(
    server: ServerProcess,
    { when, request }: NonNullable<ReturnType<typeof stripeCallOf>>,
    hit: number,
  ): void {
    let left = hit;
    this.stripe[when === 'before' ? 'intercept' : 'afterEffect'] = async ({ method, path }) => {
      if (!request.test(`${method} ${path}`) || --left !== 0) return undefined;
      await server.kill();
      // The server is dead and never reads it.
      return new Response(null, { status: 500 });
    };
  }

  /** As a client does that hears nothing: the very same request again. */
  #send(path: string, init: RequestInit): Promise<Response> {
    return this.withServer<Response>(async (_run, url) => {
      try {
        for (;;) {
          const response = await fetch(`${url}${path}`, init);
          const text = await response.text();
          if (!asksForRetry(response, text)) return new Response(text, response);
          if (response.status === 503) this.unavailable += 1;
          await pause(100);
        }
      } catch {
        return undefined;
      }
    });
  }
}
