// `npm run smallshop -- …`: the command of @smallshop/server, on the data of `npm start`.
import { installDependencies } from './install.mjs';
import { run } from './run.mjs';
import { settings, smallshop } from './demo-settings.mjs';

await installDependencies();
await (await import('./build.mjs')).buildServer();
// npm runs scripts in the repository; files are named from where the command was typed.
const { code } = await run('node', [smallshop, ...process.argv.slice(2)], {
  env: settings,
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exitCode = code;
