// What a statement would list as of now: rent, sessions, corrections, sums, and the sessions that have not ended.
import type { StatementPreview } from '../../contract/money/money-shapes.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { buildLineColumns, listOpenSessions, listStatementLines, listSums } from './statement-lines.ts';
import { sayStatement } from './statement-messages.ts';

type Content = StatementPreview['content'];

/** The lines, sums and open sessions of a statement that is not made yet. */
export function StatementLines({ content }: { readonly content: Content }) {
  const lines = listStatementLines(content);
  const open = listOpenSessions(content);
  const columns = buildLineColumns();
  return (
    <>
      <ShortTable label={sayStatement('linesNow')} rows={lines} rowKey={(row) => row.key} columns={columns} />
      <ul className="tenants-means">
        {listSums(content).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <h3>{sayStatement('stillOpen')}</h3>
          <ShortTable label={sayStatement('stillOpen')} rows={open} rowKey={(row) => row.key} columns={columns} />
        </>
      )}
    </>
  );
}
