interface Policy {
  createScript(text: string): string;
}
interface Factory {
  createPolicy(name: string, rules: { createScript(text: string): string }): Policy;
}

let policy: Policy | undefined;

/**
 * Text for a data block, which no engine runs. Where Trusted Types are enforced, any `<script>` wants its
 * text vouched for, data or not.
 */
export function dataBlock(text: string): string {
  const factory = (globalThis as typeof globalThis & { trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy('smallshop-data', { createScript: (data) => data });
  return policy ? policy.createScript(text) : text;
}
