import type { StripeElementLocale, StripeError, StripePaymentElementOptions } from '@stripe/stripe-js';
import { Emitter } from './emitter.ts';
import { checkPlace, make, openFrame } from './frame.ts';
import type { GroupOptions } from './group.ts';

const words: Record<string, { number: string; expiry: string; cvc: string; incomplete: string }> = {
  en: {
    number: 'Card number',
    expiry: 'Expiration date',
    cvc: 'Security code',
    incomplete: 'Your card number is incomplete.',
  },
  de: {
    number: 'Kartennummer',
    expiry: 'Ablaufdatum',
    cvc: 'Prüfziffer',
    incomplete: 'Die Kartennummer ist unvollständig.',
  },
};
const wordsOf = (locale: StripeElementLocale) => words[locale] ?? words['en']!;
const fields = ['number', 'expiry', 'cvc'] as const;

/** The payment form: a frame with the fields of a card, or a bank to be sent to. */
export class FakePaymentElement extends Emitter {
  readonly options: StripePaymentElementOptions;
  readonly #group: GroupOptions;
  #frame: HTMLIFrameElement | null = null;
  ready = false;

  constructor(group: GroupOptions, options: StripePaymentElementOptions = {}) {
    super();
    this.#group = group;
    this.options = options;
  }

  mount(place: HTMLElement): void {
    checkPlace(place);
    this.#frame = openFrame(place, 'Secure payment input frame', (body) => this.#build(body));
  }

  #build(body: HTMLElement): void {
    const tabs = make(body, 'div');
    for (const type of ['card', 'ideal']) {
      const label = make(tabs, 'label');
      make(label, 'input', { type: 'radio', name: 'type', value: type, checked: type === 'card' });
      make(label, 'span', { textContent: type === 'card' ? 'Card' : 'iDEAL' });
    }
    for (const name of fields) {
      const label = make(body, 'label');
      label.style.display = 'block';
      make(label, 'span', { className: name });
      make(label, 'input', { name, autocomplete: 'off' });
    }
    make(body, 'p', { className: 'error' }).setAttribute('role', 'alert');
    this.show();
    // As a frame that comes over the network: later than the call.
    setTimeout(() => {
      this.ready = true;
      this.emit('ready', { elementType: 'payment' });
    });
  }

  /** Language and looks, without touching what is typed. */
  show(): void {
    const body = this.#frame?.contentDocument?.body;
    if (!body) return;
    const { locale, appearance } = this.#group;
    for (const name of fields) body.querySelector(`span.${name}`)!.textContent = wordsOf(locale)[name];
    Object.assign(body.style, {
      color: appearance.variables?.colorText ?? '',
      background: appearance.variables?.colorBackground ?? '',
    });
  }

  field(name: (typeof fields)[number]): HTMLInputElement | null {
    return this.#frame?.contentDocument?.querySelector(`input[name=${name}]`) ?? null;
  }

  get type(): string {
    return this.#frame?.contentDocument?.querySelector<HTMLInputElement>('input[name=type]:checked')?.value ?? 'card';
  }

  validate(): StripeError | undefined {
    const body = this.#frame!.contentDocument!.body;
    const complete = this.type !== 'card' || fields.every((name) => this.field(name)!.value.trim());
    const { incomplete } = wordsOf(this.#group.locale);
    body.querySelector('.error')!.textContent = complete ? '' : incomplete;
    return complete ? undefined : { type: 'validation_error', code: 'incomplete_number', message: incomplete };
  }

  /** As `payment_method_data` in the confirmation. */
  data(): object {
    if (this.type !== 'card') return { type: this.type };
    const [month = '', year = ''] = this.field('expiry')!
      .value.split('/')
      .map((part) => part.trim());
    return {
      type: 'card',
      card: {
        number: this.field('number')!.value.replaceAll(' ', ''),
        exp_month: month,
        exp_year: year,
        cvc: this.field('cvc')!.value,
      },
    };
  }

  /** Details that the form does not ask for have to come with the confirmation. */
  missing(given: object | undefined): string[] {
    const asked = this.options.fields?.billingDetails;
    const never =
      typeof asked === 'object'
        ? Object.entries(asked)
            .filter(([, option]) => option === 'never')
            .map(([name]) => name)
        : [];
    return never.filter((name) => !(name in (given ?? {})));
  }

  focus(): void {
    this.field('number')?.focus();
  }

  destroy(): void {
    this.#frame?.remove();
    this.#frame = null;
  }
}
