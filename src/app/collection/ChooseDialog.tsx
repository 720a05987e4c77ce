// What counts for one key, and why: a choice that is kept with its reason and can be taken back.
import { Radio } from 'antd';
import { useState } from 'react';
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { formatYuan } from '../ui/values.tsx';
import { formatKey, lineOf, type Source, strongestOf } from './source-rows.ts';
import { saySource } from './source-messages.ts';

type SourceKey = Sources['keys'][number];
/** What stands for no choice: by order. */
const BY_ORDER = 'order';
type Picked = Source | typeof BY_ORDER;

interface ChooseProps {
  readonly sources: Pick<Sources, 'month' | 'tenant'>;
  readonly asked: SourceKey;
  readonly onClose: () => void;
}

function useOptions(asked: SourceKey): readonly { readonly value: Picked; readonly label: string }[] {
  const strongest = strongestOf(asked);
  const own = SALES_SOURCES.flatMap((source) => {
    const line = lineOf(asked, source);
    return line === null
      ? []
      : [{ value: source, label: saySource('amount', { source: saySource(source), amount: formatYuan(line.paid) }) }];
  });
  return strongest === null ? own : [{ value: BY_ORDER, label: saySource('strongest', { source: saySource(strongest) }) }, ...own];
}

/** What the choice is at first: the other source than the one that counts, which is what one came for. */
function firstPick(asked: SourceKey): Picked {
  return SALES_SOURCES.find((source) => source !== asked.effective && lineOf(asked, source) !== null) ?? BY_ORDER;
}

export function ChooseDialog({ sources, asked, onClose }: ChooseProps) {
  const notice = useChangeNotice();
  const { run } = useCommand('collection.choose');
  const [picked, setPicked] = useState<Picked>(firstPick(asked));
  const [reason, setReason] = useState('');
  const options = useOptions(asked);
  const isNeeded = picked !== BY_ORDER;
  const save = async (): Promise<Acted> => {
    const { platform, goodsClass } = asked;
    const source = picked === BY_ORDER ? null : picked;
    const answer = await run({ month: sources.month, tenant: sources.tenant, platform, goodsClass, source, reason: reason.trim() });
    if (!answer.ok) return answer;
    const key = formatKey(asked);
    notice(source === null ? saySource('unchosen', { key }) : saySource('chosen', { key, source: saySource(source) }), answer.value);
    return answer;
  };
  const title = saySource('chooseTitle', { key: formatKey(asked) });
  return (
    <ActionDialog title={title} ok={saySource('save')} isReady={!isNeeded || reason.trim() !== ''} act={save} onClose={onClose}>
      <Radio.Group
        className="stack-2"
        aria-label={title}
        value={picked}
        onChange={(event) => setPicked(options.find(({ value }) => value === event.target.value)?.value ?? BY_ORDER)}
        options={[...options]}
      />
      <NotesField label={saySource('reason')} help={saySource('reasonHelp')} value={reason} onChange={setReason} isNeeded={isNeeded} />
    </ActionDialog>
  );
}
