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
  if (major < oldest) fail(`Node ${process.versions.node} is too old.`, `Install Node ${oldest} or newer from https://nodejs.org and run the command again.`);
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const mark = join(root, 'node_modules', '.smallshop-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('Installing dependencies (npm ci), about a minute the first time …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (code !== 0) fail(`npm ci ended with ${code}:\n${output.trim()}`, 'Check the network and the npm registry setting (npm config get registry), then run the command again.');
  writeFileSync(mark, lock);
  say('Dependencies are installed.');
}

/** Installs Debian packages where the system has apt and we may use it. Answers whether they are there now. */
export async function installSystemPackages(packages) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    return run(command, rest, { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  say(`Installing ${packages.join(', ')} with apt-get …`);
  await apt('update');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (code !== 0) say(`apt-get could not: ${output.trim().split('\n').at(-1)}`);
  return code === 0;
}
