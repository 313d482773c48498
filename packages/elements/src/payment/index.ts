export type {
  ConfirmedPayment,
  PaymentAdapter,
  PaymentContext,
  PaymentAdapterError,
  PaymentGateway,
  PaymentText,
  PreparedPayment,
} from './payment-adapter.ts';
export { createPaymentAdapter, registerPaymentAdapter } from './payment-adapters.ts';
export { PaymentMountController, type PaymentMountOptions } from './payment-mount-controller.ts';
