import { describe, expect, it } from 'vitest';
import { preloadLines, preloadText } from '../../packages/elements/build/preload-lines.ts';

const tags = {
  'smallshop-store': ['smallshop.js', 'chunks/core-1.js'],
  'smallshop-product-grid': ['smallshop.js', 'chunks/product-grid-1.js', 'chunks/core-1.js'],
};

describe('modulepreload lines', () => {
  it('name each file of the elements once, without the loader, which has a line of its own', () => {
    expect(preloadLines({ tags }, ['store', 'product-grid', 'unknown'], 'https://shop.example/cdn')).toEqual([
      '<link rel="modulepreload" href="https://shop.example/cdn/chunks/core-1.js">',
      '<link rel="modulepreload" href="https://shop.example/cdn/chunks/product-grid-1.js">',
    ]);
  });

  it('are written for common pages', () => {
    const text = preloadText({ tags });
    expect(text).toContain('A page with products: <smallshop-store>, <smallshop-product-grid>');
    expect(text).toContain('<link rel="modulepreload" href="https://shop.example/cdn/chunks/core-1.js">');
  });
});
