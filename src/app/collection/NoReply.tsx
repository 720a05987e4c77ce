// A tenant without a reply: how it stands, whom to call, and what can be sent.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Collection, CollectionRow } from '../../contract/collection/collection-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { Facts } from '../ui/Page.tsx';
import { formatYuan } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { salesWords } from './sales-messages.ts';
import { StateTag } from './board-columns.tsx';
import { ReplyChecks, Hints } from './ReplyChecks.tsx';
import { replyWords } from './reply-messages.ts';
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
  const say = useMessages(replyWords);
  const saySales = useMessages(salesWords);
  const { send, dialog } = useSendWords();
  const { remind, isBusy } = useReminders(board.month, send);
  const sources = row.sources.map((one) => saySales(`source_${one}`)).join('、');
  const isMissing = row.state === 'missing';
  return (
    <div className="reply">
      <Note tone={isMissing ? 'warn' : 'plain'} title={isMissing ? say('none') : say('noneLines', { sources })}>
        {say('noneHelp')}
      </Note>
      <Facts
        facts={[
          { label: saySales('state'), value: <StateTag state={row.state} /> },
          { label: say('contact'), value: row.contact },
          { label: say('phone'), value: row.phone },
          { label: say('formMade'), value: row.formMade === null ? say('noForm') : formatClock(row.formMade) },
          ...(isMissing ? [] : [{ label: saySales('paid'), value: formatYuan(row.paid) }]),
        ]}
      />
      {row.failing.length === 0 ? null : <ReplyChecks failing={row.failing} questions={null} onCell={() => undefined} />}
      <Hints row={row} />
      <div className="reply-bar">
        <Link href={`~/tenants/${row.tenant}`}>{say('toTenant')}</Link>
        {row.lines === 0 ? null : <Link href={`/${board.month}/differ/${row.tenant}`}>{say('toSources')}</Link>}
        {board.isClosed || row.state === 'extra' ? null : (
          <span className="reply-bar-main">
            <Button loading={isBusy} disabled={!isMissing} onClick={() => void remind('missing', [row.tenant])}>
              {say('remindOne')}
            </Button>
            <Button type="primary" autoFocus loading={forms.isBusy} onClick={() => void forms.makeOne(row.tenant)}>
              {say('makeOne')}
            </Button>
          </span>
        )}
      </div>
      {dialog}
    </div>
  );
}
