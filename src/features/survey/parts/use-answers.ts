import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { AnswerWord } from '#core/diagnosis/answer-words.ts';
import { codeOf } from '#web/locale/failure.ts';
import { createOutbox, type Outbox, type OutboxState, type Shelf } from './outbox.ts';

export interface Saving {
  /** Saves an answer; it answers with the day from which it no longer counts. */
  readonly save: (question: string, answer: AnswerWord) => Promise<{ readonly expiresOn: string }>;
  readonly onSaved: (question: string, answer: AnswerWord, expiresOn: string) => void;
  /** Tells whose answers wait on this device, so that nobody sends another's. */
  readonly owner: string;
}

export interface Answers extends OutboxState {
  readonly give: (question: string, answer: AnswerWord) => void;
  readonly send: () => void;
  /** Questions answered since the page was opened. */
  readonly given: ReadonlySet<string>;
}

/** A refusal that time or the network may lift. */
const passing = new Set(['unreachable', 'busy', 'too-many-requests', 'not-signed-in', 'unexpected']);

function shelfOf(owner: string): Shelf {
  const key = `thirty-answers-${owner}`;
  return {
    read: () => localStorage.getItem(key),
    write: (text) => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)),
  };
}

/** Takes answers and saves each at once; what cannot be saved yet is kept on this device and sent again. */
export function useAnswers({ save, onSaved, owner }: Saving): Answers {
  const [outbox] = useState<Outbox>(() =>
    createOutbox({ save, onSaved: (question, answer, { expiresOn }) => onSaved(question, answer, expiresOn), mayPass: (error) => passing.has(codeOf(error)), shelf: shelfOf(owner) }),
  );
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const state = useSyncExternalStore(outbox.subscribe, outbox.read);
  useEffect(() => {
    outbox.send();
    window.addEventListener('online', outbox.send);
    return () => {
      window.removeEventListener('online', outbox.send);
      outbox.stop();
    };
  }, [outbox]);
  const give = useCallback((question: string, answer: AnswerWord) => {
    setGiven((before) => new Set(before).add(question));
    outbox.give(question, answer);
  }, [outbox]);
  return { ...state, give, send: outbox.send, given };
}
