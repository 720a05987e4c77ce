// A tenant without a reply: how it stands, whom to call, and what can be sent.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Collection, CollectionRow } from '../../contract/collection/collection-shapes.ts';
import { Note } from '../ui/Notes.tsx';
import { Facts } from '../ui/Page.tsx';
import { formatYuan } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { saySales } from './sales-messages.ts';
import { StateTag } from './board-columns.tsx';
import { ReplyChecks, Hints } from './ReplyChecks.tsx';
import { useIsReadOnly } from './read-only.ts';
import { sayReply } from './reply-messages.ts';
import type { FormMaking } from './use-forms.ts';
import { useReminders } from './use-reminders.ts';
import { useSendWords } from './use-send-text.tsx';

interface NoReplyProps {
  readonly board: Collection;
  readonly row: CollectionRow;
  readonly forms: FormMaking;
}

/** What there is to know and do. */
export function NoReply({ board, row, forms }: NoReplyProps) {
  const { send, dialog } = useSendWords();
  const { remind, isBusy } = useReminders(board.month, send);
  const sources = row.sources.map((one) => saySales(`source_${one}`)).join('、');
  const isMissing = row.state === 'missing';
  const isReadOnly = useIsReadOnly(board);
  return (
    <div className="reply">
      <Note tone={isMissing ? 'warn' : 'plain'} title={isMissing ? sayReply('none') : sayReply('noneLines', { sources })}>
        {sayReply('noneHelp')}
      </Note>
      <Facts
        facts={[
          { label: saySales('state'), value: <StateTag state={row.state} /> },
          { label: sayReply('contact'), value: row.contact },
          { label: sayReply('phone'), value: row.phone },
          { label: sayReply('formMade'), value: row.formMade === null ? sayReply('noForm') : formatClock(row.formMade) },
          ...(isMissing ? [] : [{ label: saySales('paid'), value: formatYuan(row.paid) }]),
        ]}
      />
      {row.failing.length === 0 ? null : <ReplyChecks failing={row.failing} questions={null} onCell={() => undefined} />}
      <Hints row={row} />
      <div className="reply-bar">
        <Link href={`~/tenants/${row.tenant}`}>{sayReply('toTenant')}</Link>
        {row.lines === 0 ? null : <Link href={`/${board.month}/differ/${row.tenant}`}>{sayReply('toSources')}</Link>}
        {isReadOnly || row.state === 'extra' ? null : (
          <span className="reply-bar-main">
            <Button loading={isBusy} disabled={!isMissing} onClick={() => void remind('missing', [row.tenant])}>
              {sayReply('remindOne')}
            </Button>
            <Button type="primary" autoFocus loading={forms.isBusy} onClick={() => void forms.makeOne(row.tenant)}>
              {sayReply('makeOne')}
            </Button>
          </span>
        )}
      </div>
      {dialog}
    </div>
  );
}
