// The front desk's room: the board is not built yet, and the screen says so.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { useWords } from '../kit/i18n.ts';
import { Empty } from '../kit/Notes.tsx';
import { Page } from '../kit/Page.tsx';
import { deskWords } from './desk-words.ts';

/** What can be done with bookings until the board is there. */
export function DeskScreen() {
  const say = useWords(deskWords);
  const [, go] = useLocation();
  return (
    <Page title={say('title')}>
      <Empty
        title={say('missing')}
        help={say('help')}
        action={<Button onClick={() => go('~/sales/import')}>{say('importLedger')}</Button>}
      />
    </Page>
  );
}
