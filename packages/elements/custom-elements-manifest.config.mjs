// What `cem analyze` reads, and what of it is public.
export default {
  litelement: true,
  // The file's address stands in package.json already, in the layout of that file.
  packagejson: false,
  globs: ['src/*/*.ts'],
  exclude: ['src/**/*.{test,harness,fixture,strings,styles}.ts'],
  plugins: [
    {
      name: 'public-only',
      packageLinkPhase: ({ customElementsManifest }) => customElementsManifest.modules.forEach(keepPublic),
    },
  ],
};

/** Lit's private state is no attribute, and an event is one that its doc block names. */
function keepPublic({ declarations = [] }) {
  for (const element of declarations.filter(({ tagName }) => tagName)) {
    const hidden = new Set(
      element.members?.filter(({ privacy }) => privacy && privacy !== 'public').map(({ name }) => name),
    );
    element.members = element.members?.filter(({ name }) => !hidden.has(name));
    element.attributes = element.attributes?.filter(({ fieldName }) => !hidden.has(fieldName));
    element.events = element.events?.filter(({ description }) => description);
  }
}
