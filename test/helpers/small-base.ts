// A small base in a temporary folder, filled by plain inserts: what a test of SQL reads.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseInstant } from '../../src/domain/time/calendar.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { openEmpty } from './made-base.ts';

type Cell = string | number | null;

/** A base with its insert: `put('tenant', { notes: '…' })` answers the new row's id. */
export interface SmallBase {
  readonly base: Base;
  readonly put: (table: string, row: Readonly<Record<string, Cell>>) => number;
}

/** Minutes since the epoch of `2026-10-03T22:00`. */
export function at(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`no time: ${text}`);
  return instant;
}

/** An empty base whose clock stands at 2026-11-05 09:00. */
export function smallBase(): SmallBase {
  const base = openEmpty(mkdtempSync(path.join(tmpdir(), 'livebase-small-')), { nowMs: () => at('2026-11-05T09:00') * 60_000 });
  const put = (table: string, row: Readonly<Record<string, Cell>>): number => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return Number(base.db.prepare(sql).run(...Object.values(row)).lastInsertRowid);
  };
  return { base, put };
}

/** Base facts, a public studio S1 and an exclusive S2, tenants 1 (live) and 2 (service) in residence since 2025. */
export function furnishedBase(): SmallBase {
  const small = smallBase();
  const { put } = small;
  put('base_fact', {
    starts_on: '0001-01-01',
    full_name: '某基地',
    uscc: '91440304MA93PCF423',
    kind: '直播电商园区',
    district: '南山区',
    unit_head: '甲',
    statistics_head: '乙',
    filler: '丙',
    phone: '1',
  });
  put('base_area', { month: '2025-01', floor_area: 12_000, lettable_area: 10_000, team: 5 });
  for (const [id, code, kind] of [
    [1, 'S1', '公共'],
    [2, 'S2', '专属'],
  ] as const) {
    put('studio', { id, code, opened_on: '2020-01-01' });
    put('studio_fact', { studio_id: id, starts_on: '0001-01-01', kind, hours: '00:00-24:00', turnaround: 15, hourly_rate: 0 });
  }
  for (const [id, uscc, category] of [
    [1, '91440303MA1887G6QK', '直播电商企业'],
    [2, '91440303MAF5MG15T8', '相关服务企业'],
  ] as const) {
    put('tenant', { id });
    put('tenant_fact', { tenant_id: id, starts_on: '0001-01-01', name: `企业${id}`, uscc, category, leading: 0 });
    put('lease', { contract: `C${id}`, tenant_id: id, starts_on: '2025-01-01', ends_on: '2027-12-31', area: 100 });
  }
  return small;
}
