// What is said of every code, in zh-CN and en: a refusal as a sentence, a refused row with its place.
import type { RefusalCode } from '../domain/values/refusal-codes.ts';
import type { Refusal } from '../domain/values/result.ts';
import type { Trouble } from './core/shapes.ts';
import {
  chooseLanguage,
  chooseWords,
  type CodeWords,
  type Facts,
  fillTemplate,
  type Language,
  quoteFacts,
  type SaidIn,
} from './core/phrase.ts';
import { BOOKING_RULE_WORDS } from './desk/booking-rule-messages.ts';
import { CELL_WORDS } from './intake/cells-messages.ts';
import { CHANGE_WORDS } from './core/changes-messages.ts';
import { DESK_WORDS } from './desk/desk-messages.ts';
import { FILE_WORDS } from './intake/files-messages.ts';
import { FORM_CELL_WORDS, FORM_WORDS } from './collection/forms-messages.ts';
import { JOB_WORDS } from './core/jobs-messages.ts';
import { MONEY_WORDS } from './money/money-messages.ts';
import { PEOPLE_WORDS } from './people/people-messages.ts';
import { ROW_WORDS } from './intake/rows-messages.ts';
import { RULE_WORDS } from './rules-messages.ts';
import { SETTINGS_WORDS } from './base/settings-messages.ts';
import { SHARING_WORDS } from './sharing/sharing-messages.ts';
import { UPDATE_WORDS } from './safety/updates-messages.ts';
import { WORKBOOK_WORDS } from './bureau/workbook-messages.ts';

/** The words of every code; the compiler finds one that is missing. */
export const WORDS: Readonly<Record<RefusalCode, CodeWords>> = {
  ...CELL_WORDS,
  ...ROW_WORDS,
  ...FILE_WORDS,
  ...RULE_WORDS,
  ...BOOKING_RULE_WORDS,
  ...DESK_WORDS,
  ...MONEY_WORDS,
  ...JOB_WORDS,
  ...CHANGE_WORDS,
  ...SETTINGS_WORDS,
  ...PEOPLE_WORDS,
  ...SHARING_WORDS,
  ...UPDATE_WORDS,
  ...WORKBOOK_WORDS,
  ...FORM_CELL_WORDS,
  ...FORM_WORDS,
};

/** What words of cells tell a person to do after mending a file. */
const IMPORT_AGAIN: Readonly<Record<Language, RegExp>> = { 'zh-CN': /后再导入/, en: /,? (?:and|then) import again/ };

/** A refusal of what stands in a form's field: there is nothing to import again. */
export function formatTyped(refusal: Refusal, language: Language, saidIn: SaidIn = 'window'): string {
  return formatRefusal(refusal, language, saidIn).replace(IMPORT_AGAIN[language], '');
}

/** Where a trouble stands. Empty names are left out of the sentence. */
export interface TroublePlace {
  readonly file: string;
  readonly sheet: string;
}

const PLACE: Readonly<Record<Language, string>> = {
  'zh-CN': '[“{file}”][工作表“{sheet}”][第 {row} 行][“{column}”][写的是“{found}”]',
  en: '[{file}][, sheet {sheet}][, row {row}][, column {column}][ reads “{found}”]',
};
const COLON: Readonly<Record<Language, string>> = { 'zh-CN': '：', en: ': ' };

/** Codes whose sentence goes on after a place: those about cells and rows, about a form's cells, and about files. */
function isPlaced(code: RefusalCode): boolean {
  return code in CELL_WORDS || code in ROW_WORDS || code in FILE_WORDS || code in FORM_CELL_WORDS;
}

/** A sentence behind the place it speaks of; without one it begins with a capital, which only English knows. */
function placed(facts: Facts, sentence: string, language: Language): string {
  const place = fillTemplate(PLACE[language], { ...facts, row: facts.row === 0 ? null : facts.row }, language)
    .replace(/^, /, '')
    .replace(/^ r/, 'R');
  return place === '' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : `${place}${COLON[language]}${sentence}`;
}

/** A refusal as one sentence: what, where, what was expected, what to do there. A window names no command. */
export function formatRefusal(refusal: Refusal, language: Language, saidIn: SaidIn = 'window'): string {
  const { code } = refusal;
  const data = quoteFacts(refusal.data);
  const sentence = fillTemplate(chooseWords(chooseLanguage(WORDS[code], language), saidIn), data, language);
  if (!isPlaced(code)) return placed({}, sentence, language);
  const { file, sheet, row, column, found } = data;
  const place = code in FILE_WORDS ? { file, sheet } : { file, sheet, row, column, found };
  return placed(place, sentence, language);
}

/** A refused cell or row: its sentence with the place, and in a few words what was expected there. */
export function formatTrouble(
  trouble: Trouble,
  place: TroublePlace,
  language: Language,
  saidIn: SaidIn = 'window',
): { readonly message: string; readonly expected: string } {
  const words = WORDS[trouble.code];
  const expected = words.expected === undefined ? '' : chooseLanguage(words.expected, language);
  const { row, column, found, code, data } = trouble;
  const facts: Facts = quoteFacts({ found, ...data });
  const where: Facts = quoteFacts(
    row === 0 ? { file: place.file, sheet: place.sheet } : { ...place, row, column, found: code === 'CELL_REQUIRED' ? '' : found },
  );
  return {
    message: placed(where, fillTemplate(chooseWords(chooseLanguage(words, language), saidIn), facts, language), language),
    expected: fillTemplate(chooseWords(expected, saidIn), facts, language),
  };
}
