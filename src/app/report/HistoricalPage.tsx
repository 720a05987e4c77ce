// Figures filed before the program was used: a year's grid by table, typed or pasted, each with where it comes from.
import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { HistoricalGrid } from '../../contract/report/filing-shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { useToday } from '../ui/today.ts';
import { sayHistorical } from './historical-messages.ts';
import { HistoricalGridTable } from './HistoricalGridTable.tsx';
import { type Preview, useHistorical } from './use-historical.ts';
import './report.css';

/** Years before the present one that can be chosen. */
const YEARS_BACK = 8;

function PastePreview({
  preview,
  onTake,
  onDrop,
}: {
  readonly preview: Preview;
  readonly onTake: () => Promise<Acted>;
  readonly onDrop: () => void;
}) {
  const language = getLanguage();
  const refused = preview.cells.filter(({ outcome }) => outcome === 'refused');
  const count = (outcome: string): number => preview.cells.filter((cell) => cell.outcome === outcome).length;
  const good = preview.cells.length - refused.length;
  return (
    <ActionDialog
      title={sayHistorical('pasteTitle', { count: preview.cells.length })}
      ok={refused.length === 0 ? sayHistorical('pasteAll') : sayHistorical('pasteGoodOnly', { count: good })}
      focus="ok"
      isReady={good > 0}
      act={onTake}
      onClose={onDrop}
    >
      <p>{sayHistorical('pasteGood', { added: count('added'), changed: count('changed'), same: count('same') })}</p>
      {preview.outside === 0 ? null : <Note tone="warn">{sayHistorical('pasteOutside', { count: preview.outside })}</Note>}
      {refused.length === 0 ? null : (
        <Note tone="danger" title={sayHistorical('pasteRefused', { count: refused.length })}>
          <ul className="close-list paste-refused" tabIndex={0} aria-label={sayHistorical('pasteRefused', { count: refused.length })}>
            {refused.map(({ month, figure, refusal }) => (
              <li key={`${month} ${figure}`}>
                {sayHistorical('cellOf', { figure, month })}：{refusal === null ? '' : formatRefusal(refusal, language)}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </ActionDialog>
  );
}

function GridOfYear({ grid }: { readonly grid: HistoricalGrid }) {
  const tables = [...new Set(grid.rows.map((row) => row.table))];
  const [table, setTable] = useState(tables.find((one) => one === 'ZB-2') ?? tables[0] ?? '');
  const [origin, setOrigin] = useState('');
  const historical = useHistorical(origin);
  return (
    <>
      <div className="history-tools">
        <Segmented aria-label={sayHistorical('table')} options={tables} value={table} onChange={(next) => setTable(next)} />
        <label className="history-origin">
          <span>{sayHistorical('origin')}</span>
          <Input
            value={origin}
            placeholder={sayHistorical('originExample')}
            maxLength={500}
            onChange={(event) => setOrigin(event.target.value)}
          />
        </label>
      </div>
      <HistoricalGridTable
        key={table}
        rows={grid.rows.filter((row) => row.table === table)}
        months={grid.months}
        cells={grid.cells}
        historical={historical}
      />
      {historical.preview === null ? null : (
        <PastePreview preview={historical.preview} onTake={historical.takePreview} onDrop={historical.dropPreview} />
      )}
    </>
  );
}

/** The page of a year. */
export function HistoricalPage({ year }: { readonly year: number }) {
  const [, go] = useLocation();
  const present = Number(useToday().slice(0, 4));
  const asked = useApiQuery('filing.historical', { year });
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => present - back);
  return (
    <Page
      layout="fill"
      title={sayHistorical('historicalTitle')}
      lead={sayHistorical('historicalHelp')}
      actions={
        <Select
          aria-label={sayHistorical('year')}
          value={year}
          onChange={(next) => go(`/historical/${next}`)}
          options={[...new Set([...years, year])].map((value) => ({ value, label: String(value) }))}
        />
      }
    >
      <Show asked={asked}>{(grid) => <GridOfYear key={year} grid={grid} />}</Show>
    </Page>
  );
}
