import { useEffect, useRef } from 'react';
import { answerWords, type AnswerWord } from '#core/diagnosis/answer-words.ts';
import { areSingleKeysOn } from '#web/single-keys.ts';

interface Keys {
  readonly answer: (word: AnswerWord) => void;
  readonly step: (by: -1 | 1) => void;
  readonly isOff: boolean;
}

/** Whether a key was pressed on the card or on nothing at all: elsewhere it belongs to what has the focus. */
function isOurs({ target, defaultPrevented, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (defaultPrevented || altKey || ctrlKey || metaKey || !(target instanceof Element)) return false;
  return target === document.body || target.closest('[data-survey]') !== null;
}

/** 1 to 4 answer, the arrows walk; not where single keys are switched off. */
export function useKeys(keys: Keys): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { answer, step, isOff } = newest.current;
      if (isOff || event.repeat || !isOurs(event) || !areSingleKeysOn()) return;
      const word = answerWords[Number(event.key) - 1];
      if (word !== undefined) answer(word);
      if (event.key === 'ArrowRight') step(1);
      if (event.key === 'ArrowLeft') step(-1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
