import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { listRecommendations } from './recommendation.service.ts';

export const recommendationTopic = [bind(routes.catalog.listRecommendations, listRecommendations, { cacheable: true })];
