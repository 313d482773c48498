/** `name-3fA9xQ2b.js`: what a bundler names after its content never changes. */
export const hashedName = /[-.](?=[\w-]{8,}\.)(?=[\w-]*[0-9A-Z])[\w-]{8,}\.(?:js|css)(?:\.map)?$/;
