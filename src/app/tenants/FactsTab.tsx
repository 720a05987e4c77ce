// What a tenant is: its dated facts with the two commands that change them, and its people and notes.
import { Button } from 'antd';
import { RECORD_FIELDS } from '../../contract/records/record-fields.ts';
import type { EditableKind } from '../../contract/records/record-fields.ts';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { sayField } from '../../contract/records/words-fields.ts';
import { DAWN, parseDay } from '../../domain/time/calendar.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { IfMay, useMay, useRowCommands } from '../kit/may.tsx';
import { Facts, Section, Tag } from '../kit/Page.tsx';
import { useRecordDesk } from '../kit/records/RecordDesk.tsx';
import { recordText } from '../kit/records/record-text.ts';
import { useToday } from '../kit/today.ts';
import { datedRows } from './dated-rows.ts';
import type { DatedRow } from './dated-rows.ts';
import { RowMenu } from './RowMenu.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import type { ShortColumn } from '../kit/table/ShortTable.tsx';
import { tenantWords } from './tenant-words.ts';

const TONES = { now: 'good', coming: 'accent', past: 'plain' } as const;
const STATE_WORDS = { now: 'factNow', coming: 'factComing', past: 'factPast' } as const;

function useRecordTexts(kind: EditableKind) {
  const language = useLanguage();
  const names = useNames();
  return {
    label: (name: string): string => sayField(kind, name, language),
    text: (row: RecordRow, name: string): string => recordText(kind, name, row.values[name] ?? null, { language, names }),
  };
}

function useFactColumns(): readonly ShortColumn<DatedRow<RecordRow>>[] {
  const say = useWords(tenantWords);
  const { label, text } = useRecordTexts('tenant_fact');
  const values = RECORD_FIELDS.tenant_fact.filter(({ name }) => name !== 'tenant_id' && name !== 'starts_on');
  return [
    { key: 'state', title: say('bookingState'), cell: ({ state }) => <Tag tone={TONES[state]}>{say(STATE_WORDS[state])}</Tag> },
    { key: 'from', title: say('factFrom'), cell: ({ from }) => (from === DAWN ? say('always') : from) },
    { key: 'to', title: say('factTo'), cell: ({ to }) => to ?? say('still') },
    ...values.map(({ name }) => ({ key: name, title: label(name), cell: ({ row }: DatedRow<RecordRow>) => text(row, name) })),
  ];
}

function DatedFacts({ detail }: { readonly detail: TenantDetail }) {
  const say = useWords(tenantWords);
  const desk = useRecordDesk();
  const today = useToday();
  const columns = useFactColumns();
  const hasCommands = useRowCommands('tenant_fact');
  const rows = datedRows(
    detail.facts.flatMap((row) => {
      const from = parseDay(String(row.values['starts_on']));
      return from === null ? [] : [{ from, row }];
    }),
    today,
  );
  const label = (row: RecordRow): string => `${String(row.values['name'])} ${String(row.values['starts_on'])}`;
  return (
    <Section
      title={say('facts')}
      actions={
        <IfMay write="tenant_fact">
          <Button onClick={() => desk.changeFrom('tenant_fact', detail.tenant.id)}>{say('changeFrom')}…</Button>
        </IfMay>
      }
    >
      <p className="tenants-help">{say('factsHelp')}</p>
      <ShortTable
        label={say('facts')}
        rows={rows}
        rowKey={({ row }) => row.id}
        columns={columns}
        commands={
          hasCommands ? ({ row }) => <RowMenu kind="tenant_fact" id={row.id} label={label(row)} mayRetire={rows.length > 1} /> : undefined
        }
      />
      <IfMay write="tenant_fact">
        <ul className="tenants-means">
          <li>{say('correctMeans')}</li>
          <li>{say('changeMeans')}</li>
        </ul>
      </IfMay>
    </Section>
  );
}

/** What is left out for who may not see whom to call. */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['contact', 'phone', 'notes']);

function People({ detail }: { readonly detail: TenantDetail }) {
  const say = useWords(tenantWords);
  const desk = useRecordDesk();
  const { label, text } = useRecordTexts('tenant');
  const may = useMay();
  // The desk writes who is called, and nothing else of a tenant.
  const mayWrite = may.write('tenant') || may.write('tenant', ['contact', 'phone']);
  const fields = RECORD_FIELDS.tenant.filter(({ name }) => may.have('contacts.look') || !CONTACT_FIELDS.has(name));
  const facts = fields.map(({ name }) => ({ label: label(name), value: text(detail.tenant, name) }));
  return (
    <Section
      title={say('people_')}
      actions={mayWrite ? <Button onClick={() => desk.correct('tenant', detail.tenant.id)}>{say('people_correct')}…</Button> : null}
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
