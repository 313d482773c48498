import type { ConsentNotice } from '@smallshop/contract';

type Category = ConsentNotice['categories'][number];
type Service = Category['services'][number];

/** A page's configuration: a store's notice, in which fields with a default can be left out. */
export interface ConsentConfig extends Omit<Partial<ConsentNotice>, 'categories'> {
  /** Part of the names in the browser's storage. Default: `site`. */
  key?: string;
  categories: readonly (Pick<Category, 'id'> &
    Omit<Partial<Category>, 'services'> & {
      services?: readonly (Pick<Service, 'id' | 'name'> & Partial<Service>)[];
    })[];
}

/** Checks a list of objects: each has these fields as texts. Returns an empty list if it is missing. */
function list<T>(value: readonly T[] | undefined = [], ...texts: (keyof T)[]): readonly T[] {
  if (!Array.isArray(value) || !value.every((item) => texts.every((name) => typeof item?.[name] === 'string')))
    throw new SyntaxError(`${texts}`);
  return value;
}

/**
 * Reads a page's configuration. Throws a `SyntaxError` if any of it is invalid: accepting a question of which only a
 * part was read would also grant the rest.
 */
export function readConfig(given: unknown): { key: string; notice: ConsentNotice } {
  // A missing list is an error. An empty list asks nothing.
  const { key = 'site', categories = null!, policyUrl = null, ...rest } = (given ?? {}) as ConsentConfig;
  return {
    key,
    notice: {
      ...rest,
      policyUrl,
      categories: list(categories, 'id').map((category) => ({
        required: false,
        sale: category.id === 'marketing',
        ...category,
        services: list(category.services, 'id', 'name').map((service) => ({
          purpose: '',
          ...service,
          storage: [...list(service.storage, 'name')],
        })),
      })),
    },
  };
}
