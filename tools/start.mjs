// `npm start`: from a fresh clone to a shop that sells.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './install.mjs';
import { env, root } from './run.mjs';
import { say } from './say.mjs';

await installDependencies();
const { build } = await import('./build.mjs');
await build();

const data = process.env.SMALLSHOP_DATA_DIR ?? join(root, '.smallshop', 'data');
if (!existsSync(data)) say('Making the database in .smallshop/ and filling it …');
const server = spawn('node', ['--conditions=@smallshop/source', '--disable-warning=ExperimentalWarning', 'examples/demo-shop/serve.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...env, SMALLSHOP_DATA_DIR: data },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('close', (code) => process.exit(code ?? 0));
