import { defaultCommands, type StubOptions } from './commands.ts';

/**
 * The script to inline before any tag of Google's, with the page's nonce where its CSP asks for one; below 1 kB.
 * Throws a RangeError that names the invalid option.
 */
export function stub(options: StubOptions = {}): string {
  const { layer, commands } = defaultCommands(options);
  // A closing tag inside JSON would end the inline script.
  const call = (command: readonly unknown[]) =>
    `gtag(${JSON.stringify(command).slice(1, -1).replaceAll('<', '\\u003c')});`;
  return `window.${layer}=window.${layer}||[];function gtag(){${layer}.push(arguments)}${commands.map(call).join('')}`;
}
