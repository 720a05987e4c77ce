// Kept mappings of columns: what each says, renamed and retired.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import { useApi, useAsk, useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { mappedWord, mappingFieldWords } from '../kit/mapping-field-words.ts';
import { useWords } from '../kit/i18n.ts';
import { Empty, Show } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Page, Section } from '../kit/Page.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { ToldNote } from '../kit/ToldNote.tsx';

import { settingsWords } from '../base/settings-words.ts';

interface Task {
  readonly what: 'rename' | 'retire';
  readonly line: MappingLine;
}

function useTask({ what, line }: Task, onClose: () => void) {
  const say = useWords(settingsWords);
  const client = useClient();
  const notices = useNotices();
  const rename = useTell(client.settings.renameMapping);
  const retire = useTell(client.settings.retireMapping);
  const [typed, setTyped] = useState(what === 'rename' ? line.name : '');
  const [told, setTold] = useState<Told<unknown> | null>(null);
  const text = typed.trim();
  const go = async (): Promise<void> => {
    if (text === '') return;
    const { id, version } = line;
    const answer = what === 'rename' ? await rename.run({ id, version, name: text }) : await retire.run({ id, version, reason: text });
    setTold(answer);
    if (!answer.ok) return;
    onClose();
    notices.done(what === 'rename' ? say('mappingRenamed', { name: text }) : say('mappingRetired', { name: line.name }));
  };
  return { typed, setTyped, text, told, go, isBusy: rename.isBusy || retire.isBusy };
}

function TaskDialog({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const say = useWords(settingsWords);
  const { typed, setTyped, text, told, go, isBusy } = useTask(task, onClose);
  const isRename = task.what === 'rename';
  return (
    <Modal
      open
      title={`${say(isRename ? 'mappingRename' : 'mappingRetire')} · ${task.line.name}`}
      okText={say(isRename ? 'save' : 'mappingRetire')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: !isRename, disabled: text === '' }}
      confirmLoading={isBusy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className="settings-stack">
        {isRename ? null : <p>{say('mappingRetireHelp')}</p>}
        <TextField label={say(isRename ? 'mappingName' : 'reason')} isNeeded value={typed} onChange={setTyped} />
        <ToldNote told={told} />
      </div>
    </Modal>
  );
}

function MappingTable({ mappings, onTask }: { readonly mappings: readonly MappingLine[]; readonly onTask: (task: Task) => void }) {
  const say = useWords(settingsWords);
  const sayMapped = useWords(mappingFieldWords);
  return (
    <ShortTable
      label={say('mappings')}
      rows={mappings}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: say('mappingName'), cell: (row) => row.name, wraps: true },
        { key: 'kind', title: say('mappingKind'), cell: (row) => say(row.kind === 'sessions' ? 'kind_sessions' : 'kind_shop_days') },
        { key: 'fixed', title: say('mappingFixed'), cell: (row) => row.fixed.map((one) => one.value).join('、') },
        {
          key: 'fields',
          title: say('mappingColumns'),
          cell: (row) => row.fields.map((one) => `${one.header} → ${mappedWord(one.field, sayMapped)}`).join('；'),
          wraps: true,
        },
      ]}
      commands={(row) => (
        <>
          <Button size="small" aria-label={`${say('mappingRename')} ${row.name}`} onClick={() => onTask({ what: 'rename', line: row })}>
            {say('mappingRename')}
          </Button>
          <Button size="small" aria-label={`${say('mappingRetire')} ${row.name}`} onClick={() => onTask({ what: 'retire', line: row })}>
            {say('mappingRetire')}
          </Button>
        </>
      )}
    />
  );
}

/** 列对应. */
export function MappingsSection() {
  const say = useWords(settingsWords);
  const api = useApi();
  const [task, setTask] = useState<Task | null>(null);
  const asked = useAsk(api.settings.mappings.queryOptions({ input: {} }));
  return (
    <Page title={say('mappings')}>
      <Section>
        <p className="settings-help">{say('mappingsHelp')}</p>
        <Show asked={asked}>
          {({ mappings }) =>
            mappings.length === 0 ? (
              <Empty title={say('mappingsNone')} help={say('mappingsNoneHelp')} />
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
