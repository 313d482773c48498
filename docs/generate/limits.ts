import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as rules from '../../packages/contract/src/rules.ts';
import { code, table } from './markdown.ts';

/** The numbers of `@smallshop/contract/rules`, with their doc comments. */
export function limitsBlock(contract: string): string {
  const comments = globSync('src/**/{*.limits,email}.ts', { cwd: contract })
    .sort()
    .flatMap((path) => [
      ...readFileSync(join(contract, path), 'utf8').matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const (\w+) =/g),
    ])
    .map(([, comment, name]) => [name!, comment!.replace(/\n \* ?/g, ' ').trim()] as const);
  const numbers = comments.flatMap(([name, comment]) => {
    const value = (rules as Record<string, unknown>)[name];
    return typeof value === 'number' ? [[code(name), value.toLocaleString('en'), comment]] : [];
  });
  return table(['name', 'value', 'meaning'], numbers);
}
