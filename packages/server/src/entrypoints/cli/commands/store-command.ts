import { languageSchema, isEmail } from '@smallshop/contract';
import { parseArgs } from 'node:util';
import { setOrderEmails, setOrderPage } from '../../../shop/store/settings.repo.ts';
import { seedSellingTerms } from '../../seed/seed-commerce.ts';
import { readEnv } from '../../environment/env.ts';
import { createStore } from '../../../shop/settings/create-store.ts';
import { currencyOf, languageOf } from '../../../shop/store/country-facts.ts';
import { newStoreMarkets } from '../../../shop/settings/new-store-markets.ts';
import { checkedOrigin } from '../terminal/checked-origin.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const storeCreateCommand: Command = {
  usage:
    'store create --name NAME --origin https://shop.example [--origin …] [--country US] [--language en] ' +
    '[--order-page https://shop.example/order] [--email orders@shop.example …]',
  summary: 'Make a store and print its keys, once.',
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        origin: { type: 'string', multiple: true },
        language: { type: 'string' },
        country: { type: 'string', default: 'US' },
        'order-page': { type: 'string' },
        email: { type: 'string', multiple: true, default: [] },
      },
    });
    if (!values.name) throw new UsageError('--name is missing.');
    if (!values.origin) throw new UsageError('--origin is missing: the address of the website that embeds the shop.');
    const { country } = values;
    const currency = currencyOf(country);
    if (!currency)
      throw new UsageError(
        `--country ${country} has to be a country of ISO 3166-1 in two capital letters, such as PL.`,
      );
    const language = values.language ?? languageOf(country);
    if (!languageSchema.safeParse(language).success)
      throw new UsageError(`--language ${language} has to be a language tag of BCP 47, such as pl or pt-BR.`);
    const origins = values.origin.map(checkedOrigin);
    const orderPage = values['order-page'];
    if (orderPage !== undefined && !/^https?:\/\/\S+$/.test(orderPage))
      throw new UsageError(`--order-page ${orderPage} has to be an address, such as https://shop.example/order.`);
    const wrongEmail = values.email.find((email) => !isEmail(email));
    if (wrongEmail !== undefined)
      throw new UsageError(`--email ${wrongEmail} has to be one e-mail address, such as orders@shop.example.`);
    const database = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const store = await createStore(database.db, {
        name: values.name,
        languages: [language],
        defaultLanguage: language,
        defaultCountry: country,
        markets: newStoreMarkets(country),
        origins,
      });
      await seedSellingTerms(database.db, store.storeId);
      if (orderPage) await setOrderPage(database.db, store.storeId, { [language]: orderPage });
      await setOrderEmails(database.db, store.storeId, [...new Set(values.email)]);
      terminal.out(`Store:           ${store.storeId}`);
      terminal.out(`Sells in:        ${currency}, to every country; texts in ${language}`);
      terminal.out(`Publishable key: ${store.publishableKey}`);
      terminal.out(`Secret key:      ${store.secretKey}`);
      terminal.out('The secret key is not shown again. Keep it out of web pages.');
      return 0;
    } finally {
      await database.close();
    }
  },
};
