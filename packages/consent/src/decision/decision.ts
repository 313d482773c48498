import { hash } from './revision.ts';

/** The answer about one category, and the revision that was asked. */
export interface Answer {
  /** One character for each of the category's keys, in their order: `1` yes, `0` no, `-` not asked yet. */
  readonly said: string;
  /** Whether Global Privacy Control was on at that time: then a yes overrides it. */
  readonly gpc: boolean;
  readonly revision: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * What the browser stores: the id of the latest record, and the answers by `category~host`. Hosts of one site share it:
 * `host` is the hash of the host whose page asked. Earlier versions wrote no host. The latest answers come last.
 */
export interface Decision {
  readonly id: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

const pattern = /^2\.[\w-]{16,64}(\.[a-z][a-z\d-]*~[01-]+~[01]~\w{1,7}~\w{1,9}(~\w{1,7})?)*\.\w+$/;

/** `2.<record id>.<category>~<said>~<gpc>~<revision>~<time>~<host>…<checksum>`, safe in a cookie as it is. */
export function formatDecision({ id, answers }: Decision, name: string): string {
  const body = [
    2,
    id,
    ...[...answers].map(([key, { said, gpc, revision, at }]) => {
      const [category, ...host] = key.split('~');
      return [category, said, +gpc, revision, at.toString(36), ...host].join('~');
    }),
  ].join('.');
  return `${body}.${hash(name + body)}`;
}

/**
 * Reads what `formatDecision` wrote under the same name. Anything else, whether truncated, altered,
 * of another version or another shop, is `null`: no decision.
 */
export function parseDecision(text: unknown, name: string): Decision | null {
  if (typeof text !== 'string' || !pattern.test(text)) return null;
  const [, id, ...entries] = text.split('.').slice(0, -1) as [string, string, ...string[]];
  const answers = new Map<string, Answer>();
  for (const entry of entries) {
    const [category, said, gpc, revision, at, ...host] = entry.split('~') as [
      string,
      string,
      string,
      string,
      string,
      string?,
    ];
    answers.set([category, ...host].join('~'), { said, gpc: gpc === '1', revision, at: parseInt(at, 36) });
  }
  const decision = { id, answers };
  // A duplicate category, a wrong checksum or a number in another notation give another text.
  return formatDecision(decision, name) === text ? decision : null;
}
