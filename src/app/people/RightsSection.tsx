// The table of rights: who may do what in this base, each cell to be given or taken by the manager.
import { Checkbox } from 'antd';
import { formatRight } from '../../contract/core/rights-messages.ts';
import { formatRole } from '../../contract/people/role-messages.ts';
import { createRightsTable, type RightCell, type RightRow } from '../../contract/people/rights-table.ts';
import { type Right, ROLES } from '../../domain/base/rights.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { sayPeople } from './people-messages.ts';

function Cell({ right, cell: { role, has, isChanged, isFixed } }: { readonly right: Right; readonly cell: RightCell }) {
  const language = getLanguage();
  const notices = useNotices();
  const { run, isBusy } = useCommand('people.switchRight');
  const name = { role: formatRole(role, language), right: formatRight(right, language) };
  const turn = async (): Promise<void> => {
    const outcome = await run({ role, right, given: !has });
    if (outcome.ok) notices.done(sayPeople(has ? 'rightTaken' : 'rightGiven', name));
    else notices.failed(outcome);
  };
  return (
    <Checkbox
      checked={has}
      disabled={isBusy || isFixed}
      aria-label={sayPeople(isChanged ? 'rightCellChanged' : 'rightCell', name)}
      onChange={() => void turn()}
    >
      {isChanged ? <span className="right-changed">{sayPeople('rightChanged')}</span> : null}
    </Checkbox>
  );
}

/** The table. */
export function RightsSection() {
  const language = getLanguage();
  const asked = useApiQuery('people.rights', {});
  return (
    <Section title={sayPeople('rights')}>
      <p className="soft">{sayPeople('rightsHelp')}</p>
      <Show asked={asked}>
        {({ switched }) => (
          <ShortTable
            label={sayPeople('rights')}
            rows={createRightsTable(switched)}
            rowKey={({ right }) => right}
            columns={[
              { key: 'right', title: sayPeople('right'), cell: ({ right }) => formatRight(right, language), wraps: true },
              ...ROLES.map((role) => ({
                key: role,
                title: formatRole(role, language),
                cell: ({ right, cells }: RightRow) =>
                  cells.filter((cell) => cell.role === role).map((cell) => <Cell key={role} right={right} cell={cell} />),
              })),
            ]}
          />
        )}
      </Show>
    </Section>
  );
}
