import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { root } from './support/imports.ts';

/** The names that a source file exports, without re-exports: those have their name from another file. */
function exportedNames(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const names = source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    const { name } = statement as ts.Statement & { name?: ts.Node };
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
  // The overloads of a function have one name.
  return [...new Set(names)];
}

/** Names that occur twice with one meaning, or that are read only together with their file. */
const reasons: Record<string, string> = {
  'client createCalls': 'the development build replaces it by one that validates',
  'client createAdminClient': 'the development build replaces it by one that validates',
  'client createClient': 'the development build replaces it by one that validates',
  'consent bridge': 'each bridge is imported by a path of its own and exports itself under this name',
  'consent stub': 'the inline script of a bridge, imported by the path of the bridge',
  'consent clearStored': 'the public function and the function of the engine that it calls',
  'consent DAY': 'a time unit, also in the fixture of tests',
  'elements languages': 'the translations of a banner and of an embed, which share no chunk',
  'elements nameOf': 'not renamed yet',
  'elements regionOf': 'not renamed yet',
  'state SenderDeps': 'what a sender of consent records and a sender of mutations need',
  'state createShop': 'the same function for a page that loads the cart later',
};

const isTest = (file: string) => /\.(test|harness|fixture|conformance)\.ts$|\/test-support\//.test(file);
/** Every language of the locales exports the same names. */
const isLocale = (file: string) => /\/locales\/[^/]+\//.test(file);

const packages = globSync('packages/*', { cwd: root }).map((folder) => folder.slice('packages/'.length));

it.each(packages)('%s exports no name twice', (name) => {
  const byName = new Map<string, string[]>();
  for (const file of globSync(`packages/${name}/src/**/*.ts`, { cwd: root })) {
    if (isTest(file) || isLocale(file)) continue;
    for (const each of exportedNames(file)) byName.set(each, [...(byName.get(each) ?? []), file]);
  }
  const twice = [...byName].filter(([each, files]) => files.length > 1 && !reasons[`${name} ${each}`]);
  expect(twice.map(([each, files]) => `${each}: ${files.join(', ')}`)).toEqual([]);
});
