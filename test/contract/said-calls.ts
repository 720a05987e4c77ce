// What every function of the contract's words is called with: each key that it knows, and values that differ, in both languages.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatMissing, formatQueried, formatReturn } from '../../src/contract/collection/collection-messages.ts';
import { formatPartSource, formatFigureSource } from '../../src/contract/collection/sources-messages.ts';
import type { Language } from '../../src/contract/core/language.ts';
import { formatJsonDetail } from '../../src/contract/core/json-messages.ts';
import { formatRecordKind } from '../../src/contract/core/records-messages.ts';
import { RIGHT_WORDS, rightOf, formatRight } from '../../src/contract/core/rights-messages.ts';
import { SHEET_WORDS, formatSheetKind } from '../../src/contract/core/sheets-messages.ts';
import { formatDamage } from '../../src/contract/core/damage-messages.ts';
import { formatWorkbookDetail } from '../../src/contract/core/workbook-details-messages.ts';
import { formatAge } from '../../src/contract/money/age-messages.ts';
import { AGES } from '../../src/domain/money/due.ts';
import { formatRoleCode, roleOf, formatRole, formatRoles, formatWho } from '../../src/contract/people/role-messages.ts';
import { formatAction, formatHost, formatReason } from '../../src/contract/records/actions-messages.ts';
import { formatChoice, formatField, OTHER_FIELDS } from '../../src/contract/records/fields-messages.ts';
import { ROLES } from '../../src/domain/base/rights.ts';
import { MESSAGE_CALLS } from './said-messages.ts';
import { HISTORY_CALLS } from './said-changes.ts';
import { MONTH, SOURCES } from './said-samples.ts';

/** A call: the function's name, what it is given, and what comes of it. */
export interface SaidCall {
  readonly name: string;
  readonly label: string;
  readonly says: () => unknown;
}

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const CONTRACT = path.join(import.meta.dirname, '..', '..', 'src', 'contract');

/** The keys of the tables in a file, also of those that it keeps to itself. */
function keysIn(file: string): readonly string[] {
  const text = readFileSync(path.join(CONTRACT, file), 'utf8');
  const found = [...text.matchAll(/^ {2}(?:'([^']+)'|([\p{L}\p{N}_]+)): \[/gmu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return [...new Set(found)];
}

/** A function of one word in both languages, side by side. */
function ofWords(name: string, words: readonly string[], say: (word: string, language: Language) => string): readonly SaidCall[] {
  return words.map((word) => ({ name, label: word, says: () => LANGUAGES.map((language) => say(word, language)).join(' | ') }));
}

/** Every field of what is no record; those of records: said-fields.test.ts. */
function fieldCalls(): readonly SaidCall[] {
  const kinds = new Map<string, Set<string>>();
  const add = (kind: string, field: string): unknown => kinds.set(kind, (kinds.get(kind) ?? new Set<string>()).add(field));
  for (const [kind, fields] of Object.entries(OTHER_FIELDS)) for (const field of Object.keys(fields)) add(kind, field);
  for (const field of keysIn('records/fields-messages.ts')) add('anything', field);
  return [...kinds].flatMap(([kind, fields]) =>
    [...fields].map((field) => ({
      name: 'formatField',
      label: `${kind}.${field}`,
      says: () => LANGUAGES.map((language) => formatField(kind, field, language)).join(' | '),
    })),
  );
}

const CELLS = [
  { cell: 'H9', label: '抖音 退款额', question: '为什么是负数' },
  { cell: 'B7', label: '', question: ' ' },
];
const REMINDED = { base: '鹭江潮', month: MONTH, isOverdue: false } as const;

/** Words for tenants about their forms. */
function collectionCalls(): readonly SaidCall[] {
  const { dueOn } = SOURCES;
  const tenants = [
    { name: '甲公司', cells: CELLS, words: ['请盖章'] },
    { name: '乙公司', cells: [], words: ['请补交', '请回电'] },
  ];
  return [
    { name: 'formatMissing', label: 'two, before the day', says: () => formatMissing({ ...REMINDED, dueOn }, ['甲公司', '乙公司']) },
    {
      name: 'formatMissing',
      label: 'one, overdue, no base',
      says: () => formatMissing({ ...REMINDED, base: '', dueOn, isOverdue: true }, ['丙公司']),
    },
    { name: 'formatQueried', label: 'two', says: () => formatQueried({ ...REMINDED, dueOn }, tenants) },
    ...tenants.map((one) => ({ name: 'formatReturn', label: one.name, says: () => formatReturn({ ...one, month: MONTH }) })),
  ];
}

/** Where figures come from. */
function sourceCalls(): readonly SaidCall[] {
  const choice = { who: '李四', atMs: SOURCES.chosenMs, source: 'ledger', reason: '台账更全' } as const;
  return SOURCES.all.flatMap((source, at) => [
    ...LANGUAGES.flatMap((language) => [
      { name: 'formatFigureSource', label: `${source.kind} ${at} ${language}`, says: () => formatFigureSource(source, language) },
      { name: 'formatPartSource', label: `${source.kind} ${at} ${language}`, says: () => formatPartSource({ source, choice }, language) },
    ]),
    { name: 'formatPartSource', label: `${source.kind} ${at} unchosen`, says: () => formatPartSource({ source }, 'en') },
  ]);
}

/** Every call. */
export const CALLS: readonly SaidCall[] = [
  ...ofWords('formatRecordKind', [...keysIn('core/records-messages.ts'), 'nothing known'], formatRecordKind),
  { name: 'formatRecordKind', label: 'lease in Chinese unless told', says: () => formatRecordKind('lease') },
  ...fieldCalls(),
  ...ofWords('formatChoice', [...keysIn('records/fields-messages.ts'), 'own word'], formatChoice),
  ...ofWords('formatAction', [...keysIn('records/actions-messages.ts'), 'nothing known'], formatAction),
  ...ofWords('formatHost', ['window', 'http', 'cli', 'program', 'guest', 'guest 7', 'else', 'else 8'], formatHost),
  ...ofWords('formatReason', ['roll-up', 'undo', 'cleared', 'undo 12', 'undo x', '停电'], formatReason),
  { name: 'formatReason', label: 'null', says: () => formatReason(null, 'en') },
  ...ofWords('formatRight', [...Object.keys(RIGHT_WORDS), 'nothing known'], formatRight),
  ...['看月报', 'See the report', 'report.look', ' 导入文件 ', 'nothing known'].map((word) => ({
    name: 'rightOf',
    label: word,
    says: () => rightOf(word),
  })),
  ...ofWords('formatSheetKind', [...Object.keys(SHEET_WORDS), 'nothing known'], formatSheetKind),
  ...ofWords(
    'formatWorkbookDetail',
    [...keysIn('core/workbook-details-messages.ts').map((code) => `${code}:‹1›|‹2›`), 'unit:one', 'own words'],
    formatWorkbookDetail,
  ),
  ...ofWords('formatDamage', ['xl/workbook.xml: XML @12', 'xl/styles.xml: checksum', 'zip end', 'own words'], formatDamage),
  ...ofWords('formatJsonDetail', ['json_line:12', 'no_json', 'figures[2].unit'], formatJsonDetail),
  ...AGES.map((age) => ({ name: 'formatAge', label: age, says: () => `${formatAge(age, 'zh-CN')} | ${formatAge(age, 'en')}` })),
  ...ROLES.map((role) => ({ name: 'formatRole', label: role, says: () => `${formatRole(role, 'zh-CN')} | ${formatRole(role, 'en')}` })),
  ...LANGUAGES.map((language) => ({ name: 'formatRoles', label: language, says: () => formatRoles(language) })),
  ...ROLES.map((role) => ({ name: 'formatRoleCode', label: role, says: () => formatRoleCode(role) })),
  ...['desk', 'front_desk', '前台', ' Accountant', '统计', 'boss'].map((word) => ({
    name: 'roleOf',
    label: word,
    says: () => roleOf(word),
  })),
  ...LANGUAGES.flatMap((language) => [
    { name: 'formatWho', label: `alone ${language}`, says: () => formatWho('张三', null, language) },
    { name: 'formatWho', label: `allowed ${language}`, says: () => formatWho('张三', '李四', language) },
  ]),
  ...collectionCalls(),
  ...sourceCalls(),
  ...MESSAGE_CALLS,
  ...HISTORY_CALLS,
];
