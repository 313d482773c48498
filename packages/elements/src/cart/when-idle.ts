/** Safari has no idle callbacks: there it is after what is under way. */
export const whenIdle = (work: () => void): void => void (window.requestIdleCallback ?? setTimeout)(() => work());
