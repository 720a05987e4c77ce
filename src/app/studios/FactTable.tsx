// A studio's dated rows as a table of the fields asked for, with the commands that change them.
import type { Names } from '../../contract/records/records.ts';
import { Button } from 'antd';
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { IfMay, usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { CommandMeanings } from '../ui/records/CommandMeanings.tsx';
import { useRecordActions, RecordButtons } from '../ui/records/RecordTable.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { type DatedFact, formatStudioField, listDatedFacts } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';
import { Tag } from '../ui/Page.tsx';
import { isNumberField, recordText } from '../ui/records/record-text.ts';
import { sayField } from '../ui/window-words.ts';

const TONES = { now: 'good', coming: 'accent', past: 'plain' } as const;

interface FactGround {
  readonly names: Names;
  readonly fields: readonly string[];
  /** A column behind the fields, such as how a price changed. */
  readonly more: ShortColumn<DatedFact> | undefined;
}

/** Builds the columns: when a row holds, then the fields that are asked for. */
export function buildFactColumns({ names, fields, more }: FactGround): readonly ShortColumn<DatedFact>[] {
  const own = fields.map((name): ShortColumn<DatedFact> => ({
    key: name,
    title: sayField('studio_fact', name),
    cell: ({ values }) => recordText('studio_fact', name, values[name] ?? null, names),
    isNumber: isNumberField('studio_fact', name),
    wraps: name === 'hours',
  }));
  return [
    { key: 'state', title: sayStudio('state'), cell: ({ state }) => <Tag tone={TONES[state]}>{sayStudio(state)}</Tag> },
    { key: 'from', title: sayStudio('from'), cell: ({ from }) => from ?? sayStudio('start') },
    { key: 'to', title: sayStudio('to'), cell: ({ to }) => to ?? sayStudio('still') },
    ...own,
    ...(more === undefined ? [] : [more]),
  ];
}

/** The last one where another row is left. */
const ALL_COMMANDS = ['correct', 'history', 'discard'] as const;
interface FactTableProps {
  readonly detail: StudioDetail;
  readonly label: string;
  readonly fields: readonly string[];
  /** A column behind the fields, such as how a price changed. */
  readonly more?: ShortColumn<DatedFact>;
}

export function FactTable(props: FactTableProps) {
  const { detail, label } = props;
  const names = useNames();
  const columns = buildFactColumns({ names, fields: props.fields, more: props.more });
  const hasCommands = useRowCommands('studio_fact');
  const rows = listDatedFacts(detail);
  const nameOf = (row: DatedFact): string => `${formatStudioField(detail, 'code')} ${row.from ?? sayStudio('start')}`;
  const which = detail.isRetired ? (['history'] as const) : rows.length > 1 ? ALL_COMMANDS : ALL_COMMANDS.slice(0, 2);
  const commands = (row: DatedFact) => <RecordButtons kind="studio_fact" id={row.id} label={nameOf(row)} commands={which} />;
  return <ShortTable label={label} rows={rows} rowKey={(row) => row.id} columns={columns} commands={hasCommands ? commands : undefined} />;
}

/** The command that adds a dated row. */
export function ChangeFromButton({ detail }: { readonly detail: StudioDetail }) {
  const desk = useRecordActions();
  const may = usePermissions();
  return detail.isRetired || !may.write('studio_fact') ? null : (
    <Button onClick={() => desk.changeFrom('studio_fact', detail.studio.id)}>{sayStudio('changeFrom')}…</Button>
  );
}

/** What the two commands mean. */
export function CommandsMean() {
  return (
    <IfMay write="studio_fact">
      <ul className="soft-list">
        <CommandMeanings />
      </ul>
    </IfMay>
  );
}
