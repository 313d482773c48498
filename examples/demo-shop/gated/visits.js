// Counts the pages read in this browser. Runs only after the visitor agreed to analytics.
{
  const key = 'shop_visits';
  localStorage.setItem(key, String(Number(localStorage.getItem(key) ?? 0) + 1));
}
