/** Formats what was typed and keeps the caret behind the same digit. Returns the new value. */
export function reformat(field: HTMLInputElement, format: (text: string) => string): string {
  const typed = field.value;
  const before = digitsIn(typed.slice(0, field.selectionStart ?? typed.length));
  const atEnd = field.selectionStart === typed.length;
  const value = format(typed);
  if (value === typed) return value;
  field.value = value;
  let caret = value.length;
  if (!atEnd) {
    caret = 0;
    for (let seen = 0; caret < value.length && seen < before; caret++) if (/\d/.test(value[caret]!)) seen++;
  }
  field.setSelectionRange(caret, caret);
  return value;
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
