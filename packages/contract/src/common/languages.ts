/**
 * BCP 47 tags of the languages that SmallShop has texts in: for the elements, for e-mails and for the consent notice.
 * English is the language of the sources. CONTRIBUTING.md says how to add one.
 */
export const interfaceLanguages = ['en', 'zh-CN', 'de', 'fr', 'es', 'ja', 'pt-BR', 'ar'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];
