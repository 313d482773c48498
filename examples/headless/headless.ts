// No elements: @smallshop/state alone, drawn by hand.
import { createShop } from '@smallshop/state';

const shop = createShop({ endpoint: 'http://127.0.0.1:4600', key: 'pk_demo_osmanthe' });
shop.start();

const teas = document.querySelector<HTMLUListElement>('#teas')!;
const status = document.querySelector<HTMLParagraphElement>('#cart')!;

shop.catalog.products({ collection: 'tea', limit: 3 }).$list.subscribe((list) => {
  teas.replaceChildren(
    ...(list.data?.items ?? []).map((product) => {
      const button = document.createElement('button');
      button.textContent = `Add ${product.title}`;
      button.onclick = () =>
        shop.cart.add(
          { variantId: product.variants[0]!.id, quantity: 1 },
          { product, variantId: product.variants[0]!.id },
        );
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
});

shop.cart.$count.subscribe((count) => {
  status.textContent = count === 0 ? 'The cart is empty.' : `${count} in the cart.`;
});
