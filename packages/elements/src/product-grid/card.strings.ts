/** Words of the cards. */
export const cardStrings = {
  label: 'Products',
  from: 'from {price}',
  price: 'Price',
  regularPrice: 'Regular price',
  reduced: '{share} off',
  soldOut: 'Sold out',
  left: { one: 'Only {count} left', other: 'Only {count} left' },
  add: 'Add {title} to cart',
  added: '{title} was added',
  choose: 'Choose options for {title}',
  retry: 'Try again',
};
