import type { ConsentServiceInput } from '@smallshop/contract';

/**
 * What Stripe's payment form stores on the shop's page against fraud:
 * docs.stripe.com/disputes/prevention/advanced-fraud-detection.
 */
export const stripeService: ConsentServiceInput = {
  id: 'stripe',
  name: 'Stripe',
  purpose: {
    en: 'Takes your payment and protects it against fraud. Loaded at the checkout only.',
    'zh-CN': '处理您的付款并防范欺诈，仅在结账时加载。',
    de: 'Nimmt Ihre Zahlung entgegen und schützt sie vor Betrug. Wird nur an der Kasse geladen.',
    fr: 'Reçoit votre paiement et le protège contre la fraude. Chargé uniquement au moment de payer.',
    es: 'Recibe tu pago y lo protege contra el fraude. Solo se carga al pagar.',
    ja: 'お支払いを処理し、不正利用から保護します。購入手続きの画面でのみ読み込まれます。',
    'pt-BR': 'Recebe seu pagamento e o protege contra fraudes. Só é carregado na finalização da compra.',
    ar: 'يستقبل دفعتك ويحميها من الاحتيال، ولا يُحمَّل إلا عند الدفع.',
  },
  purposes: ['dpv:PaymentManagement', 'dpv:FraudPreventionAndDetection'],
  personalData: ['pd:PaymentCard', 'pd:IPAddress'],
  recipients: [{ name: 'Stripe, Inc.', country: 'US', url: 'https://stripe.com/privacy' }],
  legalBasis: 'contract',
  retention: 'P1Y',
  storage: [
    { name: '__stripe_mid', days: 365, store: 'cookie' },
    { name: '__stripe_sid', days: 1, store: 'cookie' },
  ],
};
