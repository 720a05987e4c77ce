// `node test/workbooks/fill-any.ts FILE…`: fills some cells of any workbook through the whole pipeline, and lets the second reader, the feature count and the stored results that must stay judge. One line a file. `--results` compares its stored results with the engine's instead.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareFilled } from '../../src/sheets/second-reader/compare-filled.ts';
import type { Book } from '../../src/sheets/book/book-model.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { dirtyOf } from '../../src/backend/bureau/fill/fill-workbook.ts';
import { fillWorkbook } from '../helpers/fill-workbook.ts';
import { listWritesAfterGrowth } from '../../src/backend/bureau/map/fill-plan.ts';
import type { Refusal } from '../../src/domain/values/result.ts';
import { anyInput, type ListPlace, listPlaceOf } from './any-map.ts';
import { expectedFill } from './expected-fill.ts';
import { lostFeatures } from './feature-count.ts';
import { changedWithoutReason } from './kept-results.ts';
import { compareStoredResults } from './stored-results.ts';

/** What became of a file: refused, filled and sound, or filled and different. */
export interface AnyOutcome {
  readonly state: 'refused' | 'sound' | 'different';
  readonly says: string;
  readonly bytes: Uint8Array | null;
}

/** Fills a workbook; `grows` also puts three rows behind one in the upper part of a sheet, or behind each of these rows of the first. */
export async function fillAny(blank: Uint8Array, grows: boolean | readonly number[]): Promise<AnyOutcome> {
  const book = await openBook(blank);
  if (!book.ok) return refused('open', book.refusal);
  const lists = listsIn(book.value, grows);
  if (grows !== false && lists.length === 0) return { state: 'refused', says: 'no row for a list', bytes: null };
  const input = anyInput(book.value, lists);
  const filled = fillWorkbook(input);
  if (!filled.ok) return refused('fill', filled.refusal);
  const expected = expectedFill(filled.value, input.map);
  const { bytes } = filled.value;
  const reading = compareFilled({ blank, filled: bytes, expected });
  if (!reading.ok)
    return {
      state: 'different',
      says: reading.differences.map(({ part, cell, detail }) => `${cell === '' ? part : cell} ${detail}`).join(' | '),
      bytes,
    };
  const lost = lostFeatures(blank, bytes, expected);
  if (lost.length > 0) return { state: 'different', says: `lost: ${lost.slice(0, 5).join(' | ')}`, bytes };
  const { results, notCalculated, kept, book: after } = filled.value.recalculation;
  const blankBook = { ...after, changed: new Map() };
  const changed = changedWithoutReason(blankBook, after, dirtyOf(listWritesAfterGrowth(filled.value.plan), filled.value.plan.growths));
  if (changed.length > 0) return { state: 'different', says: `results that depend on nothing: ${changed.slice(0, 5).join(' | ')}`, bytes };
  return {
    state: 'sound',
    says: `${filled.value.written.length} written, ${filled.value.inserted} rows added, ${results.length} results, ${notCalculated.length} not calculated, ${kept.length} kept`,
    bytes,
  };
}

function listsIn(book: Book, grows: boolean | readonly number[]): readonly ListPlace[] {
  const [sheet] = book.sheets;
  if (typeof grows !== 'boolean') return sheet === undefined ? [] : grows.map((row) => ({ sheet, row, columns: [1, 2] }));
  const place = grows ? listPlaceOf(book) : null;
  return place === null ? [] : [place];
}

function refused(step: string, { code, data }: Refusal): AnyOutcome {
  return { state: 'refused', says: `${step} ${code} ${JSON.stringify(data)}`, bytes: null };
}

/** What a workbook stores against what the engine gives. */
async function compareAny(blank: Uint8Array): Promise<AnyOutcome> {
  const book = await openBook(blank);
  if (!book.ok) return refused('open', book.refusal);
  const { alike, lost, differing } = compareStoredResults(book.value);
  const says = [`${alike} alike, ${lost} not calculated, ${differing.length} differ`, ...differing].join('\n    ');
  return { state: differing.length === 0 ? 'sound' : 'different', says, bytes: null };
}

/** Names on the command line; `--results` compares results, `--grow` adds rows, `--out FOLDER` keeps what was filled. */
async function main(words: readonly string[]): Promise<void> {
  const grows = words.includes('--grow');
  const outAt = words.indexOf('--out');
  const out = outAt < 0 ? null : (words[outAt + 1] ?? null);
  const files = words.filter((word, index) => !word.startsWith('--') && (outAt < 0 || index !== outAt + 1));
  if (out !== null) mkdirSync(out, { recursive: true });
  const counts = new Map<string, number>();
  for (const file of files) {
    const started = performance.now();
    const blank = readFileSync(file);
    const outcome = await (words.includes('--results') ? compareAny(blank) : fillAny(blank, grows)).catch((error: unknown): AnyOutcome => ({
      state: 'different',
      says: `thrown: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : String(error)}`,
      bytes: null,
    }));
    counts.set(outcome.state, (counts.get(outcome.state) ?? 0) + 1);
    console.log(`${outcome.state.padEnd(9)} ${path.basename(file)} ${Math.round(performance.now() - started)} ms: ${outcome.says}`);
    if (out !== null && outcome.bytes !== null) writeFileSync(path.join(out, path.basename(file)), outcome.bytes);
  }
  console.log([...counts].map(([state, count]) => `${count} ${state}`).join(', '));
  if ((counts.get('different') ?? 0) > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
