// Remembers the products looked at and lists them on the home page. Runs only after consent to preferences.
{
  const key = 'shop_recent';
  const month = 30 * 24 * 60 * 60 * 1000;
  const kept = JSON.parse(localStorage.getItem(key) ?? '[]').filter(({ at }) => Date.now() - at < month);

  const heading = document.querySelector('smallshop-product h1');
  if (heading) {
    const here = { path: location.pathname, title: heading.textContent, at: Date.now() };
    localStorage.setItem(key, JSON.stringify([here, ...kept.filter(({ path }) => path !== here.path)].slice(0, 6)));
  }

  const section = document.querySelector('#recent');
  if (section && kept.length > 0) {
    for (const { path, title } of kept) {
      const link = Object.assign(document.createElement('a'), { href: path, textContent: title });
      const item = document.createElement('li');
      item.append(link);
      section.querySelector('ul').append(item);
    }
    section.hidden = false;
  }
}
