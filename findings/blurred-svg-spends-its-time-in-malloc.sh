#!/usr/bin/env bash
# One would guess: the time that sharp needs for an SVG with blurs is spent on blurring.
# What happens: with glibc, most of it goes into memory. The filters take large blocks again and again; glibc returns
# them to the system when they are freed, and the system clears them anew for the next filter. With two settings of
# glibc that keep freed memory, 36 small blurred circles on a product picture need a sixth of the processor time, and
# the pixels are the same. (For a few blurs as large as the picture, the blurring itself costs more, and it is 1.3.)
# Version: sharp 0.35.5 with librsvg 2.63.2, Node 24.21.0, glibc 2.36.
# In a shop: product pictures, gift cards or banners that are drawn from SVG templates, on the merchant's server.
# SmallShop sets both for its demo pictures: tools/build.mjs.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error node@24.21.0 sharp@0.35.5
cat > run.cjs <<'SCRIPT'
const sharp = require('sharp');
const shapes = Array.from({ length: 36 }, (_, nth) => `<g filter="url(#soft)"><circle cx="${60 + nth * 30}" cy="700" r="40" fill="#c63" opacity=".5"/></g>`);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500" viewBox="0 0 1200 1500">
<defs><filter id="soft"><feGaussianBlur stdDeviation="4"/></filter></defs>
<rect width="1200" height="1500" fill="#eee"/>${shapes.join('')}</svg>`;
(async () => {
  const before = process.cpuUsage();
  const pixels = await sharp(Buffer.from(svg)).raw().toBuffer();
  const { user, system } = process.cpuUsage(before);
  const { createHash } = require('node:crypto');
  console.log(JSON.stringify({ ms: Math.round((user + system) / 1000), pixels: createHash('sha256').update(pixels).digest('hex').slice(0, 12), versions: [sharp.versions.rsvg, process.version] }));
})();
SCRIPT
run() { node_modules/.bin/node run.cjs; }
plain=$(run)
kept=$(MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=1000000000 run)
echo "default:            $plain"
echo "freed memory kept:  $kept"
node_modules/.bin/node -e '
const [plain, kept] = process.argv.slice(1).map((text) => JSON.parse(text));
console.log(`${(plain.ms / kept.ms).toFixed(1)} times the processor time, the same pixels: ${plain.pixels === kept.pixels}`);
if (plain.pixels !== kept.pixels || plain.ms < 2 * kept.ms) { console.log("CHANGED"); process.exit(1); }' "$plain" "$kept"
