// The rules about files that no other tool holds: sizes, first lines, names, rooms, and words that don't belong here. Pure: paths and text in, findings out.
import { FEATURES } from '../../.dependency-cruiser.js';
import type { Finding } from './tree.ts';

/** A file of the project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Lines that no file may exceed, and that 95 of 100 product files may not. */
export const LINES_AT_MOST = 400;
export const LINES_P95 = 270;

/** Tables of data: their lines are not code, so their number says nothing. All codes, and the words of all codes. */
const DATA_TABLES = [/^src\/domain\/values\/refusal-codes\.ts$/, /^src\/contract\/(?:[a-z]+\/)?(?:[a-z]+-)*messages\.ts$/];

/** Rooms of docs/architecture.md: a code file elsewhere has no layer rules, so it may not be there. */
const ROOMS = [
  /^src\/(domain|contract|sheets|app)\//,
  new RegExp(`^src/backend/(core|${Object.keys(FEATURES).join('|')})/`),
  /^src\/backend\/[^/]+\.ts$/,
  /^src\/hosts\/(cli|http|lan|start)\//,
  /^electron\/(main|preload|backend)\//,
];

/** What may stand at the top of the tree. */
const TOP = new Set([
  'electron',
  'src',
  'resources',
  'test',
  'docs',
  'electron.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]);
const TOP_PAPER = /^(\.|README|LICENSE|CHANGELOG)/;

const CODE = /\.[jt]sx?$/;
const TEXT = /\.([jt]sx?|json|md|ya?ml|html|css|sql|csv|txt|sh)$|(^|\/)(\.[^/]+|LICENSE|run|pre-commit)$/;

/** Words that must not be committed, with the reason. */
const WORDS: readonly { readonly pattern: RegExp; readonly message: string; readonly besides?: RegExp }[] = [
  { pattern: /\b(?:TODO|FIXME|XXX)\b(?!\s*\(?#\d+)/, message: 'unfinished work needs the number of its issue', besides: /^test\/house\// },
  {
    pattern: /(?<![\w.~-])\/(?:home|root|Users|work|workspace|mnt)\/[\w.-]/,
    message: "a path of somebody's machine",
    besides: /^test\/house\//,
  },
  {
    pattern: /https?:\/\/[^\s"'/]*(?:registry|npmjs|npmmirror|artifactory|nexus)[^\s"'/]*/i,
    message: 'a package registry by name',
    besides: /^test\/house\//,
  },
  { pattern: /\bco-authored-by\b/i, message: 'files say nothing about who wrote them', besides: /^test\/house\// },
  { pattern: /@ts-(?:ignore|nocheck)\b/, message: 'types are not switched off', besides: /^test\/house\// },
  {
    pattern: /表样|关账|封账|结帐/,
    message: 'one word for one thing: 月报表, a tenant’s form; 结账, closing a month',
    besides: /^test\/house\//,
  },
  { pattern: /\b(?:it|test|describe)\.(?:only|todo)\(/, message: 'a test that hides the others, or is none', besides: /^test\/house\// },
];

/** True for files that ship: their sizes are counted for the percentile. */
export function isProductCode(path: string): boolean {
  return /^(src|electron)\//.test(path) && CODE.test(path) && !/\.test\.tsx?$/.test(path);
}

/** Lines of a text; a last line break adds none. */
export function lineCount(text: string): number {
  if (text === '') return 0;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** The smallest value that at least `share` of the values do not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** True for tables of data, whose length says nothing. */
export function isDataTable(path: string): boolean {
  return DATA_TABLES.some((table) => table.test(path));
}

function sizeFindings({ path, text }: SourceFile): Finding[] {
  if (!CODE.test(path) || isDataTable(path)) return [];
  const lines = lineCount(text);
  return lines > LINES_AT_MOST
    ? [{ path, line: null, message: `has ${lines} lines, ${LINES_AT_MOST} is the most: a file is one thought` }]
    : [];
}

function firstLineFindings({ path, text }: SourceFile): Finding[] {
  if (!CODE.test(path)) return [];
  const [first = '', second = ''] = text.split('\n', 2);
  const line = first.startsWith('#!') ? second : first;
  return /^(?:\/\/|\/\*\*?) ?\S.{8,}/.test(line) ? [] : [{ path, line: 1, message: 'the first line says what the file is for' }];
}

function nameFindings({ path }: SourceFile): Finding[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const findings: Finding[] = [];
  const say = (message: string): number => findings.push({ path, line: null, message });
  const top = path.split('/', 1)[0] ?? path;
  if (!TOP.has(top) && !TOP_PAPER.test(top)) say('does not belong at the top of the tree');
  if (!CODE.test(path)) return findings;
  const inApp = path.startsWith('src/app/');
  const wellNamed =
    /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|e2e|config|d))*\.[jt]sx?$/.test(name) ||
    (name.endsWith('.tsx') && /^[A-Z]\w*(?:\.test)?\.tsx$/.test(name));
  if (!wellNamed) say('file names are kebab-case');
  if (/^index\.[jt]sx?$/.test(name) && !inApp) say('no index files: import the file that holds it');
  if (path.startsWith('src/') && /(^|[/-])(utils?|helpers?|misc|common)([/.-]|$)/.test(path))
    say('a name that says nothing of what is inside');
  if (/^(src|electron)\//.test(path) && !ROOMS.some((room) => room.test(path))) say('is in no room that the layer rules know');
  return findings;
}

function wordFindings({ path, text }: SourceFile): Finding[] {
  if (!TEXT.test(path)) return [];
  const rules = WORDS.filter((rule) => !rule.besides?.test(path));
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter((rule) => rule.pattern.test(line)).map((rule) => ({ path, line: index + 1, message: rule.message })),
    );
}

/** All findings about single files. Binary files and fixtures are given by path with an empty text. */
export function fileFindings(file: SourceFile): Finding[] {
  return [...sizeFindings(file), ...firstLineFindings(file), ...nameFindings(file), ...wordFindings(file)];
}

/** Sizes of the product's files: the percentile is a rule of the whole tree. */
export function sizeReport(files: readonly SourceFile[]): { readonly findings: readonly Finding[]; readonly words: string } {
  const counts = files.filter(({ path }) => isProductCode(path) && !isDataTable(path)).map(({ text }) => lineCount(text));
  const p95 = percentile(counts, 0.95);
  const words = `${counts.length} product files, lines p50 ${percentile(counts, 0.5)}, p95 ${p95}, most ${Math.max(0, ...counts)}`;
  const findings =
    p95 > LINES_P95 ? [{ path: 'src', line: null, message: `p95 of file sizes is ${p95} lines, ${LINES_P95} is the most` }] : [];
  return { findings, words };
}
