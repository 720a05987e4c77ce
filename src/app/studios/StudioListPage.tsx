// The list of studios as of today.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { FirstSteps } from '../ui/FirstSteps.tsx';
import { useShortNames } from '../ui/fields/choice-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { NewStudioDrawer } from './NewStudioDrawer.tsx';
import { createStudioColumns } from './studio-columns.tsx';
import { sayStudio } from './studio-messages.ts';

function StudioList({ rows }: { readonly rows: readonly StudioLine[] }) {
  const language = getLanguage();
  const [, go] = useLocation();
  const shortOf = useShortNames();
  const columns = useMemo(() => createStudioColumns({ language, shortOf }), [language, shortOf]);
  return (
    <DataTable
      name="studios"
      label={sayStudio('list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={(row) => go(`/${row.id}`)}
    />
  );
}

/** The list, with what is done from it. */
export function StudioListPage() {
  const language = getLanguage();
  const today = useToday();
  const [, go] = useLocation();
  const [isAdding, setAdding] = useState(false);
  const asked = useApiQuery('studios.list', { day: today });
  const rows = asked.state === 'ready' ? asked.value.rows : [];
  const open = rows.filter((row) => row.state === 'open').length;
  const may = usePermissions();
  useKeys(may.call('studios.add') ? [{ keys: 'N', words: sayStudio('add'), run: () => setAdding(true) }] : []);
  return (
    <Page
      title={sayStudio('title')}
      layout="fill"
      lead={rows.length === 0 ? undefined : sayStudio('lead', { day: formatDay(today, language), open, count: rows.length })}
      actions={
        <>
          <Button onClick={() => go('/shared')}>{sayStudio('shared')}</Button>
          <IfMay call="studios.add">
            <Button type="primary" onClick={() => setAdding(true)}>
              {sayStudio('add')}
            </Button>
          </IfMay>
        </>
      }
    >
      <Show asked={asked}>
        {(list) =>
          list.rows.length === 0 ? (
            <FirstSteps
              title={sayStudio('emptyTitle')}
              help={sayStudio('emptyHelp')}
              importWord={sayStudio('importLedger')}
              addWord={sayStudio('add')}
              add="studios.add"
              onAdd={() => setAdding(true)}
            />
          ) : (
            <StudioList rows={list.rows} />
          )
        }
      </Show>
      {isAdding ? <NewStudioDrawer onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
