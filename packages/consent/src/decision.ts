import { hash } from './revision.ts';

/** What was said about one category, and about exactly what (`revision`) it was said. */
export interface Answer {
  /** One character for each of the category's keys, in their order: `1` yes, `0` no, `-` not asked yet. */
  readonly said: string;
  /** Whether Global Privacy Control was on when it was said: then the yes knew of it. */
  readonly gpc: boolean;
  readonly revision: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is kept in the browser: the id of the latest record, and the answer to each category. */
export interface Decision {
  readonly id: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

const pattern = /^2\.[\w-]{16,64}(\.[a-z][a-z\d-]*~[01-]+~[01]~\w{1,7}~\w{1,9})*\.\w+$/;

/** `2.<record id>.<category>~<said>~<gpc>~<revision>~<time>…<checksum>`, safe in a cookie as it is. */
export function formatDecision({ id, answers }: Decision, name: string): string {
  const body = [2, id, ...[...answers].map(([category, { said, gpc, revision, at }]) => [category, said, +gpc, revision, at.toString(36)].join('~'))].join('.');
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
    const [category, said, gpc, revision, at] = entry.split('~') as [string, string, string, string, string];
    answers.set(category, { said, gpc: gpc === '1', revision, at: parseInt(at, 36) });
  }
  const decision = { id, answers };
  // A category twice, another checksum, a number written another way: none of them come out as they went in.
  return formatDecision(decision, name) === text ? decision : null;
}
