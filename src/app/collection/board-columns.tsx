// The columns of the collection board.
import { Checkbox } from 'antd';
import { useMemo } from 'react';
import type { CollectionRow } from '../../contract/collection/collection.ts';
import type { Names } from '../../contract/records/records.ts';
import { REPLY_STATES } from '../../domain/base/catalogue.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatYuan } from '../ui/values.tsx';
import { saySales } from './sales-messages.ts';
import { urgencyOf } from './board-rows.ts';
import { checkList, formatHintBriefly } from './check-text.ts';
import { sayCollect } from './collect-messages.ts';
import { sayMark } from '../ui/i18n.ts';

type BoardColumn = Column<CollectionRow>;

const TONES = { reported: 'good', zero: 'accent', missing: 'danger', failing: 'warn', extra: 'plain' } as const;
/** A mark besides the colour and the word. */
const MARKS = { reported: '✓', zero: '0', missing: '!', failing: '?', extra: '+' } as const;
const COURSE_TONES = { received: 'plain', queried: 'warn', answered: 'accent', accepted: 'good' } as const;

/** How a tenant stands, as a tag. */
export function StateTag({ state }: { readonly state: CollectionRow['state'] }) {
  return (
    <Tag tone={TONES[state]}>
      <span aria-hidden="true">{MARKS[state]}</span> {sayCollect(`state_${state}`)}
    </Tag>
  );
}

/** Where a reply stands in its course: so many dots of four are full. */
export function CourseTag({ state }: { readonly state: NonNullable<CollectionRow['reply']>['state'] }) {
  const steps = REPLY_STATES.indexOf(state) + 1;
  return (
    <Tag tone={COURSE_TONES[state]}>
      <span className="collect-dots" aria-hidden="true">
        {REPLY_STATES.map((one, at) => (at < steps ? '●' : '○')).join('')}
      </span>{' '}
      {sayCollect(`course_${state}`)}
    </Tag>
  );
}

function courseText({ reply }: CollectionRow): string {
  if (reply === null) return NO_VALUE;
  return reply.count > 1
    ? `${sayCollect(`course_${reply.state}`)} ${sayCollect('nth', { count: reply.count })}`
    : sayCollect(`course_${reply.state}`);
}

function checksText(row: CollectionRow): string {
  const own = checkList(row.failing);
  const inner = row.hints.map((id) => sayCollect('hintOnly', { what: formatHintBriefly(id) }));
  return [...own, ...inner].join(sayMark('；'));
}

function checksCell(row: CollectionRow) {
  const own = checkList(row.failing);
  return (
    <>
      {own.join(sayMark('；'))}
      {own.length > 0 && row.hints.length > 0 ? sayMark('；') : ''}
      {row.hints.length === 0 ? null : (
        <span className="soft">{row.hints.map((id) => sayCollect('hintOnly', { what: formatHintBriefly(id) })).join(sayMark('；'))}</span>
      )}
    </>
  );
}

function moneyColumn(key: 'paid' | 'refunded' | 'settled' | 'retail'): BoardColumn {
  const of = (row: CollectionRow): number | null => (row.state === 'missing' ? null : row[key]);
  return createFigureColumn({ key, title: saySales(key), width: 124, hidden: key !== 'paid' }, of, formatYuan, printYuan);
}

interface Choice {
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (tenant: number) => void;
}

/** Builds the column in which tenants are chosen. */
export function buildChoiceColumn({ chosen, toggle }: Choice): BoardColumn {
  return {
    key: 'chosen',
    title: sayCollect('chosen'),
    width: 54,
    align: 'center',
    text: ({ tenant }) => (chosen.has(tenant) ? '✓' : ''),
    render: ({ tenant, name }) => (
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox tabIndex={-1} aria-label={sayCollect('choose', { name })} checked={chosen.has(tenant)} onChange={() => toggle(tenant)} />
      </span>
    ),
  };
}

function headColumns(found: ReadonlyMap<number, string>): readonly BoardColumn[] {
  return [
    {
      key: 'state',
      title: sayCollect('state'),
      width: 112,
      text: (row) => sayCollect(`state_${row.state}`),
      sort: urgencyOf,
      render: (row) => <StateTag state={row.state} />,
    },
    { key: 'name', title: saySales('tenant'), width: 208, text: (row) => row.name, search: (row) => found.get(row.tenant) ?? '' },
    { key: 'uscc', title: saySales('uscc'), width: 190, text: (row) => row.uscc, hidden: true },
    {
      key: 'course',
      title: sayCollect('course'),
      width: 120,
      text: (row) => courseText(row),
      sort: ({ reply }) => (reply === null ? null : REPLY_STATES.indexOf(reply.state)),
      render: ({ reply }) =>
        reply === null ? (
          NO_VALUE
        ) : (
          <>
            <CourseTag state={reply.state} />
            {reply.count > 1 ? <span className="soft collect-nth">{sayCollect('nth', { count: reply.count })}</span> : null}
          </>
        ),
    },
    {
      key: 'late',
      title: sayCollect('late'),
      width: 66,
      text: ({ reply }) => (reply?.isLate === true ? sayCollect('late') : ''),
      render: ({ reply }) => (reply?.isLate === true ? <Tag tone="warn">{sayCollect('late')}</Tag> : null),
    },
  ];
}

function tailColumns(): readonly BoardColumn[] {
  return [
    {
      key: 'differs',
      title: sayCollect('differs'),
      width: 96,
      align: 'right',
      text: (row) => (row.differs === 0 ? '' : formatCount(row.differs)),
      sort: (row) => row.differs,
    },
    moneyColumn('paid'),
    moneyColumn('refunded'),
    moneyColumn('settled'),
    moneyColumn('retail'),
    {
      key: 'sources',
      title: saySales('sources'),
      width: 150,
      text: (row) => row.sources.map((one) => saySales(`source_${one}`)).join(sayMark('、')),
      hidden: true,
    },
    createFigureColumn({ key: 'lines', title: saySales('linesCount'), width: 80, hidden: true }, (row) => row.lines, formatCount),
    { key: 'form', title: sayCollect('formMade'), width: 96, text: ({ formMade }) => formMade?.slice(0, 10) ?? sayCollect('noForm') },
    { key: 'contact', title: sayCollect('contact'), width: 90, text: (row) => row.contact ?? NO_VALUE, hidden: true },
    { key: 'phone', title: sayCollect('phone'), width: 130, text: (row) => row.phone ?? NO_VALUE, hidden: true },
  ];
}

/** Builds the columns behind the choice; tenants are found by Pinyin and former names too. */
export function buildBoardColumns(names: Names): readonly BoardColumn[] {
  const found = new Map(names.tenants.map((one) => [one.id, [one.initials, one.pinyin, ...one.former].join(' ')]));
  const checks: BoardColumn = {
    key: 'checks',
    title: sayCollect('checks'),
    width: 150,
    text: (row) => checksText(row),
    sort: (row) => -row.failing.length,
    render: (row) => checksCell(row),
  };
  return [...headColumns(found), checks, ...tailColumns()];
}

/** The columns with the choice of tenants before them. */
export function useBoardColumns(choice: Choice): readonly BoardColumn[] {
  const names = useNames();
  const fixed = useMemo(() => buildBoardColumns(names), [names]);
  return useMemo(() => [buildChoiceColumn(choice), ...fixed], [choice.chosen, fixed]);
}
