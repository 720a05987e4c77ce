// What differs between two computations of a month: addresses, both texts, and the short lines a parked file shows.
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../time/calendar.ts';
import type { Figure, ReportFigures, ProfileShape } from './shape.ts';
import { listChangedFigures, formatFigureChanges } from './changes.ts';

const month = parseMonth('2026-10');
if (month === null) throw new Error('no month');

function figure(raw: number | null, text: string): Figure {
  return { raw, text };
}

type Cells = Readonly<Record<string, Figure>>;

function report(values: Cells, tenants: readonly { readonly tenantId: number; readonly cells: Cells }[] = []): ReportFigures {
  if (month === null) throw new Error('no month');
  return { month, values: new Map(Object.entries(values)), tenants };
}

const row = { indent: 0, nature: 'flow', formula: '' } as const;
const PROFILE: ProfileShape = {
  bureauForm: false,
  deadlineDay: 10,
  platforms: [{ code: '02', name: '抖音' }],
  goodsClasses: [{ code: '02', name: '其他' }],
  headFields: [],
  footFields: [],
  stackFields: [],
  words: {},
  tables: [
    {
      id: 'ZB-2',
      kind: 'indicators',
      title: '',
      columns: [
        { key: 'month', label: '', groups: [], view: { kind: 'month' } },
        { key: 'ytd', label: '', groups: [], view: { kind: 'ytd' } },
      ],
      rows: [
        { ...row, row: '03', label: '直播时长', unit: '小时', source: { kind: 'measure', measure: 'sales.minutes' } },
        { ...row, row: '06', label: '成交额', unit: '万元', source: { kind: 'measure', measure: 'sales.paid' } },
      ],
    },
    {
      id: 'ZB-3',
      kind: 'breakdown',
      title: '',
      by: 'platform',
      rowHead: '',
      columns: [
        { key: 'paid', label: '', groups: [], unit: '万元', source: { kind: 'measure', measure: 'sales.paid' }, view: { kind: 'month' } },
      ],
    },
  ],
  relations: [],
} as unknown as ProfileShape;

describe('listChangedFigures', () => {
  it('names every figure whose exact value or text differs, in order, with both texts', () => {
    const before = report({
      'ZB-2.06.month': figure(100, '0.00'),
      'ZB-2.06.ytd': figure(5, '0.00'),
      'ZB-2.19.month': figure(null, '10.7'),
    });
    const after = report({ 'ZB-2.06.month': figure(101, '0.00'), 'ZB-2.06.ytd': figure(5, '0.00'), 'ZB-2.19.month': figure(null, '10.8') });
    expect(listChangedFigures(before, after)).toEqual([
      { figure: 'ZB-2.06.month', old: '0.00', new: '0.00' },
      { figure: 'ZB-2.19.month', old: '10.7', new: '10.8' },
    ]);
    expect(listChangedFigures(before, before)).toEqual([]);
  });

  it('prints — for a figure that comes or goes', () => {
    expect(listChangedFigures(report({ a: figure(1, '1') }), report({ b: figure(2, '2') }))).toEqual([
      { figure: 'a', old: '1', new: '—' },
      { figure: 'b', old: '—', new: '2' },
    ]);
  });

  it('names cells of tenants by their code, without the running number', () => {
    const cells = (seq: string, paid: string): Cells => ({ seq: figure(null, seq), uscc: figure(null, 'CODE'), paid: figure(null, paid) });
    const before = report({}, [{ tenantId: 7, cells: cells('1', '—') }]);
    const after = report({}, [
      { tenantId: 7, cells: cells('2', '12.30') },
      { tenantId: 8, cells: { uscc: figure(null, 'NEW'), paid: figure(0, '0.00') } },
    ]);
    expect(listChangedFigures(before, after)).toEqual([
      { figure: 'ZB-4.CODE.paid', old: '—', new: '12.30' },
      { figure: 'ZB-4.NEW.uscc', old: '—', new: 'NEW' },
      { figure: 'ZB-4.NEW.paid', old: '—', new: '0.00' },
    ]);
    expect(listChangedFigures(report({}, [{ tenantId: 9, cells: { paid: figure(1, '1') } }]), report({}))).toEqual([
      { figure: 'ZB-4.9.paid', old: '1', new: '—' },
    ]);
  });
});

describe('formatFigureChanges', () => {
  it("shows the month's own indicators with their difference in the printed unit", () => {
    const before = report({
      'ZB-2.03.month': figure(60, '1.0'),
      'ZB-2.06.month': figure(0, '0.00'),
      'ZB-2.06.ytd': figure(0, '0.00'),
      'ZB-3.01.paid': figure(0, '0.00'),
    });
    const after = report({
      'ZB-2.03.month': figure(30, '0.5'),
      'ZB-2.06.month': figure(12_300_000, '12.30'),
      'ZB-2.06.ytd': figure(12_300_000, '12.30'),
      'ZB-3.01.paid': figure(12_300_000, '12.30'),
    });
    expect(formatFigureChanges(PROFILE, before, after)).toEqual(['ZB-2.03 -0.5 小时', 'ZB-2.06 +12.30 万元']);
  });

  it('shows both texts where a figure comes or goes', () => {
    const before = report({ 'ZB-2.06.month': figure(null, '—') });
    expect(formatFigureChanges(PROFILE, before, report({ 'ZB-2.06.month': figure(1_000_000, '1.00') }))).toEqual(['ZB-2.06 — → 1.00 万元']);
    expect(formatFigureChanges(PROFILE, report({ 'ZB-2.06.month': figure(1_000_000, '1.00') }), before)).toEqual(['ZB-2.06 1.00 → — 万元']);
  });

  it('lists every changed figure where no indicator of the month shows one', () => {
    const before = report({ 'ZB-2.06.ytd': figure(1, '0.00'), 'ZB-3.01.paid': figure(1, '0.00') });
    const after = report({ 'ZB-2.06.ytd': figure(2, '0.01'), 'ZB-3.01.paid': figure(2, '0.01') });
    expect(formatFigureChanges(PROFILE, before, after)).toEqual(['ZB-2.06.ytd 0.00 → 0.01', 'ZB-3.01.paid 0.00 → 0.01']);
    expect(formatFigureChanges(PROFILE, before, before)).toEqual([]);
  });
});
