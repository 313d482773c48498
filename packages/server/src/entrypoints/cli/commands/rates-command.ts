import { exchangeRateSetSchema, roundingSchema, isRefusal, type Rounding } from '@smallshop/contract';
import { parseArgs } from 'node:util';
import type { Database } from '../../../platform/database/client.ts';
import { readEnv } from '../../environment/env.ts';
import { findExchangeRates } from '../../../shop/exchange-rates/exchange-rate.repo.ts';
import { baseCurrency, removeRate, setRate } from '../../../catalog/prices/set-rate.ts';
import type { StoreRow } from '../../../shop/store/store.tables.ts';
import { findStore } from '../terminal/find-store.ts';
import { UsageError, type Command, type Terminal } from '../terminal/terminal.ts';

const roundings = roundingSchema.options;

export const ratesSetCommand: Command = {
  usage:
    `rates set EUR 0.92 [--rounding ${roundings.join('|')}] [--from USD] [--date 2026-11-22] ` +
    '[--store PK_OR_STORE_ID]',
  summary:
    'Convert prices that are not set in a currency by this rate: one unit of the store’s own is worth so many of it.',
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        store: { type: 'string' },
        rounding: { type: 'string' },
        from: { type: 'string' },
        date: { type: 'string' },
      },
    });
    const [to, rate] = positionals;
    if (!to || !rate || positionals.length > 2) throw new UsageError('Name one currency and one rate.');
    const { store: named, rounding, ...rest } = values;
    const input = {
      to,
      rate: checkedRate(rate),
      ...rest,
      ...(rounding !== undefined && { rounding: checkedRounding(rounding) }),
    };
    return onStore(terminal, named, async (db, store) => {
      const set = await setRate({ db, store, now: new Date() }, input);
      if (isRefusal(set)) throw new UsageError(set.errors?.map(({ detail }) => detail).join(' ') ?? set.code);
      terminal.out(
        `1 ${set.from} = ${set.rate} ${set.to} as of ${set.date}, rounding ${set.rounding}. Prices are converted.`,
      );
      return 0;
    });
  },
};

export const ratesListCommand: Command = {
  usage: 'rates list [--store PK_OR_STORE_ID]',
  summary: 'Print the rates by which prices are converted.',
  run: (args, terminal) =>
    onStore(terminal, storeOf(args), async (db, store) => {
      const rates = await findExchangeRates(db, store.id);
      for (const { from, to, rate, date, rounding } of rates)
        terminal.out(`1 ${from} = ${rate} ${to} as of ${date}, rounding ${rounding}`);
      if (rates.length === 0)
        terminal.out(`No prices are converted. The store’s own currency is ${await baseCurrency(db, store)}.`);
      return 0;
    }),
};

export const ratesRemoveCommand: Command = {
  usage: 'rates remove EUR [--store PK_OR_STORE_ID]',
  summary: 'Convert no more into a currency; only what has a set price is sold in it.',
  async run(args, terminal) {
    const {
      positionals: [to, ...more],
      values,
    } = parseArgs({ args: [...args], allowPositionals: true, options: { store: { type: 'string' } } });
    if (!to || more.length > 0) throw new UsageError('Name one currency.');
    return onStore(terminal, values.store, async (db, store) => {
      if (!(await removeRate(db, store.id, to, new Date()))) throw new UsageError(`There is no rate to ${to}.`);
      terminal.out(`Nothing is converted into ${to} any more.`);
      return 0;
    });
  },
};

function storeOf(args: readonly string[]): string | undefined {
  return parseArgs({ args: [...args], options: { store: { type: 'string' } } }).values.store;
}

async function onStore(
  terminal: Terminal,
  named: string | undefined,
  run: (db: Database, store: StoreRow) => Promise<number>,
): Promise<number> {
  const database = await terminal.openDatabase(readEnv(terminal.env));
  try {
    return await run(database.db, await findStore(database.db, named));
  } finally {
    await database.close();
  }
}

function checkedRate(text: string): string {
  if (!exchangeRateSetSchema.shape.rate.safeParse(text).success)
    throw new UsageError(`${text} is no rate: write a number above zero with digits and a point, such as 0.92.`);
  return text;
}

function checkedRounding(text: string): Rounding {
  const known = roundings.find((one) => one === text);
  if (!known) throw new UsageError(`--rounding ${text} is unknown: write one of ${roundings.join(' ')}.`);
  return known;
}
