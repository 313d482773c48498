// What the commands print: one line an act, the fix with every failure.
export const say = (line) => console.log(`▸ ${line}`);

/** Ends the command with what went wrong and what to do about it. */
export function fail(problem, fix) {
  console.error(`\n✗ ${problem}\n  ${fix}`);
  process.exit(1);
}
