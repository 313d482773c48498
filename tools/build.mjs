// Builds what `npm start` serves and runs: the elements for /cdn, the demo shop's pages and pictures, the server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isUnchanged, whenChanged } from './fingerprint.mjs';
import { installDependencies } from './install.mjs';
import { env, keepFreedMemory, root, run } from './run.mjs';
import { fail, say } from './say.mjs';

const typescript = ['--conditions=@smallshop/source', '--disable-warning=ExperimentalWarning'];
const browserPackages = ['contract', 'client', 'consent', 'state', 'elements'].map((name) => `packages/${name}/src`);

async function step(command, args, environment = {}) {
  const { code, output } = await run(command, args, { quiet: true, env: { ...env, ...environment } });
  if (code !== 0)
    fail(
      `${command} ${args.at(-1)} ended with ${code}:\n${output.trim()}`,
      'Mend what it names and run the command again.',
    );
}

export async function buildServer() {
  await whenChanged(
    'server',
    {
      inputs: ['tools/bundle-server.mjs', 'packages/contract/src', 'packages/server/src', 'package-lock.json'],
      outputs: ['.smallshop/server/smallshop.js'],
    },
    async () => {
      say('Building the server …');
      await step('node', ['tools/bundle-server.mjs', 'packages/server/src/cli.ts', '.smallshop/server', 'smallshop']);
    },
  );
}

async function drawPictures(draft) {
  const pictures = {
    inputs: ['examples/demo-shop/art', 'examples/demo-shop/catalogue'],
    outputs: ['.smallshop/pictures/hero.jpg'],
  };
  if (draft && isUnchanged('pictures', pictures)) return;
  await whenChanged(draft ? 'draft-pictures' : 'pictures', pictures, async () => {
    say(draft ? 'Drawing drafts of the product pictures …' : 'Drawing the product pictures, a minute the first time …');
    const folder = join(root, '.smallshop/pictures');
    await step(
      'node',
      [...typescript, 'examples/demo-shop/art/render.ts', folder, ...(draft ? ['--draft'] : [])],
      keepFreedMemory,
    );
  });
}

/** With drafts, pictures that are not drawn yet are drawn quickly and not sharp, which is enough for tests. */
export async function build({ draftPictures = false } = {}) {
  await buildServer();
  await whenChanged(
    'cdn',
    {
      inputs: [...browserPackages, 'packages/elements/build', 'packages/elements/vite.config.ts', 'package-lock.json'],
      outputs: ['packages/elements/dist/cdn/smallshop.js'],
    },
    async () => {
      say('Building the elements …');
      await step('vite', ['build', '--config', 'packages/elements/vite.config.ts']);
    },
  );
  await drawPictures(draftPictures);
  await whenChanged(
    'site',
    {
      inputs: [
        'examples/demo-shop',
        // Which of them are drafts.
        '.smallshop/pictures/.pictures.json',
        'packages/contract/src/cart/cart.limits.ts',
        // The pages name its chunks.
        'packages/elements/dist/cdn/manifest.json',
        'packages/elements/build/preload-lines.ts',
        'packages/server/src/people/consent/notice/own-services.ts',
      ],
      outputs: ['examples/demo-shop/dist/index.html'],
    },
    async () => {
      say('Building the demo shop’s pages …');
      await step('node', [
        ...typescript,
        'examples/demo-shop/pages/build.ts',
        join(root, 'examples/demo-shop/dist'),
        join(root, '.smallshop/pictures'),
        join(root, 'packages/elements/dist/cdn'),
      ]);
    },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await installDependencies();
  await build();
  say('Everything is built.');
}
