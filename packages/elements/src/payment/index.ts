export type { ConfirmedPayment, PaymentAdapter, PaymentContext, PaymentFault, PaymentGateway, PaymentText, PreparedPayment } from './payment-adapter.ts';
export { createPaymentAdapter, registerPaymentAdapter } from './payment-adapters.ts';
export { PaymentMountController, type PaymentMountOptions } from './payment-mount-controller.ts';
