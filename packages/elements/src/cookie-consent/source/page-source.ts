import type { ConsentNotice } from '@smallshop/contract';
import { storeRecord } from '../records/stored-records.ts';
import { readConfig } from './read-config.ts';
import type { NoticeSource } from './notice-source.ts';

/** What a page says of itself, for want of a shop. */
export interface PageSettings {
  /**
   * Address of the configuration, or the configuration itself; null where it stands in the tag. `{language}` in an
   * address becomes the shopper's.
   */
  readonly config: unknown;
  /** Where records go; null where nobody keeps them. */
  readonly records: string | null;
  /** The publishable key that the record's server asks for. */
  readonly recordsKey: string | null;
}

/**
 * The scripts in the tag that hold a configuration: one for each `lang`, or one for all. A CMS may put paragraphs
 * around them.
 */
export const inlineConfigs = (host: Element): HTMLScriptElement[] => [
  ...host.querySelectorAll<HTMLScriptElement>('script[type="application/json"]'),
];

function inlineConfig(host: Element, language: string): string {
  const scripts = inlineConfigs(host);
  return (scripts.find(({ lang }) => language.startsWith(lang)) ?? scripts[0])!.text;
}

/** The page itself as what the banner asks for: no shop, and no server unless records are to be kept. */
export function pageSource(settings: PageSettings, host: Element): NoticeSource {
  const { config, records } = settings;
  let key = 'site';
  let failure: unknown = null;

  async function read(language: string): Promise<unknown> {
    if (typeof config !== 'string') return config ?? JSON.parse(inlineConfig(host, language));
    const answer = await fetch(config.replace('{language}', language));
    if (!answer.ok) throw answer;
    return answer.json();
  }

  return {
    get key() {
      return key;
    },
    language: null,
    subscribe: () => () => {},
    async getNotice(language): Promise<ConsentNotice | null> {
      try {
        const given = readConfig(await read(language));
        key = given.key;
        return given.notice;
      } catch (cause) {
        failure = cause;
        return null;
      }
    },
    complain: (tag) =>
      import('./page-errors.ts').then(
        ({ reportError: complain }) => complain(tag, failure, config),
        () => {},
      ),
    record(decision, notice) {
      if (!records) return;
      // Its receipt says what the page says: no server knows this notice.
      const record = { ...decision, notice };
      // Before it is sent: taking consent back may reload the page, and that ends the request.
      const waiting = storeRecord(record);
      return import('../records/send-records.ts').then(({ sendRecords }) =>
        sendRecords(waiting ? [] : [record], records, settings.recordsKey),
      );
    },
    records,
  };
}
