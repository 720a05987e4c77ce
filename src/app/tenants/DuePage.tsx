// What runs out soon: papers and leases, as a list to work through, to copy and export, and as a sheet for an inspection.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Due } from '../../contract/tenants/tenant-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { type DueRow, buildDueColumns, listDueRows } from './due-columns.tsx';
import { formatDaysLeft, formatDueStep, formatDueSteps } from './due-text.ts';
import { type DueKind, getDueHorizon } from '../../domain/lease/due-steps.ts';
import { groupDue } from './due.ts';
import { sayTenants } from './tenants-messages.ts';

type Which = DueKind | 'all';

/** The sheet that is printed for an inspection: by step, with a place to sign. */
export function InspectionSheet({ rows }: { readonly rows: readonly DueRow[] }) {
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
              {sayTenants(kind === 'paper' ? 'duePapers' : 'dueLeases')} · {formatDueStep(group.step)}
            </caption>
            <thead>
              <tr>
                <th>{sayTenants('dueTenant')}</th>
                <th>{sayTenants('dueWhat')}</th>
                <th>{sayTenants('dueNumber')}</th>
                <th>{sayTenants('dueOn')}</th>
                <th>{sayTenants('dueDays')}</th>
                <th>{sayTenants('dueSeen')}</th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.key}>
                  <td>{row.name}</td>
                  <td>{row.what}</td>
                  <td>{row.number}</td>
                  <td>{row.on}</td>
                  <td>{formatDaysLeft(row.days)}</td>
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
  const language = getLanguage();
  const [, go] = useLocation();
  const [which, setWhich] = useState<Which>('all');
  const columns = useMemo(() => buildDueColumns({ language }), [language]);
  const all = useMemo(() => listDueRows(due, sayTenants('dueLeases'), (kind) => formatChoice(kind, language)), [due, language]);
  const rows = useMemo(() => (which === 'all' ? all : all.filter((row) => row.kind === which)), [all, which]);
  if (all.length === 0)
    return (
      <Empty
        title={sayTenants('dueNone')}
        help={sayTenants('dueNoneHelp', { papers: getDueHorizon('paper'), leases: getDueHorizon('lease') })}
      />
    );
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
          empty={<Empty title={sayTenants('dueNone')} />}
          actions={
            <Segmented<Which>
              aria-label={sayTenants('dueWhat')}
              value={which}
              onChange={setWhich}
              options={[
                { value: 'all', label: sayTenants('all', { count: all.length }) },
                { value: 'paper', label: `${sayTenants('duePapers')} ${due.papers?.length ?? 0}` },
                { value: 'lease', label: `${sayTenants('dueLeases')} ${due.leases.length}` },
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
  const language = getLanguage();
  const today = useToday();
  const [, go] = useLocation();
  const asked = useApiQuery('tenants.due', { day: today });
  useKeys([{ keys: 'Escape', words: sayTenants('keyBack'), run: () => go('/') }]);
  return (
    <Page
      title={sayTenants('dueTitle')}
      layout="fill"
      lead={sayTenants('dueLead', {
        day: formatDay(today, language),
        papers: formatDueSteps('paper', language),
        leases: formatDueSteps('lease', language),
      })}
      actions={
        <>
          <Button onClick={() => go('/')}>{sayTenants('dueBack')}</Button>
          <Button onClick={() => window.print()}>{sayTenants('print')}</Button>
        </>
      }
    >
      <Show asked={asked}>{(due) => <DueList due={due} title={sayTenants('dueFile', { day: today })} />}</Show>
    </Page>
  );
}
