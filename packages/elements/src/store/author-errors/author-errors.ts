import { showAuthorNote } from '../../internal/warnings/author-note.ts';

export interface Asked {
  store: HTMLElement;
  key: string;
  endpoint: string;
  /** Address of the request. */
  url: string;
}

type Sentence = (asked: Asked) => string;

const inSettings = 'the store’s settings (allowedOrigins, see docs/server.md)';

/** What to do, by the code of the server's answer. */
const sentences: Record<string, Sentence | undefined> = {
  key_missing: ({ endpoint }) => `the store server at ${endpoint} got no key. Add key="pk_…" to <smallshop-store>.`,
  key_unknown: ({ endpoint, key }) =>
    `the store server at ${endpoint} does not know the key ${key}. \`smallshop keys list\` prints the keys of a store.`,
  key_not_permitted: ({ key }) =>
    `the key ${key.slice(0, 3)}… does not open the shop for browsers. ` +
    'Use the publishable key, pk_…: `smallshop keys list` prints it.',
  origin_not_allowed: () =>
    `the store does not allow pages of ${location.origin}. ` +
    `Allow it with \`smallshop store allow ${location.origin}\`, or in ${inSettings}.`,
  collection_not_found: ({ url }) =>
    `the store has no collection "${nameIn(url, 'collection')}". ` +
    'Correct collection="…", or leave it out to show all products.',
};

const nameIn = (url: string, parameter: string) =>
  new URL(url, document.baseURI).searchParams.get(parameter) ??
  decodeURIComponent(url.split(/[?#]/)[0]!.split('/').at(-1)!);

/** Warns the page's author about an error response that the page causes, or about a server that cannot be reached. */
export async function reportAnswer(asked: Asked, response?: Response): Promise<void> {
  const { endpoint, store } = asked;
  if (!response) {
    showAuthorNote(
      store,
      `the store server at ${endpoint} does not answer. Start it (\`npm start\`, or \`smallshop serve\`), ` +
        'or correct endpoint="…". If it runs, see whether the page’s connect-src allows it.',
    );
    return;
  }
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string };
  const sentence = sentences[code]?.(asked);
  if (sentence) showAuthorNote(store, sentence);
}
