// About: versions, the base and its sizes, a check, a diagnostics file, licences, keys.
import { Button } from 'antd';
import { useState } from 'react';
import { listHealthTroubles } from '../../contract/base/health.ts';
import type { About } from '../../contract/base/settings-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { formatBytes, formatCount } from '../ui/values.tsx';
import { formatKnown } from '../ui/i18n.ts';
import { useHostShown, useJoined } from '../ui/joined.ts';
import { useKeyList } from '../ui/keys.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { Facts, Page, Section, Tag } from '../ui/Page.tsx';
import { useDownload } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { createFigureColumn } from '../ui/table/table-rows.ts';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { ShowFolderButton } from '../ui/ShowFolderButton.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useNotices } from '../ui/notices.tsx';
import { sayAbout } from './trail-messages.ts';
import { sayRecordKind } from '../ui/window-words.ts';

// Looks the base through, quickly or fully, and says how it went, look by look.

// The columns of what a check of the base found.

/** One look at the base. */
interface Look {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Builds the columns of the list. */
export function buildCheckColumns(): readonly ShortColumn<Look>[] {
  return [
    { key: 'look', title: sayAbout('look'), cell: (row) => formatKnown(sayAbout, `look_${row.name}`, row.name) },
    {
      key: 'ok',
      title: sayAbout('result'),
      cell: (row) => <Tag tone={row.ok ? 'good' : 'danger'}>{sayAbout(row.ok ? 'good' : 'bad')}</Tag>,
    },
    { key: 'detail', title: sayAbout('detail'), cell: (row) => row.detail, wraps: true },
  ];
}

function Results({ looks }: { readonly looks: readonly Look[] }) {
  const failed = looks.filter((one) => !one.ok).length;
  return (
    <>
      <Note tone={failed === 0 ? 'good' : 'danger'}>{failed === 0 ? sayAbout('checkOk') : sayAbout('checkBad', { count: failed })}</Note>
      <ShortTable label={sayAbout('check')} rows={looks} rowKey={(row) => row.name} columns={buildCheckColumns()} />
    </>
  );
}

function CheckPart({ last }: { readonly last: About['lastCheck'] }) {
  const notices = useNotices();
  const { run, isBusy, cancel } = useCommand('settings.check');
  const [looks, setLooks] = useState<readonly Look[] | null>(null);
  const check = async (full: boolean): Promise<void> => {
    notices.settle(await run({ full }), (value) => setLooks(value.checks));
  };
  const result = last === null ? '' : `${sayAbout(last.full ? 'full' : 'quick')} · ${sayAbout(last.ok ? 'good' : 'bad')}`;
  return (
    <Section
      title={sayAbout('check')}
      actions={
        isBusy ? (
          <Button onClick={cancel}>{sayAbout('checkStop')}</Button>
        ) : (
          <>
            <Button onClick={() => void check(false)}>{sayAbout('checkQuick')}</Button>
            <Button onClick={() => void check(true)}>{sayAbout('checkFull')}</Button>
          </>
        )
      }
    >
      <div className="stack-4">
        <p className="soft">
          {sayAbout('checkHelp')} {last === null ? sayAbout('lastNever') : sayAbout('lastCheck', { at: last.at.replace('T', ' '), result })}
        </p>
        {isBusy ? <p role="status">{sayAbout('checkRunning')}</p> : null}
        {looks === null || isBusy ? null : <Results looks={looks} />}
      </div>
    </Section>
  );
}

function Versions({ about }: { readonly about: About }) {
  const { versions, computer, sizes } = about;
  const joined = useJoined();
  const host = useHostShown(sizes.folder);
  const machine =
    host === null
      ? [
          { label: sayAbout('sqlite'), value: versions.sqlite },
          { label: sayAbout('node'), value: versions.node },
          { label: sayAbout('electron'), value: versions.electron ?? sayAbout('browser') },
          { label: sayAbout('system'), value: versions.system },
          { label: sayAbout('computer'), value: computer },
        ]
      : [
          { label: sayAbout('hostComputer'), value: `${computer} (${host})` },
          { label: sayAbout('computer'), value: sayAbout(joined === null ? 'isBrowserGuest' : 'isGuest') },
        ];
  return (
    <Section title={sayAbout('product')}>
      <p className="settings-help">{sayAbout('offline')}</p>
      <Facts
        facts={[
          { label: sayAbout('program'), value: versions.program },
          { label: sayAbout('schema'), value: sayAbout('schemaValue', { version: versions.schema }) },
          ...machine,
        ]}
      />
    </Section>
  );
}

function useGuestNames(): string | null {
  const asked = useApiQuery('sharing.state', {});
  if (asked.state !== 'ready') return null;
  const names = asked.value.devices.filter((one) => !one.isRevoked).map((one) => one.name);
  return names.length === 0 ? sayAbout('healthNone') : names.join(sayUi('listComma'));
}

/** What somebody who looks after this computer has to see to: on the computer that holds the data. */
function Health({ about }: { readonly about: About }) {
  const asked = useApiQuery('settings.backups', {});
  const guests = useGuestNames();
  const { lastCheck, sizes } = about;
  return (
    <Section title={sayAbout('health')}>
      <Show asked={asked}>
        {(backups) => {
          const troubles = listHealthTroubles(about, backups);
          const { newest, second } = backups;
          return (
            <div className="stack-3">
              <Note tone={troubles.length === 0 ? 'good' : 'warn'}>
                {troubles.length === 0 ? sayAbout('healthOk') : troubles.map((one) => <p key={one}>{sayAbout(`trouble_${one}`)}</p>)}
              </Note>
              <Facts
                facts={[
                  { label: sayAbout('healthBackup'), value: newest === null ? sayAbout('healthNone') : newest.at.replace('T', ' ') },
                  { label: sayAbout('healthSecond'), value: second === null ? sayAbout('healthNone') : second.folder },
                  {
                    label: sayAbout('healthCheck'),
                    value:
                      lastCheck === null
                        ? sayAbout('lastNever')
                        : `${lastCheck.at.replace('T', ' ')} ${sayAbout(lastCheck.ok ? 'good' : 'bad')}`,
                  },
                  { label: sayAbout('free'), value: formatBytes(sizes.free) },
                  ...(guests === null ? [] : [{ label: sayAbout('healthGuests'), value: guests }]),
                ]}
              />
            </div>
          );
        }}
      </Show>
    </Section>
  );
}

function Data({ about }: { readonly about: About }) {
  const { sizes, counts } = about;
  const full = counts.filter((row) => row.rows > 0).toSorted((a, b) => b.rows - a.rows);
  return (
    <Section
      title={sayAbout('data')}
      actions={
        sizes.folder === null ? null : (
          <>
            <ShowFolderButton what="data" label={sayAbout('open')} />
            <ShowFolderButton what="logs" label={sayAbout('logs')} />
          </>
        )
      }
    >
      <div className="stack-4">
        <Facts
          facts={[
            ...(sizes.folder === null ? [] : [{ label: sayAbout('folder'), value: sizes.folder }]),
            { label: sayAbout('database'), value: formatBytes(sizes.database + sizes.log) },
            { label: sayAbout('free'), value: formatBytes(sizes.free) },
          ]}
        />
        <DataTable
          name="counts"
          label={sayAbout('counts')}
          rows={full}
          rowKey={(row) => row.table}
          height={320}
          columns={[
            { key: 'table', title: sayAbout('table'), width: 240, text: (row) => sayRecordKind(row.table) },
            createFigureColumn(
              { key: 'rows', title: sayAbout('rows'), width: 140 },
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

interface MadeFileProps extends Readonly<Record<'title' | 'help' | 'action', string>> {
  readonly method: 'settings.diagnostics' | 'safety.supportCopy';
}

/** A file that is made when it is asked for. */
function MadeFile({ title, help, action, method }: MadeFileProps) {
  const { download, isBusy } = useDownload(method);
  return (
    <Section
      title={title}
      actions={
        <Button loading={isBusy} onClick={() => void download({})}>
          {action}
        </Button>
      }
    >
      <p className="soft">{help}</p>
    </Section>
  );
}

function NoticesText() {
  const asked = useApiQuery('settings.notices', {});
  return (
    <Show asked={asked}>
      {({ text }) =>
        text === null ? (
          <p className="soft">{sayAbout('noticesNone')}</p>
        ) : (
          <pre className="settings-text" role="region" tabIndex={0} aria-label={sayAbout('notices')}>
            {text}
          </pre>
        )
      }
    </Show>
  );
}

function Licences() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={sayAbout('notices')}
      actions={
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {sayAbout('noticesShow')}
        </Button>
      }
    >
      {isOpen ? <NoticesText /> : null}
    </Section>
  );
}

function Keys() {
  const list = useKeyList();
  const [keys, setKeys] = useState<readonly { readonly keys: string; readonly words: string }[] | null>(null);
  const read = (): void => setKeys([...new Map(list().map((one) => [one.keys, one])).values()]);
  return (
    <Section
      title={sayAbout('keys')}
      actions={
        <Button aria-expanded={keys !== null} onClick={() => (keys === null ? read() : setKeys(null))}>
          {sayAbout('noticesShow')}
        </Button>
      }
    >
      <p className="settings-help">{sayAbout('keysHelp')}</p>
      {keys === null ? null : (
        <ShortTable
          label={sayAbout('keys')}
          rows={keys}
          rowKey={(row) => row.keys}
          columns={[
            { key: 'keys', title: sayAbout('key'), cell: (row) => <kbd>{row.keys}</kbd> },
            { key: 'words', title: sayAbout('does'), cell: (row) => row.words, wraps: true },
          ]}
        />
      )}
    </Section>
  );
}

/** 关于. */
export function AboutSection() {
  const asked = useApiQuery('settings.about', {}, { keep: true });
  return (
    <Page title={sayAbout('title')}>
      <Show asked={asked}>
        {(about) => (
          <>
            <Versions about={about} />
            {about.sizes.folder === null ? null : <Health about={about} />}
            <Data about={about} />
            <IfMay call="settings.check">
              <CheckPart last={about.lastCheck} />
            </IfMay>
          </>
        )}
      </Show>
      <IfMay call="settings.diagnostics">
        <MadeFile
          title={sayAbout('diagnostics')}
          help={sayAbout('diagnosticsHelp')}
          action={sayAbout('diagnosticsDo')}
          method="settings.diagnostics"
        />
      </IfMay>
      <IfMay call="safety.supportCopy">
        <MadeFile
          title={sayAbout('supportCopy')}
          help={sayAbout('supportCopyHelp')}
          action={sayAbout('supportCopyDo')}
          method="safety.supportCopy"
        />
      </IfMay>
      <Licences />
      <Keys />
    </Page>
  );
}
