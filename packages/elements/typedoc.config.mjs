import { OptionDefaults } from 'typedoc';

/** One module an element, and the words of their doc blocks. */
export default {
  entryPoints: ['src/index.ts', 'src/!(events|locales|internal)/index.ts'],
  blockTags: [...OptionDefaults.blockTags, '@tag', '@slot', '@csspart', '@cssproperty', '@cssstate'],
};
