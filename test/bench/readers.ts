// A process of its own: readers over kept-alive connections. Takes a `Reading` as JSON, prints a `ReadingResult`.
import autocannon from 'autocannon';
import type { Reading, ReadingResult } from './load.ts';

const { urls, headers, isUnique, connections, seconds } = JSON.parse(process.argv[2]!) as Reading;
const paths = urls.map((url) => {
  const { pathname, search } = new URL(url);
  return decodeURI(pathname) + search;
});
const start = Math.floor(Math.random() * 1e9);
let count = 0;
const { requests, latency, errors, non2xx } = await autocannon({
  url: new URL(urls[0]!).origin,
  connections,
  duration: seconds,
  headers,
  requests: paths.map((path) => ({
    path,
    ...(isUnique && {
      setupRequest: (request) => ({
        ...request,
        path: path.replace('{n}', String((count += 1) % 1000)),
        // Responses differ by language: no cache has one for a language that is asked for once.
        headers: { ...headers, 'accept-language': `en;q=0.${1 + (count % 9)}, x-${start + count}` },
      }),
    }),
  })),
});
console.log(
  JSON.stringify({
    average: requests.average,
    p99: latency.p99,
    errors: errors + non2xx,
  } satisfies ReadingResult),
);
