/** Calls `work` when the next frame is on screen. A page in the background draws no frames: there, it calls it soon. */
export function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}
