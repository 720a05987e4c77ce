// Whether the host has a dialog in which a person picks a folder: the window has, a browser has not.
import { useApiQuery } from './api.tsx';

/** False until the host has said so. */
export function useCanPick(): boolean {
  const about = useApiQuery('shell.about', {});
  return about.state === 'ready' && about.value.can.pick;
}
