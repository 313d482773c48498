import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { readProduct, type ProductRows } from './group-products.ts';
import type { PictureSource } from './pictures.ts';
import type { DraftProduct } from './rows/draft-product.ts';
import type { RowProblem } from './rows/row-problem.ts';

/** In one transaction. */
const maxProducts = 200;
const maxPictures = 20;
/** Pictures that are loaded before it is their product's turn, while other products are saved. */
const picturesAhead = 60;
const productsAhead = 60;

/** Products that are saved together, and what was found in the rows since the batch before. */
export interface Batch {
  products: DraftProduct[];
  /** The first line of what was read last. 1, which names the columns, if that is nothing. */
  line: number;
  /** Of products that cannot come in. */
  refusedRows: number;
  problems: RowProblem[];
  notices: RowProblem[];
}

/**
 * The products of a file, one batch after the other: all of them at once would take ten times the memory of the file.
 * While the database saves one batch, the next is read. With `pictures`, theirs are loaded before it is their turn.
 */
export function readBatches(
  groups: readonly ProductRows[],
  { currency, pictures }: { currency: string; pictures?: PictureSource | undefined },
): AsyncGenerator<Batch> {
  const read = readProducts(groups, currency);
  return oneAhead(batchesOf(pictures ? withPicturesAhead(read, pictures) : read));
}

interface ReadProduct {
  product?: DraftProduct;
  line: number;
  rows: number;
  problems: RowProblem[];
  notices: RowProblem[];
}

function* readProducts(groups: readonly ProductRows[], currency: string): Generator<ReadProduct> {
  for (const group of groups)
    yield { ...readProduct(group, currency), line: group.rows[0]!.line, rows: group.rows.length };
}

/** Begins to load the pictures of the products that follow. */
function* withPicturesAhead(all: Iterable<ReadProduct>, pictures: PictureSource): Generator<ReadProduct> {
  const waiting: ReadProduct[] = [];
  let asked = 0;
  const countOf = ({ product }: ReadProduct) => product?.images.length ?? 0;
  for (const read of all) {
    waiting.push(read);
    asked += countOf(read);
    // One that fails is reported when it is its product's turn.
    for (const { src } of read.product?.images ?? []) void pictures.load(src).catch(() => undefined);
    while (asked > picturesAhead || waiting.length > productsAhead) {
      const next = waiting.shift()!;
      asked -= countOf(next);
      yield next;
    }
  }
  yield* waiting;
}

/** Pictures take time to load, so a batch has few: an import that is interrupted has saved most of what it loaded. */
async function* batchesOf(all: Iterable<ReadProduct>): AsyncGenerator<Batch> {
  let batch = emptyBatch();
  let pictures = 0;
  for (const { product, line, rows, problems, notices } of all) {
    batch.line = line;
    batch.problems.push(...problems);
    batch.notices.push(...notices);
    if (product) {
      batch.products.push(product);
      pictures += product.images.length;
    } else batch.refusedRows += rows;
    // So that the statements of the batch before go on.
    await letOthersRun();
    if (batch.products.length < maxProducts && pictures < maxPictures) continue;
    yield batch;
    batch = emptyBatch(line);
    pictures = 0;
  }
  yield batch;
}

const emptyBatch = (line = 1): Batch => ({ products: [], line, refusedRows: 0, problems: [], notices: [] });

/** Asks for each value before the one before it has been worked on. */
async function* oneAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = values.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = values.next();
      // An error is thrown when it is its turn.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    // A caller that stops early may close the file.
    await next.catch(() => undefined);
  }
}
