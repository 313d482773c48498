/** Where an answer is looked at, as shares of its width and height. */
const shares = [0.15, 0.5, 0.85];

interface Reach {
  /** Points of the answer at which a click would reach it. */
  readonly reached: number;
  /** Points of it that lie in the window. */
  readonly inWindow: number;
}

/** The element that a page sees in place of everything inside it. */
function outermost(host: Element): Element {
  const root = host.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : host;
}

function reachOf(answer: Element, host: Element): Reach {
  const { left, top, width, height } = answer.getBoundingClientRect();
  const page = outermost(host);
  let reached = 0;
  let inWindow = 0;
  for (const across of shares) {
    for (const down of shares) {
      const [x, y] = [left + width * across, top + height * down];
      // Null outside the window.
      const hit = document.elementFromPoint(x, y);
      if (!hit) continue;
      inWindow += 1;
      if (hit === page && answer.contains(host.shadowRoot!.elementFromPoint(x, y))) reached += 1;
    }
  }
  return { reached, inWindow };
}

/** In a window that is too low for it, the layer scrolls, and answers may lie above or below. */
const scrolls = (layer: Element): boolean =>
  [layer, ...layer.querySelectorAll('.sheet')].some(
    (box) => box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY),
  );

/** Whether the first answer of a layer, the no, can be reached at least as well as each answer after it. */
export function isAsEasyToRefuse(host: Element, layer: Element): boolean {
  const [refuse, ...others] = [...layer.querySelectorAll('.answer')].map((answer) => reachOf(answer, host));
  if (!refuse || others.length === 0 || scrolls(layer)) return true;
  // Covered alike, as by a dialog of the page: then there is no yes either.
  return refuse.inWindow > 0 && others.every(({ reached }) => refuse.reached >= reached);
}
