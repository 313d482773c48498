// `npm start`: from a fresh clone to a shop that sells.
import { spawn } from 'node:child_process';
import { installDependencies } from './install.mjs';
import { settings, smallshop } from './demo-settings.mjs';
import { root, run } from './run.mjs';
import { fail, say } from './say.mjs';

await installDependencies();
const { build } = await import('./build.mjs');
const { whenChanged } = await import('./fingerprint.mjs');
await build();

const port = settings.PORT;
const origins = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);

async function seed() {
  say('Filling the database …');
  const { code, output } = await run('node', [
    ...smallshop, 'seed', 'examples/demo-shop/catalogue', '--images', '.smallshop/pictures',
    '--publishable-key', 'pk_demo_osmanthe', ...origins.flatMap((origin) => ['--origin', origin]),
  ], { env: settings, quiet: true });
  if (code !== 0) fail(`The database could not be filled:\n${output.trim()}`, `Is another shop running on ${settings.SMALLSHOP_DATA_DIR}? Stop it first, or remove the folder to start afresh.`);
}

// A database elsewhere, or data made for another port, is filled on every start: seeding twice doubles nothing.
if (process.env.DATABASE_URL || process.env.SMALLSHOP_DATA_DIR || port !== '4600') await seed();
else await whenChanged('seed', { inputs: ['examples/demo-shop/catalogue', 'examples/demo-shop/art', 'packages/server/migrations', 'packages/server/src'], outputs: ['.smallshop/data'] }, seed);

const server = spawn('node', [...smallshop, 'serve'], { cwd: root, stdio: 'inherit', env: settings });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('close', (code) => process.exit(code ?? 0));
