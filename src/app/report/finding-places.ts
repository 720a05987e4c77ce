// Where a failing relation is mended: the records, the fields of the sign-off and the screens that its message alone does not name. Pure.
import type { ReportFinding, ReportPages } from '../../contract/report/filing-shapes.ts';
import { sayMark } from '../ui/i18n.ts';

/** A place that a finding leads to: a screen, a field of the month's sign-off, or a record with the field on top. */
export type MendingPlace =
  | { readonly what: 'screen'; readonly words: 'mendCollect' | 'mendLines' | 'mendDesk'; readonly href: string }
  | { readonly what: 'tenant'; readonly words: 'mendReply' | 'mendSources' | 'mendMonths'; readonly name: string; readonly href: string }
  | { readonly what: 'signOff'; readonly words: 'mendSignOff'; readonly name: string }
  | {
      readonly what: 'record';
      readonly words: 'mendBase' | 'mendCode';
      readonly name: string;
      readonly kind: 'base_fact' | 'tenant_fact';
      readonly id: number;
      readonly field: string;
    };

/** Tenants of a finding that are led to; the others stand in its message. */
const NAMED = 6;

const REPORTED_ON = '报出日期';

/** Where the words of the head and foot stand in the base's facts. */
const FACT_FIELDS: Readonly<Record<string, string>> = {
  填报单位: 'full_name',
  统一社会信用代码: 'uscc',
  基地类型: 'kind',
  所属区: 'district',
  单位负责人: 'unit_head',
  统计负责人: 'statistics_head',
  填表人: 'filler',
  联系电话: 'phone',
};

interface Report extends Pick<ReportPages, 'fields' | 'baseFact'> {
  readonly status: Pick<ReportPages['status'], 'month'>;
  readonly pages: readonly Pick<ReportPages['pages'][number], 'head'>[];
}

/** The base's own facts with the first of these fields on top; nothing where it has no facts yet. */
function listBasePlaces({ baseFact }: Report, fields: readonly string[]): MendingPlace[] {
  const known = fields.filter((field) => FACT_FIELDS[field] !== undefined);
  const field = FACT_FIELDS[known[0] ?? ''];
  if (baseFact === null || field === undefined) return [];
  return [{ what: 'record', words: 'mendBase', name: known.join(sayMark('、')), kind: 'base_fact', id: baseFact, field }];
}

function listEmptyFields({ pages, fields }: Report): string[] {
  const head = (pages[0]?.head ?? []).filter(({ value }) => value === '' || value === '—').map(({ label }) => label);
  return [...head, ...fields.filter(({ kind, value }) => kind === 'foot' && value === '').map(({ field }) => field)];
}

function signOffOf(name: string): MendingPlace {
  return { what: 'signOff', words: 'mendSignOff', name };
}

/** The places of a relation of the shipped profile, those most likely meant first; none for one that its figures lead to. */
export function listMendingPlaces(
  { id, tenants, message }: Pick<ReportFinding, 'id' | 'tenants' | 'message'>,
  report: Report,
): MendingPlace[] {
  const { month } = report.status;
  const named = tenants.slice(0, NAMED);
  switch (id) {
    case 'A21':
      return named.length < tenants.length
        ? [{ what: 'screen', words: 'mendCollect', href: `~/sales/${month}` }]
        : named.map((one) => ({ what: 'tenant', words: 'mendReply', name: one.name, href: `~/sales/${month}/collect/${one.id}` }));
    case 'A22':
      return [
        ...(message.startsWith('填报单位') ? listBasePlaces(report, ['统一社会信用代码']) : []),
        ...named.map((one): MendingPlace => ({
          what: 'record',
          words: 'mendCode',
          name: one.name,
          kind: 'tenant_fact',
          id: one.fact,
          field: 'uscc',
        })),
      ];
    case 'A23': {
      const empty = listEmptyFields(report);
      const foot = empty.filter((field) => report.fields.some((one) => one.field === field));
      return [...listBasePlaces(report, empty), ...foot.slice(0, 1).map(signOffOf)];
    }
    case 'A24':
      return [signOffOf(REPORTED_ON)];
    case 'A28':
      return [{ what: 'screen', words: 'mendDesk', href: '~/desk' }];
    case 'S01':
      return [{ what: 'screen', words: 'mendLines', href: `~/sales/${month}/lines` }];
    case 'S02':
      return named.map((one) => ({ what: 'tenant', words: 'mendSources', name: one.name, href: `~/sales/${month}/differ/${one.id}` }));
    default:
      return named.map((one) => ({ what: 'tenant', words: 'mendMonths', name: one.name, href: `~/tenants/${one.id}/months` }));
  }
}
