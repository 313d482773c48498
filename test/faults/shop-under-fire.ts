import { setTimeout as pause } from 'node:timers/promises';
import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { setStock } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { startFakeStripe, type FakeStripe } from '../../packages/server/src/test-support/stripe/fake-stripe.ts';
import { stripeCallOf, type Death } from './deaths.ts';
import { layGround, type DatabaseKind, type Ground } from './ground.ts';
import type { OwnDeath } from './messages.ts';
import { ServerProcess } from './server-process.ts';
import type { Snapshot } from './snapshot.ts';
import { Postman } from './postman.ts';

/** A request that was under way in a process that died is taken for lost after twenty seconds. */
const untilLost = 21_000;
const pieces = 100_000;
export const goods = ['OAK-TRAY', 'SOAP', 'CANDLE'];

/** What a server is told that works on this ground, with this Stripe. */
export function envOf(ground: Ground, stripe: FakeStripe): Record<string, string> {
  return { ...ground.env, ...stripe.env(), PORT: '0', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', SMALLSHOP_TEST_MODE: 'on', SMALLSHOP_PAYMENTS: 'stripe,test,bank_transfer' };
}

/** What a client repeats by itself: the server asks for it. Any other failure is handed on. */
function isComeAgain({ status, headers }: Response, text: string): boolean {
  return headers.has('Retry-After') && (status === 503 || text.includes('"request_in_progress"'));
}

interface Life {
  server: ServerProcess;
  /** Undefined where it died before it listened. */
  url: Promise<string | undefined>;
}

/**
 * A shop whose server is killed and started again on the same data. Stripe, the shoppers and the
 * clock live outside of it. Each start moves the clock on by the time after which a request that
 * died with its process may be repeated.
 */
export class ShopUnderFire implements Caller {
  readonly stripe: FakeStripe;
  readonly postman: Postman;
  readonly call: Caller['call'];
  readonly ok: Caller['ok'];
  kills = 0;
  /** How often a request was refused with 503 and came again. */
  unavailable = 0;
  readonly #ground: Ground;
  readonly #env: Record<string, string>;
  #clock = 0;
  #plan: Death[] = [];
  #timer: NodeJS.Timeout | undefined;
  #spare: ServerProcess;
  #life: Life;
  #isOver = false;
  /** Why no server lives any more. */
  #end: Error | undefined;

  static async open(kind: DatabaseKind, databaseServer?: string): Promise<ShopUnderFire> {
    const [ground, stripe] = await Promise.all([layGround(kind, databaseServer), startFakeStripe()]);
    const shop = new ShopUnderFire(ground, stripe);
    for (const sku of goods) await setStock(shop, sku, pieces);
    return shop;
  }

  private constructor(ground: Ground, stripe: FakeStripe) {
    this.#ground = ground;
    this.stripe = stripe;
    this.postman = new Postman(stripe.webhooks);
    this.#env = envOf(ground, stripe);
    ({ call: this.call, ok: this.ok } = createCaller((path, init) => this.#send(path, init), ground.keys));
    this.#spare = new ServerProcess(this.#env);
    this.#life = this.#rise();
  }

  get keys(): Ground['keys'] {
    return this.#ground.keys;
  }

  /** Where the server of this moment listens. */
  url(): Promise<string> {
    return this.everyLife((_life, url) => Promise.resolve(url));
  }

  /** The server dies by the first; the one after it by the second, and so on. */
  async plan(...deaths: Death[]): Promise<void> {
    this.#plan = deaths;
    await this.#life.url;
    await this.#arm(this.#life.server);
  }

  /** Nothing kills any more; answers the deaths that did not come. */
  async ceaseFire(): Promise<Death[]> {
    const left = this.#plan;
    this.#plan = [];
    await this.everyLife(({ server }) => this.#arm(server).then(() => !server.isGone));
    return left;
  }

  /** Lets `milliseconds` pass and has what is due done, if need be by the next server. */
  async keepHouse(milliseconds: number): Promise<void> {
    this.#clock += milliseconds;
    await this.everyLife(({ server }) => server.ask({ do: 'keepHouse', clock: this.#clock }));
  }

  /** Stripe brings its events, and the shop's own chores do the rest, until each event is handled. */
  async hearFromStripe(): Promise<void> {
    for (let nth = 0; nth < 20; nth += 1) {
      const isBrought = await this.postman.bring();
      await this.keepHouse(untilLost);
      if (isBrought && (await this.snapshot()).events.every(({ handledAt }) => handledAt)) return;
    }
    throw new Error('There are events that nobody handles.');
  }

  async snapshot(): Promise<Snapshot> {
    return this.everyLife(({ server }) => server.ask({ do: 'snapshot' }));
  }

  /** Does something with the server, and again with the next one where it died of it. */
  async everyLife<T>(act: (life: Life, url: string) => Promise<T | undefined>): Promise<T> {
    for (;;) {
      if (this.#end) throw this.#end;
      const life = this.#life;
      const url = await life.url;
      if (url) {
        const result = await act(life, url);
        if (result) return result;
      }
      await life.server.gone;
    }
  }

  async close(): Promise<void> {
    this.#isOver = true;
    this.#end ??= new Error('The shop is closed.');
    clearTimeout(this.#timer);
    await this.#life.url;
    await Promise.all([this.#life.server.kill(), this.#spare.kill()]);
    await this.stripe.stop();
    await this.#ground.remove();
  }

  #rise(): Life {
    const server = this.#spare;
    const life = { server, url: this.#start(server) };
    void server.gone.then((signal) => {
      if (this.#isOver) return;
      if (signal !== 'SIGKILL') this.#end = new Error('A server ended that nobody killed.');
      if (this.#end) return;
      this.kills += 1;
      this.#plan.shift();
      this.#clock += untilLost;
      this.#life = this.#rise();
    });
    // The next one loads its code meanwhile.
    this.#spare = new ServerProcess(this.#env);
    return life;
  }

  async #start(server: ServerProcess): Promise<string | undefined> {
    const started = await server.ask({ do: 'start', clock: this.#clock });
    await this.#arm(server);
    if (started) this.stripe.webhooks.url = `${started.url}/v1/webhooks/stripe`;
    return started?.url;
  }

  async #arm(server: ServerProcess): Promise<void> {
    const death = this.#plan[0];
    const { stripe } = this;
    clearTimeout(this.#timer);
    stripe.fault = stripe.afterEffect = undefined;
    const own = death && death.at !== 'any moment' && !stripeCallOf(death.at);
    await server.ask({ do: 'die', death: own ? (death as OwnDeath) : undefined });
    if (!death || own) return;
    if (death.at === 'any moment') this.#timer = setTimeout(() => void server.kill(), death.after);
    else this.#armStripe(server, stripeCallOf(death.at)!, death.hit);
  }

  #armStripe(server: ServerProcess, { when, request }: NonNullable<ReturnType<typeof stripeCallOf>>, hit: number): void {
    let left = hit;
    this.stripe[when === 'before' ? 'fault' : 'afterEffect'] = async ({ method, path }) => {
      if (!request.test(`${method} ${path}`) || --left !== 0) return undefined;
      await server.kill();
      // Nobody hears it.
      return new Response(null, { status: 500 });
    };
  }

  /** As a client does that hears nothing: the very same request again. */
  #send(path: string, init: RequestInit): Promise<Response> {
    return this.everyLife<Response>(async (_life, url) => {
      try {
        for (;;) {
          const response = await fetch(`${url}${path}`, init);
          const text = await response.text();
          if (!isComeAgain(response, text)) return new Response(text, response);
          if (response.status === 503) this.unavailable += 1;
          await pause(100);
        }
      } catch {
        return undefined;
      }
    });
  }
}
