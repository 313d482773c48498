/** Anything that takes part in form validation: native controls, and custom elements that offer the same methods. */
type Control = Element & Pick<HTMLInputElement, 'checkValidity' | 'reportValidity'>;

const isControl = (element: Element): element is Control => 'checkValidity' in element && 'reportValidity' in element;

/** The page's own controls in a slot of the checkout, such as the box that accepts the terms. */
function pageControls(root: ParentNode): Control[] {
  const slotted = [...root.querySelectorAll<HTMLSlotElement>('slot[name=before-pay]')].flatMap((slot) =>
    slot.assignedElements({ flatten: true }),
  );
  return slotted.flatMap((element) => [element, ...element.querySelectorAll('*')]).filter(isControl);
}

/** Whether all of them are filled in. If not, the browser shows what the first one lacks, and focuses it. */
export function askPageControls(root: ParentNode): boolean {
  return (
    pageControls(root)
      .find((control) => !control.checkValidity())
      ?.reportValidity() ?? true
  );
}
