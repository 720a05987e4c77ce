// Merges two tenants that are one: both side by side, what will move, why; the change can be undone.
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { TenantField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Show } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { useToday } from '../ui/today.ts';
import { NO_VALUE } from '../ui/values.tsx';
import { MergeClashes, type ClashAnswers, getClashKey, listAskedClashes } from './MergeClashes.tsx';
import { sayTenant } from './tenant-messages.ts';
import { sayTenants } from './tenants-messages.ts';

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
  const moving = listMovingParts(from).filter(({ part }) => part !== 'facts');
  const what = moving.map(({ part, count }) => `${sayTenant(part)} ${count}`).join(sayMark('、'));
  return (
    <>
      <div className="tenants-scroll" role="group" aria-label={sayTenants('mergeTitle')} tabIndex={0}>
        <table className="tenants-table">
          <thead>
            <tr>
              <th scope="col">{sayTenants('mergeWhat')}</th>
              <th scope="col">
                {sayTenants('mergeInto')}
                {sayMark('：')}
                {nameOf(into)}
              </th>
              <th scope="col">
                {sayTenants('mergeFrom')}
                {sayMark('：')}
                {nameOf(from)}
              </th>
            </tr>
          </thead>
          <tbody>
            {(['uscc', 'category'] as const).map((field) => (
              <tr key={field}>
                <th scope="row">{sayTenants(field)}</th>
                <td>{into.now.values[field]}</td>
                <td>{from.now.values[field]}</td>
              </tr>
            ))}
            {parts.map((part) => (
              <tr key={part}>
                <th scope="row">{sayTenant(part)}</th>
                <td>{left[part] ?? NO_VALUE}</td>
                <td>{right[part] ?? NO_VALUE}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
