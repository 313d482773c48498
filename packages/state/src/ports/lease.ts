import type { LocksPort, Ports } from './ports.ts';

/** A tab that has not renewed its lease for this time counts as closed. */
export const leaseMs = 20_000;
const renewIntervalMs = 5_000;
const retryIntervalMs = 200;

/**
 * Locks for browsers without Web Locks: a lease in storage, renewed while the work runs. It is weaker than real locks:
 * two tabs may take a free lease at the same moment, and a throttled tab may lose its lease. So correctness must not
 * depend on it alone.
 */
export function leaseLocks({
  storage,
  timer,
  clock,
  random,
}: Pick<Ports, 'storage' | 'timer' | 'clock' | 'random'>): LocksPort {
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
