import { expect } from '@esm-bundle/chai';
import type { TestCard as Card } from '@smallshop/contract';
import { gatewayOf, wordsOf } from '../payment.fixture.ts';
import type { PaymentContext, PaymentAdapterError } from '../payment-adapter.ts';
import { createPaymentAdapter } from '../payment-adapters.ts';
import { bankTransferStrings } from '../bank-transfer/bank-transfer.strings.ts';
import { TestCardAdapter } from './test-card-adapter.ts';
import type { TestCardElement } from './test-card.ts';
import { testCardStrings } from './test-card.strings.ts';

async function createTestContext(refusal?: PaymentAdapterError) {
  const sent: Card[] = [];
  const answers: string[] = [];
  const context: PaymentContext = {
    method: { id: 'pm', kind: 'card', adapter: 'test_card', config: {} },
    language: 'en',
    direction: 'ltr',
    amount: '€42.00',
    total: { amount: 4200, currency: 'EUR' },
    countries: [],
    returnUrl: location.href,
    ask: () => true,
    submit: async () => answers.push('submitted') > 0,
    text: wordsOf(testCardStrings),
    gateway: {
      ...gatewayOf(),
      createTestToken: async (card) => (
        sent.push(card),
        refusal ? { ok: false, error: refusal } : { ok: true, data: { token: 'tok_1' } }
      ),
      confirmTestPayment: async (_, outcome) => (answers.push(outcome), { ok: true }),
    },
  };
  const node = document.body.appendChild(document.createElement('div'));
  const adapter = new TestCardAdapter();
  await adapter.mount(node, context);
  const form = node.firstElementChild as TestCardElement;
  const field = (name: string) => form.renderRoot.querySelector<HTMLInputElement>(`#${name}`)!;
  const type = async (name: string, text: string) => {
    field(name).value = text;
    field(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await form.updateComplete;
  };
  const fill = async () => {
    await type('number', '4242424242424242');
    await type('expiry', '1234');
    await type('cvc', '123');
  };
  const press = (words: string) =>
    [...form.renderRoot.querySelectorAll('button')].find((button) => button.textContent!.includes(words))!.click();
  return { adapter, answers, context, field, fill, form, node, press, sent, type };
}

const focused = (form: TestCardElement) => form.shadowRoot!.activeElement?.id;

describe('test card', () => {
  afterEach(() => document.body.replaceChildren());

  it('formats while one types and keeps the caret behind the same digit', async () => {
    const { field, form, type } = await createTestContext();
    await form.updateComplete;
    await type('number', '42424242');
    expect(field('number').value).to.equal('4242 4242');
    const input = field('number');
    input.value = '4292 4242 ';
    input.setSelectionRange(3, 3);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(input.selectionStart).to.equal(3);
  });

  it('marks every hasErrors field and goes to the first', async () => {
    const { adapter, field, form } = await createTestContext();
    await form.updateComplete;
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: null });
    await form.updateComplete;
    for (const name of ['number', 'expiry', 'cvc']) {
      expect(field(name).getAttribute('aria-invalid')).to.equal('true');
      const described = form.shadowRoot!.getElementById(field(name).getAttribute('aria-describedby')!);
      expect(described!.textContent).not.to.equal('');
    }
    expect(focused(form)).to.equal('number');
  });

  it('takes a mark away as soon as its field is changed', async () => {
    const { adapter, field, form, type } = await createTestContext();
    await form.updateComplete;
    await adapter.prepare();
    await type('cvc', '1');
    expect(field('cvc').getAttribute('aria-invalid')).to.equal('false');
    expect(field('number').getAttribute('aria-invalid')).to.equal('true');
  });

  it('gives the card to the gateway only, and hands on a token', async () => {
    const { adapter, fill, form, sent } = await createTestContext();
    await form.updateComplete;
    await fill();
    expect(await adapter.prepare()).to.deep.equal({ ok: true, token: 'tok_1' });
    expect(sent).to.deep.equal([{ number: '4242424242424242', expiryMonth: 12, expiryYear: 2034, cvc: '123' }]);
    expect(/4242 ?4242/.test(JSON.stringify({ ...localStorage, ...sessionStorage }))).to.equal(false);
  });

  it('shows a refusal at the field it is about', async () => {
    const { adapter, field, fill, form } = await createTestContext({ code: 'card_expired' });
    await form.updateComplete;
    await fill();
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: null });
    await form.updateComplete;
    expect(field('expiry').getAttribute('aria-invalid')).to.equal('true');
    expect(focused(form)).to.equal('expiry');
  });

  it('hands on a failure that is about no field', async () => {
    const { adapter, fill, form } = await createTestContext({ code: 'network_error' });
    await form.updateComplete;
    await fill();
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: { code: 'network_error' } });
  });

  it('takes Enter in a field for the pay button', async () => {
    const { answers, field, form } = await createTestContext();
    await form.updateComplete;
    field('cvc').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    expect(answers).to.deep.equal(['submitted']);
  });

  it('fills in a test card at a press', async () => {
    const { adapter, form, press, sent } = await createTestContext();
    await form.updateComplete;
    press('4000 0025 0000 3155');
    await adapter.prepare();
    expect(sent[0]!.number).to.equal('4000002500003155');
  });

  it('keeps the entry when amount and language change', async () => {
    const { adapter, context, field, fill, form } = await createTestContext();
    await form.updateComplete;
    await fill();
    adapter.update({ ...context, amount: '€50.00', language: 'de' });
    await form.updateComplete;
    expect(field('number').value).to.equal('4242 4242 4242 4242');
  });

  it('asks for the confirmation with the amount, and goes on when approved', async () => {
    const { adapter, answers, form, press } = await createTestContext();
    const confirmed = adapter.confirm({ type: 'test_confirmation', paymentId: 'pay_1' });
    await form.updateComplete;
    expect(form.renderRoot.textContent).to.include('€42.00');
    expect(form.shadowRoot!.activeElement?.id).to.equal('ask');
    press('Approve');
    expect(await confirmed).to.deep.equal({ ok: true });
    expect(answers).to.deep.equal(['approve']);
  });

  it('names a refused confirmation', async () => {
    const { adapter, form, press } = await createTestContext();
    const confirmed = adapter.confirm({ type: 'test_confirmation', paymentId: 'pay_1' });
    await form.updateComplete;
    press('Refuse');
    expect(await confirmed).to.deep.equal({ ok: false, error: { code: 'payment_refused' } });
  });

  it('leaves the question open when the form is taken off the page meanwhile', async () => {
    const { adapter, answers, form } = await createTestContext();
    const confirmed = adapter.confirm({ type: 'test_confirmation', paymentId: 'pay_1' });
    await form.updateComplete;
    adapter.destroy();
    expect(await confirmed).to.deep.equal({ ok: false, error: { code: 'payment_slot_missing' } });
    expect(answers).to.deep.equal([]);
  });
});

describe('ways to pay', () => {
  it('does not know an adapter that is not registered', async () =>
    expect(await createPaymentAdapter('abacus')).to.equal(undefined));

  it('explains a bank transfer in words and asks for nothing', async () => {
    const adapter = (await createPaymentAdapter('none'))!;
    const node = document.createElement('div');
    adapter.mount(node, {
      ...(await createTestContext()).context,
      method: { id: 'bt', kind: 'bank_transfer', adapter: 'none', config: {} },
      text: wordsOf(bankTransferStrings),
    });
    expect(node.textContent).to.equal(bankTransferStrings.bankTransferHint);
    expect(await adapter.prepare()).to.deep.equal({ ok: true });
    adapter.destroy();
    expect(node.textContent).to.equal('');
  });
});
