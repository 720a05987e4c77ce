// A month's report: its sheets as they will be printed, and beside them what fails, who signs, its revisions.
import { Button, Tabs } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { OutdatedNote } from '../ui/OutdatedNote.tsx';
import { Page } from '../ui/Page.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { formatMonth } from '../ui/values.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useToldCommand } from '../ui/notices.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { FillDialog } from './FillDialog.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { MonthActions, type MonthDialog } from './MonthActions.tsx';
import { ReportMonths, StateLine } from './MonthBar.tsx';
import { ParkedPanel } from './ParkedPanel.tsx';
import { RevisionsPanel } from './RevisionsPanel.tsx';
import { type SheetsHandle, SheetStack } from './SheetStack.tsx';
import { SignOffPanel } from './SignOffPanel.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { listDisputed, markFigures, sortBySeverity } from './report-parts.ts';
import { sayReport } from './report-messages.ts';
import './report.css';

// Opening a closed month again: with a reason; its revision stays.

function ReopenDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const language = getLanguage();
  const [reason, setReason] = useState('');
  const { month, revision } = report.status;
  const { run } = useToldCommand('month.reopen', () => sayReport('reopenedDone', { month: formatMonth(month, language) }));
  return (
    <ActionDialog
      goesOn
      title={sayReport('reopenTitle', { month: formatMonth(month, language) })}
      ok={sayReport('reopen')}
      isReady={reason.trim() !== ''}
      act={() => run({ month, reason })}
      onClose={onClose}
    >
      <p>{sayReport('reopenHelp', { revision: revision ?? 1 })}</p>
      <NotesField label={sayReport('reopenReason')} value={reason} onChange={setReason} isNeeded help={sayUi('reasonHelp')} />
    </ActionDialog>
  );
}

type PanelName = 'findings' | 'signOff' | 'revisions' | 'parked';
const NOTHING: ReadonlySet<string> = new Set();

function Lacking({ report }: { readonly report: ReportPages }) {
  if (report.lacking.length === 0) return null;
  return (
    <Note
      tone="warn"
      title={sayReport('lackingTitle')}
      actions={
        <>
          <Link className="report-go" href="~/sales/import">
            {sayReport('goImport')}
          </Link>
          <Link className="report-go" href={`~/sales/${report.status.month}`}>
            {sayReport('goCollect')}
          </Link>
        </>
      }
    >
      <ul className="close-list">
        {report.lacking.map((one) => (
          <li key={one}>{sayReport(`lacking_${one}`)}</li>
        ))}
      </ul>
    </Note>
  );
}

function Panels({
  report,
  panel,
  onPanel,
  onShow,
}: {
  readonly report: ReportPages;
  readonly panel: PanelName;
  readonly onPanel: (panel: PanelName) => void;
  readonly onShow: (figures: readonly string[]) => void;
}) {
  const may = usePermissions();
  const [signOffField, setSignOffField] = useState<{ readonly name: string } | null>(null);
  const { errors, silent } = sortBySeverity(report);
  const onSignOff = (name: string): void => {
    setSignOffField({ name });
    onPanel('signOff');
  };
  const left = errors.length + (report.shown === null ? silent.length : 0);
  const { month, parked } = report.status;
  const items = [
    {
      key: 'findings',
      label: left > 0 ? `${sayReport('findings')} ${left}` : sayReport('findings'),
      children: <FindingsPanel report={report} onShow={onShow} onSignOff={onSignOff} />,
    },
    ...(may.call('month.head')
      ? [{ key: 'signOff', label: sayReport('signOff'), children: <SignOffPanel report={report} wanted={signOffField} /> }]
      : []),
    { key: 'revisions', label: sayReport('revisions'), children: <RevisionsPanel report={report} onShow={onShow} /> },
    ...(may.call('parked.list')
      ? [
          {
            key: 'parked',
            label: parked > 0 ? `${sayReport('parked')} ${parked}` : sayReport('parked'),
            children: <ParkedPanel month={month} isOpen={report.shown === null} />,
          },
        ]
      : []),
  ];
  const pick = (key: string): void => {
    setSignOffField(null);
    const found = (['findings', 'signOff', 'revisions', 'parked'] as const).find((one) => one === key);
    if (found !== undefined) onPanel(found);
  };
  return <Tabs className="report-panels side-tabs" size="small" activeKey={panel} onChange={pick} items={items} />;
}

function Dialogs({
  dialog,
  report,
  onClose,
  onJump,
}: {
  readonly dialog: MonthDialog | null;
  readonly report: ReportPages;
  readonly onClose: () => void;
  readonly onJump: (relation: string) => void;
}) {
  switch (dialog) {
    case 'close':
      return <CloseDialog report={report} onClose={onClose} onJump={onJump} />;
    case 'reopen':
      return <ReopenDialog report={report} onClose={onClose} />;
    case 'submit':
      return <SubmitDialog report={report} onClose={onClose} />;
    case 'fill':
      return <FillDialog report={report} onClose={onClose} />;
    case null:
      return null;
  }
}

function OldRevision({ report }: { readonly report: ReportPages }) {
  const [, go] = useLocation();
  const { shown, status } = report;
  const isOld = shown !== null && (shown !== status.revision || status.isReopened);
  if (!isOld) return null;
  return (
    <Note tone="plain" actions={<Button onClick={() => go(`/${status.month}`)}>{sayReport('backToNow')}</Button>}>
      {sayReport('oldRevision', { revision: shown })}
    </Note>
  );
}

/** What the screen's parts ask of each other: figures shown in the sheets, findings jumped to. */
function useMonthView() {
  const sheets = useRef<SheetsHandle | null>(null);
  const [panel, setPanel] = useState<PanelName>('findings');
  const [shownFigures, setShownFigures] = useState<ReadonlySet<string>>(NOTHING);
  const [dialog, setDialog] = useState<MonthDialog | null>(null);
  const show = (figures: readonly string[]): void => {
    setShownFigures(new Set(figures));
    for (const figure of figures) if (sheets.current?.show(figure) === true) return;
  };
  const jump = (relation: string): void => {
    setPanel('findings');
    const card = document.getElementById(`finding-${relation}`);
    card?.scrollIntoView({ block: 'start' });
    (card?.querySelector<HTMLElement>('textarea') ?? card)?.focus();
  };
  return { sheets, panel, setPanel, shownFigures, show, dialog, setDialog, jump };
}

function MonthView({ report, isRefreshing }: { readonly report: ReportPages; readonly isRefreshing: boolean }) {
  const provenance = useProvenance();
  const { sheets, panel, setPanel, shownFigures, show, dialog, setDialog, jump } = useMonthView();
  const { month } = report.status;
  const marks = useMemo(() => markFigures(report.findings, listDisputed(report)), [report]);
  useKeys([
    { keys: 'G', words: sayReport('keySheets'), run: () => sheets.current?.focus() },
    {
      keys: 'F',
      words: sayReport('keyFindings'),
      run: () => {
        setPanel('findings');
        document.querySelector<HTMLElement>('.report-panels [role="tab"][aria-selected="true"]')?.focus();
      },
    },
  ]);
  return (
    <Page
      layout="fill"
      title={sayReport('title', { month: formatMonth(month, getLanguage()) })}
      lead={<StateLine report={report} />}
      actions={
        <>
          <ReportMonths month={month} />
          <MonthActions report={report} onDialog={setDialog} />
        </>
      }
    >
      <OldRevision report={report} />
      <Lacking report={report} />
      {report.shown === null ? <OutdatedNote month={month} /> : null}
      {report.draftWord === null ? null : (
        <p className="soft report-hint" role="status">
          {isRefreshing ? sayReport('refreshing') : sayReport('draftHint')}
        </p>
      )}
      <div className="report-view">
        <SheetStack
          ref={sheets}
          pages={report.pages}
          draftWord={report.draftWord}
          marks={marks}
          shown={shownFigures}
          onAsk={provenance.canOpen ? (address) => provenance.open(month, address) : null}
        />
        <aside className="report-side no-print" aria-label={sayReport('findings')}>
          <Panels report={report} panel={panel} onPanel={setPanel} onShow={show} />
        </aside>
      </div>
      <Dialogs dialog={dialog} report={report} onClose={() => setDialog(null)} onJump={jump} />
    </Page>
  );
}

/** A month, or one of its revisions. */
export function MonthPage({ month, revision }: { readonly month: string; readonly revision: number | null }) {
  const asked = useApiQuery('filing.pages', { month, profile: null, revision });
  const isRefreshing = asked.state === 'ready' && asked.isRefreshing;
  return <Show asked={asked}>{(report) => <MonthView key={report.status.month} report={report} isRefreshing={isRefreshing} />}</Show>;
}
