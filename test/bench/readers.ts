// A process of its own: readers over kept-alive connections. Takes a `Reading` as JSON, prints a report as JSON.
import autocannon from 'autocannon';
import type { Reading } from './load.ts';

const { url, headers, isUnique, connections, seconds } = JSON.parse(process.argv[2]!) as Reading;
const { origin, pathname, search } = new URL(url);
const path = decodeURI(pathname) + search;
const start = Math.floor(Math.random() * 1e9);
let count = 0;
const { requests, errors, non2xx } = await autocannon({
  url: origin,
  connections,
  duration: seconds,
  headers,
  requests: [
    {
      path,
      ...(isUnique && {
        setupRequest: (request) => ({
          ...request,
          path: path.replace('{n}', String((count += 1) % 1000)),
          // Responses differ by language: no cache has one for a language that is asked for once.
          headers: { ...headers, 'accept-language': `en;q=0.${1 + (count % 9)}, x-${start + count}` },
        }),
      }),
    },
  ],
});
console.log(JSON.stringify({ average: requests.average, errors: errors + non2xx }));
