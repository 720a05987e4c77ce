// What a statement would list as of now: rent, sessions, corrections, sums, and the sessions that have not ended.
import type { StatementPreview } from '../../contract/money/money-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { buildLineColumns, listOpenSessions, listStatementLines, listSums } from './statement-lines.ts';
import { statementWords } from './statement-messages.ts';

type Content = StatementPreview['content'];

/** The lines, sums and open sessions of a statement that is not made yet. */
export function StatementLines({ content }: { readonly content: Content }) {
  const say = useMessages(statementWords);
  const lines = listStatementLines(content, say);
  const open = listOpenSessions(content, say);
  const columns = buildLineColumns(say);
  return (
    <>
      <ShortTable label={say('linesNow')} rows={lines} rowKey={(row) => row.key} columns={columns} />
      <ul className="tenants-means">
        {listSums(content, say).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <h3>{say('stillOpen')}</h3>
          <ShortTable label={say('stillOpen')} rows={open} rowKey={(row) => row.key} columns={columns} />
        </>
      )}
    </>
  );
}
