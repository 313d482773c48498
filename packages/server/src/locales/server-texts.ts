// Written by `node tools/languages.ts`: do not edit.
import type { InterfaceLanguage } from '@smallshop/contract';
import ar from './ar.ts';
import de from './de.ts';
import en, { type ServerTexts } from './en.ts';
import es from './es.ts';
import fr from './fr.ts';
import ja from './ja.ts';
import ptBR from './pt-BR.ts';
import zhCN from './zh-CN.ts';

export const serverTexts: Readonly<Record<InterfaceLanguage, ServerTexts>> = {
  en,
  'zh-CN': zhCN,
  de,
  fr,
  es,
  ja,
  'pt-BR': ptBR,
  ar,
};
