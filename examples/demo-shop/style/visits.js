// Counts the pages read in this browser. It only ever runs after the visitor agreed to analytics.
const key = 'osmanthe:visits';
localStorage.setItem(key, String(Number(localStorage.getItem(key) ?? 0) + 1));
