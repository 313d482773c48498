/** Maximum size of a picture, in bytes. */
export const maxImageBytes = 20 * 1024 * 1024;
/** Maximum number of pictures of a product. */
export const maxImagesPerProduct = 250;
