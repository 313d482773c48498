import type { LocksPort, Ports } from './ports.ts';

/** How long a tab may be silent before it counts as dead, in milliseconds. */
export const leaseMs = 20_000;
const renewIntervalMs = 5_000;
const retryIntervalMs = 200;

/**
 * Locks where the browser has none: a lease in storage, renewed while the work runs.
 * Weaker than real locks (two tabs may take a free lease in the same instant, a throttled tab may lose its own),
 * so nothing may rest on it alone.
 */
export function leaseLocks({ storage, timer, clock, random }: Pick<Ports, 'storage' | 'timer' | 'clock' | 'random'>): LocksPort {
  const me = random();
  return {
    async run(name, work) {
      const key = `${name}:lease`;
      const taken = () => Number(storage.get(key)?.split(' ')[0] ?? 0) > clock();
      while (taken()) await new Promise<void>((resolve) => timer.after(retryIntervalMs, resolve));
      let cancel = () => {};
      const renew = () => {
        storage.set(key, `${clock() + leaseMs} ${me}`);
        cancel = timer.after(renewIntervalMs, renew);
      };
      renew();
      try {
        return await work();
      } finally {
        cancel();
        if (storage.get(key)?.endsWith(me)) storage.remove(key);
      }
    },
  };
}
