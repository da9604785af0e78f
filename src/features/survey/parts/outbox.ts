import { answerWords, type AnswerWord } from '#core/diagnosis/answer-words.ts';

/** What waits to be saved, by question, and why it does; `refused` was not taken and waits no more. */
export interface OutboxState {
  readonly waiting: Readonly<Record<string, AnswerWord>>;
  readonly trouble: unknown;
  readonly refused: unknown;
}

interface OutboxOptions<Saved> {
  readonly save: (question: string, answer: AnswerWord) => Promise<Saved>;
  readonly onSaved: (question: string, answer: AnswerWord, saved: Saved) => void;
  /** Whether what was thrown may pass by itself, so that the answer is sent again. */
  readonly mayPass: (error: unknown) => boolean;
  /** Where what waits outlives the page. */
  readonly shelf: Shelf;
  readonly delays?: readonly number[];
}

export interface Outbox {
  readonly give: (question: string, answer: AnswerWord) => void;
  readonly read: () => OutboxState;
  readonly subscribe: (listen: () => void) => () => void;
  /** Sends what waits, now. */
  readonly send: () => void;
  /** Sends nothing from here on; what waits is kept. */
  readonly stop: () => void;
}

/** Keeps what waits beyond the life of the page. */
export interface Shelf {
  readonly read: () => string | null;
  readonly write: (text: string | null) => void;
}

function onShelf(shelf: Shelf): Record<string, AnswerWord> {
  try {
    const kept: unknown = JSON.parse(shelf.read() ?? '{}');
    const isWord = (entry: [string, unknown]): entry is [string, AnswerWord] => answerWords.some((word) => word === entry[1]);
    return Object.fromEntries(Object.entries(kept ?? {}).filter(isWord));
  } catch {
    return {};
  }
}

/** Sends answers one after another, the newest of each question, and again until they are taken. */
export function createOutbox<Saved>({ save, onSaved, mayPass, shelf, delays = [2000, 5000, 10_000, 20_000] }: OutboxOptions<Saved>): Outbox {
  let state: OutboxState = { waiting: onShelf(shelf), trouble: null, refused: null };
  let [isSending, failures] = [false, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const change = (next: Partial<OutboxState>): void => {
    state = { ...state, ...next };
    shelf.write(Object.keys(state.waiting).length === 0 ? null : JSON.stringify(state.waiting));
    for (const listen of listeners) listen();
  };
  const without = (question: string, answer: AnswerWord): OutboxState['waiting'] =>
    Object.fromEntries(Object.entries(state.waiting).filter(([key, word]) => key !== question || word !== answer));

  const sendOne = async ([question, answer]: [string, AnswerWord]): Promise<boolean> => {
    try {
      onSaved(question, answer, await save(question, answer));
      failures = 0;
      change({ waiting: without(question, answer), trouble: null });
      return true;
    } catch (error) {
      if (mayPass(error)) {
        change({ trouble: error });
        return false;
      }
      change({ waiting: without(question, answer), refused: error });
      return true;
    }
  };

  const send = async (): Promise<void> => {
    if (isSending) return;
    clearTimeout(timer);
    isSending = true;
    for (let first = Object.entries(state.waiting)[0]; first !== undefined; first = Object.entries(state.waiting)[0]) {
      if (await sendOne(first)) continue;
      timer = setTimeout(() => void send(), delays[Math.min(failures, delays.length - 1)]);
      failures += 1;
      break;
    }
    isSending = false;
  };

  return {
    give: (question, answer) => {
      change({ waiting: { ...state.waiting, [question]: answer }, refused: null });
      void send();
    },
    read: () => state,
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    send: () => void send(),
    stop: () => clearTimeout(timer),
  };
}
