// Installs what is missing. Runs on whatever Node the machine has, before any dependency is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { fail, say } from './say.mjs';

const oldest = 20;

/** Brings node_modules to what the lock file says; does nothing when it already is. */
export async function installDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldest)
    fail(
      `Node ${process.versions.node} is too old.`,
      `Install Node ${oldest} or newer from https://nodejs.org and run the command again.`,
    );
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.smallshop-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('Installing dependencies (npm ci), about a minute the first time …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (code !== 0) fail(`npm ci ended with ${code}:\n${withoutStack(output)}`, await remedy(output));
  writeFileSync(mark, lock);
  say('Dependencies are installed.');
}

/** npm's words without the insides of npm that they came from. */
function withoutStack(output) {
  return output
    .trim()
    .split('\n')
    .filter((line) => !/^npm (error|ERR!)(\s+at .*| {2,}\w+: .*| \}|\s*)$/.test(line))
    .join('\n');
}

/** What to do about npm's error, by its code. */
async function remedy(output) {
  const code = /^npm (?:error|ERR!) code (\w+)/m.exec(output)?.[1] ?? '';
  const again = 'Then run the command again.';
  if (code === 'ENOSPC') return `The disk is full. Free about 1 GB. ${again}`;
  if (code === 'EACCES' || code === 'EPERM')
    return `Make the folder it names yours, as in: sudo chown -R "$(id -u)" ${root} ~/.npm. ${again}`;
  const registry = (
    await run('npm', ['config', 'get', 'registry', '--loglevel=silent'], { quiet: true })
  ).output.trim();
  return [
    `npm fetches from ${registry}. Check that this machine reaches it:`,
    '    behind a proxy     npm config set https-proxy http://proxy.example:3128',
    '    another registry   npm config set registry https://registry.example/',
    '    a company’s CA     npm config set cafile /path/to/ca.pem',
    `  ${again}`,
  ].join('\n');
}
