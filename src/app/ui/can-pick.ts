// Whether the host has a dialog in which a person picks a folder: the window has, a browser has not.
import { useApi, useApiQuery } from './api.tsx';

/** False until the host has said so. */
export function useCanPick(): boolean {
  const api = useApi();
  const about = useApiQuery(api.shell.about.queryOptions({ input: {} }));
  return about.state === 'ready' && about.value.can.pick;
}
