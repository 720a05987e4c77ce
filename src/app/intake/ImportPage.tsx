// Files on their way in: dropped, looked at, put right, taken as one batch.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Page, Section } from '../ui/Page.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { formatCount } from '../ui/values.tsx';
import { ChoicesPanel, HowChoices, FactChoices, openFacts } from './ChoicesPanel.tsx';
import { FileList } from './FileList.tsx';
import { ChangesTable, ClosedMonths, listSlips, ParkedNote, ResultNote, SlipDialog, WorkNote } from './ImportParts.tsx';
import { sayImport } from './import-messages.ts';
import { SheetPanel } from './SheetPanel.tsx';
import { SalesNav } from '../ui/SalesNav.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { useFileDrop } from '../ui/files/use-file-drop.ts';
import { countRefusedLeft, countRowsToTake, getSheetKey, listSheetLines, type SheetLine } from './staged-sheets.ts';
import { type Importing, type Taken, useImport } from './use-import.ts';
import { listDroppedFiles } from './dropped-files.ts';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Small once there are files. */
  readonly isSmall: boolean;
  readonly isBusy: boolean;
}

/** Files pasted anywhere on the screen. */
function usePaste(onFiles: DropZoneProps['onFiles']): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [onFiles]);
}

function DropZone({ onFiles, isSmall, isBusy }: DropZoneProps) {
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const { isOver, handlers } = useFileDrop((dropped) => void listDroppedFiles(dropped).then(onFiles));
  usePaste(onFiles);
  useKeys([{ keys: 'O', words: sayImport('openFiles'), run: () => files.current?.click() }]);
  const classes = ['drop', isSmall ? 'drop-small' : '', isOver ? 'drop-over' : ''].filter(Boolean).join(' ');
  return (
    <div className={classes} role="region" aria-label={sayImport('drop')} {...handlers}>
      <div className="drop-words">
        <strong>{sayImport(isOver ? 'dropHere' : 'drop')}</strong>
        {isSmall ? null : <p className="soft">{sayImport('dropHelp')}</p>}
      </div>
      <div className="line-top">
        <Button type={isSmall ? 'default' : 'primary'} disabled={isBusy} onClick={() => files.current?.click()}>
          {sayImport(isSmall ? 'addMore' : 'pickFiles')}
        </Button>
        <Button disabled={isBusy} onClick={() => folder.current?.click()}>
          {sayImport('pickFolder')}
        </Button>
      </div>
      <FileInput box={files} label={sayImport('pickFiles')} isMany onFiles={onFiles} />
      <FileInput box={folder} label={sayImport('pickFolder')} isMany isFolder onFiles={onFiles} />
    </div>
  );
}

function FirstFiles() {
  return (
    <Section title={sayImport('emptyTitle')}>
      <Facts
        facts={[
          { label: sayImport('emptyHow'), value: sayImport('emptyHowList') },
          { label: sayImport('emptyLedgers'), value: sayImport('emptyLedgersList') },
          { label: sayImport('emptyExports'), value: sayImport('emptyExportsList') },
        ]}
      />
    </Section>
  );
}

/** What a commit would do, and whether it can be done. */
function useCommit(importing: Importing, lines: readonly SheetLine[]) {
  const { preview, choices, work, refusedNow, putRight } = importing;
  const refused = countRefusedLeft(lines, refusedNow);
  const rows = countRowsToTake(preview?.files ?? [], choices.takesGoodRows) + putRight;
  const isStuck = (preview?.files ?? []).some(
    ({ sheets, fate }) => fate === 'refused' && sheets.some((sheet) => sheet.refused.some(({ row }) => row === 0)),
  );
  const asks = openFacts(preview?.facts ?? [], choices.facts ?? []).length;
  const parks = (preview?.files ?? []).filter(({ fate }) => fate === 'parked').length;
  const canCommit =
    work === null && preview !== null && !isStuck && asks === 0 && (refused === 0 || choices.takesGoodRows) && (rows > 0 || parks > 0);
  return { refused, rows, parks, canCommit, isStuck, asks };
}

interface StagedProps {
  readonly importing: Importing;
  /** Hears what was taken. */
  readonly onTaken: (taken: Taken) => void;
}

function CommitBar({ importing, onTaken, lines }: StagedProps & { readonly lines: readonly SheetLine[] }) {
  const { work, preview, choices } = importing;
  const { refused, rows, parks, canCommit, isStuck, asks } = useCommit(importing, lines);
  const take = async (): Promise<void> => {
    const taken = await importing.commit();
    if (taken !== null) onTaken(taken);
  };
  const slips = listSlips(preview);
  const [isAsking, setAsking] = useState(false);
  const commit = (): void => {
    if (!canCommit) return;
    if (slips.length > 0) setAsking(true);
    else void take();
  };
  useKeys([{ keys: 'Ctrl+Enter', words: sayImport('keyCommit'), run: commit, alsoInFields: true }]);
  return (
    <div className="intake-bar">
      {isAsking ? <SlipDialog slips={slips} onTake={() => void take()} onClose={() => setAsking(false)} /> : null}
      <HowChoices importing={importing} />
      <div className="intake-commit">
        {work !== null ? (
          <WorkNote work={work} onStop={importing.stop} />
        ) : isStuck || asks > 0 || (refused > 0 && !choices.takesGoodRows) ? (
          <span className="intake-refused" role="status">
            {isStuck
              ? sayImport('sayFirst')
              : asks > 0
                ? sayImport('chooseFacts')
                : sayImport('stillRefused', { count: formatCount(refused) })}
          </span>
        ) : null}
        <Button type="primary" disabled={!canCommit} onClick={commit} title="Ctrl+Enter">
          {rows > 0 || preview === null
            ? sayImport(parks > 0 ? 'commitAndPark' : 'commit', { count: formatCount(rows), files: parks })
            : sayImport(parks > 0 ? 'commitPark' : 'commitNothing')}
        </Button>
      </div>
    </div>
  );
}

/** The sheet that is looked at: the one that was chosen, else the first with trouble, else the first. */
function shownLine(lines: readonly SheetLine[], chosen: string | null): SheetLine | null {
  const open = lines.filter(({ sheet, fate }) => sheet !== null && fate !== 'left_out' && fate !== 'twin' && fate !== 'not_allowed');
  return (
    open.find((line) => getSheetKey(line) === chosen) ??
    open.find((line) => (line.looked?.refused ?? []).some(({ row }) => row > 0)) ??
    open.find(({ looked }) => (looked?.refusedRows ?? 0) > 0) ??
    open.find(({ isUnknown }) => !isUnknown) ??
    null
  );
}

function StagedFilesView({ importing, onTaken }: StagedProps) {
  const { staged, preview, choices, choose, refusedNow } = importing;
  const [chosen, setChosen] = useState<string | null>(null);
  const lines = staged === null ? [] : listSheetLines(staged, preview?.files ?? []);
  const shown = shownLine(lines, chosen);
  if (staged === null) return null;
  const leaveOut = (file: number, isOut: boolean): void =>
    void choose({ leaveOut: isOut ? [...choices.leaveOut, file] : choices.leaveOut.filter((one) => one !== file) });
  return (
    <>
      <FactChoices importing={importing} />
      {preview === null ? null : <ChangesTable preview={preview} />}
      <FileList lines={lines} shown={shown} refusedNow={refusedNow} onShow={(line) => setChosen(getSheetKey(line))} onLeaveOut={leaveOut} />
      {preview === null ? null : <ClosedMonths closed={preview.closed} importing={importing} />}
      <ChoicesPanel importing={importing} />
      {shown === null || preview === null ? null : (
        <Section title={shown.sheetName === '' ? shown.fileName : `${shown.fileName} · ${shown.sheetName}`}>
          <SheetPanel
            key={getSheetKey(shown)}
            staging={staged.staging}
            line={shown}
            refused={refusedNow[getSheetKey(shown)] ?? shown.looked?.refusedRows ?? 0}
            onEdit={importing.beforeEdit}
            onRefused={(count, putRight) => importing.afterEdit(getSheetKey(shown), count, putRight)}
          />
        </Section>
      )}
      <CommitBar importing={importing} onTaken={onTaken} lines={lines} />
      <span className="visually-hidden" role="status">
        {preview === null ? sayImport('checking') : ''}
      </span>
    </>
  );
}

interface ImportPageProps {
  /** Files that were dropped elsewhere on the screen. */
  readonly given: readonly File[];
  readonly onGiven: () => void;
  /** The month whose board one came from, and goes back to once the files are taken; null where one came from elsewhere. */
  readonly back: string | null;
}

/** Once files that were brought from a month's board are taken, the board is what one wants to see; the batch can be taken back from there. */
function useBackToBoard(back: string | null): (taken: Taken) => void {
  const notices = useNotices();
  const [, go] = useLocation();
  const { run } = useCommand('batches.undo');
  const stands = useRef(true);
  useEffect(() => {
    stands.current = true;
    return () => void (stands.current = false);
  }, []);
  return ({ batch, files }) => {
    if (back === null) return;
    const sheets = files.flatMap((file) => file.sheets);
    const sum = (what: 'added' | 'changed' | 'refusedRows'): string => formatCount(sheets.reduce((total, one) => total + one[what], 0));
    notices.done(sayImport('doneBack', { batch, added: sum('added'), changed: sum('changed'), refused: sum('refusedRows') }), () =>
      run({ batch }),
    );
    // Who has gone elsewhere meanwhile is not led back.
    if (stands.current) go(`/${back}`);
  };
}

/** The import screen. */
export function ImportPage({ given, onGiven, back }: ImportPageProps) {
  const notices = useNotices();
  const importing = useImport();
  const onTaken = useBackToBoard(back);
  const { staged, work, failed, wasStopped, taken, parked, add, isReady } = importing;
  useEffect(() => {
    if (given.length === 0 || !isReady) return;
    onGiven();
    void add(given);
  }, [given, isReady, add, onGiven]);
  const clear = async (): Promise<void> => {
    await importing.drop();
    notices.done(sayImport('cleared'));
  };
  return (
    <Page
      title={sayImport('title')}
      lead={sayImport('lead')}
      actions={
        staged === null ? (
          <SalesNav />
        ) : (
          <>
            <SalesNav />
            <Button onClick={() => void clear()}>{sayImport('startOver')}</Button>
          </>
        )
      }
    >
      {taken === null ? null : <ResultNote taken={taken} onUndone={importing.again} />}
      {parked.length === 0 ? null : <ParkedNote months={parked} />}
      <DropZone onFiles={(files) => void add(files)} isSmall={staged !== null} isBusy={work?.what === 'committing'} />
      {work !== null && staged === null ? <WorkNote work={work} onStop={importing.stop} /> : null}
      {wasStopped ? <Note tone="plain">{sayImport('stopped')}</Note> : null}
      <OutcomeNote outcome={failed} />
      {staged === null ? (
        work === null && taken === null ? (
          <FirstFiles />
        ) : null
      ) : (
        <StagedFilesView importing={importing} onTaken={onTaken} />
      )}
    </Page>
  );
}
