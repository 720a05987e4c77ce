// Notices a backend that is there but answers nothing any more, and asks whether to wait or to begin again.
import type { BrowserWindow } from 'electron';
import type { Backend } from './backend-process.ts';
import { askPerson } from './dialogs.ts';

/** Long work runs in threads beside: a backend that is silent for so long hangs. */
export const PATIENCE_MS = 60_000;

/** Asks the backend for a sign of life, again and again. */
export function watchBackend(findWindow: () => BrowserWindow | null, findBackend: () => Backend | null, patienceMs: number): void {
  const look = async (): Promise<void> => {
    const backend = findBackend();
    const isSilent = backend !== null && backend.isAlive() && (await backend.ask('running', patienceMs)) === null && backend.isAlive();
    if (!isSilent || findWindow() === null) return;
    const pressed = await askPerson(findWindow(), {
      type: 'warning',
      message: '管数据的程序很久没有回应。',
      detail: '已经显示“成功”的内容都在硬盘上。可以再等等，或重新开始：正在做的那一步会整个退回，或已经整个完成。',
      buttons: ['重新开始', '再等等'],
      defaultId: 1,
    });
    if (pressed === 0) backend.kill();
  };
  const next = (): void => {
    setTimeout(() => void look().finally(next), patienceMs / 2);
  };
  next();
}
