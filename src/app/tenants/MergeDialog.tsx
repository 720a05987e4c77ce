// Merges two tenants that are one: both side by side, what will move, why; the change can be undone.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { useApi, useAsk, useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { TenantField } from '../kit/fields/choice-fields.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { useUnsaved } from '../kit/leave-guard.tsx';
import { Show } from '../kit/Notes.tsx';
import { ToldNote } from '../kit/ToldNote.tsx';
import { useChangeNotice } from '../kit/records/change-notice.ts';
import { useToday } from '../kit/today.ts';
import { NO_VALUE } from '../kit/values.tsx';
import { MERGED_PARTS, countParts, movingParts } from './merge-counts.ts';
import { tenantWords } from './tenant-words.ts';
import { tenantsWords } from './tenants-words.ts';

function nameOf(detail: TenantDetail): string {
  return String(detail.now.values['name'] ?? NO_VALUE);
}

function SideBySide({ into, from }: { readonly into: TenantDetail; readonly from: TenantDetail }) {
  const say = useWords(tenantsWords);
  const sayPart = useWords(tenantWords);
  const [left, right] = [countParts(into), countParts(from)];
  const parts = MERGED_PARTS.filter((part) => left[part] !== 0 || right[part] !== 0);
  const moving = movingParts(from).filter(({ part }) => part !== 'facts');
  const what = moving.map(({ part, count }) => `${sayPart(part)} ${count}`).join('、');
  return (
    <>
      <div className="tenants-scroll" role="group" aria-label={say('mergeTitle')} tabIndex={0}>
        <table className="tenants-table">
          <thead>
            <tr>
              <th scope="col">{say('mergeWhat')}</th>
              <th scope="col">
                {say('mergeInto')}：{nameOf(into)}
              </th>
              <th scope="col">
                {say('mergeFrom')}：{nameOf(from)}
              </th>
            </tr>
          </thead>
          <tbody>
            {(['uscc', 'category'] as const).map((field) => (
              <tr key={field}>
                <th scope="row">{say(field)}</th>
                <td>{into.now.values[field]}</td>
                <td>{from.now.values[field]}</td>
              </tr>
            ))}
            {parts.map((part) => (
              <tr key={part}>
                <th scope="row">{sayPart(part)}</th>
                <td>{left[part] ?? NO_VALUE}</td>
                <td>{right[part] ?? NO_VALUE}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="tenants-moves">{what === '' ? say('mergeMovesNothing') : say('mergeMoves', { what })}</p>
    </>
  );
}

function Compared({ into, from }: { readonly into: number; readonly from: number }) {
  const api = useApi();
  const day = useToday();
  const left = useAsk(api.tenants.detail.queryOptions({ input: { id: into, day } }));
  const right = useAsk(api.tenants.detail.queryOptions({ input: { id: from, day } }));
  return <Show asked={left}>{(one) => <Show asked={right}>{(other) => <SideBySide into={one} from={other} />}</Show>}</Show>;
}

function useMerge(onClose: () => void) {
  const say = useWords(tenantsWords);
  const client = useClient();
  const notice = useChangeNotice();
  const { run, isBusy } = useTell(client.tenants.merge);
  const [into, setInto] = useState<number | null>(null);
  const [from, setFrom] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<Told<unknown> | null>(null);
  useUnsaved(reason !== '');
  const isReady = into !== null && from !== null && into !== from && reason.trim() !== '';
  const merge = async (names: ReadonlyMap<number, string>): Promise<void> => {
    if (into === null || from === null || !isReady) return;
    const told = await run({ into, from, reason: reason.trim() });
    setFailed(told);
    if (!told.ok) return;
    onClose();
    const words = { from: names.get(from) ?? '', into: names.get(into) ?? '', count: told.value.moved };
    notice(say('mergeDone', words), { change: told.value.change });
  };
  const swap = (): void => {
    setInto(from);
    setFrom(into);
  };
  return { into, from, reason, setInto, setFrom, setReason, swap, merge, isReady, isBusy, failed };
}

interface MergeDialogProps {
  readonly names: ReadonlyMap<number, string>;
  readonly onClose: () => void;
}

/** The dialog. `names`: tenants by id, for what is said afterwards. */
export function MergeDialog({ names, onClose }: MergeDialogProps) {
  const say = useWords(tenantsWords);
  const form = useMerge(onClose);
  const { into, from, failed } = form;
  const same = into !== null && into === from ? say('mergeSame') : null;
  return (
    <Modal
      open
      width={760}
      title={say('mergeTitle')}
      okText={say('mergeGo')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !form.isReady, danger: true }}
      confirmLoading={form.isBusy}
      onOk={() => void form.merge(names)}
      onCancel={onClose}
    >
      <div className="record-drawer">
        <p>{say('mergeHelp')}</p>
        <div className="fields tenants-two">
          <TenantField label={say('mergeInto')} value={into} onChange={form.setInto} isNeeded />
          <TenantField label={say('mergeFrom')} value={from} onChange={form.setFrom} isNeeded error={same} />
        </div>
        {into === null || from === null || into === from ? (
          <p className="soft">{say('mergePick')}</p>
        ) : (
          <>
            <div>
              <Button onClick={form.swap}>{say('mergeSwap')}</Button>
            </div>
            <Compared into={into} from={from} />
          </>
        )}
        <TextField label={say('mergeReason')} value={form.reason} onChange={form.setReason} isNeeded />
        <ToldNote told={failed} />
      </div>
    </Modal>
  );
}
