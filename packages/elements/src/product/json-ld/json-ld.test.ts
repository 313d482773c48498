import { expect } from '@esm-bundle/chai';
import type { Product } from '@smallshop/contract';
import { createMockShop, samples } from '@smallshop/mocks';
import { jsonLd, writeJsonLd } from './json-ld.ts';

async function productOf(handle: string, country = 'US'): Promise<Product> {
  const response = await createMockShop().fetch(`https://shop.example/v1/products/${handle}?country=${country}`, {
    headers: { authorization: 'Bearer pk_x' },
  });
  return (await response.json()) as Product;
}

describe('structured data of a product', () => {
  it('is an offer in the market’s currency', async () => {
    const data = jsonLd(await productOf(samples.plain.handle), 'https://page.example/p') as { offers: object };
    expect(data.offers).to.deep.equal({
      '@type': 'Offer',
      sku: 'DRAGON-WELL',
      url: 'https://page.example/p',
      price: '18.00',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
    });
  });

  it('marks what is sold out', async () => {
    const data = jsonLd(await productOf(samples.soldOut.handle), 'https://page.example/p') as {
      offers: { availability: string };
    };
    expect(data.offers.availability).to.equal('https://schema.org/OutOfStock');
  });

  it('cannot be ended early by a title', async () => {
    const host = document.createElement('div');
    writeJsonLd(host, { ...(await productOf(samples.plain.handle)), title: '</script><b>' });
    expect(host.querySelector('script')!.textContent).to.not.contain('</script>');
    expect((JSON.parse(host.querySelector('script')!.textContent!) as { name: string }).name).to.equal('</script><b>');
  });

  it('is replaced, not doubled', async () => {
    const host = document.createElement('div');
    writeJsonLd(host, await productOf(samples.plain.handle));
    writeJsonLd(host, await productOf(samples.reduced.handle));
    expect(
      [...host.querySelectorAll('script')].map(
        ({ textContent }) => (JSON.parse(textContent!) as { name: string }).name,
      ),
    ).to.deep.equal(['Jasmine Pearls']);
  });
});
