// Says that short names were proposed and nobody has looked at them; nothing once somebody has.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { useApiQuery } from './api.tsx';
import { usePermissions } from './permissions.tsx';
import { Note } from './Notes.tsx';
import { sayShortNames } from './short-names-messages.ts';

/** The note, for anyone who can do it. */
export function ShortNamesNote() {
  const [, go] = useLocation();
  const isMine = usePermissions().call('tenants.shortNamesSeen');
  const asked = useApiQuery('tenants.shortNames', {}, { isWaiting: !isMine });
  if (asked.state !== 'ready' || !asked.value.isUnseen) return null;
  return (
    <Note tone="warn" actions={<Button onClick={() => go('~/tenants/short-names')}>{sayShortNames('look')}</Button>}>
      {sayShortNames('proposed', { count: asked.value.rows.length })}
    </Note>
  );
}
