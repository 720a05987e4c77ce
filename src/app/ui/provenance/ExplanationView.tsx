// One figure explained: its value, the formula in words, the parts with their sources, and whether they add up.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Explanation } from '../../../contract/report/explain-shapes.ts';
import { formatPartSource } from '../../../contract/collection/sources-messages.ts';
import { getLanguage, sayMark } from '../i18n.ts';
import { Empty } from '../Notes.tsx';
import { DataTable } from '../table/DataTable.tsx';
import { formatMonth, formatUnit } from '../values.tsx';
import type { AskedFigure } from './asked-figure.ts';
import { sayProvenance } from './provenance-messages.ts';
import type { Column } from '../table/table-rows.ts';

/** A part of a figure. */
type Part = Explanation['parts'][number];

/** Builds the columns of the list; groups only where a part is of one. */
export function buildPartColumns(parts: readonly Pick<Part, 'group'>[]): readonly Column<{ readonly part: Part }>[] {
  const group: Column<{ readonly part: Part }> = {
    key: 'group',
    title: sayProvenance('group'),
    width: 90,
    text: ({ part }) => part.group ?? '',
  };
  return [
    ...(parts.some((part) => part.group !== null) ? [group] : []),
    { key: 'what', title: sayProvenance('what'), width: 300, text: ({ part }) => part.what },
    {
      key: 'amount',
      title: sayProvenance('amount'),
      width: 120,
      align: 'right',
      text: ({ part }) => part.value,
      sort: ({ part }) => part.raw,
    },
    { key: 'source', title: sayProvenance('source'), width: 340, text: ({ part }) => formatPartSource(part, getLanguage()) },
  ];
}

/** Parts that a plain list shows; more go into a list that can be searched and only draws what is in view. */
const PLAIN = 80;

interface ViewProps {
  readonly explanation: Explanation;
  readonly onAsk: (figure: AskedFigure) => void;
  /** Called where a link leads away. */
  readonly onLeave: () => void;
}

function wordsOf(part: Part): string {
  return part.group === null ? part.what : `${part.group} · ${part.what}`;
}

/** The figure to ask next, where the part is one. */
function figureOf({ source }: Part): AskedFigure | null {
  return source.kind === 'figure' || source.kind === 'filed' ? { month: source.month, figure: source.figure } : null;
}

function SourceCell({ part, onAsk, onLeave }: { readonly part: Part } & Omit<ViewProps, 'explanation'>) {
  const language = getLanguage();
  const next = figureOf(part);
  const { source } = part;
  return (
    <>
      <span>{formatPartSource(part, language)}</span>
      {next === null ? null : (
        <Button
          size="small"
          type="link"
          onClick={() => onAsk(next)}
          aria-label={`${sayProvenance('asks')}${sayMark('：')}${wordsOf(part)}`}
        >
          {sayProvenance('asks')} →
        </Button>
      )}
      {source.kind === 'file' ? (
        <Link className="provenance-link" href="~/sales/batches" onClick={onLeave}>
          {sayProvenance('batch', { batch: source.batch })}
        </Link>
      ) : null}
    </>
  );
}

function PlainParts({ explanation, onAsk, onLeave }: ViewProps) {
  return (
    <table className="provenance-parts">
      <thead>
        <tr>
          <th scope="col">{sayProvenance('what')}</th>
          <th scope="col" className="number">
            {sayProvenance('amount')}
          </th>
          <th scope="col">{sayProvenance('source')}</th>
        </tr>
      </thead>
      <tbody>
        {explanation.parts.map((part, index) => (
          // Parts have no number of their own, and their order never changes.
          <tr key={index}>
            <th scope="row">{wordsOf(part)}</th>
            <td className="number">{part.value}</td>
            <td>
              <SourceCell part={part} onAsk={onAsk} onLeave={onLeave} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ManyParts({ explanation, onAsk }: ViewProps) {
  const rows = explanation.parts.map((part, index) => ({ part, index }));
  const openPart = ({ part }: (typeof rows)[number]): void => {
    const next = figureOf(part);
    if (next !== null) onAsk(next);
  };
  return (
    <DataTable
      name="provenance-parts"
      label={sayProvenance('parts', { count: rows.length })}
      rows={rows}
      rowKey={(row) => row.index}
      onOpen={openPart}
      height={420}
      columns={buildPartColumns(explanation.parts)}
    />
  );
}

function CheckLine({ explanation }: { readonly explanation: Explanation }) {
  const { additive, parts, value, exact } = explanation;
  if (parts.length === 0) return null;
  if (!additive) return <p className="provenance-check soft">{sayProvenance('notAdded')}</p>;
  const sum = parts.reduce((total, part) => total + (part.raw ?? 0), 0);
  return sum === value.raw ? (
    <p className="provenance-check provenance-adds">✓ {sayProvenance('adds', { count: parts.length, sum: exact ?? value.text })}</p>
  ) : (
    <p className="provenance-check provenance-differs" role="alert">
      ✕ {sayProvenance('differs', { count: parts.length })}
    </p>
  );
}

/** A figure with what it is made of. */
export function ExplanationView({ explanation, onAsk, onLeave }: ViewProps) {
  const { figure, label, month, formula, value, unit, exact, parts } = explanation;
  const isRounded = exact !== null && exact.split(' ')[0] !== value.text;
  return (
    <>
      <h2 className="provenance-label">{label}</h2>
      <p className="soft provenance-address">{figure}</p>
      <div className="provenance-value">
        <span className="provenance-figure">{value.text}</span> <span className="provenance-unit">{formatUnit(unit)}</span>
        <div className="soft">
          {sayProvenance('value', { month: formatMonth(month) })}
          {isRounded ? ` · ${sayProvenance('exact', { exact })}` : ''}
        </div>
      </div>
      <h3 className="provenance-head">{sayProvenance('formula')}</h3>
      <p className="provenance-formula">{formula === '' ? sayProvenance('noFormula') : formula}</p>
      <h3 className="provenance-head">{parts.length === 0 ? sayProvenance('noParts') : sayProvenance('parts', { count: parts.length })}</h3>
      {parts.length === 0 ? <Empty title={sayProvenance('noParts')} help={sayProvenance('noPartsHelp')} /> : null}
      {parts.length > 0 && parts.length <= PLAIN ? <PlainParts explanation={explanation} onAsk={onAsk} onLeave={onLeave} /> : null}
      {parts.length > PLAIN ? <ManyParts explanation={explanation} onAsk={onAsk} onLeave={onLeave} /> : null}
      <CheckLine explanation={explanation} />
    </>
  );
}
