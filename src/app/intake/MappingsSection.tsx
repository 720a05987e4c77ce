// Kept mappings of columns: what each says, renamed and retired.
import { Button } from 'antd';
import { useState } from 'react';
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayMappings } from './mappings-messages.ts';
import { getMappedMessage } from '../ui/mapping-field-messages.ts';
import { sayMark } from '../ui/i18n.ts';

/** Builds the columns of the list. */
export function buildMappingColumns(): readonly ShortColumn<MappingLine>[] {
  return [
    { key: 'name', title: sayMappings('mappingName'), cell: (row) => row.name, wraps: true },
    {
      key: 'kind',
      title: sayMappings('mappingKind'),
      cell: (row) => sayMappings(row.kind === 'sessions' ? 'kind_sessions' : 'kind_shop_days'),
    },
    { key: 'fixed', title: sayMappings('mappingFixed'), cell: (row) => row.fixed.map((one) => one.value).join(sayMark('、')) },
    {
      key: 'fields',
      title: sayMappings('mappingColumns'),
      cell: (row) => row.fields.map((one) => `${one.header} → ${getMappedMessage(one.field)}`).join(sayMark('；')),
      wraps: true,
    },
  ];
}

interface Task {
  readonly what: 'rename' | 'retire';
  readonly line: MappingLine;
}

function TaskDialog({ task: { what, line }, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const rename = useToldCommand('settings.renameMapping', (_, { name }) => sayMappings('mappingRenamed', { name }));
  const retire = useToldCommand('settings.retireMapping', () => sayMappings('mappingRetired', { name: line.name }));
  const isRename = what === 'rename';
  const [typed, setTyped] = useState(isRename ? line.name : '');
  const text = typed.trim();
  const write = (): Promise<Acted> => {
    const { id, version } = line;
    return isRename ? rename.run({ id, version, name: text }) : retire.run({ id, version, reason: text });
  };
  return (
    <ActionDialog
      title={`${sayMappings(isRename ? 'mappingRename' : 'mappingRetire')} · ${line.name}`}
      ok={sayMappings(isRename ? 'save' : 'mappingRetire')}
      isDanger={!isRename}
      isReady={text !== ''}
      act={write}
      onClose={onClose}
    >
      {isRename ? null : <p>{sayMappings('mappingRetireHelp')}</p>}
      <TextField label={sayMappings(isRename ? 'mappingName' : 'reason')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}

function MappingTable({ mappings, onTask }: { readonly mappings: readonly MappingLine[]; readonly onTask: (task: Task) => void }) {
  return (
    <ShortTable
      label={sayMappings('mappings')}
      rows={mappings}
      rowKey={(row) => row.id}
      columns={buildMappingColumns()}
      commands={(row) => (
        <>
          <Button
            size="small"
            aria-label={`${sayMappings('mappingRename')} ${row.name}`}
            onClick={() => onTask({ what: 'rename', line: row })}
          >
            {sayMappings('mappingRename')}
          </Button>
          <Button
            size="small"
            aria-label={`${sayMappings('mappingRetire')} ${row.name}`}
            onClick={() => onTask({ what: 'retire', line: row })}
          >
            {sayMappings('mappingRetire')}
          </Button>
        </>
      )}
    />
  );
}

/** 列对应. */
export function MappingsSection() {
  const [task, setTask] = useState<Task | null>(null);
  const asked = useApiQuery('settings.mappings', {});
  return (
    <Page title={sayMappings('mappings')}>
      <Section>
        <p className="settings-help">{sayMappings('mappingsHelp')}</p>
        <Show asked={asked}>
          {({ mappings }) =>
            mappings.length === 0 ? (
              <Empty title={sayMappings('mappingsNone')} help={sayMappings('mappingsNoneHelp')} />
            ) : (
              <MappingTable mappings={mappings} onTask={setTask} />
            )
          }
        </Show>
      </Section>
      {task === null ? null : <TaskDialog task={task} onClose={() => setTask(null)} />}
    </Page>
  );
}
