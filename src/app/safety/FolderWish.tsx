// A folder that a person picks where the program runs, or gives up: its two buttons, and what they do.
import { Button } from 'antd';
import { usePickFolder } from '../ui/files/pick-folder.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';

interface Wish {
  readonly purpose: 'backup' | 'update';
  /** Sets the picked folder, or none, and answers which it is then. */
  readonly method: 'settings.secondFolder' | 'updates.setFolder';
  /** Which folder it is now, in words. */
  readonly sayNow: (folder: string | null) => string;
}

/** Picks, sets and gives up. */
export function useFolderWish({ purpose, method, sayNow }: Wish) {
  const notices = useNotices();
  const { pick: pickFolder, dialog } = usePickFolder();
  const { send, isBusy } = useToldCommand(method, ({ folder }) => sayNow(folder));
  const pick = async (): Promise<void> => {
    const picked = await pickFolder(purpose);
    if (!picked.ok) notices.failed(picked);
    else if (picked.value !== null) await send({ token: picked.value.token });
  };
  return { pick, clear: () => send({ token: null }), isBusy, dialog };
}

interface FolderButtonsProps {
  readonly wish: ReturnType<typeof useFolderWish>;
  readonly pick: string;
  /** Null where there is none to give up. */
  readonly clear: string | null;
}

/** The buttons, in these words. */
export function FolderButtons({ wish, pick, clear }: FolderButtonsProps) {
  return (
    <>
      <Button loading={wish.isBusy} onClick={() => void wish.pick()}>
        {pick}
      </Button>
      {wish.dialog}
      {clear === null ? null : (
        <Button loading={wish.isBusy} onClick={() => void wish.clear()}>
          {clear}
        </Button>
      )}
    </>
  );
}
