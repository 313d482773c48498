import type { ConsentNotice, ConsentNoticeInput, ConsentServiceInput } from '@smallshop/contract';
import { textIn, type LocalizedText } from '../../../platform/database/text.ts';
import { hashJson } from '../../../platform/json/canonical-json.ts';

/** A notice in one language, as it is hashed and kept: all but what differs from request to request. */
export type NoticeContent = Required<Pick<ConsentNotice, 'language' | 'configurationHash' | 'controller'>> &
  Omit<ConsentNotice, 'hash' | 'region' | 'gpc'>;

type ServiceView = ConsentNotice['categories'][number]['services'][number];

/** Every language that some of the notice's words are written in. */
export function languagesOf(notice: ConsentNoticeInput): string[] {
  const words = notice.categories.flatMap(({ name = {}, description = {}, services }) => [
    name,
    description,
    ...services.flatMap(({ purpose, overseas }) => [
      purpose,
      ...(overseas ? [overseas.purpose, overseas.method, overseas.dataTypes, overseas.rights] : []),
    ]),
  ]);
  return [...new Set(words.flatMap((each) => Object.keys(each)))].sort();
}

/**
 * The language to answer in: the tag asked for, another one of the same language, the store's own, any.
 * Always one that the notice has, so that asking for odd tags makes no new notices.
 */
export function pickLanguage(offered: readonly string[], wanted: string, fallback: string): string {
  // Simplified Chinese does not serve readers of Traditional Chinese.
  const base = (tag: string) => (/^zh-(hant|tw|hk|mo)/i.test(tag) ? 'zh-hant' : tag.split('-')[0]!.toLowerCase());
  const match = (tag: string) =>
    offered.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
    offered.find((one) => one === base(tag)) ??
    offered.find((one) => base(one) === base(tag));
  return match(wanted) ?? match(fallback) ?? offered[0] ?? fallback;
}

/** The notice in one language. Pure. */
export function viewNotice(notice: ConsentNoticeInput, language: string, fallback: string): NoticeContent {
  const say = (text: LocalizedText) => textIn(text, [language, language.split('-')[0]!, fallback]);
  const { policyUrl, policyVersion, controller, categories } = notice;
  return {
    language,
    policyUrl,
    ...(policyVersion !== undefined && { policyVersion }),
    controller,
    configurationHash: hashJson(configurationOf(notice)),
    categories: categories.map(({ id, name, description, required, sale, separate, services }) => ({
      id,
      required,
      sale,
      ...(separate !== undefined && { separate }),
      ...(name && { name: say(name) }),
      ...(description && { description: say(description) }),
      services: services.map((service) => viewService(service, say)),
    })),
  };
}

function viewService(
  { purpose, overseas, personalData, ...rest }: ConsentServiceInput,
  say: (text: LocalizedText) => string,
): ServiceView {
  return {
    ...rest,
    purpose: say(purpose),
    ...(personalData && { personalData }),
    ...(overseas && {
      overseas: {
        ...overseas,
        purpose: say(overseas.purpose),
        method: say(overseas.method),
        dataTypes: say(overseas.dataTypes),
        rights: say(overseas.rights),
      },
    }),
  };
}

/** What is asked, without a word of how it is said: the same in every language. */
export function configurationOf({
  policyVersion,
  controller,
  categories,
}: ConsentNoticeInput): Record<string, unknown> {
  return {
    ...(policyVersion !== undefined && { policyVersion }),
    controller,
    categories: categories.map(({ name: _name, description: _description, services, ...category }) => ({
      ...category,
      services: services.map(({ name: _serviceName, purpose: _purpose, overseas, ...service }) => ({
        ...service,
        ...(overseas && {
          overseas: { recipient: overseas.recipient, country: overseas.country, contact: overseas.contact },
        }),
      })),
    })),
  };
}
