// One piece of the bench of the bureau's workbook, in a process of its own: `node test/bench/workbook-work.ts WORK WORKBOOK OUT`; prints times and memory as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { PlanInput } from '../../src/backend/bureau/map/plan-fill.ts';

const OUTPUT = path.join(import.meta.dirname, '..', '..', 'bench-output');

/** What a work does with the bytes; what comes before the clock starts is `prepare`'s. */
type Prepare = (name: string, file: string) => Promise<(file: string) => Promise<Uint8Array>>;

/** What fills a workbook, by its name: a fixture's, or a big one's. */
async function fillOf(name: string, bytes: Uint8Array): Promise<Omit<PlanInput, 'book'>> {
  const { BIG_BLANKS, bigFill } = await import('./big-blank.ts');
  const { fixtureFigures, mapOf, mapText, shippedFacts } = await import('../helpers/fill-figures.ts');
  const { FORM_BLANKS, formFill } = await import('./form-blanks.ts');
  if (FORM_BLANKS.some((one) => one === name)) return formFill(bytes);
  const big = BIG_BLANKS.find((one) => one === name);
  return big === undefined ? { map: mapOf(mapText(name)), facts: shippedFacts(), figures: fixtureFigures() } : bigFill(big, bytes);
}

const ours: Prepare = async (name, file) => {
  const { openBook } = await import('../../src/sheets/book/open-book.ts');
  const { fillBlank } = await import('../../src/backend/bureau/fill-blank.ts');
  const fill = await fillOf(name, readFileSync(file));
  return async (blank) => {
    const book = await openBook(readFileSync(blank));
    if (!book.ok) throw new Error(JSON.stringify(book.refusal));
    const filled = fillBlank({ book: book.value, ...fill });
    if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
    return filled.value.bytes;
  };
};

/** A map proposed for the blank; its text is what comes out. */
const propose: Prepare = async (name) => {
  const { openBook } = await import('../../src/sheets/book/open-book.ts');
  const { proposeMap } = await import('../../src/backend/bureau/map/propose-map.ts');
  const { shippedProfile } = await import('../helpers/fill-figures.ts');
  const profile = shippedProfile();
  return async (blank) => {
    const book = await openBook(readFileSync(blank));
    if (!book.ok) throw new Error(JSON.stringify(book.refusal));
    return Buffer.from(JSON.stringify(proposeMap({ book: book.value, facts: { profile, synonyms: profile.synonyms }, file: name })));
  };
};

/** Every part inflated and deflated again: what any program must do that loads and saves the whole package. */
const repack: Prepare = async () => {
  const { openZip, unpack } = await import('../../src/sheets/zip/zip-read.ts');
  return async (file) => {
    const archive = openZip(readFileSync(file));
    if (!archive.ok) throw new Error(archive.refusal.code);
    const packed: Uint8Array[] = [];
    for (const entry of archive.value.entries.values()) {
      const pieces: Buffer[] = [];
      const trouble = await unpack(archive.value, entry, (piece) => pieces.push(piece) > 0);
      if (trouble !== null) throw new Error(trouble.code);
      packed.push(deflateRawSync(Buffer.concat(pieces)));
    }
    return Buffer.concat(packed);
  };
};

const copy: Prepare = () => Promise.resolve((file) => Promise.resolve(readFileSync(file)));

const exceljs: Prepare = () => {
  const library = createRequire(path.join(OUTPUT, 'peers', 'package.json'))('exceljs');
  return Promise.resolve(async (file) => {
    const workbook = new library.Workbook();
    await workbook.xlsx.load(readFileSync(file));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  });
};

const xlsx: Prepare = async () => {
  const { read, write } = await import('@e965/xlsx');
  return (file) => {
    const book = read(readFileSync(file), { cellStyles: true, cellNF: true, bookVBA: true });
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx', compression: true, cellStyles: true });
    return Promise.resolve(bytes);
  };
};

const WORK: ReadonlyMap<string, Prepare> = new Map([
  ['ours', ours],
  ['propose', propose],
  ['copy', copy],
  ['repack', repack],
  ['exceljs', exceljs],
  ['xlsx', xlsx],
]);

const [name = '', workbook = '', file = '', out = ''] = process.argv.slice(2);
const prepare = WORK.get(name);
if (prepare === undefined) throw new Error(`no work called ${name}`);
const work = await prepare(workbook, file);
const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
const bytes = await work(file);
writeFileSync(out, bytes);
const ms = performance.now() - before;
const { user, system } = process.cpuUsage(cpuBefore);
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }));
