// Our own board, with nothing around it but what it needs.
import { createORPCClient } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import type { LivebaseClient } from '../../../src/contract/contract.ts';
import type { BoardDay } from '../../../src/contract/desk/board.ts';
import '../../../src/app/ui/tokens.css';
import '../../../src/app/ui/base.css';
import { ApiProvider } from '../../../src/app/ui/api.tsx';
import { KeyProvider } from '../../../src/app/ui/keys.tsx';
import { createUnconfirmedCalls } from '../../../src/app/ui/unconfirmed-calls.ts';
import { Board } from '../../../src/app/desk/board/Board.tsx';
import type { Zoom } from '../../../src/app/desk/desk-state.ts';
import '../../../src/app/desk/desk.css';
import type { Mount } from './stage.ts';

function nothing(): void {
  // Nothing is opened or made here.
}

/** Nobody answers here: names are asked for where a drop is refused, and stay unknown. */
const client: LivebaseClient = createORPCClient({ call: () => new Promise(() => undefined) });
const lost = createUnconfirmedCalls();
const queries = new QueryClient();

/** Mounts it, in high rows or in low ones. A move comes as a new answer of the backend does. */
export const mountOurs =
  (zoom: Zoom): Mount =>
  (host, day) => {
    const root = createRoot(host);
    host.style.display = 'flex';
    const focus = createRef<HTMLDivElement>();
    let shown: BoardDay = day;
    const draw = (): void =>
      root.render(
        <QueryClientProvider client={queries}>
          <ApiProvider client={client} lost={lost}>
            <KeyProvider>
              <Board
                data={shown}
                studios={shown.studios}
                zoom={zoom}
                now={day.from - 600}
                tenant={null}
                opened={null}
                mark={null}
                lit={null}
                found={null}
                may={{ create: true, move: true, step: true }}
                onStep={() => undefined}
                focus={focus}
                onBlock={null}
                onCreate={nothing}
                onOpen={nothing}
                onForesee={async () => ({ before: null, after: null, swap: null })}
                onMove={async () => null}
              />
            </KeyProvider>
          </ApiProvider>
        </QueryClientProvider>,
      );
    draw();
    return {
      move: (id, studio) => {
        const bookings = shown.bookings.map((one) => (one.id === id ? { ...one, studio, version: one.version + 1 } : one));
        shown = { ...shown, bookings };
        draw();
      },
      block: (id) => host.querySelector(`[data-booking="${id}"]`),
      blocks: () => host.querySelectorAll('[data-booking]').length,
    };
  };
