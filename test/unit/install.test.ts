import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tools = join(root, 'tools');

let folder: string;
/** Programs of the machine, which write down how they were called. */
let bin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smallshop-install-'));
  bin = join(folder, 'bin');
  await mkdir(bin);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script = '') {
  await writeFile(join(bin, name), `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${script}\n`, { mode: 0o755 });
}
const calls = async () => (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).trim().split('\n');

/** Runs the pinned Node and answers all that it printed, and its exit code. */
function node(args: string[], env: Record<string, string>) {
  return new Promise<{ printed: string; code: unknown }>((resolve) => {
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ printed: stdout + stderr, code: error ? error.code : 0 }),
    );
  });
}

describe('npm start in a fresh clone', () => {
  const PATH = () => `${bin}${delimiter}${process.env['PATH']}`;
  const start = (env: Record<string, string>) => node([join(folder, 'tools/start.mjs')], { PORT: '0', ...env });
  beforeEach(async () => {
    const dependencies = { zod: '4.0.0' };
    await cp(tools, join(folder, 'tools'), { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies }));
    await writeFile(
      join(folder, 'package-lock.json'),
      JSON.stringify({
        lockfileVersion: 3,
        packages: { '': { dependencies }, 'node_modules/zod': { version: '4.0.0' } },
      }),
    );
  });

  it('names the registry that it cannot reach, and how to set another or a proxy', async () => {
    const { printed, code } = await start({
      npm_config_registry: 'http://127.0.0.1:1',
      npm_config_fetch_retries: '0',
      npm_config_cache: join(folder, 'cache'),
    });
    expect(code).toBe(1);
    expect(printed).toContain('connect ECONNREFUSED 127.0.0.1:1');
    expect(printed).toContain('npm fetches from http://127.0.0.1:1');
    expect(printed).toContain('npm config set registry');
    expect(printed).toContain('npm config set https-proxy');
    expect(printed).not.toMatch(/^npm error\s+at /m);
  });

  it('says that the disk is full', async () => {
    await program('npm', 'echo "npm error code ENOSPC" >&2; exit 228');
    expect(await start({ PATH: PATH() })).toMatchObject({
      code: 1,
      printed: expect.stringContaining('The disk is full.'),
    });
  });

  it('gives the command that makes a folder of somebody else the user’s own', async () => {
    await program('npm', 'echo "npm ERR! code EACCES" >&2; exit 243');
    expect((await start({ PATH: PATH() })).printed).toContain(`sudo chown -R "$(id -u)" ${folder}`);
  });
});

describe('npm start', () => {
  it('says that its port is taken, and how to take another one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { printed, code } = await node([join(tools, 'start.mjs')], { PORT: String(port), HOST: '127.0.0.1' });
    other.close();
    expect(code).toBe(1);
    expect(printed).toContain(`Port ${port} is in use`);
    expect(printed).toContain('PORT=4601 SMALLSHOP_DATA_DIR=.smallshop/data-4601 npm start');
    expect(printed).not.toContain('The shop is open');
  });

  it('ends what it started when npm is ended by its process id', async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node start.mjs' } }));
    await writeFile(
      join(folder, 'start.mjs'),
      `
      import { whenStopped } from ${JSON.stringify(join(tools, 'stopping.mjs'))};
      const server = setInterval(() => {}, 1000);
      whenStopped((signal) => { clearInterval(server); console.log('stopped by', signal); });
      console.log('open');
    `,
    );
    const npm = spawn('npm', ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    let printed = '';
    for await (const text of npm.stdout.setEncoding('utf8')) {
      if (text.includes('open')) npm.kill('SIGTERM');
      printed += text;
    }
    expect(printed).toContain('stopped by SIGTERM');
  });
});

describe('the lock file', () => {
  it('is complete for npm 9 and 10, which install optional peers that fit nowhere (see the overrides)', async () => {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['ls', '--all', '--package-lock-only', '--json', '--loglevel=silent'],
      { cwd: root, maxBuffer: 2 ** 26 },
    ).catch((error: { stdout: string }) => error);
    expect(JSON.parse(stdout).problems ?? []).toEqual([]);
  });
});

describe('npm test where Firefox and PostgreSQL are missing', () => {
  const packages = 'firefox-esr postgresql';
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
  const install = (user: number) =>
    node(
      [
        '--input-type=module',
        '--eval',
        `
    import { byHand, installWithApt, needs } from ${JSON.stringify(join(tools, 'system.mjs'))};
    process.getuid = () => ${user};
    const missing = needs.filter(({ name }) => ['Firefox', 'PostgreSQL'].includes(name));
    await installWithApt(missing);
    console.log('by hand:', byHand(missing));
  `,
      ],
      { PATH: bin },
    );

  it('installs both at once for root', async () => {
    await program('apt-get');
    const { printed } = await install(0);
    expect(printed).toContain('Missing for the tests: Firefox, PostgreSQL.');
    expect(await calls()).toEqual(['apt-get update', expect.stringMatching(`^apt-get install -y .*${packages}$`)]);
  });

  it('installs PostgreSQL where the system knows no Firefox of that name, and says so', async () => {
    await program(
      'apt-get',
      'case "$*" in *firefox-esr*) echo "E: Unable to locate package firefox-esr" >&2; exit 100;; esac',
    );
    const { printed } = await install(0);
    expect(printed).toContain('apt-get could not: E: Unable to locate package firefox-esr');
    expect((await calls()).at(-1)).toMatch(/--no-install-recommends .*postgresql$/);
  });

  it('says which mirror it could not reach', async () => {
    await program(
      'apt-get',
      `
      case "$*" in
        update) echo "W: Failed to fetch http://deb.example/InRelease  Could not connect";;
        *) echo "E: Unable to locate package" >&2; exit 100;;
      esac`,
    );
    expect((await install(0)).printed).toContain(
      'apt-get could not: W: Failed to fetch http://deb.example/InRelease  Could not connect E: Unable to ' +
        'locate package',
    );
  });

  it('installs through sudo where it asks for no password', async () => {
    await program('apt-get');
    await program('sudo');
    await install(1000);
    expect((await calls()).at(-1)).toMatch(/^sudo -n DEBIAN_FRONTEND=noninteractive apt-get install/);
  });

  it('gives the command with sudo to who has to type a password', async () => {
    await program('apt-get');
    await program('sudo', 'echo "sudo: a password is required" >&2; exit 1');
    const { printed } = await install(1000);
    expect(printed).toContain('sudo asks for a password here');
    expect(printed).toContain(`by hand: sudo ${byHand.replace('&& ', '&& sudo ')}`);
    expect(await calls()).toEqual(['sudo -n true']);
  });

  it('gives the command with su where there is no sudo', async () => {
    await program('apt-get');
    const { printed } = await install(1000);
    expect(printed).toContain('there is no sudo here');
    expect(printed).toContain(`by hand: su -c '${byHand}'`);
  });

  it('names what to install where there is no apt', async () => {
    const { printed } = await install(0);
    expect(printed).toContain(
      `by hand: Firefox, PostgreSQL, with this system's package manager (Debian calls them ${packages})`,
    );
  });
});
