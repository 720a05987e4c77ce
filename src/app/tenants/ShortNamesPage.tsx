// Short names beside full ones, to be looked through once after the program has proposed them; Enter corrects one.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { ShortNames } from '../../contract/tenants/tenant-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordActions.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { buildShortNameColumns } from './short-name-columns.ts';
import { sayTenants } from './tenants-messages.ts';

function ShortNameList({ names }: { readonly names: ShortNames }) {
  const records = useRecordActions();
  const may = usePermissions();
  return (
    <DataTable
      name="short-names"
      label={sayTenants('shortNames')}
      rows={names.rows}
      rowKey={(row) => row.id}
      onOpen={may.write('tenant') ? (row) => records.correct('tenant', row.id) : undefined}
      columns={buildShortNameColumns()}
    />
  );
}

/** The list, and the button that says it has been looked through. */
export function ShortNamesPage() {
  const notices = useNotices();
  const [, go] = useLocation();
  const asked = useApiQuery('tenants.shortNames', {});
  const { run, isBusy } = useCommand('tenants.shortNamesSeen');
  useKeys([{ keys: 'Escape', words: sayTenants('keyBack'), run: () => go('/') }]);
  const confirm = async (): Promise<void> => {
    const outcome = await run({});
    if (!outcome.ok) {
      notices.failed(outcome);
      return;
    }
    notices.done(sayTenants('shortNamesDone'));
    go('/');
  };
  const may = usePermissions();
  const isUnseen = asked.state === 'ready' && asked.value.isUnseen && may.call('tenants.shortNamesSeen');
  return (
    <Page
      title={sayTenants('shortNames')}
      layout="fill"
      lead={sayTenants('shortNamesLead')}
      actions={
        <>
          <Button onClick={() => go('/')}>{sayTenants('dueBack')}</Button>
          {isUnseen ? (
            <Button type="primary" loading={isBusy} onClick={() => void confirm()}>
              {sayTenants('shortNamesConfirm')}
            </Button>
          ) : null}
        </>
      }
    >
      <Show asked={asked}>{(names) => <ShortNameList names={names} />}</Show>
    </Page>
  );
}
