// Merges two tenants that are one: both side by side, what will move, why; the change can be undone.
// What both of two tenants have, in one list: what each says, and which of them stays. Answered one by one, or all at once.
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { type TenantDetail, type DescribedClash, MERGE_WAYS, type MergeWay } from '../../contract/tenants/tenants.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { TenantField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Show } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { useToday } from '../ui/today.ts';
import { NO_VALUE } from '../ui/values.tsx';
import { sayTenant } from './tenant-messages.ts';
import { sayTenants } from './tenants-messages.ts';
import { sayRecordKind } from '../ui/window-words.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';

/** What was chosen, by `getClashKey`. */
export type ClashAnswers = ReadonlyMap<string, MergeWay>;

export function getClashKey({ kind, id }: Pick<DescribedClash, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** The clashes that somebody has to decide. */
export function listAskedClashes(rows: readonly DescribedClash[]): readonly DescribedClash[] {
  return rows.filter(({ ways }) => ways.length > 1);
}

function describeSide({ fields = [] }: DescribedClash, side: 'into' | 'from'): string {
  return fields.map((one) => `${one.field} ${one[side]}`).join(sayMark('、'));
}

interface MergeClashesProps {
  readonly rows: readonly DescribedClash[];
  readonly answers: ClashAnswers;
  readonly onAnswer: (answers: ClashAnswers) => void;
}

/** The list. Rows of closed months are added up and only counted. */
export function MergeClashes({ rows, answers, onAnswer }: MergeClashesProps) {
  const asked = listAskedClashes(rows);
  const summed = rows.length - asked.length;
  const answer = (clashes: readonly DescribedClash[], keep: MergeWay): void => {
    const able = clashes.filter(({ ways }) => ways.includes(keep));
    onAnswer(new Map([...answers, ...able.map((clash) => [getClashKey(clash), keep] as const)]));
  };
  const ways = MERGE_WAYS.filter((way) => asked.some((clash) => clash.ways.includes(way)));
  return (
    <>
      {summed === 0 ? null : <p>{sayTenants('mergeSummed', { count: summed })}</p>}
      {asked.length === 0 ? null : (
        <>
          <p>{sayTenants('mergeTwice', { count: asked.length })}</p>
          <div className="line-2">
            {ways.map((way) => (
              <Button key={way} onClick={() => answer(asked, way)}>
                {sayTenants(`mergeAll_${way}`)}
              </Button>
            ))}
          </div>
          <ShortTable
            label={sayTenants('mergeTwiceList')}
            rows={asked}
            rowKey={getClashKey}
            columns={[
              { key: 'what', title: sayTenants('mergeWhat'), isHead: true, cell: (clash) => `${sayRecordKind(clash.kind)} ${clash.what}` },
              { key: 'into', title: sayTenants('mergeInto'), cell: (clash) => describeSide(clash, 'into') },
              { key: 'from', title: sayTenants('mergeFrom'), cell: (clash) => describeSide(clash, 'from') },
              {
                key: 'keep',
                title: sayTenants('mergeKeep'),
                cell: (clash) => (
                  <Radio.Group
                    className="stack-2"
                    aria-label={`${sayTenants('mergeKeep')}${sayMark('：')}${sayRecordKind(clash.kind)} ${clash.what}`}
                    value={answers.get(getClashKey(clash)) ?? null}
                    onChange={(event) => answer([clash], clash.ways.find((way) => way === event.target.value) ?? 'into')}
                    options={clash.ways.map((value) => ({ value, label: sayTenants(`mergeWay_${value}`) }))}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

// What both of two tenants have, asked for as soon as both are chosen, and what was answered.

/** Queries the clashes of a pair and holds the answers; `given` is what the merge is sent, and all are answered where `isAnswered`. */
function useMergeClashes(pair: { readonly into: number; readonly from: number } | null) {
  const [answers, setAnswers] = useState<ClashAnswers>(new Map());
  const clashes = useApiQuery(
    'tenants.clashes',
    { ...(pair ?? { into: 1, from: 1 }), language: getLanguage() },
    { isWaiting: pair === null },
  );
  const asked = clashes.state === 'ready' ? listAskedClashes(clashes.value.rows) : [];
  const given = asked.flatMap(({ kind, id }) => {
    const keep = answers.get(getClashKey({ kind, id }));
    return keep === undefined ? [] : [{ kind, id, keep }];
  });
  return { clashes, answers, setAnswers, given, isAnswered: clashes.state === 'ready' && given.length === asked.length };
}

/** What a tenant can have many of, in the order of its tabs. */
const MERGED_PARTS = ['facts', 'leases', 'accounts', 'hosts', 'people', 'papers', 'cases', 'months', 'bookings', 'files'] as const;
type MergedPart = (typeof MERGED_PARTS)[number];

/** How many of each part a tenant has; null where the asker may not see it. */
function countParts(detail: TenantDetail): Readonly<Record<MergedPart, number | null>> {
  return {
    facts: detail.facts.length,
    leases: detail.leases.length,
    accounts: detail.accounts.length,
    hosts: detail.hosts.length,
    people: detail.headcounts.length,
    papers: detail.papers?.length ?? 0,
    cases: detail.cases?.length ?? 0,
    months: detail.months?.length ?? null,
    bookings: detail.bookings.count,
    files: detail.files?.length ?? 0,
  };
}

/** The parts of the merged one that move, without those it has none of. */
function listMovingParts(detail: TenantDetail): readonly { readonly part: MergedPart; readonly count: number }[] {
  const counts = countParts(detail);
  return MERGED_PARTS.flatMap((part) => {
    const count = counts[part];
    return count === null || count === 0 ? [] : [{ part, count }];
  });
}

function nameOf(detail: TenantDetail): string {
  return String(detail.now.values['name'] ?? NO_VALUE);
}

/** Both tenants, part by part, and what will move. */
export function SideBySide({ into, from }: { readonly into: TenantDetail; readonly from: TenantDetail }) {
  const [left, right] = [countParts(into), countParts(from)];
  const parts = MERGED_PARTS.filter((part) => left[part] !== 0 || right[part] !== 0);
  const rows = [
    ...(['uscc', 'category'] as const).map((field) => ({
      what: sayTenants(field),
      into: into.now.values[field],
      from: from.now.values[field],
    })),
    ...parts.map((part) => ({ what: sayTenant(part), into: left[part] ?? NO_VALUE, from: right[part] ?? NO_VALUE })),
  ];
  const moving = listMovingParts(from).filter(({ part }) => part !== 'facts');
  const what = moving.map(({ part, count }) => `${sayTenant(part)} ${count}`).join(sayMark('、'));
  return (
    <>
      <ShortTable
        label={sayTenants('mergeTitle')}
        rows={rows}
        rowKey={(row) => row.what}
        columns={[
          { key: 'what', title: sayTenants('mergeWhat'), isHead: true, cell: (row) => row.what },
          { key: 'into', title: `${sayTenants('mergeInto')}${sayMark('：')}${nameOf(into)}`, cell: (row) => row.into },
          { key: 'from', title: `${sayTenants('mergeFrom')}${sayMark('：')}${nameOf(from)}`, cell: (row) => row.from },
        ]}
      />
      <p className="tenants-moves">{what === '' ? sayTenants('mergeMovesNothing') : sayTenants('mergeMoves', { what })}</p>
    </>
  );
}

function Compared({ into, from }: { readonly into: number; readonly from: number }) {
  const day = useToday();
  const left = useApiQuery('tenants.detail', { id: into, day });
  const right = useApiQuery('tenants.detail', { id: from, day });
  return <Show asked={left}>{(one) => <Show asked={right}>{(other) => <SideBySide into={one} from={other} />}</Show>}</Show>;
}

interface MergeDialogProps {
  readonly names: ReadonlyMap<number, string>;
  readonly onClose: () => void;
}

/** The dialog. `names`: tenants by id, for what is said afterwards. */
export function MergeDialog({ names, onClose }: MergeDialogProps) {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.merge');
  const [into, setInto] = useState<number | null>(null);
  const [from, setFrom] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const pair = into !== null && from !== null && into !== from ? { into, from } : null;
  const { clashes, answers, setAnswers, given, isAnswered } = useMergeClashes(pair);
  const merge = async (): Promise<Acted> => {
    if (pair === null) return null;
    const outcome = await run({ ...pair, reason: reason.trim(), answers: given });
    if (!outcome.ok) return outcome;
    const words = { from: names.get(pair.from) ?? '', into: names.get(pair.into) ?? '', count: outcome.value.moved };
    notice(sayTenants('mergeDone', words), { change: outcome.value.change });
    return outcome;
  };
  const swap = (): void => {
    setInto(from);
    setFrom(into);
  };
  return (
    <ActionDialog
      title={sayTenants('mergeTitle')}
      width={760}
      ok={sayTenants('mergeGo')}
      isDanger
      isReady={isAnswered && reason.trim() !== ''}
      isUnsaved={reason !== ''}
      act={merge}
      onClose={onClose}
    >
      <p>{sayTenants('mergeHelp')}</p>
      <div className="fields tenants-two">
        <TenantField label={sayTenants('mergeInto')} value={into} onChange={setInto} isNeeded />
        <TenantField
          label={sayTenants('mergeFrom')}
          value={from}
          onChange={setFrom}
          isNeeded
          error={into !== null && into === from ? sayTenants('mergeSame') : null}
        />
      </div>
      {pair === null ? (
        <p className="soft">{sayTenants('mergePick')}</p>
      ) : (
        <>
          <div>
            <Button onClick={swap}>{sayTenants('mergeSwap')}</Button>
          </div>
          <Compared {...pair} />
          <Show asked={clashes}>{({ rows }) => <MergeClashes rows={rows} answers={answers} onAnswer={setAnswers} />}</Show>
        </>
      )}
      <TextField label={sayTenants('mergeReason')} value={reason} onChange={setReason} isNeeded />
    </ActionDialog>
  );
}
