import type { LitElement } from 'lit';
import type { ConsentLayer } from '@smallshop/consent';
import type { ConsentChoice } from '../events/consent-events.ts';
import type { AnswerKind } from './first-layer/answers.ts';
import type { Words } from './category.ts';
import type { ConsentController } from './consent-controller.ts';
import type { SourceController } from './source/source-controller.ts';

/** The element as the parts that are loaded later see it. */
export interface View {
  readonly host: LitElement & {
    show(opener?: EventTarget | null): void;
    reload(): void;
    readonly policyHref: string | null;
  };
  readonly words: Words;
  readonly asking: ConsentController;
  readonly sources: SourceController;
  answer(kind: AnswerKind, choice: ConsentChoice, layer: ConsentLayer): void;
  /** Closes the second layer. */
  close(): void;
}
