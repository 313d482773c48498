/**
 * The hosts of the shadow roots around an element, itself first, the one in the document last; empty while detached.
 */
export function hostPath(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at;) {
    path.push(at);
    const root: Node = at.getRootNode();
    if (root === document) return path;
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return [];
}

/** Puts a forwarding slot into every host but the outermost, so that the outermost's child shows in the innermost. */
export function renderBreadcrumbs(path: readonly Element[], name: string): HTMLSlotElement[] {
  return path.slice(0, -1).map((host) => {
    const crumb = document.createElement('slot');
    crumb.name = name;
    crumb.slot = name;
    host.append(crumb);
    return crumb;
  });
}

/** Whether `node` is in the document and comes out at `slot`. */
export function isProjected(node: HTMLElement, slot: HTMLSlotElement): boolean {
  return node.isConnected && node.getRootNode() === document && slot.assignedNodes({ flatten: true }).includes(node);
}
