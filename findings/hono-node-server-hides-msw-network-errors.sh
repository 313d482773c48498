#!/usr/bin/env bash
# One would guess: a test that lets msw answer with a network error (`HttpResponse.error()`) sees `fetch` reject, also
# after a server was started in the same process.
# What happens: `serve()` and `getRequestListener()` of `@hono/node-server` put a class of their own in place of the
# global `Response`. The interceptors of msw then do not recognise the error response as one: they send it as an answer
# with status 0, which Node refuses with a RangeError outside of the request. The request itself never settles: the
# caller waits until its own time limit, and its code for a lost network is not tested. The option
# `overrideGlobalObjects: false` avoids it.
# Version: msw 3.0.5, @hono/node-server 2.1.8, hono 4.13.19, Node 24.21.0.
# In a shop: tests of a server on Hono that calls a payment provider or an exchange-rate service, mocked by msw, and
# tests of a client and its server in one process.
# SmallShop runs the tests of its mocks in threads without the server: vite.config.ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0 msw@3.0.5 @hono/node-server@2.1.8 hono@4.13.19
cat > run.mjs <<'SCRIPT'
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
if (process.argv[2]) (await import('@hono/node-server')).getRequestListener(() => new Response());
const problems = [];
process.on('unhandledRejection', (error) => problems.push(`${error.name}: ${error.message}`));
const server = setupServer(http.get('https://rates.example/today', () => HttpResponse.error()));
server.listen();
const answer = fetch('https://rates.example/today').then(
  (response) => `an answer with status ${response.status}`,
  (error) => error.name,
);
const limit = new Promise((resolve) => setTimeout(resolve, 3000, 'nothing within 3 seconds'));
const outcome = await Promise.race([answer, limit]);
console.log(JSON.stringify({ outcome, problems }));
process.exit(0);
SCRIPT
alone=$(node_modules/.bin/node run.mjs)
together=$(node_modules/.bin/node run.mjs with-hono)
echo "msw alone:                    $alone"
echo "after getRequestListener():   $together"
[ "$alone" = '{"outcome":"TypeError","problems":[]}' ] || { echo CHANGED; exit 1; }
[ "$together" = '{"outcome":"nothing within 3 seconds","problems":["RangeError: Invalid status code: 0"]}' ] || { echo CHANGED; exit 1; }
