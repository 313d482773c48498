import { html, type TemplateResult } from 'lit';
import { maxLineQuantity } from '@smallshop/contract/rules';

export interface StepperOptions {
  value: number;
  /** Null: no limit. */
  max: number | null;
  label: string;
  decrease: string;
  increase: string;
  change(value: number): void;
}

/** Two buttons and a field that takes a typed number. At its ends a button stays focusable and says it is disabled. */
export function quantityStepper({ value, max, label, decrease, increase, change }: StepperOptions): TemplateResult {
  const most = max ?? maxLineQuantity;
  const step = (by: number) => () => {
    const next = value + by;
    if (next >= 1 && next <= most) change(next);
  };
  const type = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const typed = Math.min(Math.trunc(field.valueAsNumber), most);
    if (typed >= 0 && typed !== value) change(typed);
    // The field keeps what it shows until the cart has changed; nonsense goes back at once.
    else field.value = String(value);
  };
  return html`<div class="stepper" part="stepper" role="group" aria-label=${label}>
    <button type="button" part="decrease" aria-label=${decrease} aria-disabled=${value <= 1} @click=${step(-1)}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 8h9" /></svg>
    </button>
    <input part="quantity" type="number" inputmode="numeric" enterkeyhint="done" min="1" max=${most} aria-label=${label}
      .value=${String(value)} @change=${type} />
    <button type="button" part="increase" aria-label=${increase} aria-disabled=${value >= most} @click=${step(1)}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 8h9M8 3.5v9" /></svg>
    </button>
  </div>`;
}
