// What runs out soon: papers and leases, as a list to work through, to copy and export, and as a sheet for an inspection.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Due } from '../../contract/tenants/tenant-shapes.ts';
import { sayChoice } from '../../contract/records/words-fields.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty, Show } from '../kit/Notes.tsx';
import { Page, Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/table-rows.ts';
import { useToday } from '../kit/today.ts';
import { sayDay } from '../kit/values.tsx';
import { useSayDaysLeft } from './DaysLeft.tsx';
import { dueStepOf, dueTone, groupDue } from './due.ts';
import type { DueKind, DueStep } from './due.ts';
import { tenantsWords } from './tenants-words.ts';

/** A line of the list. */
interface DueRow {
  readonly key: string;
  readonly kind: DueKind;
  readonly tenant: number;
  readonly name: string;
  readonly what: string;
  readonly number: string;
  readonly on: string;
  readonly days: number;
}

type Which = DueKind | 'all';

function rowsOf(due: Due, lease: string, sayKind: (kind: string) => string): readonly DueRow[] {
  const papers = (due.papers ?? []).map((one): DueRow => ({ ...one, key: `paper-${one.id}`, kind: 'paper', what: sayKind(one.kind) }));
  const leases = due.leases.map((one): DueRow => ({ ...one, key: `lease-${one.id}`, kind: 'lease', what: lease, number: one.contract }));
  return [...papers, ...leases].toSorted((a, b) => a.days - b.days || a.key.localeCompare(b.key));
}

function useSayStep(): (step: DueStep) => string {
  const say = useWords(tenantsWords);
  return (step) => (step === 'past' ? say('step_past') : say('step_within', { count: step }));
}

function useColumns(): readonly Column<DueRow>[] {
  const say = useWords(tenantsWords);
  const language = useLanguage();
  const sayDays = useSayDaysLeft();
  const sayStep = useSayStep();
  const stepText = (row: DueRow): string => {
    const step = dueStepOf(row.kind, row.days);
    return step === null ? '' : sayStep(step);
  };
  return useMemo<readonly Column<DueRow>[]>(
    () => [
      { key: 'step', title: say('dueDays'), width: 120, text: stepText, sort: (row) => row.days, filter: true },
      {
        key: 'days',
        title: say('dueDaysNumber'),
        width: 130,
        text: (row) => sayDays(row.days),
        render: (row) => <Tag tone={dueTone(row.kind, row.days)}>{sayDays(row.days)}</Tag>,
        sort: (row) => row.days,
        value: (row) => row.days,
      },
      {
        key: 'on',
        title: say('dueOn'),
        width: 150,
        text: (row) => sayDay(row.on, language),
        sort: (row) => row.on,
        value: (row) => row.on,
      },
      { key: 'name', title: say('dueTenant'), width: 260, text: (row) => row.name },
      { key: 'what', title: say('dueWhat'), width: 140, text: (row) => row.what, filter: true },
      { key: 'number', title: say('dueNumber'), width: 200, text: (row) => row.number },
    ],
    [language],
  );
}

/** The sheet that is printed for an inspection: by step, with a place to sign. */
function InspectionSheet({ rows }: { readonly rows: readonly DueRow[] }) {
  const say = useWords(tenantsWords);
  const sayStep = useSayStep();
  const sayDays = useSayDaysLeft();
  const parts: readonly DueKind[] = ['paper', 'lease'];
  return (
    <div className="tenants-sheet" aria-hidden="true">
      {parts.flatMap((kind) =>
        groupDue(
          kind,
          rows.filter((row) => row.kind === kind),
        ).map((group) => (
          <table className="tenants-table" key={`${kind}-${group.step}`}>
            <caption>
              {say(kind === 'paper' ? 'duePapers' : 'dueLeases')} · {sayStep(group.step)}
            </caption>
            <thead>
              <tr>
                <th>{say('dueTenant')}</th>
                <th>{say('dueWhat')}</th>
                <th>{say('dueNumber')}</th>
                <th>{say('dueOn')}</th>
                <th>{say('dueDays')}</th>
                <th>{say('dueSeen')}</th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.key}>
                  <td>{row.name}</td>
                  <td>{row.what}</td>
                  <td>{row.number}</td>
                  <td>{row.on}</td>
                  <td>{sayDays(row.days)}</td>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        )),
      )}
    </div>
  );
}

function DueList({ due, title }: { readonly due: Due; readonly title: string }) {
  const say = useWords(tenantsWords);
  const language = useLanguage();
  const [, go] = useLocation();
  const [which, setWhich] = useState<Which>('all');
  const columns = useColumns();
  const all = useMemo(() => rowsOf(due, say('dueLeases'), (kind) => sayChoice(kind, language)), [due, language]);
  const rows = useMemo(() => (which === 'all' ? all : all.filter((row) => row.kind === which)), [all, which]);
  if (all.length === 0) return <Empty title={say('dueNone')} help={say('dueNoneHelp')} />;
  return (
    <>
      <div className="tenants-fill no-print">
        <DataTable
          name="tenants-due"
          label={title}
          rows={rows}
          rowKey={(row) => row.key}
          columns={columns}
          onOpen={(row) => go(`/${row.tenant}/${row.kind === 'paper' ? 'papers' : 'leases'}`)}
          empty={<Empty title={say('dueNone')} />}
          actions={
            <Segmented<Which>
              aria-label={say('dueWhat')}
              value={which}
              onChange={setWhich}
              options={[
                { value: 'all', label: say('all', { count: all.length }) },
                { value: 'paper', label: `${say('duePapers')} ${due.papers?.length ?? 0}` },
                { value: 'lease', label: `${say('dueLeases')} ${due.leases.length}` },
              ]}
            />
          }
        />
      </div>
      <InspectionSheet rows={rows} />
    </>
  );
}

/** The reminder list. */
export function DuePage() {
  const say = useWords(tenantsWords);
  const language = useLanguage();
  const api = useApi();
  const today = useToday();
  const [, go] = useLocation();
  const asked = useAsk(api.tenants.due.queryOptions({ input: { day: today } }));
  useKeys([{ keys: 'Escape', words: say('keyBack'), run: () => go('/') }]);
  return (
    <Page
      title={say('dueTitle')}
      layout="fill"
      lead={say('dueLead', { day: sayDay(today, language) })}
      actions={
        <>
          <Button onClick={() => go('/')}>{say('dueBack')}</Button>
          <Button onClick={() => window.print()}>{say('print')}</Button>
        </>
      }
    >
      <Show asked={asked}>{(due) => <DueList due={due} title={say('dueFile', { day: today })} />}</Show>
    </Page>
  );
}
