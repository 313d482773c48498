import { refuse, type Refusal } from '../common/refusal.ts';
import { metafieldDefinitionSchema } from './metafield.schemas.ts';

/** Refuses a namespace or a key that no metafield can have. Both are in the path, which has no schema. */
export function checkMetafieldName(name: { namespace: string; key: string }): Refusal | undefined {
  const { shape } = metafieldDefinitionSchema;
  const wrong = (['namespace', 'key'] as const).filter((field) => !shape[field].safeParse(name[field]).success);
  const detail = 'Letters, digits, hyphens and underscores, at most 64.';
  if (wrong.length === 0) return undefined;
  return refuse('invalid_request', { errors: wrong.map((field) => ({ field, code: 'invalid', detail })) });
}
