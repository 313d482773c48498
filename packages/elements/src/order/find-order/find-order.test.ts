import { expect } from '@esm-bundle/chai';
import { testOrderCode } from '@smallshop/mocks';
import { axeFindings, leave, openPage, until } from '../../test-support/page.ts';
import { openOrder } from '../order.fixture.ts';
import { OrderHarness } from '../order.harness.ts';

describe('finding an order', () => {
  afterEach(leave);

  /** The order page on a device that knows of no order, while the shop has one. */
  async function onAnotherDevice(options: Parameters<typeof openPage>[1] = {}) {
    const { placed, mock } = await openOrder('card');
    leave();
    const { number } = mock.state.orders.get(placed!.id)!.order;
    const page = await openPage('<smallshop-order></smallshop-order>', { mock, ...options });
    const order = new OrderHarness(page.root.querySelector('smallshop-order')!);
    await until(() => order.root.querySelector('form'), 'the form');
    return { ...page, order, number, mock };
  }

  it('goes by number and e-mail address, then by the code from the mail', async () => {
    const { order, number } = await onAnotherDevice();
    order.fill({ number, email: 'lin@example.com' });
    order.submit();
    await until(() => order.field('code'), 'the code field');
    expect(order.text('[role=status]')).to.equal(
      'If there is such an order, a code is on its way to lin@example.com. It can take a minute.',
    );
    await until(() => order.root.activeElement === order.field('code'), 'the focus');
    order.fill({ code: testOrderCode });
    order.submit();
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
    // The form is gone: the focus is where the order begins.
    await until(() => order.root.activeElement?.id === 'headline', 'the focus');
  });

  it('says what is missing at the field, and puts the focus there', async () => {
    const { order } = await onAnotherDevice();
    order.fill({ email: 'lin' });
    order.submit();
    await until(() => order.errorAt('number') === 'Please fill this in.', 'the error');
    expect(order.errorAt('email')).to.equal('Please enter an e-mail address such as name@example.com.');
    expect(order.root.activeElement).to.equal(order.field('number'));
  });

  it('says when the code is wrong, keeps it to be corrected, and can start over', async () => {
    const { order } = await onAnotherDevice();
    order.fill({ number: '999', email: 'eve@example.com' });
    order.submit();
    await until(() => order.field('code'), 'the code field');
    order.fill({ code: '000000' });
    order.submit();
    await until(() => order.errorAt('code') === 'This code is not right, or no longer good.', 'the error');
    expect(order.field('code')!.value).to.equal('000000');
    order.root.querySelector<HTMLButtonElement>('.actions button[type=button]')!.click();
    await until(() => order.root.activeElement?.id === 'find-number', 'the first form');
  });

  it('says when the shop cannot be reached, and keeps what was typed', async () => {
    const { order, mock } = await onAnotherDevice();
    mock.set('offline');
    order.fill({ number: '1001', email: 'lin@example.com' });
    order.submit();
    await until(() => order.text('[role=alert]').startsWith('You are offline.'), 'the words');
    expect(order.field('number')!.value).to.equal('1001');
    mock.set('normal');
    order.submit();
    await until(() => order.field('code'), 'the code field');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing that axe finds, in ${scheme} colours: empty, with errors, and asking for the code`, async () => {
      const { order, root } = await onAnotherDevice({ scheme });
      expect(await axeFindings(root)).to.deep.equal([]);
      order.submit();
      await until(() => order.errorAt('number'), 'the error');
      expect(await axeFindings(root)).to.deep.equal([]);
      order.fill({ number: '1', email: 'a@b.example' });
      order.submit();
      await until(() => order.field('code'), 'the code field');
      expect(await axeFindings(root)).to.deep.equal([]);
    });
  }

  it('speaks Arabic from right to left', async () => {
    const { order, root } = await onAnotherDevice({ language: 'ar' });
    await until(() => order.headline === 'ابحث عن طلبك', 'Arabic');
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
