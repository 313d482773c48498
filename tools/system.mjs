// What the tests need besides npm packages: browsers and PostgreSQL, from the system's package manager.
import { executableOf, hasHeadlessShell } from '../test/browser/engines.mjs';
import { postgresPrograms } from './postgres.mjs';
import { inPath, run } from './run.mjs';
import { say } from './say.mjs';

/** Each with Debian's packages that bring it. `best`: whether it is there in its best form, if there are several. */
export const needs = [
  {
    name: 'Chromium',
    there: () => executableOf('chromium'),
    best: hasHeadlessShell,
    packages: ['chromium-headless-shell'],
  },
  { name: 'Firefox', there: () => executableOf('firefox'), packages: ['firefox-esr'] },
  {
    name: 'WebKit',
    there: () => executableOf('webkit') && inPath('WebKitWebDriver') && inPath('xvfb-run'),
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  },
  { name: 'PostgreSQL', there: () => postgresPrograms(), packages: ['postgresql'] },
];

const namesOf = (some) => some.map(({ name }) => name).join(', ');
const packagesOf = (some) => some.flatMap(({ packages }) => packages);
const isRoot = () => process.getuid?.() === 0;
// A machine that was just started may be at its own updates.
const installing = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];

/** Returns the command that installs what is missing, for a user who can become root; a sentence if there is no apt. */
export function byHand(missing) {
  const packages = packagesOf(missing).join(' ');
  if (!inPath('apt-get'))
    return `${namesOf(missing)}, with this system's package manager (Debian calls them ${packages})`;
  const install = `apt-get install -y --no-install-recommends ${packages}`;
  if (isRoot()) return `apt-get update && ${install}`;
  return inPath('sudo') ? `sudo apt-get update && sudo ${install}` : `su -c 'apt-get update && ${install}'`;
}

/** How apt-get is called without asking anybody, or undefined after saying why it cannot be. */
async function aptGet() {
  if (!inPath('apt-get')) return say('There is no apt-get here to install it with.');
  if (isRoot()) return ['apt-get'];
  if (!inPath('sudo')) return say('Only root may install it, and there is no sudo here.');
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0
    ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
    : say('Only root may install it, and sudo asks for a password here.');
}

/** Installs what it can of `absent`. The caller must check again. */
export async function installWithApt(absent) {
  say(`Missing for the tests: ${namesOf(absent)}.`);
  const apt = await aptGet();
  if (!apt) return;
  const call = (...args) =>
    run(apt[0], [...apt.slice(1), ...args], {
      quiet: true,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // A mirror that cannot be reached is a warning to apt-get update, and an unknown package afterwards.
  const unreached = /^W: Failed to fetch.*/m.exec((await call('update')).output)?.[0] ?? '';
  const install = async (some) => {
    say(`Installing ${packagesOf(some).join(', ')} with apt-get, a few minutes the first time …`);
    const { code, output } = await call(...installing, ...packagesOf(some));
    if (code !== 0)
      say(
        'apt-get could not: ' +
          `${[unreached, ...output.split('\n')].filter((line) => /^([EW]|sudo): |^spawn /.test(line)).join(' ')}`,
      );
    return code === 0;
  };
  // One package that this system does not know keeps apt from installing all others. So each is installed separately
  // then.
  if (!(await install(absent)) && absent.length > 1) for (const need of absent) await install([need]);
}
