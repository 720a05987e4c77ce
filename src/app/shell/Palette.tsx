// Ctrl+K: finds tenants, studios, bookings, months and commands, and opens them; by keys alone.
import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useApiQuery } from '../ui/api.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { SearchList } from '../ui/grid/SearchList.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { isKeyReady, useKeyList } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { isTie } from '../ui/tenant-match.ts';
import { createEntryOfBooking, findEntries, isBookingNumber, listEntriesOfNames, type PaletteEntry } from './palette-entries.ts';
import { COMMAND_ASKS, type CommandName, SCREEN_ASKS } from './places.ts';
import { useScreens } from './screens.tsx';
import { sayShell } from './shell-messages.ts';

const GROUPS = {
  command: 'groupCommand',
  tenant: 'groupTenant',
  studio: 'groupStudio',
  month: 'groupMonth',
  booking: 'groupBooking',
} as const;

/** Commands that stand on every screen: what they lead to, and what finds them besides their words. */
const COMMANDS: readonly { readonly name: CommandName; readonly path: string; readonly found: string }[] = [
  { name: 'importFiles', path: '/sales/import', found: 'import daoru dr' },
  { name: 'newTenant', path: '/tenants/new', found: 'tenant xinzengqiye xzqy' },
  { name: 'due', path: '/tenants/due', found: 'due daoqitixing dqtx' },
  { name: 'owed', path: '/tenants/owed', found: 'owed shuiqianduoshao sqds' },
  { name: 'statements', path: '/tenants/statements', found: 'statements zhangdan zd' },
];

/** Commands: the screens, the commonest jobs, and whatever this screen has keys for. */
function useCommands(go: (path: string) => void): readonly PaletteEntry[] {
  const list = useKeyList();
  // Before the palette takes the focus: what acts on a selection is offered with that selection on screen.
  const [keys] = useState(() => list().filter(isKeyReady));
  const may = usePermissions();
  const screens = useScreens();
  const command = (id: string, title: string, note: string, run: () => void): PaletteEntry => ({
    id,
    group: 'command',
    title,
    note,
    found: `${title} ${id}`.toLowerCase(),
    run,
  });
  return [
    ...COMMANDS.filter(({ name }) => may.call(...COMMAND_ASKS[name])).map(({ name, path, found }) =>
      command(found, sayShell(name), '', () => go(path)),
    ),
    ...screens.map(({ name, keys: key }) => command(`go ${name}`, sayShell('goTo', { screen: sayShell(name) }), key, () => go(`/${name}`))),
    ...keys
      .filter((one) => !one.keys.startsWith('Alt+') && one.keys !== 'Ctrl+K')
      .map((one) => command(one.keys, one.words, one.keys, one.run)),
  ];
}

/** The booking of a number that was typed, in a list; nothing while it is no number of one. */
function useBookingEntry(text: string, go: (path: string) => void): readonly PaletteEntry[] {
  const isAsked = isBookingNumber(text);
  const input = { booking: isAsked ? text.trim() : '0' };
  const asked = useApiQuery('bookings.get', input, { isWaiting: !isAsked });
  return isAsked && asked.state === 'ready' ? [createEntryOfBooking(asked.value.booking, asked.value.studioCode, go)] : [];
}

function usePalette(onClose: () => void) {
  const [, navigate] = useLocation();
  const askToLeave = useAskToLeave();
  const names = useNames();
  const go = (path: string): void => askToLeave(() => navigate(path));
  const commands = useCommands(go);
  const [text, setText] = useState('');
  const may = usePermissions();
  const things = useMemo(
    () =>
      listEntriesOfNames(names, {
        go: (path) => askToLeave(() => navigate(path)),
        sayLeft: sayShell('tenantLeft'),
        sayClosed: sayShell('studioClosed'),
        sayReport: (month) => sayShell('monthReport', { month }),
        saySales: (month) => sayShell('monthSales', { month }),
        hasReport: may.call(...SCREEN_ASKS.report),
        hasSales: may.call(...SCREEN_ASKS.sales),
      }),
    [names, askToLeave, navigate, may],
  );
  const bookings = useBookingEntry(text, go);
  const found = [...bookings, ...findEntries([...commands, ...things], text)];
  const run = (entry: PaletteEntry): void => {
    onClose();
    entry.run();
  };
  return { text, setText, found, run };
}

const LOOKS = { list: 'palette-list', row: 'palette-entry', here: 'palette-here' } as const;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { text, setText, found, run } = usePalette(onClose);
  return (
    <Modal open title={sayShell('palette')} footer={null} onCancel={onClose} closable={{ 'aria-label': sayUi('close') }} width={620}>
      <SearchList
        hint={sayShell('paletteHint')}
        label={sayShell('palette')}
        text={text}
        onType={setText}
        found={found}
        keyOf={({ id }) => id}
        onTake={run}
        tied={isTie(found) ? sayUi('tied') : null}
        looks={LOOKS}
        draw={({ group, title, note }) => (
          <>
            <span className="palette-group">{sayShell(GROUPS[group])}</span>
            <span className="palette-title">{title}</span>
            <span className="palette-note">{note}</span>
          </>
        )}
      />
      {found.length === 0 ? <p className="soft">{sayShell('paletteNone', { text })}</p> : null}
    </Modal>
  );
}
