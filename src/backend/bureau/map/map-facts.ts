// What a profile gives a map to name: every figure with its unit, the tables that can be listed, the fields of head and foot.
import { type Figure, type ReportHead, type Member, membersOf, type ProfileShape, type TableShape } from '../../../domain/report/shape.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { indexFigureUnits, getUnitOfView, specsOf } from '../../../domain/report/specs.ts';

/** How a list's column is written: a number in its unit, text that is never read as a number, or a day. */
export interface ListColumn {
  readonly key: string;
  readonly kind: 'figure' | 'text' | 'day';
  /** The profile's printed unit; empty for plain counts and for texts. */
  readonly unit: string;
}

/** A table whose rows can be listed. `members` are those of a breakdown, without 合计; null: one row a tenant. */
export interface ListFacts {
  readonly columns: ReadonlyMap<string, ListColumn>;
  readonly members: readonly Member[] | null;
}

/** What a map may name. */
export interface MapFacts {
  /** The printed unit of every figure, ZB-4's totals too. */
  readonly units: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, ListFacts>;
  readonly heads: ReadonlySet<string>;
}

/** What a month's report gives to be filled in. */
export interface FillFigures {
  readonly month: Month;
  readonly values: ReadonlyMap<string, Figure>;
  /** ZB-4's rows in printing order, by column. */
  readonly tenants: readonly Readonly<Record<string, Figure>>[];
  readonly head: ReportHead;
}

/** The field that says which month is reported, and the one that says when. */
export const PERIOD_FIELD = '报告期';
export const REPORTED_FIELD = '报出日期';
/** Fields of every report besides those that the profile lists. */
const COMMON_FIELDS = ['填报单位', '统一社会信用代码', '基地类型', '所属区', '详细地址', PERIOD_FIELD];
const SIGN_FIELDS = ['单位负责人', '统计负责人', '填表人', '联系电话', REPORTED_FIELD];
const STACK_FIELDS = ['表号', '制定机关', '文号', '有效期至'];
/** The columns of a list that stand in no unit and yet are numbers or days. */
const SEQ = 'seq';
const NAME = 'name';
const DAY_COLUMNS: ReadonlySet<string> = new Set(['resident_since']);

function listColumn(key: string, unit: string | null): ListColumn {
  if (DAY_COLUMNS.has(key)) return { key, kind: 'day', unit: '' };
  return unit === null && key !== SEQ ? { key, kind: 'text', unit: '' } : { key, kind: 'figure', unit: unit ?? '' };
}

function listOf(profile: ProfileShape, table: TableShape): ListFacts | null {
  const byKey = (columns: readonly ListColumn[]): ReadonlyMap<string, ListColumn> => new Map(columns.map((one) => [one.key, one]));
  switch (table.kind) {
    case 'tenants':
      return { columns: byKey(table.columns.map(({ key, unit }) => listColumn(key, unit))), members: null };
    case 'breakdown': {
      const columns = table.columns.map(({ key, unit, view }) => listColumn(key, getUnitOfView(view, unit)));
      return { columns: byKey([listColumn(SEQ, null), listColumn(NAME, null), ...columns]), members: membersOf(profile, table) };
    }
    case 'indicators':
      return null;
  }
}

/** What a map may name under this profile. */
export function mapFacts(profile: ProfileShape): MapFacts {
  const { unitOfFigure } = indexFigureUnits(profile);
  const figures = [...specsOf(profile).figures.keys()].map((address): [string, string] => [address, unitOfFigure(address) ?? '']);
  const totals = profile.tables.flatMap((table) =>
    table.kind === 'tenants'
      ? table.columns.filter(({ total }) => total).map(({ key, unit }): [string, string] => [`${table.id}.total.${key}`, unit ?? ''])
      : [],
  );
  const lists = profile.tables.flatMap((table): [string, ListFacts][] => {
    const facts = listOf(profile, table);
    return facts === null ? [] : [[table.id, facts]];
  });
  return {
    units: new Map([...figures, ...totals]),
    lists: new Map(lists),
    heads: new Set([
      ...COMMON_FIELDS,
      ...SIGN_FIELDS,
      ...STACK_FIELDS,
      ...profile.headFields,
      ...profile.footFields,
      ...profile.stackFields,
    ]),
  };
}

/** The rows of a list for a month: a tenant each, or a breakdown's rows from 02 on, with their place and name. */
export function listRows(facts: MapFacts, figures: FillFigures, table: string): readonly ReadonlyMap<string, Figure>[] {
  const list = facts.lists.get(table);
  if (list === undefined) return [];
  if (list.members === null) return figures.tenants.map((row) => new Map(Object.entries(row)));
  return list.members.map(({ code, name }, index) => {
    const values = [...list.columns.keys()].flatMap((key): [string, Figure][] => {
      const figure = figures.values.get(`${table}.${code}.${key}`);
      return figure === undefined ? [] : [[key, figure]];
    });
    return new Map<string, Figure>([...values, [SEQ, { raw: index + 1, text: String(index + 1) }], [NAME, { raw: null, text: name }]]);
  });
}
