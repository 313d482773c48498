import type { Appearance } from '@stripe/stripe-js';
import { srgb } from './srgb.ts';

/**
 * The tokens as Stripe's Appearance has them: https://docs.stripe.com/elements/appearance-api
 * @param probe An element that carries them as computed values; `stripe-form.styles.ts` says which in what.
 */
export function appearanceOf(probe: Element): Appearance {
  const style = getComputedStyle(probe);
  const danger = srgb(style.textDecorationColor);
  const focus = srgb(style.outlineColor);
  const fontSize = `${Number.parseFloat(style.fontSize)}px`;
  return {
    theme: isDark(srgb(style.backgroundColor)) ? 'night' : 'stripe',
    labels: 'above',
    disableAnimations: matchMedia('(prefers-reduced-motion: reduce)').matches,
    variables: {
      fontFamily: style.fontFamily,
      fontSizeBase: fontSize,
      fontLineHeight: '1.5',
      spacingUnit: style.inlineSize,
      borderRadius: style.borderStartStartRadius,
      buttonExpressCheckoutBorderRadius: style.borderStartStartRadius,
      colorText: srgb(style.color),
      colorTextSecondary: srgb(style.borderBlockEndColor),
      colorTextPlaceholder: srgb(style.borderBlockEndColor),
      colorBackground: srgb(style.backgroundColor),
      colorPrimary: srgb(style.caretColor),
      accessibleColorOnColorPrimary: srgb(style.columnRuleColor),
      colorDanger: danger,
      colorSuccess: srgb(style.textEmphasisColor),
      colorWarning: srgb(style.webkitTextStrokeColor),
      inputColorBorder: srgb(style.borderBlockStartColor),
      inputFocusColorBorder: focus,
      inputFocusBoxShadow: `0 0 0 1px ${focus}`,
      focusOutline: `2px solid ${focus}`,
    },
    rules: { '.Input--invalid': { borderColor: danger, boxShadow: 'none' } },
  };
}

/**
 * Whether light text is read on it: relative luminance below the middle,
 * https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
function isDark(color: string): boolean {
  const [red = 255, green = 255, blue = 255] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const linear = (channel: number) => (channel / 255) ** 2.2;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.18;
}
