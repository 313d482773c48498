// The long form of killed.test.ts: servers are killed hundreds of times, at steps and moments drawn by lot.
import { parseArgs } from 'node:util';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import bundle from './bundle.ts';
import type { CrashPoint } from './crash-points.ts';
import { quickJourneys, type Journey } from './journeys.ts';
import { Rounds, type Round } from './rounds.ts';
import { FaultHarness } from './fault-harness.ts';
import { stepsOf } from './steps.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '240' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const wanted = Number(values.kills);
const perDatabase = Math.ceil(wanted / testDatabases.length);
await bundle();
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);

/** Draws lots; the same ones for the same seed. */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/**
 * Three shoppers do what leads by the steps, beside others; most steps of the way kill a server, or a moment nearby
 * does.
 */
function drawRound(draw: (below: number) => number): Round {
  // The more steps, the more often.
  const ways = stepsOf.flatMap((way) => way[1].map(() => way));
  const [journey, steps] = ways[draw(ways.length)]!;
  const beside: readonly Journey[] = quickJourneys.includes(journey) ? quickJourneys : ['pays by transfer'];
  const others = Array.from({ length: 1 + draw(3) }, () => beside[draw(beside.length)]!);
  const crashPoints = steps
    .filter(() => draw(6) > 0)
    .map((at): CrashPoint =>
      draw(5) === 0 ? { at: 'any moment', after: draw(300) } : { at, hit: draw(4) === 0 ? 2 : 1 },
    );
  return { shoppers: [journey, journey, journey, ...others], crashPoints };
}

interface Sum {
  database: string;
  kills: number;
  rounds: number;
  orders: number;
  errors: string[];
}

async function soak(database: (typeof testDatabases)[number], seed: number): Promise<Sum> {
  const shop = await FaultHarness.open(database);
  const rounds = new Rounds(shop);
  const draw = lots(seed);
  const sum: Sum = { database, kills: 0, rounds: 0, orders: 0, errors: [] };
  try {
    while (sum.kills < perDatabase && sum.errors.length === 0) {
      const round = drawRound(draw);
      const { kills, errors } = await rounds.run(round);
      sum.kills += kills;
      sum.rounds += 1;
      sum.orders = rounds.confirmedOrders.length;
      sum.errors = errors.map((error) => `${error} (after ${JSON.stringify(round)})`);
      console.log(
        `${String(seconds()).padStart(5)} s  ${database.padEnd(8)}  ${sum.kills} of ${perDatabase} kills, ` +
          `${sum.orders} orders confirmed, ${errors.length} errors`,
      );
    }
  } finally {
    await shop.close();
  }
  return sum;
}

console.log(`Killing servers ${wanted} times, seed ${values.seed} (--seed ${values.seed} draws the same lots).`);
const sums = await Promise.all(testDatabases.map((database, index) => soak(database, Number(values.seed) + index)));
for (const { database, kills, rounds, orders, errors } of sums) {
  for (const error of errors) console.log(`${database}: ${error}`);
  console.log(`${database}: ${kills} kills in ${rounds} rounds, ${orders} orders confirmed, ${errors.length} errors`);
}
const kills = sums.reduce((total, sum) => total + sum.kills, 0);
const errors = sums.reduce((total, sum) => total + sum.errors.length, 0);
console.log(`${kills} kills, ${errors} errors, ${seconds()} s`);
process.exit(errors === 0 ? 0 : 1);
