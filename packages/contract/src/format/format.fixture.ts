/** What servers and browsers both have to write, as literals. Narrow and ordinary no-break spaces are escaped. */
export const moneyCases: readonly [currency: string, amount: number, language: string, text: string][] = [
  ['HUF', 500_520, 'en', 'HUF\u00a05,005.20'],
  ['HUF', 500_520, 'de', '5.005,20\u00a0HUF'],
  ['HUF', 500_520, 'fr', '5\u202f005,20\u00a0HUF'],
  ['HUF', 500_520, 'es', '5005,20\u00a0HUF'],
  ['HUF', 500_520, 'pt-BR', 'HUF\u00a05.005,20'],
  ['HUF', 500_520, 'zh-CN', 'HUF\u00a05,005.20'],
  ['HUF', 500_520, 'ja', 'HUF\u00a05,005.20'],
  ['HUF', 500_520, 'ar', '\u200f5,005.20\u00a0HUF'],
  ['RSD', 123_456, 'en', 'RSD\u00a01,234.56'],
  ['IDR', 1_600_000, 'en', 'IDR\u00a016,000.00'],
  ['PKR', 125_050, 'en', 'PKR\u00a01,250.50'],
  ['IQD', 1_234_500, 'en', 'IQD\u00a01,234.500'],
  ['KWD', 1999, 'en', 'KWD\u00a01.999'],
  ['JPY', 1999, 'ja', '\uffe51,999'],
  ['USD', 1999, 'en', '$19.99'],
  ['USD', -5, 'en', '-$0.05'],
  ['EUR', 199_900, 'de', '1.999,00\u00a0€'],
  ['CNY', 199_900, 'zh-CN', '¥1,999.00'],
  ['CLF', 12_345, 'en', 'CLF\u00a01.2345'],
  ['XCG', 123_450, 'en', 'XCG\u00a01,234.50'],
  ['CHF', 123_450, 'fr-CH', "1'234.50\u00a0CHF"],
  // More than a float holds exactly.
  ['USD', 9_007_199_254_740_991, 'en', '$90,071,992,547,409.91'],
];

export const regionCases: readonly [code: string, language: string, name: string][] = [
  ['HK', 'en', 'Hong Kong'], ['MO', 'en', 'Macao'], ['PS', 'en', 'Palestine'], ['FK', 'en', 'Falkland Islands'],
  ['HK', 'zh-CN', '香港'], ['MO', 'zh-CN', '澳门'], ['PS', 'zh-CN', '巴勒斯坦'], ['FK', 'zh-CN', '福克兰群岛'],
  ['HK', 'de', 'Hongkong'], ['MO', 'de', 'Macau'], ['PS', 'de', 'Palästina'], ['FK', 'de', 'Falklandinseln'],
  ['HK', 'fr', 'Hong Kong'], ['MO', 'fr', 'Macao'], ['PS', 'fr', 'Palestine'], ['FK', 'fr', 'Îles Malouines'],
  ['HK', 'es', 'Hong Kong'], ['MO', 'es', 'Macao'], ['PS', 'es', 'Palestina'], ['FK', 'es', 'Islas Malvinas'],
  ['HK', 'ja', '香港'], ['MO', 'ja', 'マカオ'], ['PS', 'ja', 'パレスチナ'], ['FK', 'ja', 'フォークランド諸島'],
  ['HK', 'pt-BR', 'Hong Kong'], ['MO', 'pt-BR', 'Macau'], ['PS', 'pt-BR', 'Palestina'], ['FK', 'pt-BR', 'Ilhas Malvinas'],
  ['HK', 'ar', 'هونغ كونغ'], ['MO', 'ar', 'مكاو'], ['PS', 'ar', 'فلسطين'], ['FK', 'ar', 'جزر فوكلاند'],
  ['GB', 'en', 'United Kingdom'], ['DE', 'fr', 'Allemagne'],
];
