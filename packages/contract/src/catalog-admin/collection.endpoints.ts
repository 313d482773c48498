/** What a merchant asks for and changes of collections. No page of a shop loads these. */
export const collectionEndpoints = {
  list: 'GET /v1/admin/collections',
  get: 'GET /v1/admin/collections/{collectionId}',
  create: 'POST /v1/admin/collections',
  update: 'PATCH /v1/admin/collections/{collectionId}',
  remove: 'DELETE /v1/admin/collections/{collectionId}',
  changeProducts: 'POST /v1/admin/collections/{collectionId}/products',
  setImage: 'POST /v1/admin/collections/{collectionId}/image',
  uploadImage: 'POST /v1/admin/collections/{collectionId}/image/upload',
  updateImage: 'PATCH /v1/admin/collections/{collectionId}/image',
  removeImage: 'DELETE /v1/admin/collections/{collectionId}/image',
} as const;
