import type { ConsentNotice } from '@smallshop/contract';

type Category = ConsentNotice['categories'][number];
type Service = Category['services'][number];

/** What a page writes: the notice of a store, with all that can go without saying left out. */
export interface ConsentConfig extends Omit<Partial<ConsentNotice>, 'categories'> {
  /** Names what the browser keeps; `site` unless told. */
  key?: string;
  categories: readonly (Pick<Category, 'id'> &
    Omit<Partial<Category>, 'services'> & {
      services?: readonly (Pick<Service, 'id' | 'name'> & Partial<Service>)[];
    })[];
}

/** A list that may be missing, of objects with these texts. */
function list<T>(value: readonly T[] | undefined = [], ...texts: (keyof T)[]): readonly T[] {
  if (!Array.isArray(value) || !value.every((item) => texts.every((name) => typeof item?.[name] === 'string')))
    throw new SyntaxError(`${texts}`);
  return value;
}

/**
 * Reads a page's configuration. Throws where it cannot be understood: half a question must never be put, for
 * a yes to it would cover what could not be read.
 */
export function readConfig(given: unknown): { key: string; notice: ConsentNotice } {
  // No list at all is a mistake; one without entries asks nothing.
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
