// The list of tenants as of today.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Names } from '../../contract/records/records.ts';
import type { TenantLine } from '../../contract/tenants/tenants.ts';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { FirstSteps } from '../ui/FirstSteps.tsx';
import { useKeys } from '../ui/keys.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Page, SideDrawer } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import type { RecordField } from '../../contract/records/field.ts';
import { ActionForm } from '../ui/dialog/ActionDialog.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { PartFields, type RecordPart, useRecordParts } from '../ui/records/RecordForm.tsx';
import { startValues } from '../ui/records/typed-values.ts';
import { chooseDueTone } from './due.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { createTenantColumns } from './tenant-columns.tsx';
import { useResidencyFilter, type Whose } from './residency-filter.ts';
import { sayTenants } from './tenants-messages.ts';

/** The facts in the order in which they are asked; the tenant itself is new and not asked. */
const FACT_ORDER = ['name', 'uscc', 'category', 'starts_on', 'leading', 'service_kind', 'industry'];
const FACT_FIELDS: readonly RecordField[] = FACT_ORDER.flatMap((name) => RECORD_FIELDS.tenant_fact.filter((field) => field.name === name));

function useNewTenant(onClose: () => void) {
  const today = useToday();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run } = useCommand('tenants.add');
  const own: RecordPart = { kind: 'tenant', fields: RECORD_FIELDS.tenant, start: startValues('tenant', {}) };
  const fact: RecordPart = { kind: 'tenant_fact', fields: FACT_FIELDS, start: { ...startValues('tenant_fact', {}), starts_on: today } };
  return useRecordParts(own, fact, async ({ values }, { values: facts }) => {
    const answer = await run({ tenant: values, fact: facts, reason: null });
    if (!answer.ok) return answer;
    onClose();
    notice(sayTenants('newDone', { name: String(facts['name']) }), answer.value);
    go(`/${answer.value.id}/leases`);
    return answer;
  });
}

function NewTenantForm({ onClose }: { readonly onClose: () => void }) {
  const { own, fact, isTouched, save } = useNewTenant(onClose);
  return (
    <ActionForm isUnsaved={isTouched} act={save} onCancel={onClose}>
      <Note tone="plain">{sayTenants('newHelp')}</Note>
      <fieldset className="tenants-part">
        <legend>{sayTenants('newFacts')}</legend>
        <PartFields part={fact} />
      </fieldset>
      <fieldset className="tenants-part">
        <legend>{sayTenants('newPeople')}</legend>
        <PartFields part={own} />
      </fieldset>
    </ActionForm>
  );
}

/** The drawer for a new tenant; after it the tenant's leases are shown. */
function NewTenantDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayTenants('newTitle')} onClose={onClose} width={620}>
      <NewTenantForm onClose={onClose} />
    </SideDrawer>
  );
}

interface ListProps {
  readonly rows: readonly TenantLine[];
  readonly names: Names;
  readonly month: string;
  readonly onOrder: (order: readonly number[]) => void;
  readonly onAdd: () => void;
}

function NoneOfThese({ whose, onAll }: { readonly whose: Whose; readonly onAll: () => void }) {
  const action = <Button onClick={onAll}>{sayTenants('showAll')}</Button>;
  return whose === 'left' ? (
    <Empty title={sayTenants('noneLeft')} action={action} />
  ) : (
    <Empty title={sayTenants('noneIn')} help={sayTenants('noneInHelp')} action={action} />
  );
}

function countOf(rows: readonly TenantLine[], state: TenantLine['state']): number {
  return rows.filter((row) => row.state === state).length;
}

function WhoseSwitch({
  rows,
  whose,
  onChange,
}: {
  readonly rows: readonly TenantLine[];
  readonly whose: Whose;
  readonly onChange: (whose: Whose) => void;
}) {
  return (
    <Segmented<Whose>
      aria-label={sayTenants('whose')}
      value={whose}
      onChange={onChange}
      options={[
        { value: 'in', label: sayTenants('onlyIn', { count: countOf(rows, 'in') }) },
        { value: 'all', label: sayTenants('all', { count: rows.length }) },
        { value: 'left', label: sayTenants('onlyLeft', { count: countOf(rows, 'left') }) },
      ]}
    />
  );
}

function TenantList({ rows, names, month, onOrder, onAdd }: ListProps) {
  const [, go] = useLocation();
  const [whose, setWhose] = useResidencyFilter();
  const may = usePermissions();
  const columns = useMemo(() => createTenantColumns({ names, month, isMixed: whose === 'all', may }), [names, month, whose, may]);
  const shown = useMemo(() => (whose === 'all' ? rows : rows.filter((row) => row.state === whose)), [rows, whose]);
  const open = (row: TenantLine, list: readonly TenantLine[]): void => {
    onOrder(list.map(({ id }) => id));
    go(`/${row.id}`);
  };
  if (rows.length === 0)
    return (
      <FirstSteps
        title={sayTenants('emptyTitle')}
        help={sayTenants('emptyHelp')}
        importWord={sayTenants('importLedger')}
        addWord={sayTenants('add')}
        add="tenants.add"
        onAdd={onAdd}
      />
    );
  return (
    <DataTable
      name="tenants"
      label={sayTenants('list')}
      rows={shown}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={open}
      rowTone={(row) => (chooseDueTone('lease', row.lease?.days ?? null) === 'danger' ? 'warn' : undefined)}
      actions={<WhoseSwitch rows={rows} whose={whose} onChange={setWhose} />}
      empty={<NoneOfThese whose={whose} onAll={() => setWhose('all')} />}
    />
  );
}

/** The list, with what is done from it. `onOrder` hears the ids in the order shown. */
export function TenantListPage({ onOrder }: { readonly onOrder: (order: readonly number[]) => void }) {
  const today = useToday();
  // Asked beside the list, not after it.
  const names = useNames();
  const [, go] = useLocation();
  const [open, setOpen] = useState<'add' | 'merge' | null>(null);
  const month = addMonths(monthOf(today), -1);
  const asked = useApiQuery('tenants.list', { day: today, month });
  const rows = asked.state === 'ready' ? asked.value.rows : [];
  const may = usePermissions();
  useKeys(may.call('tenants.add') ? [{ keys: 'N', words: sayTenants('add'), run: () => setOpen('add') }] : []);
  return (
    <Page
      title={sayTenants('title')}
      layout="fill"
      lead={rows.length === 0 ? undefined : sayTenants('lead', { day: formatDay(today), in: countOf(rows, 'in'), count: rows.length })}
      actions={
        <>
          <Button onClick={() => go('/due')}>{sayTenants('due')}</Button>
          <IfMay call="money.owed">
            <Button onClick={() => go('/owed')}>{sayTenants('owed')}</Button>
          </IfMay>
          <IfMay call="money.list">
            <Button onClick={() => go('/statements')}>{sayTenants('statements')}</Button>
          </IfMay>
          <IfMay call="tenants.merge">
            <Button disabled={rows.length < 2} onClick={() => setOpen('merge')}>
              {sayTenants('merge')}
            </Button>
          </IfMay>
          <IfMay call="tenants.add">
            <Button type={rows.length === 0 ? 'default' : 'primary'} onClick={() => setOpen('add')}>
              {sayTenants('add')}
            </Button>
          </IfMay>
        </>
      }
    >
      <Show asked={asked}>
        {(list) => <TenantList rows={list.rows} names={names} month={month} onOrder={onOrder} onAdd={() => setOpen('add')} />}
      </Show>
      {open === 'add' ? <NewTenantDrawer onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeDialog names={new Map(rows.map((row) => [row.id, row.name]))} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
