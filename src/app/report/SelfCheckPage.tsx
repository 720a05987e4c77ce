// 送审自查: each printed figure beside last month and last year, the most unusual first, with the explanation kept for the bureau's call.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SelfCheck, SelfCheckRow } from '../../contract/report/self-check-shapes.ts';
import { withThousands } from '../../domain/values/quantity.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage, putInBrackets } from '../ui/i18n.ts';
import { Empty, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Page, Tag } from '../ui/Page.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { usePrintPdf, useSaveFile } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatMonth, formatUnit } from '../ui/values.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { ExplanationBox } from './ExplanationBox.tsx';
import { saySelfCheck } from './self-check-messages.ts';
import './self-check.css';

type Earlier = SelfCheckRow['lastMonth'];

/** `+12.5%`, or the points that a percentage moved; empty where there is nothing to compare. */
function growthText(unit: string, earlier: Earlier): string {
  if (earlier === null) return '';
  if (earlier.growth !== null) return `${earlier.growth}%`;
  return unit === '%' ? (earlier.change ?? '') : '';
}

/** The size of a change, for sorting. */
function growthSize(unit: string, earlier: Earlier): number | null {
  const text = growthText(unit, earlier).replace('%', '');
  return text === '' ? null : Math.abs(Number(text));
}

const LEVEL_TONES = { high: 'danger', some: 'warn', plain: 'plain', none: 'plain' } as const;

/** The figure of the month or year before, and the growth since. */
function columnsBeside(when: 'lastMonth' | 'lastYear'): readonly Column<SelfCheckRow>[] {
  return [
    { key: when, title: saySelfCheck(when), width: 100, align: 'right', text: (row) => withThousands(row[when]?.text ?? '') },
    {
      key: `${when}Growth`,
      title: saySelfCheck(`${when}Growth`),
      width: 86,
      align: 'right',
      text: (row) => growthText(row.unit, row[when]),
      sort: (row) => growthSize(row.unit, row[when]),
    },
  ];
}

/** Builds the columns of the list. */
export function buildSelfCheckColumns(): readonly Column<SelfCheckRow>[] {
  return [
    { key: 'label', title: saySelfCheck('indicator'), width: 356, text: (row) => row.label },
    { key: 'now', title: saySelfCheck('now'), width: 100, align: 'right', text: (row) => withThousands(row.text) },
    { key: 'unit', title: saySelfCheck('unit'), width: getLanguage() === 'en' ? 92 : 68, text: (row) => formatUnit(row.unit) },
    ...columnsBeside('lastMonth'),
    ...columnsBeside('lastYear'),
    {
      key: 'level',
      title: saySelfCheck('level'),
      width: getLanguage() === 'en' ? 110 : 84,
      filter: true,
      text: (row) => saySelfCheck(`level_${row.level}`),
      sort: (row) => row.unusual,
      render: (row) => <Tag tone={LEVEL_TONES[row.level]}>{saySelfCheck(`level_${row.level}`)}</Tag>,
    },
    {
      key: 'said',
      title: saySelfCheck('said'),
      width: 70,
      filter: true,
      text: (row) => (row.explanation === '' ? '—' : saySelfCheck('yes')),
    },
  ];
}

/** Says an earlier value with how far the present one is from it; empty where there is none. */
export function formatEarlier(earlier: Earlier, unit: string, change: (facts: { change: string; unit: string }) => string): string {
  if (earlier === null) return '';
  const text = withThousands(earlier.text);
  return earlier.change === null ? text : `${text}${putInBrackets(change({ change: withThousands(earlier.change), unit }))}`;
}

function Comparisons({ rows, onOpen }: { readonly rows: readonly SelfCheckRow[]; readonly onOpen: (row: SelfCheckRow) => void }) {
  return (
    <DataTable
      name="report-self-check"
      label={saySelfCheck('list')}
      rows={rows}
      rowKey={(row) => row.figure}
      onOpen={onOpen}
      rowTone={(row) => (row.level === 'high' && row.explanation === '' ? 'warn' : undefined)}
      empty={<Empty title={saySelfCheck('none')} />}
      columns={buildSelfCheckColumns()}
    />
  );
}

/** What is known of the chosen figure, and the box for its explanation. */
function ChosenFigure({ month, row }: { readonly month: string; readonly row: SelfCheckRow }) {
  const provenance = useProvenance();
  const [place, ...name] = row.label.split(' ');
  const change = (facts: { change: string; unit: string }): string => saySelfCheck('change', facts);
  return (
    <>
      <div className="self-check-facts">
        <h2 className="section-title" lang="zh-CN">
          {row.label}
        </h2>
        <Facts
          facts={[
            { label: saySelfCheck('now'), value: `${withThousands(row.text)} ${formatUnit(row.unit)}` },
            { label: saySelfCheck('lastMonth'), value: formatEarlier(row.lastMonth, formatUnit(row.unit), change) },
            { label: saySelfCheck('lastYear'), value: formatEarlier(row.lastYear, formatUnit(row.unit), change) },
          ]}
        />
        <Button size="small" onClick={() => provenance.open(month, row.figure)}>
          {saySelfCheck('source')}
        </Button>
      </div>
      <ExplanationBox
        key={row.figure}
        month={month}
        finding={{
          id: row.figure,
          name: name.join(' '),
          message: row.about,
          explanation: row.explanation,
          writtenAbout: row.writtenAbout,
        }}
        place={place ?? ''}
        help={saySelfCheck('help')}
      />
    </>
  );
}

function Checked({ checked }: { readonly checked: SelfCheck }) {
  const [figure, setFigure] = useState<string | null>(null);
  const { rows, month } = checked;
  const row = rows.find((one) => one.figure === figure) ?? rows[0];
  return (
    <div className="report-view self-check">
      <div className="self-check-list">
        <Comparisons rows={rows} onOpen={(one) => setFigure(one.figure)} />
      </div>
      <aside className="report-side self-check-side no-print" aria-label={saySelfCheck('said')}>
        {row === undefined ? <p className="soft">{saySelfCheck('choose')}</p> : <ChosenFigure month={month} row={row} />}
      </aside>
    </div>
  );
}

function usePaper(month: string): (use: (file: NamedFile) => Promise<void>) => Promise<void> {
  const notices = useNotices();
  const drawing = useCommand('filing.selfCheckPaper');
  return async (use) => {
    const outcome = await drawing.run({ month });
    if (outcome.ok) await use(outcome.value);
    else notices.failed(outcome);
  };
}

function Lead({ checked }: { readonly checked: SelfCheck }) {
  const language = getLanguage();
  const { silent, lastMonth, lastYear } = checked;
  return (
    <span className="report-state" role="status">
      <Tag tone={silent > 0 ? 'warn' : 'good'}>{silent > 0 ? saySelfCheck('silent', { count: silent }) : saySelfCheck('allSaid')}</Tag>
      <span>{saySelfCheck('lead', { lastMonth: formatMonth(lastMonth, language), lastYear: formatMonth(lastYear, language) })}</span>
    </span>
  );
}

export function SelfCheckPage({ month }: { readonly month: string }) {
  const [, go] = useLocation();
  const paper = usePaper(month);
  const [save, print] = [useSaveFile(), usePrintPdf()];
  const asked = useApiQuery('filing.selfCheck', { month }, { keep: true });
  return (
    <Page
      layout="fill"
      title={saySelfCheck('title', { month: formatMonth(month, getLanguage()) })}
      lead={asked.state === 'ready' ? <Lead checked={asked.value} /> : undefined}
      actions={
        <>
          <Button onClick={() => void paper(save)}>{saySelfCheck('save')}</Button>
          <Button onClick={() => void paper(print)}>{saySelfCheck('print')}</Button>
          <Button onClick={() => go(`/${month}`)}>{saySelfCheck('back')}</Button>
        </>
      }
    >
      <Show asked={asked}>{(checked) => <Checked key={checked.month} checked={checked} />}</Show>
    </Page>
  );
}
