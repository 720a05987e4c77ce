// A port that opens and closes as a setting says: the setting is looked at every two seconds, one look after the other, until it is shut for good.

const RHYTHM_MS = 2000;

/** What follows a setting. */
export interface InStep {
  /** Opens or closes it, as the setting says now. */
  readonly follow: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `look` opens or closes it as the setting says; `shut` closes it if it is open. */
export function keepInStep(look: () => Promise<void>, shut: () => Promise<void>): InStep {
  let turn: Promise<void> = Promise.resolve();
  const follow = (): Promise<void> => {
    turn = turn.then(look);
    return turn;
  };
  const timer = setInterval(() => void follow(), RHYTHM_MS);
  timer.unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await turn;
    await shut();
  };
  return { follow, close };
}
