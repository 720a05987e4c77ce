// What a tenant is: its dated facts with the two commands that change them, and its people and notes.
import { Button } from 'antd';
import { RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import type { Names, RecordRow } from '../../contract/records/records.ts';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { DAWN, parseDay, addDays, type Day } from '../../domain/time/calendar.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { IfMay, usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { Facts, Section, Tag } from '../ui/Page.tsx';
import { CommandMeanings } from '../ui/records/CommandMeanings.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { recordText } from '../ui/records/record-text.ts';
import { useToday } from '../ui/today.ts';
import { RowMenu } from './RowMenu.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { sayTenant } from './tenant-messages.ts';
import { sayField } from '../ui/window-words.ts';

// Rows that hold from a day on: until when each holds, and which one holds today.

/** A row with the days on which it holds; `to` is null for the last one. */
interface DatedRow<R> {
  readonly row: R;
  readonly from: Day;
  readonly to: Day | null;
  readonly state: 'past' | 'now' | 'coming';
}

/** Dated rows, the newest first. */
export function listDatedRows<R>(rows: readonly { readonly from: Day; readonly row: R }[], today: Day): readonly DatedRow<R>[] {
  const sorted = rows.toSorted((a, b) => a.from.localeCompare(b.from));
  return sorted
    .map(({ from, row }, at): DatedRow<R> => {
      const next = sorted[at + 1];
      const to = next === undefined ? null : addDays(next.from, -1);
      const state = from > today ? 'coming' : to === null || to >= today ? 'now' : 'past';
      return { row, from, to, state };
    })
    .toReversed();
}

const TONES = { now: 'good', coming: 'accent', past: 'plain' } as const;
const STATE_WORDS = { now: 'factNow', coming: 'factComing', past: 'factPast' } as const;

/** Builds the columns of the list: when a row holds, then every field. */
export function buildFactColumns(names: Names): readonly ShortColumn<DatedRow<RecordRow>>[] {
  const values = RECORD_FIELDS.tenant_fact.filter(({ name }) => name !== 'tenant_id' && name !== 'starts_on');
  return [
    { key: 'state', title: sayTenant('bookingState'), cell: ({ state }) => <Tag tone={TONES[state]}>{sayTenant(STATE_WORDS[state])}</Tag> },
    { key: 'from', title: sayTenant('factFrom'), cell: ({ from }) => (from === DAWN ? sayTenant('always') : from) },
    { key: 'to', title: sayTenant('factTo'), cell: ({ to }) => to ?? sayTenant('still') },
    ...values.map(({ name }) => ({
      key: name,
      title: sayField('tenant_fact', name),
      cell: ({ row }: DatedRow<RecordRow>) => recordText('tenant_fact', name, row.values[name] ?? null, names),
    })),
  ];
}

function DatedFacts({ detail }: { readonly detail: TenantDetail }) {
  const desk = useRecordActions();
  const today = useToday();
  const names = useNames();
  const columns = buildFactColumns(names);
  const hasCommands = useRowCommands('tenant_fact');
  const rows = listDatedRows(
    detail.facts.flatMap((row) => {
      const from = parseDay(String(row.values['starts_on']));
      return from === null ? [] : [{ from, row }];
    }),
    today,
  );
  const label = (row: RecordRow): string => `${String(row.values['name'])} ${String(row.values['starts_on'])}`;
  return (
    <Section
      title={sayTenant('facts')}
      actions={
        <IfMay write="tenant_fact">
          <Button onClick={() => desk.changeFrom('tenant_fact', detail.tenant.id)}>{sayTenant('changeFrom')}…</Button>
        </IfMay>
      }
    >
      <p className="tenants-help">{sayTenant('factsHelp')}</p>
      <ShortTable
        label={sayTenant('facts')}
        rows={rows}
        rowKey={({ row }) => row.id}
        columns={columns}
        commands={
          hasCommands ? ({ row }) => <RowMenu kind="tenant_fact" id={row.id} label={label(row)} mayRetire={rows.length > 1} /> : undefined
        }
      />
      <IfMay write="tenant_fact">
        <ul className="tenants-means">
          <CommandMeanings />
        </ul>
      </IfMay>
    </Section>
  );
}

function People({ detail }: { readonly detail: TenantDetail }) {
  const desk = useRecordActions();
  const names = useNames();
  const may = usePermissions();
  // The desk writes who is called, and nothing else of a tenant.
  const mayWrite = RECORD_FIELDS.tenant.some(({ name }) => may.write('tenant', [name]));
  const fields = RECORD_FIELDS.tenant.filter(({ visibleWith }) => visibleWith === undefined || may.have(visibleWith));
  const facts = fields.map(({ name }) => ({
    label: sayField('tenant', name),
    value: recordText('tenant', name, detail.tenant.values[name] ?? null, names),
  }));
  return (
    <Section
      title={sayTenant('people_')}
      actions={mayWrite ? <Button onClick={() => desk.correct('tenant', detail.tenant.id)}>{sayTenant('people_correct')}…</Button> : null}
    >
      <Facts facts={facts} />
    </Section>
  );
}

/** The tab 资料. */
export function FactsTab({ detail }: { readonly detail: TenantDetail }) {
  return (
    <div className="stack-4">
      <DatedFacts detail={detail} />
      <People detail={detail} />
    </div>
  );
}
