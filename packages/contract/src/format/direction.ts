/** Returns the direction of a language's script, by BCP 47 tag. Arabic, Hebrew, Persian and Urdu run right to left. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr');
