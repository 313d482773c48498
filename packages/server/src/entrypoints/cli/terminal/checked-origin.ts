import { originShape, parseOrigin } from '../../../shop/store/origin.ts';
import { UsageError } from './terminal.ts';

/** The origin that `--origin` names. Throws a UsageError for anything else. */
export function checkedOrigin(text: string): string {
  const origin = parseOrigin(text);
  if (origin === null) throw new UsageError(`--origin ${text} ${originShape}.`);
  return origin;
}
