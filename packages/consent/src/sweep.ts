import type { AskedCategory, Service, StoredItem } from './categories.ts';
import { verdictOn, type Situation } from './evaluate.ts';
import { warnOnce } from './safely.ts';
import { domainsOf } from './storage/cookie.ts';

const itemsOf = (services: readonly Service[]): StoredItem[] => services.flatMap(({ storage = [] }) => storage);

/** Removes what services declared to leave in the browser and may not have. How, is loaded when first needed. */
export function sweeper(categories: readonly AskedCategory[], document: Document | undefined, own: string) {
  let done = Promise.resolve();
  return {
    run(situation: Situation): void {
      const isGranted = (category: AskedCategory) => (service: Service) =>
        verdictOn(category, situation)[category.keys.indexOf(`${category.id}/${service.id}`)] === '1';
      const denied = itemsOf(categories.flatMap((category) => category.services.filter((one) => !isGranted(category)(one))));
      // Two services may use one cookie, and the answer itself must outlive a pattern that fits everything.
      const kept = [{ name: own }, ...itemsOf(categories.flatMap((category) => category.services.filter(isGranted(category))))];
      if (!document || !denied.length) return;
      done = done
        .then(() => import('./clear/clear-stored.ts'))
        .then(({ clearStored }) => clearStored(document, { denied, kept, domains: domainsOf(document.location.hostname) }))
        .catch((cause) => warnOnce('What services had stored could not be removed.', cause));
    },
    done: () => done,
  };
}
