// The tenants: the list, what runs out, and one tenant.
import { useMemo, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Button, Segmented } from 'antd';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import type { Due } from '../../contract/tenants/tenants.ts';
import { useApiQuery } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { type DueKind, getDueHorizon } from '../../domain/lease/due-steps.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { OwedPage } from './OwedPage.tsx';
import { StatementsPage } from './StatementsPage.tsx';
import { TenantListPage } from './TenantListPage.tsx';
import { TenantPage } from './TenantPage.tsx';
import { sayTenants } from './tenants-messages.ts';
import './tenants.css';
import { formatDaysLeft, formatDueStep, formatDueSteps } from './due-text.ts';
import { chooseDueTone, dueStepOf, groupDue } from './due.ts';
import { sayChoice } from '../ui/window-words.ts';

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

/** Lists papers and leases together, the most urgent first. */
export function listDueRows(due: Due, lease: string, sayKind: (kind: string) => string): readonly DueRow[] {
  const papers = (due.papers ?? []).map((one): DueRow => ({ ...one, key: `paper-${one.id}`, kind: 'paper', what: sayKind(one.kind) }));
  const leases = due.leases.map((one): DueRow => ({ ...one, key: `lease-${one.id}`, kind: 'lease', what: lease, number: one.contract }));
  return [...papers, ...leases].toSorted((a, b) => a.days - b.days || a.key.localeCompare(b.key));
}

/** Builds the columns of the list. */
export function buildDueColumns(): readonly Column<DueRow>[] {
  const stepText = (row: DueRow): string => {
    const step = dueStepOf(row.kind, row.days);
    return step === null ? '' : formatDueStep(step);
  };
  return [
    { key: 'step', title: sayTenants('dueDays'), width: 120, text: stepText, sort: (row) => row.days, filter: true },
    {
      key: 'days',
      title: sayTenants('dueDaysNumber'),
      width: 130,
      text: (row) => formatDaysLeft(row.days),
      render: (row) => <Tag tone={chooseDueTone(row.kind, row.days)}>{formatDaysLeft(row.days)}</Tag>,
      sort: (row) => row.days,
      value: (row) => row.days,
    },
    {
      key: 'on',
      title: sayTenants('dueOn'),
      width: 150,
      text: (row) => formatDay(row.on),
      sort: (row) => row.on,
      value: (row) => row.on,
    },
    { key: 'name', title: sayTenants('dueTenant'), width: 260, text: (row) => row.name },
    { key: 'what', title: sayTenants('dueWhat'), width: 140, text: (row) => row.what, filter: true },
    { key: 'number', title: sayTenants('dueNumber'), width: 200, text: (row) => row.number },
  ];
}

// What runs out soon: papers and leases, as a list to work through, to copy and export, and as a sheet for an inspection.

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
          <table className="short-table" key={`${kind}-${group.step}`}>
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
  const [, go] = useLocation();
  const [which, setWhich] = useState<Which>('all');
  const columns = useMemo(buildDueColumns, []);
  const all = useMemo(() => listDueRows(due, sayTenants('dueLeases'), (kind) => sayChoice(kind)), [due]);
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
function DuePage() {
  const today = useToday();
  const [, go] = useLocation();
  const asked = useApiQuery('tenants.due', { day: today });
  useKeys([{ keys: 'Escape', words: sayTenants('keyBack'), run: () => go('/') }]);
  return (
    <Page
      title={sayTenants('dueTitle')}
      layout="fill"
      lead={sayTenants('dueLead', {
        day: formatDay(today),
        papers: formatDueSteps('paper'),
        leases: formatDueSteps('lease'),
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

/** The screen 企业. The order of the list is kept while it is on screen, so that a tenant's page knows the next and the previous one. */
export function TenantsScreen() {
  const [order, setOrder] = useState<readonly number[] | null>(null);
  const may = usePermissions();
  return (
    <Switch>
      <Route path="/">
        <TenantListPage onOrder={setOrder} />
      </Route>
      <Route path="/due">
        <DuePage />
      </Route>
      <Route path="/owed">{may.call('money.owed') ? <OwedPage /> : <NotForYou title={sayTenants('owed')} />}</Route>
      <Route path="/statements">{may.call('money.list') ? <StatementsPage /> : <NotForYou title={sayTenants('statements')} />}</Route>
      <Route path="/:id/:tab?">{({ id, tab }) => <TenantPage key={id} id={Number(id)} tab={tab ?? null} order={order} />}</Route>
    </Switch>
  );
}
