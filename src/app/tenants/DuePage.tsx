// What runs out soon: papers and leases, as a list to work through, to copy and export, and as a sheet for an inspection.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Due } from '../../contract/tenants/tenant-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { useApi, useApiQuery } from '../ui/api.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { type DueRow, buildDueColumns, listDueRows } from './due-columns.tsx';
import { formatDaysLeft, formatDueStep } from './due-text.ts';
import { type DueKind, groupDue } from './due.ts';
import { tenantsWords } from './tenants-messages.ts';

type Which = DueKind | 'all';

/** The sheet that is printed for an inspection: by step, with a place to sign. */
export function InspectionSheet({ rows }: { readonly rows: readonly DueRow[] }) {
  const say = useMessages(tenantsWords);
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
              {say(kind === 'paper' ? 'duePapers' : 'dueLeases')} · {formatDueStep(group.step, say)}
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
                  <td>{formatDaysLeft(row.days, say)}</td>
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
  const say = useMessages(tenantsWords);
  const language = useLanguage();
  const [, go] = useLocation();
  const [which, setWhich] = useState<Which>('all');
  const columns = useMemo(() => buildDueColumns({ say, language }), [say, language]);
  const all = useMemo(() => listDueRows(due, say('dueLeases'), (kind) => formatChoice(kind, language)), [due, language]);
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
  const say = useMessages(tenantsWords);
  const language = useLanguage();
  const api = useApi();
  const today = useToday();
  const [, go] = useLocation();
  const asked = useApiQuery(api.tenants.due.queryOptions({ input: { day: today } }));
  useKeys([{ keys: 'Escape', words: say('keyBack'), run: () => go('/') }]);
  return (
    <Page
      title={say('dueTitle')}
      layout="fill"
      lead={say('dueLead', { day: formatDay(today, language) })}
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
