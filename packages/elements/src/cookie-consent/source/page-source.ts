import type { ConsentNotice } from '@smallshop/contract';
import { storeRecord } from '../records/stored-records.ts';
import { readConfig } from './read-config.ts';
import type { NoticeSource } from './notice-source.ts';

/** The settings of a page without a shop. */
export interface PageSettings {
  /**
   * The configuration or its address; null if the tag contains it. `{language}` in an address is replaced with the
   * shopper's language.
   */
  readonly config: unknown;
  /** Address that takes the records; null if no server stores them. */
  readonly records: string | null;
  /** Publishable key that the server of the records requires. */
  readonly recordsKey: string | null;
}

/** The scripts in the tag with a configuration: one for each `lang`, or one. A CMS may wrap them in paragraphs. */
export const inlineConfigs = (host: Element): HTMLScriptElement[] => [
  ...host.querySelectorAll<HTMLScriptElement>('script[type="application/json"]'),
];

function inlineConfig(host: Element, language: string): string {
  const scripts = inlineConfigs(host);
  return (scripts.find(({ lang }) => language.startsWith(lang)) ?? scripts[0])!.text;
}

/** A page without a shop as the source of the notice. It needs a server only to store records. */
export function pageSource(settings: PageSettings, host: Element): NoticeSource {
  const { config, records } = settings;
  let key = 'site';
  let failure: unknown = null;

  async function read(language: string): Promise<unknown> {
    if (typeof config !== 'string') return config ?? JSON.parse(inlineConfig(host, language));
    const response = await fetch(config.replace('{language}', language));
    if (!response.ok) throw response;
    return response.json();
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
      // The receipt needs the notice, which no server has.
      const record = { ...decision, notice };
      // Stored before it is sent: a withdrawal may reload the page, which ends the request.
      const isStored = storeRecord(record);
      return import('../records/send-records.ts').then(({ sendRecords }) =>
        sendRecords(isStored ? [] : [record], records, settings.recordsKey),
      );
    },
    records,
  };
}
