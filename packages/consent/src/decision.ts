import { categoryIdPattern } from './categories.ts';
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

export const recordIdPattern = /^[\w-]{16,64}$/;

const VERSION = '2';
const answerPattern = /^([a-z][a-z0-9-]*)~([01-]{1,99})~([01])~([0-9a-z]{1,7})~([0-9a-z]{1,9})$/;

/** `2.<record id>.<category>~<said>~<gpc>~<revision>~<time>…<checksum>`, safe in a cookie as it is. */
export function formatDecision(decision: Decision, name: string): string {
  const answers = [...decision.answers].map(([id, { said, gpc, revision, at }]) => [id, said, +gpc, revision, at.toString(36)].join('~'));
  const body = [VERSION, decision.id, ...answers].join('.');
  return `${body}.${hash(name + body)}`;
}

/**
 * Reads what `formatDecision` wrote under the same name. Anything else, whether truncated, altered,
 * of another version or another shop, is `null`: no decision.
 */
export function parseDecision(text: unknown, name: string): Decision | null {
  if (typeof text !== 'string' || text.length > 4096) return null;
  const end = text.lastIndexOf('.');
  const body = text.slice(0, end);
  if (end < 0 || hash(name + body) !== text.slice(end + 1)) return null;

  const [version, id, ...entries] = body.split('.');
  if (version !== VERSION || !id || !recordIdPattern.test(id)) return null;

  const answers = new Map<string, Answer>();
  for (const entry of entries) {
    const [, category = '', said = '', gpc, revision = '', at = ''] = answerPattern.exec(entry) ?? [];
    if (!categoryIdPattern.test(category) || answers.has(category)) return null;
    answers.set(category, { said, gpc: gpc === '1', revision, at: parseInt(at, 36) });
  }
  return { id, answers };
}
