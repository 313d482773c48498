/**
 * A body in Stripe's form: `metadata[store]=s` and `expand[]=x` become `{ metadata: { store: 's' }, expand: ['x'] }`.
 */
export type Form = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

export function parseForm(body: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(body)) put(form, name.replaceAll(']', '').split('['), value);
  return form;
}

function put(form: Form, [name = '', ...path]: string[], value: string): void {
  const [next] = path;
  if (next === undefined) form[name] = value;
  else if (/^\d*$/.test(next)) form[name] = [...(Array.isArray(form[name]) ? form[name] : []), value];
  else put((form[name] = isForm(form[name]) ? form[name] : {}), path, value);
}

export function isForm(value: FormValue | undefined): value is Form {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A text in the depth of a form: `textAt(form, 'payment_method_data', 'card', 'number')`. */
export function textAt(form: Form, ...path: string[]): string | undefined {
  const found = path.reduce<FormValue | undefined>((inner, name) => (isForm(inner) ? inner[name] : undefined), form);
  return typeof found === 'string' ? found : undefined;
}

export function textsAt(form: Form, name: string): Record<string, string> {
  const inner = form[name];
  return isForm(inner)
    ? Object.fromEntries(
        Object.entries(inner).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
}
