// A hand-made workbook filled by a hand-made map through the whole pipeline, second reader included, and what then stands in the file.
import { parseMap } from '../../src/backend/bureau/map/map-schema.ts';
import type { FillFigures } from '../../src/backend/bureau/map/map-facts.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { fillBlank } from '../../src/backend/bureau/fill-blank.ts';
import type { FillAccount } from '../../src/contract/bureau/workbooks.ts';
import type { Refusal } from '../../src/domain/values/result.ts';
import { fixtureFigures, shippedFacts } from './fill-figures.ts';
import { oddParts, type OddWorkbook } from './odd-workbooks.ts';
import { zipByHand } from './zip-by-hand.ts';
import { zipParts } from './zip-parts.ts';
import { hashSha256 } from '../../src/backend/core/db/database-files.ts';

/** A filled workbook: its parts' texts by name; or why there is none. */
type HandFill =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly part: (name: string) => string; readonly account: FillAccount }
  | { readonly ok: false; readonly refusal: Refusal };

/** The fixtures' figures with some of them, of the head or of the tenants said again. */
export function figuresWith(changes: {
  readonly values?: Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
  readonly head?: Readonly<Record<string, string>>;
  readonly tenants?: number | FillFigures['tenants'];
}): FillFigures {
  const all = fixtureFigures();
  const { tenants = all.tenants } = changes;
  return {
    ...all,
    values: new Map([...all.values, ...Object.entries(changes.values ?? {})]),
    head: { ...all.head, ...changes.head },
    tenants: typeof tenants === 'number' ? all.tenants.slice(0, tenants) : tenants,
  };
}

/** Fills `blank` by a map with these lists of entries. */
export async function fillByHand(
  blank: OddWorkbook | Uint8Array,
  entries: Readonly<Record<string, unknown>>,
  figures: FillFigures = fixtureFigures(),
): Promise<HandFill> {
  const bytes = blank instanceof Uint8Array ? blank : zipByHand(oddParts(blank));
  const book = await openBook(bytes);
  if (!book.ok) return book;
  const map = parseMap({ version: 1, workbook: { file: '空白表.xlsx', sha256: hashSha256(bytes) }, ...entries });
  if (!map.ok) return map;
  const filled = fillBlank({ book: book.value, map: map.value, facts: shippedFacts(), figures });
  if (!filled.ok) return filled;
  const parts = zipParts(filled.value.bytes);
  return { ok: true, ...filled.value, part: (name) => parts.get(name)?.toString('utf8') ?? '' };
}

/** A filled workbook. @throws Error where there is none. */
export async function filledByHand(...given: Parameters<typeof fillByHand>): Promise<Extract<HandFill, { ok: true }>> {
  const filled = await fillByHand(...given);
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  return filled;
}

/** The rows of the first sheet of a filled odd workbook, as they are written. */
export async function rowsOf(...given: Parameters<typeof fillByHand>): Promise<string> {
  const filled = await filledByHand(...given);
  return /<(?:\w+:)?sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(filled.part('odd/leaves/leaf0.xml'))?.[1] ?? '';
}

/** Code and facts of a refusal, its place as `sheet!cell`. @throws Error where the workbook is filled. */
export async function refusalOf(...given: Parameters<typeof fillByHand>): Promise<Refusal> {
  const filled = await fillByHand(...given);
  if (filled.ok) throw new Error('filled');
  return filled.refusal;
}

/** An inline text cell. */
export function textCell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
