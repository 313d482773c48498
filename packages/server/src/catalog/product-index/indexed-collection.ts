import type { LocalizedText } from '../../platform/database/text.ts';

export interface IndexedCollection {
  id: string;
  handle: string;
  title: LocalizedText;
}
