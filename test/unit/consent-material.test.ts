import { consentNoticeInputSchema, consentNoticeSchema } from '@smallshop/contract';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { configurationRevision, readCategories, type Category } from '../../packages/consent/src/categories.ts';
import { configurationOf } from '../../packages/server/src/people/consent/notice/notice-view.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly additionalProperties?: unknown;
}

/** Paths of all fields in a schema that hold no object with fields of its own; a list counts as its entry. */
function leavesOf(root: Schema): string[] {
  const walk = (schema: Schema, path: string): string[] => {
    if (schema.$ref)
      return walk(
        schema.$ref
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], root) as Schema,
        path,
      );
    if (schema.items) return walk(schema.items, path);
    if (schema.properties)
      return Object.entries(schema.properties).flatMap(([name, field]) => walk(field, path ? `${path}.${name}` : name));
    return [path];
  };
  return walk(root, '');
}

/** Wording and contact details: after a change of these no visitor is asked again. */
const wording = [
  'categories.name',
  'categories.description',
  'categories.services.name',
  'categories.services.purpose',
  'categories.services.recipients.url',
  ...['contact', 'purpose', 'method', 'dataTypes', 'rights'].map((field) => `categories.services.overseas.${field}`),
  'controller.contact',
  'controller.address',
  'policyUrl',
];
/** What an answer of the server says about this one request. */
const ofRequest = [
  'language',
  'hash',
  'configurationHash',
  'region.country',
  'region.subdivision',
  'region.source',
  'gpc',
];

/** A notice in which each field has a value, and one of them another. */
function noticeWith(paths: readonly string[], changed?: string): Record<string, unknown> {
  const notice: Record<string, unknown> = {};
  for (const path of paths) {
    const steps = path.split('.');
    let at = notice;
    for (const step of steps.slice(0, -1)) {
      const isList = /^(categories|services|recipients|storage)$/.test(step);
      const next = (at[step] ??= isList ? [{}] : {}) as Record<string, unknown> | Record<string, unknown>[];
      at = Array.isArray(next) ? next[0]! : next;
    }
    const value = path === changed ? 'changed' : 'first';
    // Switches are read as booleans.
    at[steps.at(-1)!] = /\.(required|sale|separate)$/.test(path) ? path === changed : value;
  }
  return notice;
}

const schemas = {
  served: z.toJSONSchema(consentNoticeSchema) as Schema,
  stored: z.toJSONSchema(consentNoticeInputSchema) as Schema,
};

describe('a field of the consent notice', () => {
  const paths = leavesOf(schemas.served).filter((path) => !ofRequest.includes(path));

  it('is found in the schema', () => {
    expect(paths).toContain('categories.services.purposes');
    expect(paths).toContain('categories.services.overseas.country');
    expect(paths).toContain('categories.services.storage.days');
    for (const path of [...wording, ...ofRequest])
      expect(leavesOf(schemas.served), 'a declared field that the notice does not have').toContain(path);
  });

  const engine = (changed?: string) => {
    const { categories, controller, policyVersion } = noticeWith(paths, changed) as {
      categories: Category[];
      controller: never;
      policyVersion: string;
    };
    return configurationRevision(readCategories(categories, { controller, policyVersion }));
  };

  it.each(paths)('%s: a change asks again, unless it is declared as wording', (path) => {
    expect(engine(path) === engine()).toBe(wording.includes(path));
  });
});

describe('a field of the stored consent notice', () => {
  const paths = leavesOf(schemas.stored);
  // The server's hash of a configuration includes the contact details: they are evidence, but a change asks no
  // visitor again.
  const named = wording.filter((path) => !/contact|address|url$/.test(path));
  const server = (changed?: string) => JSON.stringify(configurationOf(noticeWith(paths, changed) as never));

  it.each(paths)('%s: another configuration, unless it is declared as wording', (path) => {
    expect(server(path) === server()).toBe(named.includes(path));
  });
});
