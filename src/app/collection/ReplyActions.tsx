// What can be done with a reply now, by buttons and by keys.
import { Button } from 'antd';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { sayReply } from './reply-messages.ts';
import type { LookedReply, ReplyDesk } from './use-reply-desk.ts';

/** What can be done now, by buttons and keys. */
function useActions({ row, reply }: LookedReply, desk: ReplyDesk) {
  const askToLeave = useAskToLeave();
  const { questions, commands, canAct } = desk;
  const canSend = canAct && questions.isDirty && !commands.isBusy;
  const canAccept = canAct && (reply.state === 'received' || reply.state === 'answered');
  // A corrected reply may come in before the words that explain it.
  const wasAsked = reply.earlier.some(({ steps }) => steps.some(({ state }) => state === 'queried'));
  const canAnswer = canAct && (reply.state === 'queried' || reply.state === 'answered' || (reply.state === 'received' && wasAsked));
  // The fields that were typed in are gone then: the sheet is where one was before.
  const send = (): void => (canSend ? void commands.ask().then(desk.toSheet) : undefined);
  const answer = (): void => (canAnswer ? desk.setAnswering(true) : undefined);
  const accept = (): void => {
    if (!canAccept) return;
    askToLeave(() => (row.failing.length === 0 ? void commands.accept().then(desk.toSheet) : desk.setAccepting(true)));
  };
  useKeys(
    desk.isAccepting
      ? []
      : [
          { keys: 'Q', words: sayReply('keyAsk'), run: () => (canAct ? desk.toField(null) : undefined), alsoInDialogs: true },
          { keys: 'R', words: sayReply('keyAnswer'), run: answer, alsoInDialogs: true },
          { keys: 'A', words: sayReply('keyAccept'), run: accept, alsoInDialogs: true },
          { keys: 'S', words: sayReply('keySave'), run: () => void commands.saveReceived(), alsoInDialogs: true },
          { keys: 'Ctrl+Enter', words: sayReply('keySend'), run: send, alsoInFields: true },
        ],
  );
  return { canSend, canAccept, canAnswer, send, answer, accept };
}

/** The bar at the foot of a reply; each button has its key. */
export function ActionBar({ looked, desk }: { readonly looked: LookedReply; readonly desk: ReplyDesk }) {
  const actions = useActions(looked, desk);
  const { reply } = looked;
  const { commands, canAct } = desk;
  const wasAsked = reply.steps.some(({ state }) => state === 'queried');
  return (
    <div className="reply-bar">
      <Button onClick={() => void commands.saveReceived()} title="S">
        {sayReply('received')}
      </Button>
      {wasAsked ? (
        <Button disabled={commands.isBusy} onClick={() => void commands.returnAgain()}>
          {sayReply('returnCopy')}
        </Button>
      ) : null}
      {canAct ? (
        <span className="reply-bar-main">
          <Button disabled={!actions.canAnswer} onClick={actions.answer} title="R">
            {sayReply('answer')}
          </Button>
          <Button
            type={actions.canSend ? 'primary' : 'default'}
            disabled={!actions.canSend}
            loading={commands.isBusy}
            onClick={actions.send}
            title={`Ctrl+Enter · ${sayReply('askHelp')}`}
          >
            {sayReply(wasAsked ? 'askAgain' : 'ask')}
          </Button>
          <Button
            type={actions.canSend ? 'default' : 'primary'}
            disabled={!actions.canAccept || commands.isBusy}
            onClick={actions.accept}
            title={reply.state === 'queried' ? sayReply('answerFirst') : 'A'}
          >
            {sayReply('accept')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
