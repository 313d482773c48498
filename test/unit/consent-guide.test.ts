import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  consentNoticeInputSchema,
  consentRecordInputSchema,
  consentRegionSchema,
  endpoints,
} from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { stub } from '../../packages/consent/src/bridges/wp/stub.ts';
import { noticeErrors } from '../../packages/server/src/people/consent/notice/notice-errors.ts';

const guide = (name: string) => readFileSync(fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url)), 'utf8');
const consent = guide('consent');
const receipts = guide('consent-receipts');

/** The names in backticks in the first column of a table whose head begins with this word. */
function column(text: string, head: string): string[] {
  const table = new RegExp(`^\\| ${head} \\|.*\\n\\|[-| ]+\\n((?:\\|.*\\n)+)`, 'm').exec(text)![1]!;
  return table
    .trim()
    .split('\n')
    .flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
}

describe('the guide to consent', () => {
  it('has a notice that the server takes', () => {
    const written = JSON.parse(/^```json\n([^]*?)^```$/m.exec(consent)![1]!) as unknown;
    const notice = consentNoticeInputSchema.parse(written);
    expect(notice).toEqual(written);
    expect(noticeErrors(notice)).toEqual([]);
  });

  it('has a configuration in the tag that is JSON', () => {
    const inline = /<script type="application\/json">([^]*?)<\/script>/.exec(consent)![1]!;
    expect(JSON.parse(inline)).toMatchObject({ categories: [{ id: 'necessary' }, { id: 'analytics' }] });
  });

  it('names every source of a region', () => {
    expect(column(consent, 'source').sort()).toEqual(consentRegionSchema.shape.source.options.toSorted());
  });
});

describe('the guide to receipts', () => {
  it('names every field of a record, and no other', () => {
    expect(column(receipts, 'field').sort()).toEqual(Object.keys(consentRecordInputSchema.shape).sort());
  });

  it('names routes that exist', () => {
    const known = JSON.stringify(endpoints) + 'GET /v1/consent-receipt.schema.json';
    const named = [...`${consent}${receipts}`.matchAll(/`(?:(?:GET|POST|PUT) )?(\/v1\/[\w/{}.-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !known.includes(`${path}"`) && !known.endsWith(path))).toEqual([]);
  });
});

describe('the guide to other tools', () => {
  it('has the stub for WordPress as the package writes it', () => {
    expect(guide('consent-bridges')).toContain(`<script>\n${stub()}\n</script>`);
  });
});
