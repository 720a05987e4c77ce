// The cell under the cursor: what it maps to and why, what may be said of it, and the buttons for what the keys do.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Proposal, Workbook, WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { Tag } from '../ui/Page.tsx';
import { CellFields, HeadFields } from './EntryFields.tsx';
import { printArea, printCell } from './cell-address.ts';
import { formatCheckResults } from './check-results.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { type Mark, type Tone, formatColumn, formatFigure, getColumnKey, type Labels } from './map-marks.ts';
import { labelsOf } from './sheet-labels.ts';
import type { MapEditor } from './use-map-editor.ts';
import { sayMark } from '../ui/i18n.ts';

interface PanelProps {
  readonly view: Workbook;
  readonly editor: MapEditor;
  readonly labels: Labels;
}

const TONE_TAGS: Readonly<Record<Tone, 'plain' | 'good' | 'warn' | 'danger' | 'accent'>> = {
  confirmed: 'good',
  strong: 'accent',
  weak: 'warn',
  unsure: 'warn',
  placeholder: 'plain',
  keep: 'plain',
};

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="blank-line">
      <span className="blank-line-label">{label}</span>
      <span className="blank-line-value">{children}</span>
    </div>
  );
}

/** Whether a cell's unit is found fault with. */
function isUnitAt(errors: readonly WorkbookFinding[], { sheet, cell }: { readonly sheet: string; readonly cell: string }): boolean {
  return errors.some((one) => one.refusal.code === 'WB_UNIT' && one.sheet === sheet && one.cell === cell);
}

/** What the entry says, with its fields. */
function EntryBody({ view, editor, labels, mark }: PanelProps & { readonly mark: Mark }) {
  const { act, geometry, cursor } = editor;
  const { entry: one } = mark;
  const isLocked = geometry.cellAt(cursor)?.kind === 'locked';
  switch (one?.kind) {
    case 'cells':
      return (
        <>
          <div className="blank-figure" lang="zh-CN">
            {labels.get(one.entry.figure) ?? ''} <span className="soft">{one.entry.figure}</span>
          </div>
          <CellFields
            view={view}
            entry={one.entry}
            isOtherUnit={one.entry.sure === true || isUnitAt(editor.saver.kept.errors, one.entry)}
            isLocked={isLocked || one.entry.locked === true}
            onChange={(entry) => act({ type: 'change', ref: one, entry: { kind: 'cells', entry } })}
          />
        </>
      );
    case 'heads':
      return (
        <>
          <div className="blank-figure" lang="zh-CN">
            {one.entry.field} <span className="soft">{one.entry.cell}</span>
          </div>
          <HeadFields
            entry={one.entry}
            isLocked={isLocked || one.entry.locked === true}
            onChange={(entry) => act({ type: 'change', ref: one, entry: { kind: 'heads', entry } })}
          />
        </>
      );
    case 'lists':
      return (
        <>
          <div className="blank-figure">
            {sayMapEditor('list')} {one.entry.rows}
          </div>
          <Line label={sayMapEditor('firstRow')}>{one.entry.firstRow}</Line>
          <Line label={sayMapEditor('templateRows')}>{one.entry.templateRows}</Line>
          <Line label={sayMapEditor('onOverflow')}>{sayMapEditor(one.entry.onOverflow)}</Line>
          <Line label={sayMapEditor('columns')}>
            {Object.entries(one.entry.columns)
              .map(([letters, column]) => `${letters} ${formatColumn(view, one.entry.rows, getColumnKey(column))}`)
              .join(sayMark('、'))}
          </Line>
        </>
      );
    case 'checks':
      return <div className="blank-figure">{sayMapEditor('okValues', { values: formatCheckResults(one.entry.ok) })}</div>;
    case 'keep':
      return <div className="blank-figure">{sayMapEditor('keepRange', { range: one.entry.range })}</div>;
    case undefined:
      return null;
  }
}

function Candidates({
  candidates,
  labels,
  editor,
  isOffered,
}: { readonly candidates: readonly Proposal[]; readonly isOffered: boolean } & Omit<PanelProps, 'view'>) {
  return (
    <div className="stack-2">
      <div className="blank-line-label">{sayMapEditor(isOffered ? 'offered' : 'candidates')}</div>
      {candidates.map((one) => (
        <div className="blank-candidate" key={one.figure}>
          <div>
            <span lang="zh-CN">{formatFigure(one.figure, labels)}</span>
            <div className="soft" lang="zh-CN">
              {one.reason}
            </div>
          </div>
          <Button
            size="small"
            onClick={() => editor.take(one.figure, one.unit)}
            aria-label={`${sayMapEditor('useThis')} ${formatFigure(one.figure, labels)}`}
          >
            {sayMapEditor('useThis')}
          </Button>
        </div>
      ))}
    </div>
  );
}

function Why({ mark }: { readonly mark: Mark }) {
  const { confidence, reason, entry } = mark;
  const label = entry === null || entry.kind === 'keep' ? [] : (entry.entry.label ?? []);
  return (
    <>
      {confidence === null || mark.tone === 'unsure' ? null : (
        <Line label={sayMapEditor('reason')}>
          <span lang="zh-CN">{reason}</span>{' '}
          <span className="soft">{sayMapEditor('confidence', { percent: Math.round(confidence * 100) })}</span>
        </Line>
      )}
      {label.length === 0 ? null : (
        <Line label={sayMapEditor('labels')}>
          <span lang="zh-CN">{label.join(' ／ ')}</span>
        </Line>
      )}
    </>
  );
}

function Buttons({ editor }: Pick<PanelProps, 'editor'>) {
  const { mark, confirm, reject, next, choose, list, check, geometry, cursor } = editor;
  const isOpen = mark?.tone === 'strong' || mark?.tone === 'weak';
  const entry = mark?.entry ?? null;
  const isFormula = geometry.cellAt(cursor)?.kind === 'formula';
  const change = entry?.kind === 'lists' ? list : entry?.kind === 'checks' ? check : () => choose('');
  return (
    <div className="blank-buttons">
      {isOpen ? (
        <Button type="primary" onClick={confirm}>
          {sayMapEditor('confirm')} <kbd>⏎</kbd>
        </Button>
      ) : null}
      {entry === null && mark?.tone !== 'unsure' ? null : (
        <Button onClick={reject}>
          {sayMapEditor(isOpen ? 'reject' : mark?.tone === 'unsure' ? 'aside' : 'remove')} <kbd>X</kbd>
        </Button>
      )}
      {entry?.kind === 'keep' || (isFormula && entry === null) ? null : (
        <Button onClick={change}>
          {sayMapEditor(entry === null ? 'choose' : 'chooseOther')}{' '}
          {entry?.kind === 'lists' || entry?.kind === 'checks' ? null : <kbd>F2</kbd>}
        </Button>
      )}
      <Button onClick={() => void next(1, true)}>
        {sayMapEditor('next')} <kbd>N</kbd>
      </Button>
    </div>
  );
}

export function CellPanel({ view, editor, labels }: PanelProps) {
  const { mark, cursor, geometry, trial, block, isBlock } = editor;
  const cell = printCell(cursor);
  const here = geometry.cellAt(cursor);
  const kind = here?.kind ?? 'empty';
  const tried = trial.texts.get(`${cursor.sheet}!${cell}`);
  const offered = mark === null ? view.proposals.filter((one) => one.sheet === cursor.sheet && one.cell === cell) : [];
  return (
    <div className="stack-2">
      <div className="blank-cell-head">
        <strong>{isBlock ? printArea(block) : cell}</strong>
        {mark === null ? null : (
          <Tag tone={mark.isWrong ? 'danger' : TONE_TAGS[mark.tone]}>{sayMapEditor(mark.isWrong ? 'tone_wrong' : `tone_${mark.tone}`)}</Tag>
        )}
        <span className="soft">{sayMapEditor(`kind_${kind}`)}</span>
      </div>
      {here === null || here.text === '' ? null : (
        <Line label={sayMapEditor('cellText')}>
          <span className="blank-own-text" lang="zh-CN">
            {here.text}
          </span>
        </Line>
      )}
      {tried === undefined ? null : <Line label={sayMapEditor('trialValue')}>{tried}</Line>}
      {mark === null ? (
        <>
          <p className="soft">{kind === 'formula' ? sayMapEditor('formulaHelp') : sayMapEditor('nothingHelp')}</p>
          {labelsOf(geometry, cursor).length === 0 ? null : (
            <Line label={sayMapEditor('labels')}>
              <span lang="zh-CN">{labelsOf(geometry, cursor).join(' ／ ')}</span>
            </Line>
          )}
        </>
      ) : (
        <>
          {mark.tone === 'placeholder' ? <p>{sayMapEditor('placeholderHelp', { text: here?.text ?? '' })}</p> : null}
          <EntryBody view={view} editor={editor} labels={labels} mark={mark} />
          <Why mark={mark} />
        </>
      )}
      {mark?.tone === 'unsure' ? <Candidates candidates={mark.candidates} labels={labels} editor={editor} isOffered={false} /> : null}
      {offered.length === 0 ? null : <Candidates candidates={offered} labels={labels} editor={editor} isOffered />}
      <Buttons editor={editor} />
    </div>
  );
}
