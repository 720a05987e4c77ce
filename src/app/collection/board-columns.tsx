// The columns of the collection board.
import { Checkbox } from 'antd';
import { useMemo } from 'react';
import type { CollectionRow } from '../../contract/collection/collection-shapes.ts';
import type { Names } from '../../contract/records/record-shapes.ts';
import { REPLY_STATES } from '../../domain/base/catalogue.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { type SayOf, useMessages } from '../ui/i18n.ts';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatYuan } from '../ui/values.tsx';
import { salesWords } from './sales-messages.ts';
import { urgencyOf } from './board-rows.ts';
import { checkList, formatHintBriefly, type SayCheck } from './check-text.ts';
import { checkWords } from './check-messages.ts';
import { collectWords } from './collect-messages.ts';

type SayCollect = SayOf<typeof collectWords>;
type SaySales = SayOf<typeof salesWords>;
type BoardColumn = Column<CollectionRow>;

const TONES = { reported: 'good', zero: 'accent', missing: 'danger', failing: 'warn', extra: 'plain' } as const;
/** A mark besides the colour and the word. */
const MARKS = { reported: '✓', zero: '0', missing: '!', failing: '?', extra: '+' } as const;
const COURSE_TONES = { received: 'plain', queried: 'warn', answered: 'accent', accepted: 'good' } as const;

/** How a tenant stands, as a tag. */
export function StateTag({ state }: { readonly state: CollectionRow['state'] }) {
  const say = useMessages(collectWords);
  return (
    <Tag tone={TONES[state]}>
      <span aria-hidden="true">{MARKS[state]}</span> {say(`state_${state}`)}
    </Tag>
  );
}

/** Where a reply stands in its course: so many dots of four are full. */
export function CourseTag({ state }: { readonly state: NonNullable<CollectionRow['reply']>['state'] }) {
  const say = useMessages(collectWords);
  const steps = REPLY_STATES.indexOf(state) + 1;
  return (
    <Tag tone={COURSE_TONES[state]}>
      <span className="collect-dots" aria-hidden="true">
        {REPLY_STATES.map((one, at) => (at < steps ? '●' : '○')).join('')}
      </span>{' '}
      {say(`course_${state}`)}
    </Tag>
  );
}

function courseText({ reply }: CollectionRow, say: SayCollect): string {
  if (reply === null) return NO_VALUE;
  return reply.count > 1 ? `${say(`course_${reply.state}`)} ${say('nth', { count: reply.count })}` : say(`course_${reply.state}`);
}

function checksText(row: CollectionRow, say: SayCollect, sayCheck: SayCheck): string {
  const own = checkList(row.failing, sayCheck);
  const inner = row.hints.map((id) => say('hintOnly', { what: formatHintBriefly(id, sayCheck) }));
  return [...own, ...inner].join('；');
}

function checksCell(row: CollectionRow, say: SayCollect, sayCheck: SayCheck) {
  const own = checkList(row.failing, sayCheck);
  return (
    <>
      {own.join('；')}
      {own.length > 0 && row.hints.length > 0 ? '；' : ''}
      {row.hints.length === 0 ? null : (
        <span className="soft">{row.hints.map((id) => say('hintOnly', { what: formatHintBriefly(id, sayCheck) })).join('；')}</span>
      )}
    </>
  );
}

function moneyColumn(key: 'paid' | 'refunded' | 'settled' | 'retail', saySales: SaySales): BoardColumn {
  const of = (row: CollectionRow): number | null => (row.state === 'missing' ? null : row[key]);
  return createFigureColumn({ key, title: saySales(key), width: 124, hidden: key !== 'paid' }, of, formatYuan, printYuan);
}

interface Choice {
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (tenant: number) => void;
}

/** Builds the column in which tenants are chosen. */
export function buildChoiceColumn({ chosen, toggle }: Choice, say: SayCollect): BoardColumn {
  return {
    key: 'chosen',
    title: say('chosen'),
    width: 54,
    align: 'center',
    text: ({ tenant }) => (chosen.has(tenant) ? '✓' : ''),
    render: ({ tenant, name }) => (
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox tabIndex={-1} aria-label={say('choose', { name })} checked={chosen.has(tenant)} onChange={() => toggle(tenant)} />
      </span>
    ),
  };
}

function headColumns(say: SayCollect, saySales: SaySales, found: ReadonlyMap<number, string>): readonly BoardColumn[] {
  return [
    {
      key: 'state',
      title: say('state'),
      width: 112,
      text: (row) => say(`state_${row.state}`),
      sort: urgencyOf,
      render: (row) => <StateTag state={row.state} />,
    },
    { key: 'name', title: saySales('tenant'), width: 208, text: (row) => row.name, search: (row) => found.get(row.tenant) ?? '' },
    { key: 'uscc', title: saySales('uscc'), width: 190, text: (row) => row.uscc, hidden: true },
    {
      key: 'course',
      title: say('course'),
      width: 150,
      text: (row) => courseText(row, say),
      sort: ({ reply }) => (reply === null ? null : REPLY_STATES.indexOf(reply.state)),
      render: ({ reply }) =>
        reply === null ? (
          NO_VALUE
        ) : (
          <>
            <CourseTag state={reply.state} />
            {reply.count > 1 ? <span className="soft collect-nth">{say('nth', { count: reply.count })}</span> : null}
          </>
        ),
    },
    {
      key: 'late',
      title: say('late'),
      width: 66,
      text: ({ reply }) => (reply?.isLate === true ? say('late') : ''),
      render: ({ reply }) => (reply?.isLate === true ? <Tag tone="warn">{say('late')}</Tag> : null),
    },
  ];
}

function tailColumns(say: SayCollect, saySales: SaySales): readonly BoardColumn[] {
  return [
    {
      key: 'differs',
      title: say('differs'),
      width: 96,
      align: 'right',
      text: (row) => (row.differs === 0 ? '' : formatCount(row.differs)),
      sort: (row) => row.differs,
    },
    moneyColumn('paid', saySales),
    moneyColumn('refunded', saySales),
    moneyColumn('settled', saySales),
    moneyColumn('retail', saySales),
    {
      key: 'sources',
      title: saySales('sources'),
      width: 150,
      text: (row) => row.sources.map((one) => saySales(`source_${one}`)).join('、'),
      hidden: true,
    },
    createFigureColumn({ key: 'lines', title: saySales('linesCount'), width: 80, hidden: true }, (row) => row.lines, formatCount),
    { key: 'form', title: say('formMade'), width: 96, text: ({ formMade }) => formMade?.slice(0, 10) ?? say('noForm') },
    { key: 'contact', title: say('contact'), width: 90, text: (row) => row.contact ?? NO_VALUE, hidden: true },
    { key: 'phone', title: say('phone'), width: 130, text: (row) => row.phone ?? NO_VALUE, hidden: true },
  ];
}

interface BoardContext {
  readonly say: SayCollect;
  readonly saySales: SaySales;
  readonly sayCheck: SayCheck;
  readonly names: Names;
}

/** Builds the columns behind the choice; tenants are found by Pinyin and former names too. */
export function buildBoardColumns({ say, saySales, sayCheck, names }: BoardContext): readonly BoardColumn[] {
  const found = new Map(names.tenants.map((one) => [one.id, [one.initials, one.pinyin, ...one.former].join(' ')]));
  const checks: BoardColumn = {
    key: 'checks',
    title: say('checks'),
    width: 232,
    text: (row) => checksText(row, say, sayCheck),
    sort: (row) => -row.failing.length,
    render: (row) => checksCell(row, say, sayCheck),
  };
  return [...headColumns(say, saySales, found), checks, ...tailColumns(say, saySales)];
}

/** The columns with the choice of tenants before them. */
export function useBoardColumns(choice: Choice): readonly BoardColumn[] {
  const say = useMessages(collectWords);
  const saySales = useMessages(salesWords);
  const sayCheck = useMessages(checkWords);
  const names = useNames();
  const fixed = useMemo(() => buildBoardColumns({ say, saySales, sayCheck, names }), [say, saySales, sayCheck, names]);
  return useMemo(() => [buildChoiceColumn(choice, say), ...fixed], [choice.chosen, fixed, say]);
}
