import * as z from 'zod/mini';

export const promotionKindSchema = z.enum(['percentage', 'amount', 'free_shipping', 'buy_x_get_y']);
export type PromotionKind = z.infer<typeof promotionKindSchema>;
