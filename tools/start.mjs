// `npm start`: from a fresh clone to a shop that sells.
import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { settings, smallshop } from './demo-settings.mjs';
import { isTaken } from './free-port.mjs';
import { installDependencies } from './install.mjs';
import { root, run } from './run.mjs';
import { fail, say } from './say.mjs';
import { whenStopped } from './stopping.mjs';

const port = settings.PORT;
// Checked first: later, another program on this port would look like the shop that opened.
if (await isTaken(port, process.env.HOST || '127.0.0.1')) {
  fail(
    `Port ${port} is in use, perhaps by a shop that was started before.`,
    'Stop that, or open this one elsewhere:\n    PORT=4601 SMALLSHOP_DATA_DIR=.smallshop/data-4601 npm start',
  );
}
await installDependencies();
const { build } = await import('./build.mjs');
const { whenChanged } = await import('./fingerprint.mjs');
await build();

// Pages on this machine, whatever serves them: a reader of the README uses a web server of their own.
const origins = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:*`);

async function seed() {
  say('Filling the database …');
  const { code, output } = await run(
    'node',
    [
      smallshop,
      'seed',
      'examples/demo-shop/catalogue',
      '--images',
      '.smallshop/pictures',
      '--publishable-key',
      'pk_demo_osmanthe',
      ...origins.flatMap((origin) => ['--origin', origin]),
    ],
    { env: settings, quiet: true },
  );
  if (code !== 0)
    fail(
      `The database could not be filled:\n${output.trim()}`,
      `Is another shop running on ${settings.SMALLSHOP_DATA_DIR}? Stop it first, or remove the folder to start afresh.`,
    );
}

// A database elsewhere may be another each time, so it is filled on every start: seeding twice doubles nothing.
if (process.env.DATABASE_URL || process.env.SMALLSHOP_DATA_DIR) await seed();
else
  await whenChanged(
    'seed',
    {
      inputs: [
        'tools/start.mjs',
        'examples/demo-shop/catalogue',
        'examples/demo-shop/art',
        'packages/server/migrations',
        'packages/server/src',
      ],
      outputs: ['.smallshop/data'],
    },
    seed,
  );

const server = spawn('node', [smallshop, 'serve'], { cwd: root, stdio: 'inherit', env: settings });
whenStopped((signal) => server.kill(signal));
let running = true;
server.on('close', (code) => {
  running = false;
  process.exitCode = code ?? 0;
});

const address = `http://127.0.0.1:${port}`;
while (running) {
  if (
    await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  ) {
    say(`The shop is open at ${address}`);
    say(
      'Its data is in ' +
        `${settings.DATABASE_URL ? 'the database of DATABASE_URL' : relative(root, settings.SMALLSHOP_DATA_DIR)}. ` +
        'Ctrl+C stops it.',
    );
    break;
  }
  await wait(100);
}
