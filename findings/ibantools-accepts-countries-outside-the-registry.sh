#!/usr/bin/env bash
# One would guess: `isValidIBAN` of ibantools is true only for countries of the IBAN registry, because the country is
# the first part of what it checks and its own table says which countries are in the registry.
# What happens: countries whose entry has `IBANRegistry: false` are accepted as well, with a length that no standard
# has, and `validateIBAN` reports no error for them.
# Version: ibantools 4.5.4.
# In a shop: the account that customers pay transfers to, and accounts of refunds. An address that no bank of a SEPA
# country can send money to looks valid in the settings. Ask the table for `IBANRegistry` and `SEPA` too.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error ibantools@4.5.4
cat > run.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { getCountrySpecifications, isSEPACountry, validateIBAN } from 'ibantools';
console.log('ibantools', JSON.parse(readFileSync('node_modules/ibantools/package.json', 'utf8')).version);
const outside = Object.entries(getCountrySpecifications()).filter(([, one]) => one.chars && !one.IBANRegistry);
console.log(`outside the registry, by its own table: ${outside.map(([country]) => country).join(' ')}`);
// Angola: two check digits, then 21 digits, as the table has it.
const digits = '0'.repeat(21);
const remainder = Number(BigInt(`${digits}102400`) % 97n);
const iban = `AO${String(98 - remainder).padStart(2, '0')}${digits}`;
const { valid, errorCodes } = validateIBAN(iban);
console.log(`${iban}: valid ${valid}, errors ${errorCodes.length}, SEPA ${isSEPACountry('AO')}`);
const isInRegistry = getCountrySpecifications().AO.IBANRegistry;
if (!valid || isInRegistry || outside.length !== 27) {
  console.log('CHANGED: expected a valid address of a country outside the registry, and 27 such countries');
  process.exit(1);
}
SCRIPT
node run.mjs
