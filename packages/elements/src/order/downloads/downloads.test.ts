import { expect } from '@esm-bundle/chai';
import { createMockShop, samples, type MockShop } from '@smallshop/mocks';
import { axeFindings, leave, openPage, until } from '../../test-support/page.ts';
import { openOrder } from '../order.fixture.ts';
import { OrderHarness } from '../order.harness.ts';

/** The section of the files, as text, and its buttons. */
const section = (order: OrderHarness) => order.root.querySelector('[part=downloads]')!;
const words = (order: OrderHarness) => section(order).textContent!.replace(/\s+/g, ' ').trim();

/** An order of two items, of which one has a file of 3.4 MB, and how it is opened once more. */
async function openDownloads(change: (mock: MockShop) => void = () => undefined) {
  const mock = createMockShop();
  mock.state.files.set(samples.plain.sku, [{ name: 'guide.pdf', size: 3_400_000 }]);
  const { placed } = await openOrder('card', { mock });
  leave();
  change(mock);
  const { root } = await openPage(
    `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
    { mock },
  );
  const order = new OrderHarness(root.querySelector('smallshop-order')!);
  await until(() => order.root.querySelector('[part=downloads]'), 'the files');
  return { order, root, mock };
}

const filesOf = ({ state }: MockShop) => [...state.orders.values()][0]!.order.downloads!;

describe('the files of an order', () => {
  afterEach(leave);

  it('are links with name and size, and say until when they work', async () => {
    const { order, root, mock } = await openDownloads();
    const [file] = filesOf(mock);
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date(file!.expiresAt));
    expect(words(order)).to.equal(`Downloads guide.pdf 3.4 MB The links work until ${day}.`);
    const link = section(order).querySelector('a')!;
    expect([link.getAttribute('href'), link.download]).to.deep.equal([file!.url, 'guide.pdf']);
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('get new links once the old ones have expired', async () => {
    const { order, root, mock } = await openDownloads((shop) => Object.assign(filesOf(shop)[0]!, { url: null }));
    expect(section(order).querySelector('a')).to.equal(null);
    expect(await axeFindings(root)).to.deep.equal([]);
    order.root.querySelector<HTMLButtonElement>('[part~=renew-downloads]')!.click();
    await until(() => section(order).querySelector('a'), 'a new link');
    expect(section(order).querySelector('a')!.getAttribute('href')).to.equal(filesOf(mock)[0]!.url);
  });

  it('say so where there are no new links, and the button stays', async () => {
    const { order, root, mock } = await openDownloads((shop) => Object.assign(filesOf(shop)[0]!, { url: null }));
    mock.state.orders.clear();
    order.root.querySelector<HTMLButtonElement>('[part~=renew-downloads]')!.click();
    await until(() => section(order).querySelector('[role=alert]'), 'word of it');
    expect(words(order)).to.include('There are no new links yet. Please try again.');
    expect(section(order).querySelector('[part~=renew-downloads]')).not.to.equal(null);
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('that were downloaded often enough send the shopper to the shop', async () => {
    const { order, root } = await openDownloads((shop) =>
      Object.assign(filesOf(shop)[0]!, { url: null, downloadsLeft: 0 }),
    );
    expect(words(order)).to.include('No download is left. Please ask the shop.');
    expect(section(order).querySelector('a, button')).to.equal(null);
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
