import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { listSuggestions } from './suggestion.service.ts';

export const suggestionTopic = [bind(routes.catalog.listSuggestions, listSuggestions, { cacheable: true })];
