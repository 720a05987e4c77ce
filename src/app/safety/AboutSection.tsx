// About: versions, the base and its sizes, a check, a diagnostics file, licences, keys.
import { Button } from 'antd';
import { useState } from 'react';
import type { About } from '../../contract/base/settings-shapes.ts';
import { formatRecordKind } from '../../contract/core/records-messages.ts';
import { useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { formatBytes } from '../ui/bytes-text.ts';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { useHostShown, useJoined } from '../ui/joined.ts';
import { useKeyList } from '../ui/keys.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Facts, Page, Section } from '../ui/Page.tsx';
import { useSaveAsked } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import { CheckPart } from './CheckPart.tsx';
import { ShowFolderButton } from '../ui/ShowFolderButton.tsx';
import { aboutWords } from './trail-messages.ts';

function Versions({ about }: { readonly about: About }) {
  const say = useMessages(aboutWords);
  const { versions, computer, sizes } = about;
  const joined = useJoined();
  const host = useHostShown(sizes.folder);
  const machine =
    host === null
      ? [
          { label: say('sqlite'), value: versions.sqlite },
          { label: say('node'), value: versions.node },
          { label: say('electron'), value: versions.electron ?? say('browser') },
          { label: say('system'), value: versions.system },
          { label: say('computer'), value: computer },
        ]
      : [
          { label: say('hostComputer'), value: `${computer} (${host})` },
          { label: say('computer'), value: say(joined === null ? 'isBrowserGuest' : 'isGuest') },
        ];
  return (
    <Section title={say('product')}>
      <p className="settings-help">{say('offline')}</p>
      <Facts
        facts={[
          { label: say('program'), value: versions.program },
          { label: say('schema'), value: say('schemaValue', { version: versions.schema }) },
          ...machine,
        ]}
      />
    </Section>
  );
}

function Data({ about }: { readonly about: About }) {
  const say = useMessages(aboutWords);
  const language = useLanguage();
  const { sizes, counts } = about;
  const full = counts.filter((row) => row.rows > 0).toSorted((a, b) => b.rows - a.rows);
  return (
    <Section
      title={say('data')}
      actions={
        sizes.folder === null ? null : (
          <>
            <ShowFolderButton what="data" label={say('open')} />
            <ShowFolderButton what="logs" label={say('logs')} />
          </>
        )
      }
    >
      <div className="stack-4">
        <Facts
          facts={[
            ...(sizes.folder === null ? [] : [{ label: say('folder'), value: sizes.folder }]),
            { label: say('database'), value: formatBytes(sizes.database + sizes.log) },
            { label: say('free'), value: formatBytes(sizes.free) },
          ]}
        />
        <DataTable
          name="counts"
          label={say('counts')}
          rows={full}
          rowKey={(row) => row.table}
          height={320}
          columns={[
            { key: 'table', title: say('table'), width: 240, text: (row) => formatRecordKind(row.table, language) },
            createFigureColumn(
              { key: 'rows', title: say('rows'), width: 140 },
              (row: About['counts'][number]) => row.rows,
              formatCount,
              (rows) => rows,
            ),
          ]}
        />
      </div>
    </Section>
  );
}

type FileMaker = ReturnType<typeof useClient>['settings']['diagnostics'];

/** A file that is made when it is asked for. */
function MadeFile({ title, help, action, make }: Readonly<Record<'title' | 'help' | 'action', string>> & { readonly make: FileMaker }) {
  const save = useSaveAsked();
  const { run, isBusy } = useCommand(make);
  return (
    <Section
      title={title}
      actions={
        <Button loading={isBusy} onClick={() => void save(run({}))}>
          {action}
        </Button>
      }
    >
      <p className="soft">{help}</p>
    </Section>
  );
}

function NoticesText() {
  const say = useMessages(aboutWords);
  const api = useApi();
  const asked = useApiQuery(api.settings.notices.queryOptions({ input: {} }));
  return (
    <Show asked={asked}>
      {({ text }) =>
        text === null ? (
          <p className="soft">{say('noticesNone')}</p>
        ) : (
          <pre className="settings-text" role="region" tabIndex={0} aria-label={say('notices')}>
            {text}
          </pre>
        )
      }
    </Show>
  );
}

function Licences() {
  const say = useMessages(aboutWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={say('notices')}
      actions={
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('noticesShow')}
        </Button>
      }
    >
      {isOpen ? <NoticesText /> : null}
    </Section>
  );
}

function Keys() {
  const say = useMessages(aboutWords);
  const list = useKeyList();
  const [keys, setKeys] = useState<readonly { readonly keys: string; readonly words: string }[] | null>(null);
  const read = (): void => setKeys([...new Map(list().map((one) => [one.keys, one])).values()]);
  return (
    <Section
      title={say('keys')}
      actions={
        <Button aria-expanded={keys !== null} onClick={() => (keys === null ? read() : setKeys(null))}>
          {say('noticesShow')}
        </Button>
      }
    >
      <p className="settings-help">{say('keysHelp')}</p>
      {keys === null ? null : (
        <ShortTable
          label={say('keys')}
          rows={keys}
          rowKey={(row) => row.keys}
          columns={[
            { key: 'keys', title: say('key'), cell: (row) => <kbd>{row.keys}</kbd> },
            { key: 'words', title: say('does'), cell: (row) => row.words, wraps: true },
          ]}
        />
      )}
    </Section>
  );
}

/** 关于. */
export function AboutSection() {
  const say = useMessages(aboutWords);
  const api = useApi();
  const client = useClient();
  const asked = useApiQuery(api.settings.about.queryOptions({ input: {} }), { keep: true });
  return (
    <Page title={say('title')}>
      <Show asked={asked}>
        {(about) => (
          <>
            <Versions about={about} />
            <Data about={about} />
            <IfMay call="settings.check">
              <CheckPart last={about.lastCheck} />
            </IfMay>
          </>
        )}
      </Show>
      <IfMay call="settings.diagnostics">
        <MadeFile
          title={say('diagnostics')}
          help={say('diagnosticsHelp')}
          action={say('diagnosticsDo')}
          make={client.settings.diagnostics}
        />
      </IfMay>
      <IfMay call="safety.supportCopy">
        <MadeFile title={say('supportCopy')} help={say('supportCopyHelp')} action={say('supportCopyDo')} make={client.safety.supportCopy} />
      </IfMay>
      <Licences />
      <Keys />
    </Page>
  );
}
