// The pages of the lobby and of the doors, and the columns of their list.
import { Button } from 'antd';
import type { LobbyPages } from '../../contract/desk/paper.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { sayLobby } from './lobby-messages.ts';

/** A page with its way. */
export interface Place {
  readonly what: string;
  readonly path: string;
}

/** Lists the pages: the lobby first, then each door. */
export function listPlaces(pages: LobbyPages): readonly Place[] {
  return [
    ...(pages.lobby === null ? [] : [{ what: sayLobby('lobby'), path: pages.lobby }]),
    ...pages.doors.map(({ studio, name, path }) => ({ what: [studio, name].filter((one) => one !== null).join(' '), path })),
  ];
}

interface PlaceGround {
  readonly addressOf: (path: string) => string;
  readonly onCopy: (place: Place) => void;
}

/** Builds the columns of the list. */
export function buildPlaceColumns({ addressOf, onCopy }: PlaceGround): readonly Column<Place>[] {
  return [
    { key: 'what', title: sayLobby('studio'), width: 200, text: (row) => row.what },
    { key: 'address', title: sayLobby('address'), width: 520, text: (row) => addressOf(row.path) },
    {
      key: 'copy',
      title: sayLobby('copy'),
      width: 100,
      text: () => '',
      render: (row) => (
        <Button size="small" aria-label={sayLobby('copyOf', { what: row.what })} onClick={() => onCopy(row)}>
          {sayLobby('copy')}
        </Button>
      ),
    },
  ];
}
