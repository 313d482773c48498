/** The points of an answer that are checked, as shares of its width and height. */
const shares = [0.15, 0.5, 0.85];

interface Reach {
  /** Points of the answer at which a click would reach it. */
  readonly reached: number;
  /** Points of it that are in the window. */
  readonly inWindow: number;
}

/** The outermost shadow host of an element: `document.elementFromPoint` returns it for everything inside. */
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

/** Whether the layer scrolls because the window is too low. Then answers may be out of sight above or below. */
const scrolls = (layer: Element): boolean =>
  [layer, ...layer.querySelectorAll('.sheet')].some(
    (box) => box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY),
  );

/** Whether the first answer of a layer, refuse, is at least as easy to reach as each of the others. */
export function isAsEasyToRefuse(host: Element, layer: Element): boolean {
  const [refuse, ...others] = [...layer.querySelectorAll('.answer')].map((answer) => reachOf(answer, host));
  if (!refuse || others.length === 0 || scrolls(layer)) return true;
  // All may be covered, for example by a dialog of the page: then accept cannot be reached either.
  return refuse.inWindow > 0 && others.every(({ reached }) => refuse.reached >= reached);
}
