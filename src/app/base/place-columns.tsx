// The pages of the lobby and of the doors, and the columns of their list.
import { Button } from 'antd';
import type { LobbyPages } from '../../contract/desk/paper.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import type { sayLobby } from './lobby-messages.ts';

/** A page with its way. */
export interface Place {
  readonly what: string;
  readonly path: string;
}

/** Lists the pages: the lobby first, then each door. */
export function listPlaces(pages: LobbyPages, say: SayOf<typeof sayLobby>): readonly Place[] {
  return [
    ...(pages.lobby === null ? [] : [{ what: say('lobby'), path: pages.lobby }]),
    ...pages.doors.map(({ studio, name, path }) => ({ what: [studio, name].filter((one) => one !== null).join(' '), path })),
  ];
}

interface PlaceGround {
  readonly say: SayOf<typeof sayLobby>;
  readonly addressOf: (path: string) => string;
  readonly onCopy: (place: Place) => void;
}

/** Builds the columns of the list. */
export function buildPlaceColumns({ say, addressOf, onCopy }: PlaceGround): readonly Column<Place>[] {
  return [
    { key: 'what', title: say('studio'), width: 200, text: (row) => row.what },
    { key: 'address', title: say('address'), width: 520, text: (row) => addressOf(row.path) },
    {
      key: 'copy',
      title: say('copy'),
      width: 100,
      text: () => '',
      render: (row) => (
        <Button size="small" aria-label={say('copyOf', { what: row.what })} onClick={() => onCopy(row)}>
          {say('copy')}
        </Button>
      ),
    },
  ];
}
