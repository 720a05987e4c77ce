// What can be done with a month: close, hand in, note the answer, reopen; export, print, its papers.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MethodName } from '../../contract/contract.ts';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useCommand } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { useNotices } from '../ui/notices.tsx';
import { usePrintPdf, useDownload, useSaveFile } from '../ui/save-file.ts';
import { sayFill } from './fill-messages.ts';
import { sayLedger } from './ledger-messages.ts';
import { sayReport } from './report-messages.ts';
import { saySelfCheck } from './self-check-messages.ts';

export type MonthDialog = 'close' | 'reopen' | 'submit' | 'fill';

/** Where the month stands, and which revision of it is shown. */
type ShownMonth = Pick<ReportPages, 'status' | 'shown'>;

interface ActionsProps {
  readonly report: ShownMonth;
  readonly onDialog: (dialog: MonthDialog) => void;
}

/** Exports of the month as it stands, and of its papers; each can be stopped. */
function useFiles({ status }: ShownMonth) {
  const notices = useNotices();
  const save = useSaveFile();
  const print = usePrintPdf();
  const exporting = useCommand('report.export');
  const packing = useDownload('filing.papers');
  const { month } = status;
  const draw = async (kind: 'xlsx' | 'pdf') => {
    const outcome = await exporting.run({ month, profile: null, kinds: [kind] });
    if (!outcome.ok) notices.failed(outcome);
    return outcome.ok ? (outcome.value.files[0] ?? null) : null;
  };
  return {
    exportAs: async (kind: 'xlsx' | 'pdf'): Promise<void> => {
      const file = await draw(kind);
      if (file !== null) await save(file);
    },
    printPdf: async (): Promise<void> => {
      const file = await draw('pdf');
      if (file !== null) await print(file);
    },
    packPapers: (): Promise<void> => packing.download({ month }),
    busy: exporting.isBusy ? ('exporting' as const) : packing.isBusy ? ('packing' as const) : null,
    stop: () => {
      exporting.cancel();
      packing.cancel();
    },
  };
}

/** What comes next for the month. */
function nextStep({ status, shown }: ShownMonth): Exclude<MonthDialog, 'fill'> | null {
  if (status.state === 'not_started' || status.state === 'filling') return 'close';
  if (shown !== status.revision) return null;
  return status.state === 'closed' || status.state === 'handed_in' ? 'submit' : status.state === 'returned' ? 'reopen' : null;
}

function BusyLine({ busy, stop }: { readonly busy: 'exporting' | 'packing'; readonly stop: () => void }) {
  return (
    <span className="report-busy" role="status">
      {sayReport(busy)}
      <Button size="small" onClick={stop}>
        {sayReport('stop')}
      </Button>
    </span>
  );
}

interface MenuProps {
  readonly report: ShownMonth;
  readonly packPapers: () => void;
  readonly isClosed: boolean;
}

interface MenuItem {
  readonly key: string;
  /** What the place asks. */
  readonly asks: MethodName;
  readonly label: string;
  readonly onClick: () => void;
}

function MoreMenu({ report, packPapers, isClosed }: MenuProps) {
  const [, go] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const may = usePermissions();
  const { month } = report.status;
  const all: readonly MenuItem[] = [
    { key: 'self-check', asks: 'filing.selfCheck', label: saySelfCheck('command'), onClick: () => go(`/${month}/self-check`) },
    ...(isClosed ? [{ key: 'papers', asks: 'filing.papers' as const, label: sayReport('papers'), onClick: packPapers }] : []),
    { key: 'ledger', asks: 'filing.ledger', label: sayLedger('title'), onClick: () => go(`/ledger/${month}`) },
    { key: 'archive', asks: 'filing.archive', label: sayReport('archive'), onClick: () => go(`/archive/${month}`) },
    {
      key: 'historical',
      asks: 'filing.enterHistorical',
      label: sayReport('historical'),
      onClick: () => go(`/historical/${Number(month.slice(0, 4)) - 1}`),
    },
    { key: 'months', asks: 'filing.overview', label: sayReport('months'), onClick: () => go('/months') },
  ];
  const items = all.flatMap(({ asks, ...item }) => (may.call(asks) ? [item] : []));
  return (
    <Dropdown menu={{ items }} trigger={['click']} open={isOpen} onOpenChange={setOpen} autoFocus>
      <Button aria-haspopup="menu" aria-expanded={isOpen}>
        {sayReport('more')} ▾
      </Button>
    </Dropdown>
  );
}

/** What a filed month is for, besides looking: opened again, or compared with the revision before or with the data as they are. */
function FiledActions({ report, onDialog, isClosed }: ActionsProps & { readonly isClosed: boolean }) {
  const [, go] = useLocation();
  const may = usePermissions();
  const { month, revision } = report.status;
  if (revision === null) return null;
  const at = report.shown ?? revision;
  const sides = isClosed && at === revision && revision > 1 ? `${revision - 1}/${revision}` : `${at}/now`;
  return (
    <>
      <Button onClick={() => go(`/${month}/compare/${sides}`)}>{sayReport('compareDo')}</Button>
      {isClosed && may.call('month.reopen') ? <Button onClick={() => onDialog('reopen')}>{sayReport('reopen')}</Button> : null}
    </>
  );
}

/** The buttons at the right of the month's title. */
export function MonthActions({ report, onDialog }: ActionsProps) {
  const [, go] = useLocation();
  const files = useFiles(report);
  const may = usePermissions();
  const step = nextStep(report);
  const next = step !== null && may.call(`month.${step}`) ? step : null;
  const canFill = may.call('workbooks.fill');
  const canCheck = may.call('filing.selfCheck');
  const { state, submission } = report.status;
  const isClosed = state !== 'not_started' && state !== 'filling';
  const nextWords = {
    close: sayReport('close'),
    reopen: sayReport('reopen'),
    submit: submission?.state === 'handed_in' ? sayReport('answer') : sayReport('submit'),
  };
  useKeys([
    ...(isClosed || !may.call('month.close') ? [] : [{ keys: 'C', words: sayReport('keyClose'), run: () => onDialog('close') }]),
    ...(canCheck ? [{ keys: 'Q', words: saySelfCheck('key'), run: () => go(`/${report.status.month}/self-check`) }] : []),
    ...(canFill ? [{ keys: 'W', words: sayFill('key'), run: () => onDialog('fill') }] : []),
    { keys: 'Ctrl+P', words: sayReport('keyPrint'), run: () => void files.printPdf(), alsoInFields: true },
  ]);
  const exports = [
    { key: 'xlsx', label: sayReport('exportXlsx'), onClick: () => void files.exportAs('xlsx') },
    { key: 'pdf', label: sayReport('exportPdf'), onClick: () => void files.exportAs('pdf') },
    ...(canFill ? [{ key: 'workbook', label: sayFill('command'), onClick: () => onDialog('fill') }] : []),
  ];
  return (
    <>
      {files.busy === null ? null : <BusyLine busy={files.busy} stop={files.stop} />}
      <Dropdown menu={{ items: exports }} trigger={['click']} autoFocus>
        <Button aria-haspopup="menu">{sayReport('export')} ▾</Button>
      </Dropdown>
      <Button onClick={() => void files.printPdf()}>{sayReport('print')}</Button>
      <MoreMenu report={report} packPapers={() => void files.packPapers()} isClosed={isClosed} />
      <FiledActions report={report} onDialog={onDialog} isClosed={isClosed && step !== 'reopen'} />
      {next === null ? null : (
        <Button type="primary" onClick={() => onDialog(next)}>
          {nextWords[next]}
        </Button>
      )}
    </>
  );
}
