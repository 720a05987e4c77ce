// Values that the calls of words are given: each different from the others.
import type { FigureSource } from '../../src/contract/report/explain-shapes.ts';
import { type Day, type Instant, parseDay, parseInstant, parseMonth } from '../../src/domain/time/calendar.ts';

function known<T>(value: T | null): T {
  if (value === null) throw new Error('no such time');
  return value;
}

export function dayAt(text: string): Day {
  return known(parseDay(text));
}

export function instantOf(text: string): Instant {
  return known(parseInstant(text));
}

export const MONTH = known(parseMonth('2026-10'));

/** 2026-11-04 09:30 and 2026-11-06 17:45 on the base's wall clock. */
const CHANGED_MS = Date.UTC(2026, 10, 4, 1, 30);
const ENTERED_MS = Date.UTC(2026, 10, 6, 9, 45);

const FILE = {
  kind: 'file',
  batch: 12,
  file: '十月.xlsx',
  sheet: '销售台账',
  row: 34,
  takenBy: { who: '周敏', atMs: Date.UTC(2026, 10, 2, 1, 5) },
  changedBy: null,
} as const;
const PERSON = { kind: 'person', who: '王五', atMs: ENTERED_MS } as const;
const CORRECTED = [
  { column: '成交额', found: '1O0', text: '100', who: '赵六' },
  { column: '订单数', found: 'x', text: '7', who: '钱七' },
];
const ALL: readonly FigureSource[] = [
  FILE,
  { ...FILE, row: null },
  { ...FILE, changedBy: { who: '孙八', atMs: CHANGED_MS }, corrected: CORRECTED },
  PERSON,
  {
    kind: 'sessions',
    files: [
      { batch: 21, file: '场次一.csv', rows: 5 },
      { batch: 22, file: '场次二.csv', rows: 6 },
    ],
  },
  { kind: 'filed', month: '2025-10', revision: 3, figure: 'ZB-2.06.month' },
  { kind: 'historical', month: '2024-10', figure: 'ZB-2.07.month', origin: '局里的年报', entered: PERSON },
  { kind: 'historical', month: '2024-09', figure: 'ZB-2.08.month', origin: '', entered: FILE },
  { kind: 'historical', month: '2024-08', figure: 'ZB-2.09.month', origin: '', entered: null },
  { kind: 'figure', month: '2026-09', figure: 'ZB-2.10.month' },
  { kind: 'unknown' },
];

export const SOURCES = { all: ALL, dueOn: dayAt('2026-11-05'), chosenMs: Date.UTC(2026, 10, 7, 3, 15) } as const;
