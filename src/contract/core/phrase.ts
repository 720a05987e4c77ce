// The little language that the words of a code are written in: `{fact}`, `{fact|format}`, `[a part that needs its facts]`, and `<for the command line|for a window>`.
import { formatLedgerState } from '../../domain/base/catalogue.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { removeDirectionMarks } from '../../domain/values/direction-marks.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { formatDamage } from './damage-messages.ts';
import { formatJsonDetail } from './json-messages.ts';
import { formatRecordKind } from './records-messages.ts';
import { formatRight } from './rights-messages.ts';
import { formatSheetKind } from './sheets-messages.ts';
import { formatWorkbookDetail } from './workbook-details-messages.ts';
import type { RefusalValue } from '../../domain/values/result.ts';
import type { Language } from './language.ts';

export type { Language } from './language.ts';

/** The facts of a refusal, by name. */
export type Facts = Readonly<Record<string, RefusalValue | undefined>>;

/** A text in both languages. */
interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** The words of a code: a sentence, and in a few words what was expected in a cell. */
export interface CodeWords extends Wording {
  readonly expected?: Wording;
}

/** A table of the words of some codes; `WORDS` holds those of all. */
export type WordsByCode = Readonly<Partial<Record<RefusalCode, CodeWords>>>;

/** A text in a language. */
export function chooseLanguage({ zh, en }: Wording, language: Language): string {
  return language === 'zh-CN' ? zh : en;
}

/** What a kind of file is called, by the readers' names for it. */
const KIND_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  png: { 'zh-CN': '图片', en: 'a picture' },
  jpg: { 'zh-CN': '图片', en: 'a picture' },
  gif: { 'zh-CN': '图片', en: 'a picture' },
  webp: { 'zh-CN': '图片', en: 'a picture' },
  bmp: { 'zh-CN': '图片', en: 'a picture' },
  pdf: { 'zh-CN': 'PDF', en: 'a PDF' },
  doc: { 'zh-CN': 'Word 文档', en: 'a Word document' },
  docx: { 'zh-CN': 'Word 文档', en: 'a Word document' },
  rtf: { 'zh-CN': '写字板文档', en: 'a rich text document' },
  pptx: { 'zh-CN': '演示文稿', en: 'a presentation' },
  ods: { 'zh-CN': 'OpenDocument 表格', en: 'an OpenDocument sheet' },
  numbers: { 'zh-CN': 'Numbers 表格', en: 'a Numbers sheet' },
  zip: { 'zh-CN': '压缩包', en: 'an archive' },
  rar: { 'zh-CN': '压缩包', en: 'an archive' },
  '7z': { 'zh-CN': '压缩包', en: 'an archive' },
  gzip: { 'zh-CN': '压缩包', en: 'an archive' },
  html: { 'zh-CN': '没有表格的网页', en: 'a web page without a table' },
  mhtml: { 'zh-CN': '网页存档', en: 'a saved web page' },
  xml: { 'zh-CN': 'XML 文件', en: 'an XML file' },
  exe: { 'zh-CN': '程序', en: 'a program' },
  mp4: { 'zh-CN': '视频', en: 'a video' },
  sqlite: { 'zh-CN': '数据库', en: 'a database' },
};
const ANY_KIND: Readonly<Record<Language, string>> = { 'zh-CN': '别的文件', en: 'something else' };

const UNIT_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  cells: { 'zh-CN': '个单元格', en: 'cells' },
  rows: { 'zh-CN': '行', en: 'rows' },
  places: { 'zh-CN': '个格位', en: 'cell places' },
  strings: { 'zh-CN': '条文字', en: 'texts' },
  characters: { 'zh-CN': '个字符', en: 'characters' },
  merged: { 'zh-CN': '处合并单元格', en: 'merged ranges' },
  columns: { 'zh-CN': '列', en: 'columns' },
  bytes: { 'zh-CN': '字节', en: 'bytes' },
};

/** `2 小时 5 分钟`, `45 分钟`, `2 小时`; `2 h 5 min`. */
function printDuration(minutes: number, language: Language): string {
  const [hour, minute] = language === 'zh-CN' ? ['小时', '分钟'] : ['h', 'min'];
  const hours = minutes < 60 ? '' : `${Math.floor(minutes / 60)} ${hour}`;
  const rest = minutes % 60 === 0 && minutes > 0 ? '' : `${minutes % 60} ${minute}`;
  return `${hours} ${rest}`.trim();
}

/** A text of somebody's as a sentence quotes it: without marks that turn the direction of writing, at most 80 characters; a path whole. */
function quoteText(text: string): string {
  const plain = removeDirectionMarks(text);
  const isPath = /^(?:\/|[A-Za-z]:\\|\\\\)/.test(plain);
  const characters = isPath ? [] : Array.from(plain.slice(0, 4 * QUOTED_AT_MOST));
  return characters.length > QUOTED_AT_MOST ? `${characters.slice(0, QUOTED_AT_MOST).join('')}…` : plain;
}

/** A refusal's facts as its sentence quotes them: names and words come from files and from people. */
export function quoteFacts(facts: Facts): Facts {
  const quoteOne = <T>(value: T): T | string => (typeof value === 'string' ? quoteText(value) : value);
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.map(quoteOne) : quoteOne(value)]),
  );
}

/** Prints a fact by its format; without one as it is. */
function printOne(value: string | number, format: string, language: Language): string {
  const text = String(value);
  switch (format) {
    case 'size':
      return `${Math.ceil(Number(value) / 1_048_576)} MB`;
    case 'kind':
      return (KIND_WORDS[text] ?? ANY_KIND)[language];
    case 'unit':
      return UNIT_WORDS[text]?.[language] ?? text;
    case 'state':
      return language === 'zh-CN' ? formatLedgerState(text) : text.replace('_', ' ');
    case 'record': {
      const [kind = '', ...label] = text.split(':');
      return `${formatRecordKind(kind, language)} ${label.join(':')}`.trim();
    }
    case 'detail':
      return formatWorkbookDetail(text, language);
    case 'damage':
      return formatDamage(text, language);
    case 'json':
      return formatJsonDetail(text, language);
    case 'sheet':
      return formatSheetKind(text, language);
    case 'right':
      return formatRight(text, language);
    case 'hours':
      return String(Number(value) / 60);
    case 'duration':
      return typeof value === 'number' ? printDuration(value, language) : text;
    case 'yuan':
      return typeof value === 'number' ? printYuan(value) : text;
    default:
      return text;
  }
}

/** How many characters of a text a sentence quotes. */
const QUOTED_AT_MOST = 80;
/** How many entries of a list a sentence names. */
const NAMED_AT_MOST = 30;

/** A fact in print; a missing one is empty. */
function printFact(value: RefusalValue | undefined, format: string, language: Language): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return printOne(value, format, language);
  const shown = value.slice(0, NAMED_AT_MOST).map((one) => printOne(one, format, language));
  const more = language === 'zh-CN' ? `等 ${value.length} 项` : ` and others, ${value.length} in all`;
  return shown.join(language === 'zh-CN' ? '、' : ', ') + (value.length > NAMED_AT_MOST ? more : '');
}

function printPlaced(facts: Facts, name: string, format: string, language: Language): string {
  if (format !== 'amount') return printFact(facts[name], format, language);
  if (facts.unit === 'bytes') return printFact(facts[name], 'size', language);
  return `${printFact(facts[name], '', language)} ${printFact(facts.unit, 'unit', language)}`.trim();
}

/** Whom a sentence is for: each can do other things about it. */
export type SaidIn = 'window' | 'cli';

const WAYS = /<([^<>|]*)\|([^<>]*)>/g;

/** Chooses the words of a template for whom it is said to: in `<for the command line|for a window>` either may be empty. */
export function chooseWords(template: string, saidIn: SaidIn): string {
  return template.replace(WAYS, (_, cli: string, window: string) => (saidIn === 'cli' ? cli : window));
}

const PART = /\[([^[\]]*)\]/g;
const PLACEHOLDER = /\{(\w+)(?:\|(\w+))?\}/g;

/** Fills a template with facts. A part in brackets is left out if one of its facts is missing or empty. */
export function fillTemplate(template: string, facts: Facts, language: Language): string {
  const whole = template.replace(PART, (_, part: string) => {
    const isLacking = [...part.matchAll(PLACEHOLDER)].some(([, name = '', format = '']) => printFact(facts[name], format, language) === '');
    return isLacking ? '' : part;
  });
  return whole.replace(PLACEHOLDER, (_, name: string, format: string | undefined) => printPlaced(facts, name, format ?? '', language));
}
