// What is odd with a workbook's package and does no harm: it is carried along as it is, and said.
import type { Book } from './book-model.ts';
import { hasPart, relationsOf } from './parts.ts';

/** Something odd: a sheet without a part (module sheets of old Excel), a part that is missing where one points, a part without a byte. */
export interface PackageOddity {
  readonly what: 'sheet_without_part' | 'part_missing' | 'part_empty';
  /** The sheet's name, or the part's. */
  readonly part: string;
}

const MAY_POINT_ANYWHERE: ReadonlySet<string> = new Set(['hyperlink']);

/** What is odd, each once. */
export function odditiesOf(book: Book): readonly PackageOddity[] {
  const bare = book.sheets.filter(({ part }) => part === '').map(({ name }) => name);
  const sources = [book.workbookPart, ...book.sheets.flatMap(({ part }) => (part === '' ? [] : [part]))];
  const missing = sources
    .flatMap((source) => relationsOf(book, source))
    .filter(({ kind, target, isExternal }) => !isExternal && !MAY_POINT_ANYWHERE.has(kind) && !hasPart(book, target))
    .map(({ target }) => target);
  const empty = [...book.archive.entries.values()].filter(({ name, size }) => size === 0 && !name.endsWith('/')).map(({ name }) => name);
  return [
    ...bare.map((part) => ({ what: 'sheet_without_part', part }) as const),
    ...[...new Set(missing)].map((part) => ({ what: 'part_missing', part }) as const),
    ...empty.map((part) => ({ what: 'part_empty', part }) as const),
  ];
}
